"""`answerable undo`."""

import click

from app import options, output


@click.command("undo")
@click.argument("load")
@options.store
def command(load: str, store: str | None) -> None:
    """Take one load back whole; `answerable doctor` lists the loads.

    \b
    answerable undo oxfordshire/handbook@2
    """
    from graph.opening import open_store
    from loaders.load import undo

    with open_store(store) as opened:
        version = undo(load, opened)
        left = opened.heads().get(version.scope)
    now = f"{version.scope} is as {left.load} left it" if left else f"{version.scope} is empty"
    output.say(f"{load} is taken back; {now}.")
