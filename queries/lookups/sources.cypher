// ---
// id: sources
// title: Which documents does everything rest on?
// columns: {id: text, name: text, date: text, document: map}
// revision: 1
// ---
MATCH (d:Document)
RETURN d.id AS id, d.name AS name, d.date AS date, properties(d) AS document
ORDER BY id
