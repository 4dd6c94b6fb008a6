-- Three layers (DESIGN §7): facts as they came, which entries are to be refreshed, finished entries.
-- The first two stand outside the generations; a generation is a schema of its own (g1, g2, …), made
-- by make_generation and dropped whole.

-- Every change received, insert-only. The newest revision of a key is its state.
create table fact (
  source      text        not null,
  seq         bigint      not null,
  key         text        not null collate "C",
  revision    int         not null,
  change      text        not null,
  recorded_at timestamptz not null,
  actor       text,
  reason      text,
  merged_into text collate "C",
  value       text        not null,
  primary key (source, seq),
  unique (key, revision)
);

-- Every reference that any revision of a record has made: who is to be looked at when the target
-- changes, and where children and editions are found as of any time. Never taken back.
create table mention (
  target  text not null collate "C",
  subject text not null collate "C",
  -- how: part-of and merged-into reach further than their own ends, names does not
  via     text not null,
  primary key (target, subject, via)
);
create index mention_of_subject on mention (subject, target, via);

-- How far each owner is applied: every seq up to this one is among the facts or the dead letters.
create table applied_through (
  source      text primary key,
  seq         bigint not null default 0,
  recorded_at timestamptz,
  -- a mark's word: up to this time there is nothing beyond marked_seq
  marked_seq  bigint not null default 0,
  marked_at   timestamptz
);
insert into applied_through (source) values ('people-service'), ('events-service');

create table intake_position (
  topic        text   not null,
  partition    int    not null,
  topic_id     text   not null,
  position     bigint not null,
  last_applied timestamptz,
  primary key (topic, partition)
);

create table dead_letter (
  id          bigint generated always as identity primary key,
  topic       text        not null,
  topic_id    text        not null,
  partition   int         not null,
  position    bigint      not null,
  reason      text        not null,
  -- as far as they could be read
  source      text,
  seq         bigint,
  key         text,
  revision    int,
  recorded_at timestamptz,
  headers     jsonb       not null,
  message_key bytea,
  value       bytea,
  received_at timestamptz not null default clock_timestamp(),
  replayed_at timestamptz,
  unique (topic, topic_id, partition, position)
);
create index dead_letter_of_key on dead_letter (key, revision) where replayed_at is null;
create index dead_letter_of_seq on dead_letter (source, seq) where replayed_at is null;

-- The one row that every projection transaction locks first: writing is serial over all instances.
create table projection (
  one           boolean primary key default true check (one),
  generation    int    not null,
  -- of the change log; the first is its making in microseconds, so that numbers of an older log are
  -- always stale (API §6)
  change_number bigint not null,
  -- raised by every transaction that altered anything served
  version       bigint not null default 0,
  -- numbers up to this one are stale: a rebuild altered content without giving numbers
  reset_number  bigint not null default 0
);

-- The generations whose entries are kept up to date: the live one, and one that is being rebuilt.
create table generation (
  number int primary key,
  live   boolean not null
);

-- The one rebuild that is under way, and how far it is.
create table rebuild (
  one        boolean primary key default true check (one),
  generation int         not null,
  -- the last event taken
  reached    text        not null collate "C",
  records    bigint      not null,
  of_records bigint      not null,
  started_at timestamptz not null
);

-- Generations that were replaced; dropped once nobody can still be reading them.
create table retired (
  generation int primary key,
  since      timestamptz not null
);

-- Which entries are to be refreshed in which generation, because of which change; weight is how
-- many entries that change touched, so that small changes do not wait behind large ones.
create table dirty (
  generation int    not null,
  id         text   not null collate "C",
  source     text   not null,
  seq        bigint not null,
  weight     bigint not null,
  primary key (generation, id, source, seq)
);
create index dirty_in_turn on dirty (generation, weight, source, seq, id);
create index dirty_of_change on dirty (source, seq);

-- One number for every entry whose content changed in a projection transaction.
create table change_log (
  number      bigint primary key,
  entry       text        not null collate "C",
  revision    int         not null,
  type        text        not null,
  cause       text        not null,
  recorded_at timestamptz not null,
  -- what filters asked of the entry before, as JSON: who no longer sees it is told so once
  before      text
);

-- Makes the empty tables of a generation.
create function make_generation(generation int) returns void language plpgsql as $body$
begin
  execute format($ddl$
    create schema g%1$s;

    -- Finished entries, ready to send; the columns are what filters ask for.
    create table g%1$s.entry (
      id            text        primary key collate "C",
      document      text        not null,
      revision      int         not null,
      recorded_at   timestamptz not null,
      kind          text        not null,
      status        text        not null,
      level         text,
      host          text,
      earliest      bigint,
      latest        bigint,
      parties       text[]      not null,
      people        text[]      not null,
      organizations text[]      not null,
      series        text,
      initiatives   text[]      not null,
      topics        text[]      not null,
      part_of       text collate "C",
      -- of the earliest bound
      year          int,
      -- what the event set the partnership's status to
      partnership_status text,
      -- whether an outcome is still open
      promised      boolean     not null,
      -- all that the entry can be found by, folded
      words         tsvector    not null,
      order_key     bytea       not null,
      scopes        text[]      not null
    );
    create index on g%1$s.entry (part_of) where part_of is not null;
    create index on g%1$s.entry using gin (words);

    -- Every timeline is the entries of one scope in their order (API §5): IN-JP, person/x, series/y;
    -- 'all' is the timeline of everything.
    create table g%1$s.listing (
      scope     text   not null collate "C",
      order_key bytea  not null,
      id        text   not null collate "C",
      primary key (scope, order_key)
    );
  $ddl$, generation);
end
$body$;

select make_generation(1);
insert into generation values (1, true);
insert into projection (generation, change_number)
values (1, (extract(epoch from clock_timestamp()) * 1000000)::bigint);
