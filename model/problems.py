"""What can go wrong, in words a person can act on.

BadInput            what was given can't be used; nothing was changed (exit code 2)
└── ModelError      a file of model/ or a query's header is wrong
StoreUnreachable    the store can't be opened, reached or written (exit code 3)
"""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what was seen, what was expected, how to fix it."""

    where: str
    saw: str
    expected: str
    fix: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.where}: saw {self.saw}; expected {self.expected}; fix: {self.fix}"

    def as_dict(self) -> dict[str, str]:
        """The shape that every failure has in JSON."""
        return asdict(self)


class AnswerableError(Exception):
    """A failure with a sentence for people and, where there are several, each problem."""

    def __init__(self, sentence: str, problems: list[Problem] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.problems = problems or []


class BadInput(AnswerableError):  # noqa: N818 (named for what the person sees)
    """What was given can't be used; nothing was changed."""


class ModelError(BadInput):
    """A file of model/ or a query's header is wrong."""


class StoreUnreachable(AnswerableError):  # noqa: N818
    """The store can't be opened, reached or written."""
