-- A command has ended what a file in deploy/ declared; that file is still to be set aside there, so
-- that it does not come back.
alter table declaration add column file_leaves boolean not null default false;
