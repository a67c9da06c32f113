"""Where targets' lines stop: one finding a body, however many targets it affects. Pure."""

from collections import defaultdict

from graph.store import Rows
from model.reader import Model
from queries.chains import Chain, Row, walk, with_members


def breaks(rows: Rows, model: Model) -> Rows:
    """From the rows of `no-line-to-the-public`: the bodies where lines stop, as findings.

    A target with a line that reaches the public, or that splits among the members' own bodies, is
    fine whatever its other lines do; one without any line is another check's business.
    """
    links = [row for row in rows if row["relation"] not in ("TARGET", "MEMBER_OF", "COMPLETE_FOR")]
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["relation"] == "MEMBER_OF":
            members[str(row["to_id"])].append(_map(row["from_thing"]))
    final = {str(row["to_id"]) for row in rows if row["relation"] == "COMPLETE_FOR"}
    stopped: dict[str, list[Row]] = defaultdict(list)
    bodies: dict[str, Row] = {}
    for row in rows:
        if row["relation"] == "TARGET":
            for end in _stops(str(row["from_id"]), links, members, model):
                stopped[str(end["id"])].append(_map(row["from_thing"]))
                bodies[str(end["id"])] = end
    return [_row(bodies[id_], targets, final) for id_, targets in sorted(stopped.items())]


def _stops(target: str, links: Rows, members: dict[str, list[Row]], model: Model) -> list[Row]:
    chains = [_ended(chain, members) for chain in walk(target, links, model)[0]]
    if any(chain.ending != "stops" for chain in chains):
        return []
    return list({str(chain.ends_at["id"]): chain.ends_at for chain in chains}.values())


def _ended(chain: Chain, members: dict[str, list[Row]]) -> Chain:
    return with_members(chain, members[str(chain.ends_at["id"])])


def _row(body: Row, targets: list[Row], final: set[str]) -> dict[str, object]:
    count = f"{len(targets)} targets" if len(targets) != 1 else "1 target"
    ends_here = body["id"] in final or body["area"] in final
    return {
        "outcome": "gap" if ends_here else "unknown",
        "id": body["id"],
        "title": body["name"],
        "count": count,
        "targets": sorted(str(target["id"]) for target in targets),
        "sources": body["sources"],
    }


def _map(value: object) -> Row:
    return value if isinstance(value, dict) else {}
