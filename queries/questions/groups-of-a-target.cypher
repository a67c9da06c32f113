// ---
// id: groups-of-a-target
// title: Which groups do the work for this target, or stand beside it?
// parameters: {target: thing, as_of: date}
// columns: {group: text, id: text, basis: text, status: text, sources: list}
// revision: 1
// ---
MATCH (t:Target {id: $target})-[l:DELIVERED_BY]->(g:Thing)
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND t.may_from <= $as_of AND $as_of <= t.may_until
  AND g.may_from <= $as_of AND $as_of <= g.may_until
RETURN g.name AS group, g.id AS id, l.basis AS basis, g.status AS status, l.sources AS sources
ORDER BY id, basis
