"""`answerable show`."""

import click

from app import options, output


@click.command("show")
@click.argument("thing")
@options.reading
def command(
    thing: str, store: str | None, as_of: str | None, area: str | None, format_: str
) -> None:
    """One thing: every fact, every link, every source, and what is not recorded.

    \b
    answerable show "Public Service Board"
    answerable show oxfordshire/ni-154 --format json
    """
    from app.shapes import show_shape
    from app.texts.showing import show_rows, show_text
    from graph.opening import open_store
    from model.reader import load_model
    from queries.show import show

    model = load_model()
    with open_store(store, model) as opened:
        shown = show(opened, thing, as_of, model, area)
    match format_:
        case "json":
            output.say_json(show_shape(shown))
        case "csv":
            output.say_csv(show_rows(shown, model), ["what", "value", "basis", "sources"])
        case _:
            output.say(show_text(shown, model))
