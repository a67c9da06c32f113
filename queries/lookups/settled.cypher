// ---
// id: settled
// title: Which targets, partnerships and plans of an area are given to somebody, or answer to one?
// about: Each with the relations that carry accountability and lead on from it.
// parameters: {area: text, as_of: date}
// columns: {kind: text, id: text, thing: map, relations: list}
// revision: 1
// ---
MATCH (t:Thing)
WHERE t.area = $area AND t.kind IN ['Target', 'Partnership', 'Plan']
  AND t.may_from <= $as_of AND $as_of <= t.may_until
OPTIONAL MATCH (t)-[l:LED_BY|TARGET_LEAD|HELD_TO_ACCOUNT_BY|REPORTS_TO|ACCOUNTABLE_TO]->(o:Thing)
WHERE l.carries AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND o.may_from <= $as_of AND $as_of <= o.may_until
WITH t, collect(DISTINCT type(l)) AS relations
RETURN t.kind AS kind, t.id AS id, properties(t) AS thing, relations
ORDER BY id
