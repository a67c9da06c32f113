"""`answerable doctor`."""

import click

from app import options, output


@click.command("doctor")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@options.store
def command(format_: str, store: str | None) -> None:
    """Versions, the store, what is loaded, how old it is, and what is missing.

    \b
    answerable doctor
    """
    from app.health import health
    from app.texts.listing import health_text
    from graph.opening import open_store

    with open_store(store) as opened:
        found = health(opened)
    if format_ == "json":
        output.say_json({"ok": True, **found})
    else:
        output.say(health_text(found))
