"""The `answerable` command: one verb a file in app/verbs, nothing heavy imported before it runs."""

import sys
from itertools import pairwise

import click

from app.output import failure_as_json
from app.verbs import app, ask, check, doctor, export, find, load, show, trace, undo
from model.problems import AnswerableError, StoreUnreachable

VERBS = (app, load, undo, trace, check, show, find, ask, export, doctor)


@click.group(context_settings={"max_content_width": 100})
@click.version_option(package_name="answerable")
def cli() -> None:
    """Who answers to whom, for what, under which duty, each fact with its source.

    \b
    answerable load                     load the frameworks that come with Answerable
    answerable trace "NI 154"           who answers for a target
    answerable check                    targets nobody leads, lines that stop, ...
    answerable app                      open the explorer in a browser

    The store is the folder or address given by --store, else NEO4J_URI, else your data folder
    (ANSWERABLE_HOME moves it). Exit codes: 0 done, 1 findings (with --fail-on), 2 what was given
    can't be used and nothing was changed, 3 the store can't be reached.
    """


for verb in VERBS:
    cli.add_command(verb.command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; every failure is a sentence (or JSON, where asked for) and an exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = cli.main(args=words, prog_name="answerable", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except AnswerableError as error:
        _say(error, words)
        sys.exit(3 if isinstance(error, StoreUnreachable) else 2)
    sys.exit(code if isinstance(code, int) else 0)


def _say(error: AnswerableError, words: list[str]) -> None:
    if _wants_json(words):
        click.echo(failure_as_json(error))
        return
    click.echo(error.sentence, err=True)
    for problem in error.problems:
        if str(problem) != error.sentence:
            click.echo(f"  {problem}", err=True)


def _wants_json(words: list[str]) -> bool:
    return "--format=json" in words or ("--format", "json") in pairwise(words)
