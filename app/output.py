"""How answers leave the command: text for people, JSON and CSV for programs."""

from collections.abc import Iterable, Mapping, Sequence

from model.problems import AnswerableError


def say(text: str) -> None:
    """One line or more to standard output."""
    import click

    click.echo(text)


def say_json(answer: object) -> None:
    """An answer as JSON, keys sorted, to standard output."""
    say(_json(answer))


def say_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    """Rows as CSV, spreadsheet formulas neutralised, to standard output."""
    import click

    from reports.tables import as_csv

    click.echo(as_csv(rows, columns), nl=False)


def failure_as_json(error: AnswerableError) -> str:
    """The one shape that every failure has in JSON."""
    problems = [problem.as_dict() for problem in error.problems]
    return _json({"ok": False, "error": error.sentence, "errors": problems})


def _json(value: object) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1).decode()
