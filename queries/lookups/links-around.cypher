// ---
// id: links-around
// title: Which links does this thing have?
// parameters: {id: text, as_of: date}
// columns: {out: yes_no, relation: text, link: map, other: map, sort: text}
// revision: 1
// ---
MATCH (t:Thing {id: $id})-[l]->(o:Thing)
WHERE t.may_from <= $as_of AND $as_of <= t.may_until
  AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND o.may_from <= $as_of AND $as_of <= o.may_until
RETURN true AS out, type(l) AS relation, properties(l) AS link, properties(o) AS other,
       l.key AS sort
UNION ALL
MATCH (t:Thing {id: $id})<-[l]-(o:Thing)
WHERE t.may_from <= $as_of AND $as_of <= t.may_until
  AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND o.may_from <= $as_of AND $as_of <= o.may_until
RETURN false AS out, type(l) AS relation, properties(l) AS link, properties(o) AS other,
       l.key AS sort
