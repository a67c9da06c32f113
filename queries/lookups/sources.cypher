// ---
// id: sources
// title: Which documents does everything rest on?
// columns: {id: text, name: text, area: text, date: text, state: text}
// revision: 1
// ---
MATCH (d:Document)
RETURN d.id AS id, d.name AS name, d.area AS area, d.date AS date, d.state AS state
ORDER BY id
