"""`answerable check`."""

import click

from app import options, output


@click.command("check")
@click.argument("codes", nargs=-1, metavar="[CODE ...]")
@click.option("--all", "everything", is_flag=True, help="Run every check, not only those on.")
@click.option("--list", "list_", is_flag=True, help="List the checks and what each asks.")
@click.option(
    "--fail-on",
    type=click.Choice(["critical", "high", "medium", "low"]),
    help="Exit with 1 if there is a gap of this severity or worse.",
)
@options.reading
def command(
    codes: tuple[str, ...],
    everything: bool,
    list_: bool,
    fail_on: str | None,
    store: str | None,
    as_of: str | None,
    area: str | None,
    format_: str,
) -> int:
    """Look for gaps; what the documents merely don't say is kept apart from what is missing.

    \b
    answerable check
    answerable check A7 C1 --area oxfordshire
    answerable check --fail-on critical
    """
    from app.shapes import check_shape
    from app.texts.checking import check_text, checks_text, finding_rows
    from graph.opening import open_store
    from model.reader import load_model
    from queries.check import SEVERITIES, checks, chosen, run, worst

    if list_:
        output.say(checks_text(checks()))
        return 0
    model, which = load_model(), chosen(codes, everything)
    with open_store(store, model) as opened:
        when, results = run(opened, which, as_of, area, model)
    match format_:
        case "json":
            output.say_json(check_shape(results, when, area))
        case "csv":
            rows = finding_rows(results)
            columns = ["id", "outcome", "severity", "title", "because", "fix", "sources"]
            output.say_csv(rows, columns)
        case _:
            output.say(check_text(results, when))
    found = worst(results)
    failed = fail_on and found and SEVERITIES.index(found) <= SEVERITIES.index(fail_on)
    return 1 if failed else 0
