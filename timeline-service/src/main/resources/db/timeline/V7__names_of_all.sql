-- Not people alone are found by what they are called, bodies by their acronym as well, and by words
-- folded as questions are (FoldedText): every word of a name stands behind a space.
drop index fact_person_names;
create or replace function names_of(record text) returns text language sql immutable parallel safe
  return ' ' || regexp_replace(
    replace(replace(replace(replace(
      translate(
        lower(regexp_replace(
          normalize(
            concat_ws(' ',
              record::jsonb ->> 'name',
              record::jsonb ->> 'acronym',
              jsonb_path_query_array(record::jsonb, '$.names[*].name')::text),
            nfkd),
          '[\u0300-\u036f\u3099\u309a]', '', 'g')),
        'łøđðħŧı', 'loddhti'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u3004\u3008-\u3020\u30fb]+', ' ', 'g');
create index fact_names on fact using gin (names_of(value) gin_trgm_ops)
  where key < 'event/' or key >= 'event0';
