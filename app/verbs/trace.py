"""`answerable trace`."""

import click

from app import options, output


@click.command("trace")
@click.argument("thing")
@click.option("--to", help="Only lines that reach this thing.")
@click.option("--via", help="Only lines that pass through this thing.")
@click.option(
    "--include",
    multiple=True,
    metavar="RELATION",
    help="Let in a relation that carries no accountability, such as PART_OF; marked inherited.",
)
@options.reading
def command(
    thing: str,
    to: str | None,
    via: str | None,
    include: tuple[str, ...],
    store: str | None,
    as_of: str | None,
    area: str | None,
    format_: str,
) -> None:
    """Who answers for a target, body, post or plan, step by step.

    \b
    answerable trace "NI 154"
    answerable trace ni154 --format json
    answerable trace "Sports Partnership" --include PART_OF
    """
    from app.shapes import trace_shape
    from app.texts.tracing import trace_text
    from graph.opening import open_store
    from model.reader import load_model
    from queries.present import step_rows
    from queries.trace import Only, trace

    model = load_model()
    with open_store(store, model) as opened:
        traced = trace(opened, thing, as_of, model, Only(area, to, via, include))
    match format_:
        case "json":
            output.say_json(trace_shape(traced, model))
        case "csv":
            rows = step_rows(traced, model)
            output.say_csv(rows, list(rows[0]) if rows else ["line", "step"])
        case _:
            output.say(trace_text(traced, model))
