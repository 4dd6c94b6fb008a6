-- Events that were taken before countries of places and the evidence of outcomes were written down as
-- named. Read as json, as in V5.
insert into mention (target, subject, via, since)
select named.target, fact.key, 'names', min(fact.recorded_at)
from fact
cross join lateral (
  select 'party/' || (fact.value::json #>> '{place,country}')
  union all
  select 'event/' || evidence
  from json_array_elements(
      case json_typeof(fact.value::json -> 'outcomes') when 'array' then fact.value::json -> 'outcomes' end) outcome,
    json_array_elements_text(
      case json_typeof(outcome -> 'evidence') when 'array' then outcome -> 'evidence' end) evidence
) named (target)
where fact.key >= 'event/' and fact.key < 'event0' and named.target is not null
group by named.target, fact.key
order by 1, 2
on conflict (target, subject, via) do update set since = excluded.since
  where excluded.since < mention.since;
