// ---
// id: who-holds-the-money
// title: Who holds the money, and for what?
// parameters: {area: text, as_of: date}
// columns: {holder: text, id: text, for_what: text, words: text?, sources: list}
// revision: 1
// ---
MATCH (a:Thing)-[l:HOLDS_MONEY_FOR]->(b:Thing)
WHERE b.area = $area AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND a.may_from <= $as_of AND $as_of <= a.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
RETURN a.name AS holder, b.id AS id, b.name AS for_what, l.words AS words, l.sources AS sources
ORDER BY id, holder
