-- The last change of an entry, for feeds.
create index change_log_of_entry on change_log (entry, number);
