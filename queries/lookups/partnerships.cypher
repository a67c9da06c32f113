// ---
// id: partnerships
// title: Which partnerships are recorded?
// parameters: {area: text, as_of: date}
// columns: {id: text, name: text, status: text}
// revision: 1
// ---
MATCH (x:Partnership)
WHERE x.area = $area AND x.may_from <= $as_of AND $as_of <= x.may_until
RETURN x.id AS id, x.name AS name, x.status AS status
ORDER BY id
