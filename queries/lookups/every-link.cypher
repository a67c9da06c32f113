// ---
// id: every-link
// title: Which links are there, with all that is known of them?
// parameters: {area: text, as_of: date}
// columns: {from_id: text, relation: text, to_id: text, link: map, key: text}
// revision: 1
// ---
MATCH (a:Thing)-[l]->(b:Thing)
WHERE ($area IS NULL OR a.area = $area OR b.area = $area)
  AND ($as_of IS NULL OR (l.may_from <= $as_of AND $as_of <= l.may_until
    AND a.may_from <= $as_of AND $as_of <= a.may_until
    AND b.may_from <= $as_of AND $as_of <= b.may_until))
RETURN a.id AS from_id, type(l) AS relation, b.id AS to_id, properties(l) AS link, l.key AS key
ORDER BY key
