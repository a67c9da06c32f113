// ---
// id: target-without-doer
// title: Which targets does nobody do the work for?
// about: >
//   A group that merely stands beside a list of targets is matched to none of them. Silence is a gap
//   only where a source says that it names the deliverers of the area, or of the body in the lead.
// code: A5
// severity: high
// default: true
// parameters: {area: text, as_of: date}
// columns: {outcome: text, id: text, title: text, groups: integer, sources: list}
// because:
//   gap: "Nobody is recorded as doing the work for “{title}”, and the source claims to name them all."
//   unknown: "Nobody is recorded as doing the work for “{title}”; groups that stand beside it in the list, matched to no one target: {groups}."
// fix: Ask the body in the lead which group does the work, and record it.
// identity: [id]
// checked: targets
// noun: targets
// needs: [Target]
// references: [RACI]
// revision: 1
// ---
MATCH (t:Target)
WHERE t.area = $area AND t.may_from <= $as_of AND $as_of <= t.may_until
  AND NOT EXISTS {
    MATCH (t)-[l:DELIVERED_BY]->(doer:Thing)
    WHERE l.carries AND l.may_from <= $as_of AND $as_of <= l.may_until
      AND doer.may_from <= $as_of AND $as_of <= doer.may_until
  }
OPTIONAL MATCH (t)-[l:DELIVERED_BY]->(beside:Thing)
WHERE l.basis = 'listed_together' AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND beside.may_from <= $as_of AND $as_of <= beside.may_until
WITH t, count(beside) AS groups
OPTIONAL MATCH (d:Document)-[c:COMPLETE_FOR]->(whole:Thing)
WHERE c.list = 'deliverers' AND c.may_from <= $as_of AND $as_of <= c.may_until
  AND d.may_from <= $as_of AND $as_of <= d.may_until
  AND whole.may_from <= $as_of AND $as_of <= whole.may_until
  AND (whole.id = $area OR EXISTS {
    MATCH (t)-[led:LED_BY]->(whole)
    WHERE led.may_from <= $as_of AND $as_of <= led.may_until
      AND whole.may_from <= $as_of AND $as_of <= whole.may_until
  })
WITH t, groups, count(d) AS whole
RETURN CASE WHEN whole > 0 AND groups = 0 THEN 'gap' ELSE 'unknown' END AS outcome, t.id AS id,
       t.name AS title, groups, t.sources AS sources
ORDER BY id
