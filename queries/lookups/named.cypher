// ---
// id: named
// title: Which things have this name, alias, code or id?
// parameters: {key: text}
// columns: {id: text, kind: text, name: text, area: text, thing: map, dates: list}
// revision: 1
// ---
MATCH (t:Thing)
WHERE $key IN t.keys
OPTIONAL MATCH (d:Document)
WHERE d.area = t.area
WITH t, collect(d.date) AS dates
RETURN t.id AS id, t.kind AS kind, t.name AS name, t.area AS area, properties(t) AS thing, dates
ORDER BY kind, id
