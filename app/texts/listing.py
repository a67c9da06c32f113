"""Search results, questions, their rows and the doctor's findings as text."""

from collections.abc import Iterator, Mapping, Sequence

from app.texts.cells import in_words as value_words
from graph.days import in_words
from queries.catalogue import Header, Query
from queries.names import Found


def found_text(found: Sequence[Found], words: str) -> str:
    """Search results, grouped by kind, best first."""
    if not found:
        return f"Nothing loaded is called anything like {words!r}."
    lines = []
    for kind in dict.fromkeys(one.kind for one in found):
        of_kind = [one for one in found if one.kind == kind]
        lines.append(f"{kind} ({len(of_kind)})")
        lines += [f"  {one.name}  {one.id}" for one in of_kind]
    return "\n".join(lines)


def questions_text(questions: Sequence[Query]) -> str:
    """The questions there are, each with how to ask it."""
    lines = []
    for one in questions:
        wanted = [name for name, type_ in one.header.parameters.items() if type_ == "thing"]
        lines += [one.header.title]
        lines += [f"  answerable ask {' '.join([one.header.id, *(f'{n}=…' for n in wanted)])}"]
    return "\n".join(lines)


def rows_text(header: Header, rows: Sequence[Mapping[str, object]], days: dict[str, str]) -> str:
    """The answer to a question: its title, the days, and a block a row."""
    spoken = ", ".join(f"{area} as at {in_words(day)}" for area, day in days.items())
    lines = [f"{header.title} ({spoken})"]
    if not rows:
        lines.append("  Nothing is recorded.")
    for row in rows:
        cells = [(name, value) for name, value in row.items() if value is not None]
        lines.append("- " + "; ".join(f"{name}: {value_words(value)}" for name, value in cells))
    return "\n".join(lines)


def health_text(found: Mapping[str, object]) -> str:
    """What `doctor` found."""
    return "\n".join(_health_lines(found, 0))


def _health_lines(value: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if isinstance(inner, Mapping | list):
                yield f"{pad}{str(name).replace('_', ' ')}"
                yield from _health_lines(inner, depth + 1)
            else:
                yield f"{pad}{str(name).replace('_', ' ')}: {value_words(inner)}"
    elif isinstance(value, list):
        for inner in value or ["nothing"]:
            line = "; ".join(_health_lines(inner, 0)) if isinstance(inner, Mapping) else str(inner)
            yield f"{pad}{line}"
