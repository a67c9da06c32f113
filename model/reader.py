"""Reads model/ whole and holds it to its own rules; a mistake names the file and the key."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from model.problems import ModelError, Problem

HERE = Path(__file__).parent
PropertyType = Literal["text", "choice", "list", "integer", "yes_no", "date"]
Lane = Literal["answers", "work", "up"]

# What the store itself puts on things and links: no property may take these names.
RESERVED_ON_THINGS = frozenset(
    "id kind name aliases area status text_status since until note sources scopes disputed keys "
    "may_from may_until sure_from sure_until".split()
)
RESERVED_ON_LINKS = frozenset(
    "key from relation to slot basis status since until strength words reason note sources scopes "
    "disputed carries may_from may_until sure_from sure_until".split()
)


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record whose unknown keys are errors."""


class Property(Strict, frozen=True):
    """One property of a kind or a relation; a `code` is also a name to find the thing by."""

    type: PropertyType
    means: str
    of: list[str] = []
    code: bool = False


class Kind(Strict, frozen=True):
    """One kind of thing; `body` marks the kinds that relations call a body."""

    name: str
    plural: str
    means: str
    body: bool = False
    properties: dict[str, Property] = {}


class Carries(Strict, frozen=True):
    """When a link of a relation carries accountability, and in which lane of a trace."""

    lane: Lane
    when: dict[str, list[str]] = {}


class Explain(Strict, frozen=True):
    """What the app says of a link that is there, and of one that is missing."""

    means: str
    missing: str
    fix: str


class Relation(Strict, frozen=True):
    """One relation: allowed ends, words both ways, and what it carries.

    `verb_from` gives another verb for some kinds at its beginning.
    """

    name: str
    from_: list[str] = msgspec.field(name="from")
    to: list[str]
    verb: str
    reverse: str
    group: str
    explain: Explain
    carries: Carries | None = None
    properties: dict[str, Property] = {}
    verb_from: dict[str, str] = {}


class Common(Strict, frozen=True):
    """The words that every thing and link may carry, with what they mean in plain English."""

    status: dict[str, str]
    text_status: dict[str, str]
    basis: dict[str, str]
    strength: dict[str, str]
    broken: list[str]
    not_yet: list[str]


class Model(Strict, frozen=True):
    """What may exist in the graph."""

    kinds: dict[str, Kind]
    relations: dict[str, Relation]
    common: Common

    def ends(self, names: list[str]) -> frozenset[str]:
        """The kinds that a relation's `from` or `to` allows, with `body` and `any` spelt out."""
        bodies = [kind.name for kind in self.kinds.values() if kind.body]
        groups = {"body": bodies, "any": list(self.kinds)}
        return frozenset(kind for name in names for kind in groups.get(name, [name]))

    def carries(self, relation: str, basis: str, status: str, props: dict[str, object]) -> bool:
        """Whether a link carries accountability: the one rule that a trace relies on."""
        rule = self.relations[relation].carries
        if rule is None or basis == "listed_together" or status in self.common.broken:
            return False
        return all(props.get(name, "not_stated") in among for name, among in rule.when.items())


@cache
def load_model(folder: Path = HERE) -> Model:
    """The model in `folder`; ModelError names every file and key that is wrong."""
    problems: list[Problem] = []
    kinds = _folder(folder / "kinds", Kind, problems)
    relations = _folder(folder / "relations", Relation, problems)
    common = _file(folder / "common.yaml", Common, problems)
    if problems or common is None:
        raise ModelError("The model can't be read.", problems)
    model = Model(
        kinds={kind.name: kind for kind in kinds.values()},
        relations={relation.name: relation for relation in relations.values()},
        common=common,
    )
    problems += _file_names(folder / "kinds", kinds) + _file_names(folder / "relations", relations)
    problems += _properties("kinds", kinds, RESERVED_ON_THINGS)
    problems += _properties("relations", relations, RESERVED_ON_LINKS) + _ends(relations, model)
    if problems:
        raise ModelError("The model contradicts itself.", problems)
    return model


def read_yaml[T](path: Path, into: type[T]) -> T:
    """One YAML file as `into`; ModelError names the file and the key."""
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=into)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        what, _, key = str(error).partition(" - at ")
        problem = Problem(
            where=f"{path.parent.name}/{path.name}{' · key ' + key.strip('`') if key else ''}",
            saw=what,
            expected="only the keys that model/reader.py allows, each of its type",
            fix="correct or remove that key",
        )
        raise ModelError(str(problem), [problem]) from error


def _folder[T](folder: Path, into: type[T], problems: list[Problem]) -> dict[str, T]:
    files = {path.stem: _file(path, into, problems) for path in sorted(folder.glob("*.yaml"))}
    return {stem: read for stem, read in files.items() if read is not None}


def _file[T](path: Path, into: type[T], problems: list[Problem]) -> T | None:
    try:
        return read_yaml(path, into)
    except ModelError as error:
        problems += error.problems
        return None


def _file_names(folder: Path, read: dict[str, Kind] | dict[str, Relation]) -> list[Problem]:
    return [
        Problem(
            where=f"{folder.name}/{stem}.yaml · key name",
            saw=item.name,
            expected=f"a name that fits the file, {stem}",
            fix="rename the file or the kind",
        )
        for stem, item in read.items()
        if item.name.replace("_", "").lower() != stem.replace("_", "")
    ]


def _properties(
    folder: str, owners: dict[str, Kind] | dict[str, Relation], reserved: frozenset[str]
) -> list[Problem]:
    problems = []
    for stem, owner in owners.items():
        for name, prop in owner.properties.items():
            where = f"{folder}/{stem}.yaml · key {name}"
            if name in reserved:
                problems.append(Problem(where, name, "a name of its own", "rename the property"))
            if (prop.type == "choice") != bool(prop.of):
                expected = "`of` with a choice, and only there"
                problems.append(Problem(where, f"type {prop.type}", expected, "correct `of`"))
    return problems


def _ends(relations: dict[str, Relation], model: Model) -> list[Problem]:
    known = {*model.kinds, "body", "any"}
    problems = []
    for stem, relation in relations.items():
        where = f"relations/{stem}.yaml"
        problems += [
            Problem(f"{where} · key from/to", end, "a kind, `body` or `any`", "correct the kind")
            for end in [*relation.from_, *relation.to]
            if end not in known
        ]
        when = relation.carries.when if relation.carries else {}
        problems += [
            Problem(
                f"{where} · key carries.when", name, "one of its properties", "correct the name"
            )
            for name in when
            if name not in relation.properties
        ]
    return problems
