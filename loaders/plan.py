"""Plan: what a load would add, change, leave and retire, against the scope's newest version."""

from dataclasses import dataclass, field
from typing import cast

import msgspec

from graph.claims import Claims, Difference, Link, Thing, difference
from graph.ledger import Change, Version
from loaders.read import Batch

SHRINK = 0.2  # a load that would retire more of its scope than this stops and says so


@dataclass(frozen=True)
class Plan:
    """One scope's plan. With nothing to do, nothing is written and no load is made."""

    batch: Batch
    base: Version | None
    before: Claims
    after: Claims
    things: Difference = field(init=False)
    links: Difference = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "things", difference(self.before.things, self.after.things))
        object.__setattr__(self, "links", difference(self.before.links, self.after.links))

    @property
    def nothing_to_do(self) -> bool:
        """Whether the claims are those of the newest version."""
        return self.base is not None and self.base.hash == self.after.hash

    @property
    def counts(self) -> dict[str, int]:
        """Things and links together: added, changed, unchanged, retired."""
        return {
            name: len(getattr(self.things, name)) + len(getattr(self.links, name))
            for name in Difference._fields
        }

    @property
    def shrinks(self) -> bool:
        """Whether it would retire more than a fifth of what the scope holds."""
        held = len(self.before.things) + len(self.before.links)
        return self.counts["retired"] > SHRINK * held

    def changes(self) -> list[tuple[str, str, object, object]]:
        """What changes within things and links: id or key, field, old value, new value."""
        pairs = [(i, self.before.things[i], self.after.things[i]) for i in self.things.changed]
        links = [(k, self.before.links[k], self.after.links[k]) for k in self.links.changed]
        return [
            (key, name, old, new)
            for key, was, now in [*pairs, *links]
            for name, old, new in _fields(cast(Thing | Link, was), cast(Thing | Link, now))
        ]

    def change(self, number: int, when: str, who: str) -> Change:
        """The commit that carries the plan out."""
        version = Version(
            scope=self.batch.scope.scope,
            number=number,
            hash=self.after.hash,
            rank=self.batch.scope.rank,
            when=when,
            who=who,
            files=self.batch.files,
            counts=self.counts,
        )
        return Change(version.scope, self.base, version, self.after)


def _fields(was: Thing | Link, now: Thing | Link) -> list[tuple[str, object, object]]:
    old, new = msgspec.structs.asdict(was), msgspec.structs.asdict(now)
    old |= old.pop("props")
    new |= new.pop("props")
    return [
        (name, old.get(name), new.get(name))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]
