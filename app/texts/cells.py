"""How single values read in text."""

from graph.claims import Source

WIDTH = 96


def plain_source(kept: str) -> str:
    """A source as kept, for people: document, paragraph, lines."""
    source = Source.parse(kept)
    return f"{source.document}, {source.paragraph}, lines {source.lines}"


def in_words(value: object) -> str:
    """A value of any type; nothing reads `not recorded`."""
    if value is None:
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
