create table tenant (
  id uuid primary key,
  name text not null,
  domain text not null unique,
  config_json jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table tenant is 'house';
alter table tenant enable row level security;
alter table tenant force row level security;
create policy itself on tenant to plugdesk_app
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy house on tenant to plugdesk_house using (true);

create table users (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  external_id text not null,
  user_type text not null check (user_type in ('INTERNAL_STAFF', 'EXTERNAL_CUSTOMER', 'VISITOR')),
  role text not null,
  preferences jsonb not null default '{}',
  last_active_at timestamptz,
  created_at timestamptz not null default now(),
  unique (tenant_id, external_id)
);
alter table users enable row level security;
alter table users force row level security;
create policy tenant on users
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- A revision's settings never change; only one revision of a plugin is on.
create table feature (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  plugin text not null,
  revision integer not null check (revision > 0),
  settings jsonb not null,
  enabled boolean not null,
  actor text not null,
  created_at timestamptz not null,
  unique (tenant_id, plugin, revision)
);
create unique index feature_on on feature (tenant_id, plugin) where enabled;
alter table feature enable row level security;
alter table feature force row level security;
create policy tenant on feature
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
