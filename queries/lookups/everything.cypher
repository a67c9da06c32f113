// ---
// id: everything
// title: Which things are there, with all that is known of them?
// about: One area means its own things and those that its links reach.
// parameters: {area: text, as_of: date}
// columns: {thing: map, id: text}
// revision: 1
// ---
MATCH (t:Thing)
WHERE ($area IS NULL OR t.area = $area OR EXISTS { MATCH (t)--(o:Thing) WHERE o.area = $area })
  AND ($as_of IS NULL OR (t.may_from <= $as_of AND $as_of <= t.may_until))
RETURN properties(t) AS thing, t.id AS id
ORDER BY id
