"""Tables as CSV that a spreadsheet can open without running anything."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def neutral(cell: object) -> str:
    """A cell as text; what a spreadsheet would take for a formula gets a leading apostrophe."""
    if cell is None:
        return ""
    text = "; ".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def as_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Rows as CSV (RFC 4180 but for line ends of one character), with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([neutral(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()
