// ---
// id: no-line-to-the-public
// title: Which targets' lines reach no elected or statutory body?
// about: >
//   Each line is followed for up to 8 hops over links that carry accountability. A break is one
//   finding, at the body where the lines stop, with the number of targets it affects. A line that
//   splits among the members' own bodies is not a break. A break is a gap only where a source gives
//   the reporting lines of that body, or of the area, whole.
// code: A7
// severity: critical
// default: true
// parameters: {area: text, as_of: date}
// columns: {from_id: text, relation: text, to_id: text, link: map, from_thing: map, to_thing: map, sort: text}
// because:
//   gap: "The lines of {count} stop at {title}: the source, read as giving its lines whole, names no elected or statutory body above it."
//   unknown: "The lines of {count} stop at {title}: the source names no elected or statutory body above it."
// fix: Ask the body where the lines stop to whom it answers, and record it with the paper that says so.
// identity: [id]
// checked: targets
// noun: targets
// needs: [Target]
// then: breaks
// references: [JS, ACL, LGA]
// revision: 1
// ---
MATCH (a:Thing)-[l:LED_BY|TARGET_LEAD|HELD_TO_ACCOUNT_BY|REPORTS_TO|ACCOUNTABLE_TO|POST_OF|UNIT_OF]->(b:Thing)
WHERE l.carries AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND a.may_from <= $as_of AND $as_of <= a.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
  AND (a.area = $area OR NOT a:Target)
RETURN a.id AS from_id, type(l) AS relation, b.id AS to_id, properties(l) AS link,
       properties(a) AS from_thing, properties(b) AS to_thing, l.key AS sort
UNION ALL
MATCH (a:Target)
WHERE a.area = $area AND a.may_from <= $as_of AND $as_of <= a.may_until
RETURN a.id AS from_id, 'TARGET' AS relation, a.id AS to_id, null AS link,
       properties(a) AS from_thing, properties(a) AS to_thing, a.id AS sort
UNION ALL
MATCH (m:Thing)-[l:MEMBER_OF]->(b:Thing)
WHERE l.answers_home AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND m.may_from <= $as_of AND $as_of <= m.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
RETURN m.id AS from_id, type(l) AS relation, b.id AS to_id, properties(l) AS link,
       properties(m) AS from_thing, properties(b) AS to_thing, l.key AS sort
UNION ALL
MATCH (d:Document)-[l:COMPLETE_FOR]->(b:Thing)
WHERE l.list = 'reporting' AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND d.may_from <= $as_of AND $as_of <= d.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
RETURN d.id AS from_id, type(l) AS relation, b.id AS to_id, properties(l) AS link,
       properties(d) AS from_thing, properties(b) AS to_thing, l.key AS sort
