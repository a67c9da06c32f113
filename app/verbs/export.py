"""`answerable export`."""

from pathlib import Path

import click

from app import options


@click.command("export")
@click.option("--format", "format_", type=click.Choice(["json"]), default="json")
@click.option("--out", type=click.Path(path_type=Path), help="A file; default: standard output.")
@options.as_of
@options.area
@options.store
def command(
    format_: str,  # noqa: ARG001 (json is the only one so far)
    out: Path | None,
    as_of: str | None,
    area: str | None,
    store: str | None,
) -> None:
    """The whole graph or one area, with sources; the same bytes for the same graph.

    \b
    answerable export --format json --out graph.json
    """
    from graph.opening import open_store
    from reports.export import as_json

    with open_store(store) as opened:
        exported = as_json(opened, as_of, area)
    if out is None:
        click.echo(exported, nl=False)
        return
    try:
        out.write_bytes(exported)
    except OSError as error:
        raise click.FileError(str(out), error.strerror) from error
    click.echo(f"Written to {out}: {len(exported):,} bytes.", err=True)
