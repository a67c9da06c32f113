// ---
// id: what-the-document-admits
// title: What does the document admit of itself?
// parameters: {area: text, as_of: date}
// columns: {type: text?, caveat: text, id: text, about: list, sources: list}
// revision: 1
// ---
MATCH (c:Caveat)
WHERE c.area = $area AND c.may_from <= $as_of AND $as_of <= c.may_until
OPTIONAL MATCH (c)-[l:QUALIFIES]->(t:Thing)
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND t.may_from <= $as_of AND $as_of <= t.may_until
RETURN c.type AS type, c.name AS caveat, c.id AS id, collect(t.name) AS about,
       c.sources AS sources
ORDER BY id
