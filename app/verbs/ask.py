"""`answerable ask`."""

import click

from app import options, output


@click.command("ask")
@click.argument("question", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE ...]")
@options.reading
def command(
    question: str | None,
    values: tuple[str, ...],
    store: str | None,
    as_of: str | None,
    area: str | None,
    format_: str,
) -> None:
    """List the questions, or answer one.

    \b
    answerable ask
    answerable ask targets-of-a-body body="Children's Trust"
    answerable ask who-scrutinises --area oxfordshire
    """
    from app.texts.listing import questions_text, rows_text
    from graph.opening import open_store
    from queries import ask

    if question is None:
        output.say(questions_text(ask.questions()))
        return
    asked = ask.question(question)
    with open_store(store) as opened:
        days, rows = ask.answer(opened, asked, _pairs(values), as_of, area)
    match format_:
        case "json":
            shape = {"ok": True, "question": asked.header.id, "title": asked.header.title}
            output.say_json({**shape, "rows": rows, "as_of": as_of, "as_of_by_area": days})
        case "csv":
            output.say_csv(rows, list(asked.header.columns))
        case _:
            output.say(rows_text(asked.header, rows, days))


def _pairs(values: tuple[str, ...]) -> dict[str, str]:
    for value in values:
        if "=" not in value:
            raise click.UsageError(f"{value!r} is no NAME=VALUE, such as body=PSB.")
    return dict(value.split("=", 1) for value in values)
