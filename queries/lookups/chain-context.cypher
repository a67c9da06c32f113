// ---
// id: chain-context
// title: What stands around the things of a chain?
// about: Links around each of them, scrutiny of the wholes they are part of, the roles that the
//   framework asks for, and the documents that are cited.
// parameters: {ids: list, area: text, as_of: date}
// columns: {part: text, id: text, out: yes_no, relation: text, link: map, other: map, sort: text}
// revision: 1
// ---
MATCH (t:Thing)-[l]->(o:Thing)
WHERE t.id IN $ids
  AND t.may_from <= $as_of AND $as_of <= t.may_until
  AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND o.may_from <= $as_of AND $as_of <= o.may_until
RETURN 'around' AS part, t.id AS id, true AS out, type(l) AS relation, properties(l) AS link,
       properties(o) AS other, l.key AS sort
UNION ALL
MATCH (t:Thing)<-[l:LED_BY|DELIVERED_BY|MEMBER_OF|QUALIFIES]-(o:Thing)
WHERE t.id IN $ids
  AND t.may_from <= $as_of AND $as_of <= t.may_until
  AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND o.may_from <= $as_of AND $as_of <= o.may_until
  AND o.kind <> 'Target'
RETURN 'around' AS part, t.id AS id, false AS out, type(l) AS relation, properties(l) AS link,
       properties(o) AS other, l.key AS sort
UNION ALL
MATCH p = (t:Thing)-[:PART_OF*1..3]->(w:Thing)
WHERE t.id IN $ids
  AND all(r IN relationships(p) WHERE r.may_from <= $as_of AND $as_of <= r.may_until)
  AND all(n IN nodes(p) WHERE n.may_from <= $as_of AND $as_of <= n.may_until)
MATCH (w)-[l:SCRUTINISED_BY]->(o:Thing)
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND o.may_from <= $as_of AND $as_of <= o.may_until
RETURN 'wider' AS part, t.id AS id, true AS out, w.name AS relation, properties(l) AS link,
       properties(o) AS other, l.key AS sort
UNION ALL
MATCH (o:Post)
WHERE o.area = $area AND o.for_each IS NOT NULL
  AND o.may_from <= $as_of AND $as_of <= o.may_until
RETURN 'role' AS part, o.id AS id, true AS out, o.fills AS relation, null AS link,
       properties(o) AS other, o.id AS sort
UNION ALL
MATCH (o:Document)
WHERE o.area = $area AND o.may_from <= $as_of AND $as_of <= o.may_until
RETURN 'document' AS part, o.id AS id, true AS out, o.cited_as AS relation, null AS link,
       properties(o) AS other, o.id AS sort
