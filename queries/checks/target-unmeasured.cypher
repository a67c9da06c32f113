// ---
// id: target-unmeasured
// title: Which targets could be met or missed without anybody knowing?
// about: >
//   No measure recorded, or a measure with nobody recorded who owns or provides its figures. A gap
//   only where a source says that it names every measure.
// code: A10
// severity: high
// default: true
// parameters: {area: text, as_of: date}
// columns: {outcome: text, id: text, title: text, measures: integer, sources: list}
// because:
//   gap: "No measure is recorded for “{title}”, and the source claims to name them all."
//   unknown: "For “{title}” the source names {measures} measures and nobody who owns or provides the figures."
// fix: Ask how the target is measured, and who stands over the figures.
// identity: [id]
// checked: targets
// noun: targets
// needs: [Target]
// references: [AC4, NAO]
// revision: 1
// ---
MATCH (t:Target)
WHERE t.area = $area AND t.may_from <= $as_of AND $as_of <= t.may_until
OPTIONAL MATCH (t)-[l:MEASURED_BY]->(m:Indicator)
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND m.may_from <= $as_of AND $as_of <= m.may_until
WITH t, count(m) AS measures, count(m.data_source) AS sourced
OPTIONAL MATCH (t)-[l:DATA_OWNED_BY|DATA_GENERATED_BY]->(owner:Thing)
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND owner.may_from <= $as_of AND $as_of <= owner.may_until
WITH t, measures, sourced, count(owner) AS owners
OPTIONAL MATCH (t)-[l:MEASURED_BY]->(m:Indicator)-[o:DATA_OWNED_BY|DATA_GENERATED_BY]->(keeper:Thing)
WHERE l.may_from <= $as_of AND $as_of <= l.may_until
  AND m.may_from <= $as_of AND $as_of <= m.may_until
  AND o.may_from <= $as_of AND $as_of <= o.may_until
  AND keeper.may_from <= $as_of AND $as_of <= keeper.may_until
WITH t, measures, sourced, owners, count(keeper) AS keepers
WHERE measures = 0 OR (sourced = 0 AND owners = 0 AND keepers = 0)
OPTIONAL MATCH (d:Document)-[c:COMPLETE_FOR]->(whole:Area)
WHERE c.list = 'measures' AND whole.id = $area
  AND c.may_from <= $as_of AND $as_of <= c.may_until
  AND d.may_from <= $as_of AND $as_of <= d.may_until
  AND whole.may_from <= $as_of AND $as_of <= whole.may_until
WITH t, measures, count(d) AS whole
RETURN CASE WHEN measures = 0 AND whole > 0 THEN 'gap' ELSE 'unknown' END AS outcome,
       t.id AS id, t.name AS title, measures, t.sources AS sources
ORDER BY id
