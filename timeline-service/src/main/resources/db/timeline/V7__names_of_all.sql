-- Not people alone are found by the letters of a name: bodies by their acronym as well.
drop index fact_person_names;
create or replace function names_of(record text) returns text language sql immutable parallel safe
  return lower(concat_ws(' ',
    record::jsonb ->> 'name',
    record::jsonb ->> 'acronym',
    jsonb_path_query_array(record::jsonb, '$.names[*].name')::text));
create index fact_names on fact using gin (names_of(value) gin_trgm_ops)
  where key < 'event/' or key >= 'event0';
