-- Events that were taken before hosts and the parties of participants and accounts were written down
-- as named. Read as json, not jsonb: a text in it that PostgreSQL cannot hold must not stop this.
insert into mention (target, subject, via, since)
select 'party/' || named.party, fact.key, 'names', min(fact.recorded_at)
from fact
cross join lateral (
  select fact.value::json ->> 'host'
  union all
  select participant ->> 'party'
  from json_array_elements(
    case json_typeof(fact.value::json -> 'participants') when 'array' then fact.value::json -> 'participants' end) participant
  union all
  select account ->> 'party'
  from json_array_elements(
    case json_typeof(fact.value::json -> 'accounts') when 'array' then fact.value::json -> 'accounts' end) account
) named (party)
where fact.key >= 'event/' and fact.key < 'event0' and named.party is not null
group by named.party, fact.key
order by 1, 2
on conflict (target, subject, via) do update set since = excluded.since
  where excluded.since < mention.since;
