"""Shape: rows to things and links. Pure: no graph, no files."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.claims import Claims, Link, Thing
from loaders.cells import Cells
from loaders.layout import Layout, RowLink
from loaders.read import Row, Sheet
from model.problems import Problem
from model.reader import Model, Relation

_ID = re.compile(r"[a-z0-9][a-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?")


class Shaped(NamedTuple):
    """What the rows say, where each thing and link stands, and what could not be understood."""

    claims: Claims
    where: dict[str, Row]
    problems: list[Problem]


def shape(sheets: list[Sheet], layouts: dict[str, Layout], model: Model) -> Shaped:
    """The claims of all sheets together; every problem is collected, none raised."""
    claims = Claims()
    where: dict[str, Row] = {}
    problems: list[Problem] = []
    for sheet in sheets:
        layout = layouts.get(sheet.name)
        if layout is None:
            problems.append(_unknown_sheet(sheet, layouts))
            continue
        problems += _header_problems(sheet, layout, model)
        for row in sheet.rows:
            for claim in _row_claims(Cells(row, model, problems), layout):
                key = claim.id if isinstance(claim, Thing) else claim.key
                if key in where:
                    problems.append(_twice(claim, row, where[key]))
                where[key] = row
                if isinstance(claim, Thing):
                    claims.things[key] = claim
                else:
                    claims.links[key] = claim
    return Shaped(claims, where, problems)


def _row_claims(cells: Cells, layout: Layout) -> Iterator[Thing | Link]:
    cells.unsourced()
    if layout.row_link:
        yield from _row_links(cells, layout, layout.row_link)
    else:
        thing = _thing(cells, layout)
        if thing:
            yield thing
            yield from _column_links(cells, layout, thing.id)


def _thing(cells: Cells, layout: Layout) -> Thing | None:
    id_ = cells.get("id") or ""
    if id_ and not _ID.fullmatch(id_):
        cells.wrong("id", id_, "area/slug in lower case", "write it like oxfordshire/my-board")
    if cells.missing(layout.required()):
        return None
    kind = cells.model.kinds[str(layout.thing)]
    return Thing(
        id=id_,
        kind=kind.name,
        name=cells.get("name") or cells.get(str(layout.name_from)) or "",
        aliases=cells.items("aliases"),
        status=cells.choice("status", cells.model.common.status) or "not_stated",
        text_status=cells.choice("text_status", cells.model.common.text_status) or "not_stated",
        since=cells.day("since"),
        until=cells.day("until"),
        note=cells.get("note"),
        props=cells.props(kind.properties),
        sources=cells.sources(but=layout.links),
    )


def _column_links(cells: Cells, layout: Layout, id_: str) -> Iterator[Link]:
    for column, link in layout.links.items():
        for other in cells.items(column):
            ends = (other, id_) if link.reverse else (id_, other)
            yield Link(
                from_=ends[0],
                relation=link.relation,
                to=ends[1],
                basis=link.basis,
                words=cells.get(link.words or ""),
                sources=cells.sources(column),
            )


def _row_links(cells: Cells, layout: Layout, row_link: RowLink) -> Iterator[Link]:
    relation = _relation(cells, row_link)
    if cells.missing(layout.required()) or relation is None:
        return
    _foreign_cells(cells, relation, row_link)
    common = cells.model.common
    for from_ in cells.items(row_link.from_):
        for to in cells.items(row_link.to):
            yield Link(
                from_=from_,
                relation=relation.name,
                to=to,
                slot=cells.get("slot") or "",
                basis=cells.choice("basis", common.basis) or "stated",
                status=cells.choice("status", common.status) or "not_stated",
                since=cells.day("since"),
                until=cells.day("until"),
                strength=cells.choice("strength", common.strength),
                words=cells.get("words"),
                reason=cells.get("reason"),
                note=cells.get("note"),
                props=cells.props(relation.properties),
                sources=cells.sources(),
            )


def _relation(cells: Cells, row_link: RowLink) -> Relation | None:
    name = row_link.relation or cells.get("relation")
    relation = cells.model.relations.get(name) if name else None
    if name and relation is None:
        known = ", ".join(sorted(cells.model.relations))
        cells.wrong("relation", name, f"one of {known}", "correct the relation")
    return relation


def _foreign_cells(cells: Cells, relation: Relation, row_link: RowLink) -> None:
    """A cell in a column that belongs to another relation would be lost: say so."""
    every = {name for other in cells.model.relations.values() for name in other.properties}
    own = {*relation.properties, row_link.from_, row_link.to}
    for column in sorted((every - own) & cells.row.cells.keys()):
        saw = f"{cells.get(column)!r}"
        cells.wrong(column, saw, f"nothing: {relation.name} has no {column}", "empty the cell")


def _unknown_sheet(sheet: Sheet, layouts: dict[str, Layout]) -> Problem:
    known = ", ".join(f"{name}.csv" for name in layouts)
    fix = "rename the file, or list it under not_loaded in scope.yaml"
    return Problem(sheet.file, f"a sheet called {sheet.name}", f"one of {known}", fix)


def _header_problems(sheet: Sheet, layout: Layout, model: Model) -> list[Problem]:
    allowed = layout.columns(model)
    unknown = [
        Problem(
            where=f"{sheet.file} · column {column or '(no heading)'}",
            saw=f"the column {column!r}",
            expected=f"one of {', '.join(sorted(allowed))}",
            fix="rename or remove the column",
        )
        for column in sheet.header
        if column not in allowed
    ]
    missing = [
        Problem(sheet.file, f"no column {column!r}", f"the column {column}", "add the column")
        for column in layout.required()
        if column not in sheet.header
    ]
    return unknown + missing


def _twice(claim: Thing | Link, row: Row, first: Row) -> Problem:
    if isinstance(claim, Thing):
        fix = "give one of them another id, or put both rows together"
        return Problem(row.where("id"), claim.id, f"an id not used in {first.where()}", fix)
    fix = "keep one, with both sources; or tell the two apart in the column slot"
    return Problem(row.where(), claim.key, f"a link not given in {first.where()}", fix)
