-- The features that a tenant is to have, as they were decided last; without a row they are read
-- from what is on.
create table edition (
  tenant_id uuid primary key,
  features text[] not null,
  revision int not null,
  changed_at timestamptz not null default now(),
  changed_by text not null
);
alter table edition enable row level security;
alter table edition force row level security;
create policy tenant on edition
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- What each plugin that a plan has ever seen provides: a plan can name one that is not installed
-- any more.
create table offer (
  plugin text primary key,
  version text not null,
  provides text[] not null,
  seen_at timestamptz not null default now()
);
comment on table offer is 'house';
