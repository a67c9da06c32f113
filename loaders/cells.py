"""Cells: one row's text read as what the model says it is; what can't be read is noted."""

from collections.abc import Collection, Iterable

from graph.claims import Source, Value
from graph.days import bounds
from loaders.layout import SOURCE
from loaders.read import Row
from model.problems import Problem
from model.reader import Model, Property

LONGEST_NUMBER = 18  # digits: what every engine holds
_YES_NO = {"yes": True, "no": False}


class Cells:
    """The cells of one row."""

    def __init__(self, row: Row, model: Model, problems: list[Problem]) -> None:
        self.row, self.model, self.problems = row, model, problems

    def get(self, column: str) -> str | None:
        """The text of a cell; None where it is empty."""
        return self.row.cells.get(column)

    def missing(self, columns: Iterable[str]) -> list[str]:
        """Which of these columns are empty; each is noted."""
        empty = [column for column in columns if column not in self.row.cells]
        for column in empty:
            self.wrong(column, "nothing", f"a value for {column}", f"fill in {column}")
        return empty

    def props(self, properties: dict[str, Property]) -> dict[str, Value]:
        """The properties that the row fills."""
        read = {name: self.value(name, prop) for name, prop in properties.items()}
        return {name: value for name, value in read.items() if value is not None}

    def value(self, column: str, prop: Property) -> Value | None:
        """A cell as its property's type; None where it is empty or wrong."""
        cell = self.row.cells.get(column)
        if cell is None:
            return None
        match prop.type:
            case "list":
                return self.items(column)
            case "integer":
                return self.integer(column, cell)
            case "yes_no":
                said = self.choice(column, _YES_NO)
                return None if said is None else _YES_NO[said]
            case "choice":
                return self.choice(column, prop.of)
            case "date":
                return self.day(column)
            case "text":
                return cell

    def items(self, column: str) -> list[str]:
        """The values of a cell that holds several, separated by `;`."""
        cell = self.row.cells.get(column, "")
        return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))

    def integer(self, column: str, cell: str) -> int | None:
        """A whole number."""
        if cell.isascii() and cell.isdigit() and len(cell) <= LONGEST_NUMBER:
            return int(cell)
        expected = f"a whole number of at most {LONGEST_NUMBER} digits"
        self.wrong(column, cell, expected, "write digits only")
        return None

    def choice(self, column: str, among: Iterable[str]) -> str | None:
        """A value from a closed list."""
        cell = self.row.cells.get(column)
        if cell is None or cell in among:
            return cell
        self.wrong(column, cell, f"one of {', '.join(among)}", "choose one of these")
        return None

    def day(self, column: str) -> str | None:
        """A partial date, as given."""
        cell = self.row.cells.get(column)
        if cell is None:
            return None
        try:
            bounds(cell)
        except ValueError:
            expected = "a date such as 2008, 2008-04 or 2008-04-18"
            self.wrong(column, cell, expected, "correct the date")
            return None
        return cell

    def sources(self, column: str | None = None, but: Collection[str] = ()) -> list[Source]:
        """The row's sources, or those of one column's link, less those narrowed to `but`.

        A row of a spreadsheet that has no columns for sources cites itself.
        """
        cells = self.row.cells
        if not any(name in cells for name in SOURCE):
            return [Source(self.row.file, "sheet", f"row {self.row.number}")]
        first = [cells.get(name, "?").replace("|", "/") for name in SOURCE[:3]]
        more = filter(None, (self.source(text) for text in self.items("more_sources")))
        every = [Source(*first), *more]
        if column:
            return [s._replace(field=None) for s in every if s.field in (None, column)]
        return [source for source in every if source.field not in but]

    def unsourced(self) -> None:
        """Note which part of the row's source is missing."""
        if any(name in self.row.cells for name in SOURCE):
            for name in SOURCE[:3]:
                if name not in self.row.cells:
                    expected = f"the source's {name}"
                    self.wrong(name, "nothing", expected, "give every fact its source")

    def source(self, text: str) -> Source | None:
        """One of `more_sources`."""
        try:
            return Source.parse(text)
        except ValueError:
            fix = "separate the parts by |, and several sources by ;"
            self.wrong("more_sources", text, "document|paragraph|lines", fix)
            return None

    def wrong(self, column: str, saw: str, expected: str, fix: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(Problem(self.row.where(column), saw, expected, fix))
