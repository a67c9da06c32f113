"""The sheets' layout, read from sheets/: which sheet makes what, and which column goes where.

A sheet of things has the columns that every thing has, those of its kind's properties, and those
it declares under `links`. A sheet of links has the two ends, the columns that every link has, and
those of its relation's properties.
"""

from functools import cache
from pathlib import Path

import msgspec

from model.problems import ModelError, Problem
from model.reader import Model, Strict, read_yaml

HERE = Path(__file__).parent / "sheets"

SOURCE = ("document", "paragraph", "lines", "more_sources")
THING = ("id", "name", "aliases", "status", "text_status", "since", "until", "note", *SOURCE)
LINK = (
    *("slot", "basis", "status", "since", "until", "strength", "words", "reason", "note"),
    *SOURCE,
)


class ColumnLink(Strict, frozen=True):
    """A column of a thing's sheet that holds the other end of a link, by id."""

    relation: str
    reverse: bool = False
    basis: str = "stated"
    words: str | None = None


class RowLink(Strict, frozen=True):
    """A sheet whose every row is a link; with no relation of its own, a column names it."""

    from_: str = msgspec.field(name="from")
    to: str
    relation: str | None = None


class Layout(Strict, frozen=True):
    """One sheet."""

    sheet: str
    about: str
    thing: str | None = None
    name_from: str | None = None
    links: dict[str, ColumnLink] = {}
    row_link: RowLink | None = None

    def columns(self, model: Model) -> frozenset[str]:
        """Every column the sheet may have."""
        if self.row_link:
            own = {self.row_link.from_, self.row_link.to, *LINK}
            if self.row_link.relation:
                return frozenset(own | model.relations[self.row_link.relation].properties.keys())
            every = (relation.properties for relation in model.relations.values())
            return frozenset(own | {"relation"} | {name for names in every for name in names})
        words = {link.words for link in self.links.values() if link.words}
        properties = model.kinds[str(self.thing)].properties.keys()
        return frozenset({*THING, *properties, *self.links, *words})

    def required(self) -> tuple[str, ...]:
        """The columns it can't do without."""
        if self.row_link:
            relation = () if self.row_link.relation else ("relation",)
            return (self.row_link.from_, *relation, self.row_link.to)
        return ("id", self.name_from or "name")


@cache
def layouts(folder: Path = HERE) -> dict[str, Layout]:
    """Every sheet by name; ModelError names the file that is wrong."""
    read = [read_yaml(path, Layout) for path in sorted(folder.glob("*.yaml"))]
    for layout in read:
        if (layout.thing is None) == (layout.row_link is None):
            where = f"sheets/{layout.sheet}.yaml"
            problem = Problem(where, "both or neither", "either `thing` or `row_link`", "keep one")
            raise ModelError(str(problem), [problem])
    return {layout.sheet: layout for layout in read}
