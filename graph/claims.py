"""Claims: what a source says, one thing or one link at a time, before anything is merged."""

import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import msgspec

Value = str | int | bool | list[str]


class Source(NamedTuple):
    """Where a fact stands: document, paragraph or heading, lines; `field` narrows it to one."""

    document: str
    paragraph: str
    lines: str
    field: str | None = None

    def __str__(self) -> str:
        """The form kept in the graph: `document|paragraph|lines`, then `|field` where narrowed."""
        return "|".join(part for part in self if part is not None)

    @classmethod
    def parse(cls, text: str) -> "Source":
        """The reverse of `str`; ValueError unless there are three or four parts, none empty."""
        parts = [part.strip() for part in text.split("|")]
        if len(parts) not in (3, 4) or not all(parts):
            raise ValueError(f"{text!r} is not document|paragraph|lines")
        return cls(*parts)


class Thing(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing as one scope claims it. Lists are kept in the order of the source."""

    id: str
    kind: str
    name: str
    sources: list[Source]
    aliases: list[str] = []
    status: str = "not_stated"
    text_status: str = "not_stated"
    since: str | None = None
    until: str | None = None
    note: str | None = None
    props: dict[str, Value] = {}

    @property
    def area(self) -> str:
        """The first segment of the id: the area itself, `england` or `law`."""
        return self.id.split("/", 1)[0]


class Link(msgspec.Struct, frozen=True, omit_defaults=True, rename={"from_": "from"}):
    """One link as one scope claims it; `slot` tells two links of the same ends apart."""

    from_: str
    relation: str
    to: str
    sources: list[Source]
    slot: str = ""
    basis: str = "stated"
    status: str = "not_stated"
    since: str | None = None
    until: str | None = None
    strength: str | None = None
    words: str | None = None
    reason: str | None = None
    note: str | None = None
    props: dict[str, Value] = {}

    @property
    def key(self) -> str:
        """The link's identity: its ends, its relation and its slot."""
        return " ".join(filter(None, (self.from_, self.relation, self.to, self.slot)))


class Claims:
    """All that one complete load of a scope says."""

    def __init__(self, things: Iterable[Thing] = (), links: Iterable[Link] = ()) -> None:
        self.things = {thing.id: thing for thing in things}
        self.links = {link.key: link for link in links}

    @cached_property
    def encoded(self) -> bytes:
        """The same bytes for the same claims, in whatever order they came."""
        things = [self.things[id_] for id_ in sorted(self.things)]
        links = [self.links[key] for key in sorted(self.links)]
        return msgspec.json.encode({"things": things, "links": links}, order="sorted")

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the encoded claims, in hexadecimal."""
        return hashlib.sha256(self.encoded).hexdigest()

    @classmethod
    def decode(cls, encoded: bytes) -> "Claims":
        """The reverse of `encoded`; msgspec.DecodeError if the bytes are something else."""
        read = msgspec.json.decode(encoded, type=_Encoded)
        return cls(read.things, read.links)


class _Encoded(msgspec.Struct, forbid_unknown_fields=True):
    things: list[Thing]
    links: list[Link]


class Difference(NamedTuple):
    """How one claim set differs from another: ids and keys."""

    added: list[str]
    changed: list[str]
    unchanged: list[str]
    retired: list[str]

    @property
    def touched(self) -> list[str]:
        """Everything that is not the same on both sides."""
        return [*self.added, *self.changed, *self.retired]


def difference[T](old: dict[str, T], new: dict[str, T]) -> Difference:
    """What changes between two claim sets' things, or links; each list sorted."""
    return Difference(
        added=sorted(new.keys() - old.keys()),
        changed=sorted(key for key in new.keys() & old.keys() if new[key] != old[key]),
        unchanged=sorted(key for key in new.keys() & old.keys() if new[key] == old[key]),
        retired=sorted(old.keys() - new.keys()),
    )
