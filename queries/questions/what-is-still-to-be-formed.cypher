// ---
// id: what-is-still-to-be-formed
// title: Which bodies are planned or only proposed?
// parameters: {area: text, as_of: date}
// columns: {body: text, id: text, kind: text, status: text, sources: list}
// revision: 1
// ---
MATCH (b:Thing)
WHERE b.area = $area AND b.kind IN ['Organisation', 'Partnership', 'Unit']
  AND b.status IN ['planned', 'proposed']
  AND b.may_from <= $as_of AND $as_of <= b.may_until
RETURN b.name AS body, b.id AS id, b.kind AS kind, b.status AS status, b.sources AS sources
ORDER BY id
