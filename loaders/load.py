"""Load: read, shape, check, plan, write; and undo, which takes a load back whole."""

import getpass
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from graph.claims import Claims
from graph.ledger import Change, Version
from graph.merge import RANKS
from graph.store import Store
from loaders.check import check, personal_data, still_needed
from loaders.layout import layouts
from loaders.plan import Plan
from loaders.read import ScopeFile, read
from loaders.shape import shape
from model.problems import BadInput, Problem
from model.reader import Model

SEED = Path(__file__).parent.parent / "seed"


def seeds(folder: Path = SEED) -> list[Path]:
    """The folders that `load` takes with no path: each that holds a scope.yaml."""
    return sorted(path.parent for path in folder.rglob("scope.yaml"))


def planned_all(paths: Iterable[Path], store: Store, model: Model) -> list[Plan]:
    """The plans of several loads, which may link to each other's things in the order given."""
    plans: list[Plan] = []
    for path in paths:
        beside = {id_: thing.kind for plan in plans for id_, thing in plan.after.things.items()}
        plans.append(planned(path, store, model, beside))
    return plans


def planned(
    path: Path, store: Store, model: Model, beside: Mapping[str, str] | None = None
) -> Plan:
    """What loading `path` would do; BadInput lists everything that is wrong with it.

    `beside` gives the kinds of things that are about to be loaded before it.
    """
    batch = read(path)
    scope = batch.scope.scope
    base = store.heads().get(scope)
    _stop(path, _rank_problems(batch.scope, base))
    shaped = shape(batch.sheets, layouts(), model)
    problems = shaped.problems + personal_data(batch.sheets)
    _stop(path, problems)
    if base and base.hash == shaped.claims.hash:
        return Plan(batch, base, shaped.claims, shaped.claims)
    before = store.claims(scope, base.number) if base else Claims()
    _stop(path, check(shaped, scope, before, store, model, beside or {}))
    return Plan(batch, base, before, shaped.claims)


def write(plan: Plan, store: Store, *, may_shrink: bool = False) -> Version | None:
    """Carry the plan out whole; None if there was nothing to do."""
    if plan.nothing_to_do:
        return None
    scope = plan.batch.scope.scope
    if plan.shrinks and not may_shrink:
        raise BadInput(
            f"This would retire {plan.counts['retired']} of {scope}, more than a fifth of it. "
            "If the files are complete, load them again with --may-shrink."
        )
    when = datetime.now(UTC).replace(microsecond=0).isoformat()
    change = plan.change(store.next_number(scope), when, _who())
    store.commit(change)
    return change.new


def undo(load: str, store: Store) -> Version:
    """Take a load, given as `scope@number`, back whole; BadInput if it can't be."""
    scope, _, number = load.rpartition("@")
    standing = store.versions(scope) if scope else []
    asked = [version for version in standing if str(version.number) == number]
    if not asked:
        raise BadInput(f"There is no load {load!r}. {_loads_in_words(store)}")
    newer = [version.load for version in reversed(standing) if version.number > asked[0].number]
    if newer:
        raise BadInput(f"{load} is not the newest load of {scope}; undo {', '.join(newer)} first.")
    previous = standing[-2] if len(standing) > 1 else None
    before = store.claims(scope, asked[0].number)
    after = store.claims(scope, previous.number) if previous else Claims()
    problems = still_needed(scope, before, after, store)
    if problems:
        raise BadInput(f"{load} can't be undone.", problems)
    store.commit(Change(scope, asked[0], None, after))
    return asked[0]


def _rank_problems(scope: ScopeFile, base: Version | None) -> list[Problem]:
    """A rank is one of a few, and a scope's versions share it: what is merged rests on it."""
    where, fix = "scope.yaml · key rank", "give it that rank, or choose another scope"
    if scope.rank not in RANKS:
        return [Problem(where, scope.rank, f"one of {', '.join(RANKS)}", "choose one of these")]
    if base and base.rank != scope.rank:
        return [Problem(where, scope.rank, f"{base.rank}, as in {base.load}", fix)]
    return []


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container a user may have no name
        return "unknown"


def _stop(path: Path, problems: list[Problem]) -> None:
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise BadInput(f"{path} was not loaded: {count}. Nothing was changed.", problems)


def _loads_in_words(store: Store) -> str:
    newest = [version.load for version in store.heads().values()]
    return f"The newest loads are {', '.join(newest)}." if newest else "Nothing is loaded."


def every_load(store: Store) -> Iterator[Version]:
    """Every load that stands, by scope and number."""
    for scope in store.heads():
        yield from store.versions(scope)
