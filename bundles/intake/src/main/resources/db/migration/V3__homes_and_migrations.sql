-- Which retrieval back end has the passages of a tenant, and which one is being filled beside it.
create table homes (
  tenant_id uuid primary key,
  plugin text not null,
  filling text
);
alter table homes enable row level security;
alter table homes force row level security;
create policy tenant_rows on homes
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table homes is 'Where the passages of each tenant are';

create table migrations (
  id uuid primary key,
  tenant_id uuid not null,
  source text not null,
  target text not null,
  keep boolean not null,
  -- It has switched the target on, so it switches it off when it is given up.
  switches_on boolean not null,
  status text not null
    check (status in ('preparing', 'filling', 'clearing', 'completed', 'failed')),
  -- What the new back end got, once it answers.
  documents int not null default 0,
  passages bigint not null default 0,
  error text,
  called_off text,
  actor text not null,
  created_at timestamptz not null default now(),
  switched_at timestamptz,
  completed_at timestamptz
);
create unique index one_migration_at_a_time on migrations (tenant_id)
  where status in ('preparing', 'filling', 'clearing');
alter table migrations enable row level security;
alter table migrations force row level security;
create policy tenant_rows on migrations
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table migrations is 'Moves from one retrieval back end to another';

create table filled (
  tenant_id uuid not null,
  namespace text not null,
  document_id text not null,
  -- Version and chunking as in documents.indexed; null while the new back end may have anything.
  content text,
  passages int not null default 0,
  embeddings int not null default 0,
  primary key (tenant_id, namespace, document_id)
);
alter table filled enable row level security;
alter table filled force row level security;
create policy tenant_rows on filled
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table filled is 'What the back end that is being filled has of each document';
