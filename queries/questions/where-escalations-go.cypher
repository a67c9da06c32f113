// ---
// id: where-escalations-go
// title: What is passed up, by whom, to whom?
// parameters: {area: text, as_of: date}
// columns: {from_body: text, id: text, to_body: text, about: text?, basis: text, sources: list}
// revision: 1
// ---
MATCH (a:Thing)-[l:ESCALATES_TO]->(b:Thing)
WHERE a.area = $area AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND a.may_from <= $as_of AND $as_of <= a.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
RETURN a.name AS from_body, a.id AS id, b.name AS to_body, l.about AS about, l.basis AS basis,
       l.sources AS sources
ORDER BY id, to_body
