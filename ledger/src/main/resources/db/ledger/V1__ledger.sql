-- The owner's one counter. Its row lock, taken first by every write, is the owner's write lock over all
-- instances: so seq has no gaps, and commit order, seq and recorded time agree.
create table ledger_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  recorded_at timestamptz not null
);
insert into ledger_head (seq, recorded_at) values (0, clock_timestamp());

-- How far the ledger is published, and to which making of the topic. Apart from the head, so that the relay
-- and the writer never wait for each other.
create table relay (
  only_one boolean primary key default true check (only_one),
  published bigint not null,
  topic_id text
);
insert into relay (published) values (0);

-- Every change, for good: history, outbox and change feed in one. Records are canonical text, never jsonb,
-- which would reorder keys and rewrite numbers.
create table changes (
  seq bigint primary key,
  key text collate "C" not null,
  revision integer not null,
  type text not null,
  recorded_at timestamptz not null,
  actor text,
  reason text,
  merged_into text,
  record text not null,
  unique (key, revision)
);

-- Each entity's newest revision, with what it is found by. A deleted one stays: its revisions go on.
create table entity (
  key text collate "C" primary key,
  revision integer not null,
  record text not null,
  deleted boolean not null,
  merged_into text,
  recorded_at timestamptz not null,
  terms text[] not null,
  words tsvector not null,
  earliest bigint,
  latest bigint
);
create index entity_terms on entity using gin (terms) where not deleted;
create index entity_words on entity using gin (words) where not deleted;
