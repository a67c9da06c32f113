"""`answerable load`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import options, output

if TYPE_CHECKING:
    from loaders.plan import Plan

SHOWN = 20  # changes listed before the rest is counted


@click.command("load")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--may-shrink", is_flag=True, help="Let a load retire over a fifth of its scope.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@options.store
def command(
    paths: tuple[Path, ...], dry_run: bool, may_shrink: bool, format_: str, store: str | None
) -> None:
    """Load folders of CSV or single files; with no path, what comes with Answerable.

    Everything is checked before anything is written; only differences are written; each load can
    be taken back with `answerable undo`.

    \b
    answerable load
    answerable load my-council/ --dry-run
    """
    from graph.opening import open_store
    from loaders.load import planned_all, seeds, write
    from model.reader import load_model

    model = load_model()
    with open_store(store, model) as opened:
        plans = planned_all(paths or seeds(), opened, model)
        written = [
            None if dry_run else write(plan, opened, may_shrink=may_shrink) for plan in plans
        ]
        opened.read("MATCH (t:Thing) RETURN count(t) AS things")  # the cache is made now, not later
    loads = [version.load if version else None for version in written]
    if format_ == "json":
        shapes = [_shape(plan, load) for plan, load in zip(plans, loads, strict=True)]
        output.say_json({"ok": True, "dry_run": dry_run, "loads": shapes})
        return
    for plan, load in zip(plans, loads, strict=True):
        _say(plan, load, dry_run)


def _shape(plan: "Plan", load: str | None) -> dict[str, object]:
    return {"scope": plan.batch.scope.scope, "load": load, **plan.counts, "rejected": 0}


def _say(plan: "Plan", load: str | None, dry_run: bool) -> None:
    counts = ", ".join(f"{count:,} {name}" for name, count in plan.counts.items())
    output.say(f"{plan.batch.scope.scope}: {counts}, 0 rejected.")
    if dry_run:
        changes = plan.changes()
        for key, field, old, new in changes[:SHOWN]:
            output.say(f"  {key} · {field}: {_cell(old)} → {_cell(new)}")
        if len(changes) > SHOWN:
            output.say(f"  and {len(changes) - SHOWN} more changes")
        output.say("  Nothing was written: this was a dry run.")
    elif load:
        output.say(f"  Loaded as {load}; `answerable undo {load}` takes it back.")
    else:
        output.say("  Nothing to do: this is what is loaded already.")


def _cell(value: object) -> str:
    return "nothing" if value is None else str(value)
