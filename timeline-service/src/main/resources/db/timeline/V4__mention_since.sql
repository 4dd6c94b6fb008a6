-- Since when a record names the other: what is asked as of a time may not depend on what came later.
-- Rows from before this column count for every time.
alter table mention add column since timestamptz not null default '-infinity';
alter table mention alter column since drop default;
