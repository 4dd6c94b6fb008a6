-- How a generation's entries were made: a build that makes them otherwise rebuilds at its start.
alter table generation add column shape int not null default 1;

-- When a change was numbered: what is older than the kept window is taken away.
alter table change_log add column logged_at timestamptz not null default now();

-- Dead letters are told to a topic as well, with the headers as they came.
alter table dead_letter
  add column header_names  text[],
  add column header_values bytea[],
  add column published_at  timestamptz;
create index dead_letter_unpublished on dead_letter (id) where published_at is null;

-- A rebuild from the log first reads the topics again, then builds.
alter table rebuild add column phase text not null default 'building';

create table log_reading (
  topic          text   not null,
  partition      int    not null,
  topic_id       text   not null,
  start_position bigint not null,
  position       bigint not null,
  end_position   bigint not null,
  primary key (topic, partition)
);

-- Which changes were found in the log, to tell which facts it lacks.
create table log_change (
  source text   not null,
  seq    bigint not null,
  primary key (source, seq)
);

-- What the last reading of the log found.
create table log_verification (
  one         boolean primary key default true check (one),
  started_at  timestamptz not null,
  finished_at timestamptz,
  messages    bigint not null default 0,
  inserted    bigint not null default 0,
  differing   bigint not null default 0,
  lacking     bigint
);

-- Whose name, in any language, holds some letters?
create extension if not exists pg_trgm;
create function names_of(record text) returns text language sql immutable parallel safe
  return lower((record::jsonb ->> 'name') || ' ' || jsonb_path_query_array(record::jsonb, '$.names[*].name')::text);
create index fact_person_names on fact using gin (names_of(value) gin_trgm_ops)
  where key >= 'person/' and key < 'person0';

-- How many events each pair of parties held: kept, so that the list of partnerships costs its page.
create function make_counts(generation int) returns void language plpgsql as $body$
begin
  execute format($ddl$
    create table g%1$s.partnership (
      id     text   primary key collate "C",
      events bigint not null
    );
    create index on g%1$s.partnership (events desc, id);
  $ddl$, generation);
end
$body$;

do $body$
declare
  number int;
begin
  for number in select generation.number from generation loop
    perform make_counts(number);
    execute format($sql$
      insert into g%1$s.partnership (id, events)
      select listing.scope, count(*)
      from g%1$s.listing join g%1$s.entry on entry.id = listing.id
      where listing.scope ~ '^[A-Z0-9]+-[A-Z0-9]+$' and entry.status = 'held'
      group by listing.scope
    $sql$, number);
  end loop;
end
$body$;
