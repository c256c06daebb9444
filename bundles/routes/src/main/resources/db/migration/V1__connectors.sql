create table connectors (
  tenant_id uuid not null,
  plugin text not null,
  -- The settings that the cursor belongs to; others begin at the start.
  revision int not null default 0,
  cursor text not null default '',
  -- The round began at the start: what it does not name by its end is removed.
  whole boolean not null default true,
  -- The node that is at work, until held_until at the latest.
  holder uuid,
  held_until timestamptz,
  due_at timestamptz not null default now(),
  last_run_at timestamptz,
  last_success_at timestamptz,
  changed int not null default 0,
  removed int not null default 0,
  refused text not null default '',
  failures int not null default 0,
  error text,
  error_kind text,
  primary key (tenant_id, plugin)
);
alter table connectors enable row level security;
alter table connectors force row level security;
create policy tenant_rows on connectors
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table connectors is 'How far each connector of a tenant has come';

create table connector_documents (
  tenant_id uuid not null,
  plugin text not null,
  namespace text not null,
  document_id text not null,
  -- The settings under which it was last named.
  revision int not null,
  primary key (tenant_id, plugin, namespace, document_id)
);
alter table connector_documents enable row level security;
alter table connector_documents force row level security;
create policy tenant_rows on connector_documents
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table connector_documents is 'The documents that each connector brought';
