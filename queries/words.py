"""Names, dates and sources as they stand in a sentence. The same words for the same thing."""

from collections.abc import Iterable, Mapping

from graph.claims import Source
from graph.days import in_words

Row = Mapping[str, object]

# A name that ends in one of these is spoken of with "the".
_NOUNS = frozenset(
    "agreement assembly authority body board cabinet centre commission committee directorate "
    "executive forum framework fund generator group lead network office officer owner panel "
    "partnership plan post programme secretariat service strategy team trust unit".split()
)


def the(thing: Row) -> str:
    """A thing's name with its article: `the Public Service Board`, `Oxfordshire County Council`."""
    name = str(thing["name"])
    if thing.get("kind") == "Target":
        return label(thing)
    bare = name.split("(")[0].split()
    if bare and bare[-1].casefold() in _NOUNS and not name.casefold().startswith("the "):
        return f"the {name}"
    return name


def label(thing: Row) -> str:
    """A target by its number and its promise, `NI 154 (Increase …)`; other things by name."""
    codes = [str(code) for code in _list(thing.get("indicators"))]
    if thing.get("kind") != "Target" or not codes:
        quoted = thing.get("kind") == "Target"
        return f"“{thing['name']}”" if quoted else str(thing["name"])
    more = f" and {len(codes) - 1} more" if len(codes) > 1 else ""
    return f"{codes[0]}{more} (“{thing['name']}”)"


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    some = list(words)
    return f" {last} ".join(filter(None, (", ".join(some[:-1]), some[-1]))) if some else ""


def capital(sentence: str) -> str:
    """The sentence with a capital first letter, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def document_name(document: Row | None) -> str:
    """`the June 2009 handbook`; where the document isn't loaded, `the source`."""
    if document is None:
        return "the source"
    date = document.get("date")
    dated = f"{in_words(str(date))} " if date else ""
    return f"the {dated}{document.get('noun') or document['name']}"


def cited(source: Source, document: Row | None) -> str:
    """A source for people: `June 2009 handbook, Scrutiny, line 395`."""
    several = "-" in source.lines or "," in source.lines
    lines = f"lines {source.lines}" if several else f"line {source.lines}"
    name = document_name(document).removeprefix("the ") if document else source.document
    return f"{name}, {source.paragraph}, {lines if source.lines[:1].isdigit() else source.lines}"


def cited_once(sources: Iterable[Source], documents: Iterable[Row]) -> list[str]:
    """Sources for people: a paragraph once, with all its lines."""
    by_name = {document.get("cited_as"): document for document in documents}
    lines: dict[Source, dict[str, None]] = {}
    for source in sources:
        lines.setdefault(source._replace(lines="", field=None), {})[source.lines] = None
    return [
        cited(paragraph._replace(lines=", ".join(at)), by_name.get(paragraph.document))
        for paragraph, at in lines.items()
    ]


def in_short(dated: Row) -> str:
    """The period of a thing or link: `since 1 April 2008`, `2004 to 2008`, `not dated`."""
    since, until = dated.get("since"), dated.get("until")
    if since and until:
        return f"{in_words(str(since))} to {in_words(str(until))}"
    if since:
        return f"since {in_words(str(since))}"
    return f"until {in_words(str(until))}" if until else "not dated"


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
