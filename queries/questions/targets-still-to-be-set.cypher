// ---
// id: targets-still-to-be-set
// title: Which targets are still to be set, by whom and when?
// parameters: {area: text, as_of: date}
// columns: {target: text, id: text, by: text?, due: text?, sources: list}
// revision: 1
// ---
MATCH (t:Target)
WHERE t.area = $area AND t.`set` = 'to_be_set'
  AND t.may_from <= $as_of AND $as_of <= t.may_until
RETURN t.name AS target, t.id AS id, t.to_be_set_by AS by, t.to_be_set_when AS due,
       t.sources AS sources
ORDER BY id
