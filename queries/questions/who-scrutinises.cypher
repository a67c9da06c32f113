// ---
// id: who-scrutinises
// title: Who scrutinises what, and is it named or covered in general?
// parameters: {area: text, as_of: date}
// columns: {body: text, id: text, scrutiny: text, cover: text?, strength: text?, status: text, sources: list}
// revision: 1
// ---
MATCH (b:Thing)-[l:SCRUTINISED_BY]->(s:Thing)
WHERE b.area = $area AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
  AND s.may_from <= $as_of AND $as_of <= s.may_until
RETURN b.name AS body, b.id AS id, s.name AS scrutiny, l.cover AS cover, l.strength AS strength,
       l.status AS status, l.sources AS sources
ORDER BY id, scrutiny
