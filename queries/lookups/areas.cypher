// ---
// id: areas
// title: Which areas are loaded, and how new are their sources?
// columns: {id: text, name: text, dates: list}
// revision: 1
// ---
MATCH (a:Area)
OPTIONAL MATCH (d:Document)
WHERE d.area = a.id
RETURN a.id AS id, a.name AS name, collect(d.date) AS dates
ORDER BY id
