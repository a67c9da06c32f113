"""`answerable app`."""

import click

from app import options


@click.command("app")
@click.option("--port", type=click.IntRange(1, 65535), help="Default: 8501, or the next free one.")
@options.store
def command(port: int | None, store: str | None) -> None:
    """Open the explorer in a browser.

    \b
    answerable app
    answerable app --port 9000
    """
    from app.serve import serve

    serve(store, port)
