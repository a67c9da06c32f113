// ---
// id: members-unknown
// title: Of which partnerships are the members not known?
// about: >
//   Fewer than two members named. A gap only where a source says that it gives the whole list;
//   otherwise the source doesn't say.
// code: B10
// severity: high
// default: true
// parameters: {area: text, as_of: date}
// columns: {outcome: text, id: text, title: text, members: integer, status: text, sources: list}
// because:
//   gap: "The list of members of {title} is given whole and names {members}."
//   unknown: "The source does not list the members of {title} (named: {members})."
// fix: Ask the partnership for its members, and record them with the paper that lists them.
// identity: [id]
// checked: partnerships
// noun: partnerships
// needs: [Partnership]
// references: [CHI]
// revision: 1
// ---
MATCH (p:Partnership)
WHERE p.area = $area AND p.may_from <= $as_of AND $as_of <= p.may_until
OPTIONAL MATCH (m:Thing)-[l:MEMBER_OF]->(p)
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND m.may_from <= $as_of AND $as_of <= m.may_until
WITH p, count(DISTINCT m.id) AS members
WHERE members < 2
OPTIONAL MATCH (d:Document)-[c:COMPLETE_FOR]->(p)
WHERE c.list = 'members' AND c.may_from <= $as_of AND $as_of <= c.may_until
  AND d.may_from <= $as_of AND $as_of <= d.may_until
WITH p, members, count(d) AS whole
RETURN CASE WHEN whole > 0 THEN 'gap' ELSE 'unknown' END AS outcome, p.id AS id,
       p.name AS title, members, p.status AS status, p.sources AS sources
ORDER BY id
