// ---
// id: who-reports-to
// title: Who reports or answers to this body?
// parameters: {body: thing, as_of: date}
// columns: {body: text, id: text, relation: text, about: text?, basis: text, words: text?, sources: list}
// revision: 1
// ---
MATCH (b:Thing)-[l:REPORTS_TO|ACCOUNTABLE_TO]->(above:Thing {id: $body})
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
  AND above.may_from <= $as_of AND $as_of <= above.may_until
RETURN b.name AS body, b.id AS id, type(l) AS relation, l.about AS about, l.basis AS basis,
       l.words AS words, l.sources AS sources
ORDER BY id, relation
