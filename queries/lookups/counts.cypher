// ---
// id: counts
// title: How many things of each kind are there?
// columns: {kind: text, things: integer}
// revision: 1
// ---
MATCH (t:Thing)
RETURN t.kind AS kind, count(t) AS things
ORDER BY kind
