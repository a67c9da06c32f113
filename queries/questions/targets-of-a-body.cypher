// ---
// id: targets-of-a-body
// title: Which targets are given to this body?
// parameters: {body: thing, as_of: date}
// columns: {target: text, id: text, words: text?, status: text, sources: list}
// revision: 1
// ---
MATCH (t:Target)-[l:LED_BY|TARGET_LEAD|HELD_TO_ACCOUNT_BY]->(b:Thing {id: $body})
WHERE l.carries AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND t.may_from <= $as_of AND $as_of <= t.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
RETURN t.name AS target, t.id AS id, l.words AS words, t.status AS status, l.sources AS sources
ORDER BY id, words
