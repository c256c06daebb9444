-- A tenant that is being deleted is no tenant any more; its slug stays taken until all is gone.
alter table tenant add column going_since timestamptz;
