-- Events that were taken before the evidence of outcomes was written down as named. Read as json, as in V5.
insert into mention (target, subject, via, since)
select 'event/' || named.event, fact.key, 'names', min(fact.recorded_at)
from fact
cross join lateral json_array_elements(
  case json_typeof(fact.value::json -> 'outcomes') when 'array' then fact.value::json -> 'outcomes' end) outcome
cross join lateral json_array_elements_text(
  case json_typeof(outcome -> 'evidence') when 'array' then outcome -> 'evidence' end) named (event)
where fact.key >= 'event/' and fact.key < 'event0' and named.event is not null
group by named.event, fact.key
order by 1, 2
on conflict (target, subject, via) do update set since = excluded.since
  where excluded.since < mention.since;
