-- In words, why this ledger and its topic differ; while it stands, no instance takes writes.
alter table relay add column divergence text;

-- Keys whose changes are to be published once more, and the seq up to which that is done.
create table republish (
  key text collate "C" primary key,
  done bigint not null
);
