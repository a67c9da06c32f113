"""One thing as text and as rows."""

from collections.abc import Mapping

from app.texts.cells import in_words, plain_source
from model.reader import Model
from queries.show import Shown, Tie


def show_text(shown: Shown, model: Model) -> str:
    """One thing: facts, links by relation, sources, and what is not recorded."""
    thing = shown.thing
    lines = [f"{thing['name']}  ({thing['kind']}, {thing['id']})"]
    lines += [f"  {row['what']}: {row['value']}{_brackets(row)}" for row in show_rows(shown, model)]
    lines += ["  sources:", *(f"    {plain_source(text)}" for text in shown.sources)]
    return "\n".join(lines)


def show_rows(shown: Shown, model: Model) -> list[dict[str, object]]:
    """Facts and links as rows: what, value, basis, sources."""
    rows: list[dict[str, object]] = [
        {
            "what": fact.name.replace("_", " "),
            "value": in_words(fact.value),
            "basis": None,
            "sources": [plain_source(text) for text in fact.sources]
            if fact.value is not None
            else [],
        }
        for fact in shown.facts
    ]
    return rows + [_tie_row(tie, str(shown.thing["kind"]), model) for tie in shown.ties]


def _tie_row(tie: Tie, kind: str, model: Model) -> dict[str, object]:
    kept = tie.link.get("sources")
    words = tie.link.get("words")
    return {
        "what": tie.verb(kind, model),
        "value": f"{tie.other['name']}" + (f" (“{words}”)" if words else ""),
        "basis": model.common.basis[str(tie.link["basis"])],
        "sources": [plain_source(str(text)) for text in kept] if isinstance(kept, list) else [],
    }


def _brackets(row: Mapping[str, object]) -> str:
    sources = row["sources"]
    texts = [str(source) for source in sources] if isinstance(sources, list) else []
    inside = "; ".join(filter(None, [str(row["basis"] or ""), *texts]))
    return f"  [{inside}]" if inside else ""
