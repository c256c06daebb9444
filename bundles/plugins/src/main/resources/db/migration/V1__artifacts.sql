-- The bytes of bundles that are declared, or were and may be asked for again.
create table artifact (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  symbolic_name text not null,
  version text not null,
  bytes bytea not null,
  recorded_at timestamptz not null default now()
);
comment on table artifact is 'house';
-- A jar is compressed already.
alter table artifact alter column bytes set storage external;

-- What is to run. A row is closed and stays: it is what the house can go back to.
create table declaration (
  id bigint generated always as identity primary key,
  sha256 text not null references artifact on delete cascade,
  -- The folder deploy/ that holds the file; null when a command declared it.
  inbox text,
  file_name text not null,
  declared_at timestamptz not null default now(),
  declared_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table declaration is 'house';
create unique index declaration_of_file on declaration (inbox, file_name) where withdrawn_at is null;
create index declaration_of_artifact on declaration (sha256);
