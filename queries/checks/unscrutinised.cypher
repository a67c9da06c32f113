// ---
// id: unscrutinised
// title: Which bodies does nobody scrutinise?
// about: >
//   Partnerships above the delivery groups. Three results are told apart: scrutiny named (fine),
//   general cover of a wider whole, and none stated, which is a gap only where a source says that it
//   names all scrutiny.
// code: C1
// severity: high
// default: true
// parameters: {area: text, as_of: date}
// columns: {outcome: text, id: text, title: text, body: text, sources: list}
// because:
//   gap: "No body is named that scrutinises {title}, and the source claims to name all scrutiny."
//   general: "{title} is covered only in general, by {body}."
//   unknown: "The source names no body that scrutinises {title}."
// fix: Ask which scrutiny committee covers it, and record the committee's terms of reference.
// identity: [id]
// checked: partnerships-above-delivery
// noun: partnerships above delivery groups
// needs: [Partnership]
// references: [AC3e, CFP]
// revision: 1
// ---
MATCH (p:Partnership)
WHERE p.area = $area AND p.may_from <= $as_of AND $as_of <= p.may_until
  AND NOT coalesce(p.level, 'other') IN ['delivery', 'support']
  AND NOT EXISTS {
    MATCH (p)-[l:SCRUTINISED_BY]->(named:Thing)
    WHERE coalesce(l.cover, 'named') = 'named' AND NOT l.status IN ['proposed', 'suspended', 'ceased']
      AND l.may_from <= $as_of AND $as_of <= l.may_until
      AND named.may_from <= $as_of AND $as_of <= named.may_until
  }
OPTIONAL MATCH path = (p)-[:PART_OF*0..3]->(whole:Thing)
WHERE all(r IN relationships(path) WHERE r.may_from <= $as_of AND $as_of <= r.may_until)
  AND all(n IN nodes(path) WHERE n.may_from <= $as_of AND $as_of <= n.may_until)
OPTIONAL MATCH (whole)-[l:SCRUTINISED_BY]->(s:Thing)
WHERE NOT l.status IN ['proposed', 'suspended', 'ceased']
  AND l.may_from <= $as_of AND $as_of <= l.may_until
  AND s.may_from <= $as_of AND $as_of <= s.may_until
WITH p, min(s.name) AS body
OPTIONAL MATCH (d:Document)-[c:COMPLETE_FOR]->(area:Area)
WHERE c.list = 'scrutiny' AND area.id = $area
  AND c.may_from <= $as_of AND $as_of <= c.may_until
  AND d.may_from <= $as_of AND $as_of <= d.may_until
  AND area.may_from <= $as_of AND $as_of <= area.may_until
WITH p, body, count(d) AS whole
RETURN CASE WHEN body IS NOT NULL THEN 'general' WHEN whole > 0 THEN 'gap' ELSE 'unknown' END
         AS outcome, p.id AS id, p.name AS title, body, p.sources AS sources
ORDER BY id
