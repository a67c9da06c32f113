// ---
// id: target-without-lead
// title: Which targets does nobody lead?
// about: >
//   A target given to nobody is a gap. One that is given to a body, but has no target lead although
//   the framework asks for one, is something to ask about.
// code: A1
// severity: critical
// default: true
// parameters: {area: text, as_of: date}
// columns: {outcome: text, id: text, title: text, body: text, sources: list}
// because:
//   gap: "No lead is recorded for “{title}”."
//   unknown: "“{title}” is given to {body}; the framework asks for a target lead and names none."
// fix: Ask the body that the target is given to who leads on it, and record the post.
// identity: [id]
// checked: targets
// noun: targets
// needs: [Target]
// references: [AC4, NAO, RACI]
// revision: 1
// ---
MATCH (t:Target)
WHERE t.area = $area AND t.may_from <= $as_of AND $as_of <= t.may_until
  AND NOT EXISTS {
    MATCH (t)-[l:TARGET_LEAD]->(lead:Thing)
    WHERE l.carries AND l.may_from <= $as_of AND $as_of <= l.may_until
      AND lead.may_from <= $as_of AND $as_of <= lead.may_until
  }
OPTIONAL MATCH (t)-[l:LED_BY|HELD_TO_ACCOUNT_BY]->(b:Thing)
WHERE l.carries AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND b.may_from <= $as_of AND $as_of <= b.may_until
WITH t, min(b.name) AS body
OPTIONAL MATCH (role:Post)
WHERE role.area = $area AND role.for_each = 'Target' AND role.fills = 'TARGET_LEAD'
  AND role.may_from <= $as_of AND $as_of <= role.may_until
WITH t, body, count(role) AS asked
WHERE body IS NULL OR asked > 0
RETURN CASE WHEN body IS NULL THEN 'gap' ELSE 'unknown' END AS outcome, t.id AS id,
       t.name AS title, body, t.sources AS sources
ORDER BY id
