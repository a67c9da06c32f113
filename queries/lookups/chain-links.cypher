// ---
// id: chain-links
// title: Which links that carry accountability lead on from this thing?
// about: 8 hops, and one more to tell whether a line goes on; only links that carry, live on the day, between things live on the day.
// parameters: {id: text, as_of: date}
// columns: {from_id: text, relation: text, to_id: text, link: map, from_thing: map, to_thing: map}
// revision: 1
// ---
MATCH p = (t:Thing {id: $id})-[:LED_BY|TARGET_LEAD|HELD_TO_ACCOUNT_BY|DELIVERED_BY|REPORTS_TO|ACCOUNTABLE_TO|POST_OF|UNIT_OF*1..9]->(:Thing)
WHERE all(l IN relationships(p) WHERE l.carries AND l.may_from <= $as_of AND $as_of <= l.may_until)
  AND all(n IN nodes(p) WHERE n.may_from <= $as_of AND $as_of <= n.may_until)
UNWIND relationships(p) AS l
WITH DISTINCT l, startNode(l) AS a, endNode(l) AS b
RETURN a.id AS from_id, type(l) AS relation, b.id AS to_id, properties(l) AS link,
       properties(a) AS from_thing, properties(b) AS to_thing
ORDER BY from_id, relation, to_id, l.key
