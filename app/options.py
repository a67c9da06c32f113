"""The options that verbs share."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

store: Decorator = click.option(
    "--store", metavar="PATH-OR-URI", help="A folder, or neo4j:// or bolt:// address."
)
as_of: Decorator = click.option(
    "--as-of", metavar="DATE", help="A day, month or year; default: each area's newest source."
)
area: Decorator = click.option("--area", metavar="ID", help="One area only; default: all.")
format_: Decorator = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to print the answer.",
)


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """The four options of every verb that reads the graph."""
    for option in (format_, area, as_of, store):
        command = option(command)
    return command
