// ---
// id: names
// title: What is everything called?
// columns: {id: text, kind: text, name: text, area: text, status: text, aliases: list, keys: list}
// revision: 1
// ---
MATCH (t:Thing)
RETURN t.id AS id, t.kind AS kind, t.name AS name, t.area AS area, t.status AS status,
       t.aliases AS aliases, t.keys AS keys
ORDER BY id
