// ---
// id: chain-links-including
// title: Which links lead on, with some let in that carry no accountability?
// about: 8 hops and one more, over links that carry and over the relations in `include`, all live on the day.
// parameters: {id: text, as_of: date, include: list}
// columns: {from_id: text, relation: text, to_id: text, link: map, from_thing: map, to_thing: map}
// revision: 1
// ---
MATCH p = (t:Thing {id: $id})-[*1..9]->(:Thing)
WHERE all(l IN relationships(p)
          WHERE (l.carries OR type(l) IN $include) AND l.may_from <= $as_of AND $as_of <= l.may_until)
  AND all(n IN nodes(p) WHERE n.may_from <= $as_of AND $as_of <= n.may_until)
UNWIND relationships(p) AS l
WITH DISTINCT l, startNode(l) AS a, endNode(l) AS b
RETURN a.id AS from_id, type(l) AS relation, b.id AS to_id, properties(l) AS link,
       properties(a) AS from_thing, properties(b) AS to_thing
ORDER BY from_id, relation, to_id, l.key
