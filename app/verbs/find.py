"""`answerable find`."""

import click

from app import options, output


@click.command("find")
@click.argument("words")
@options.reading
def command(
    words: str, store: str | None, as_of: str | None, area: str | None, format_: str
) -> None:
    """Search by name, alias or code; typing errors are forgiven.

    \b
    answerable find housing
    answerable find "helth and wellbeing"
    """
    from app.texts.listing import found_text
    from graph.opening import open_store
    from queries.dates import areas
    from queries.names import find

    with open_store(store) as opened:
        when, names = areas(opened, as_of, area)
        found = [one for one in find(opened, words) if area in (None, one.area)]
    rows = [one._asdict() for one in found]
    match format_:
        case "json":
            days = {name: when.day(name) for name in names}
            answer = {"ok": True, "found": rows, "as_of": as_of, "as_of_by_area": days}
            output.say_json(answer)
        case "csv":
            output.say_csv(rows, ["id", "kind", "name", "area", "status", "score", "by"])
        case _:
            output.say(found_text(found, words))
