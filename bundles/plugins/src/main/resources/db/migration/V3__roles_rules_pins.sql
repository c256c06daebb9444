-- What a declared version does: serving takes new work, beside takes that of tenants whose rule
-- names it, retiring serves the conversations that keep it and is closed when there are none.
alter table declaration add column role text not null default 'serving'
  check (role in ('serving', 'beside', 'retiring'));
-- Whether it served at any time: only then the house can go back to it.
alter table declaration add column served boolean not null default true;

-- So far the latest version took the work, and the others waited.
update declaration d set role = 'beside'
from artifact a
where a.sha256 = d.sha256 and d.withdrawn_at is null and exists (
  select 1 from declaration e join artifact b using (sha256)
  where e.withdrawn_at is null and b.symbolic_name = a.symbolic_name
    and string_to_array(regexp_replace(b.version, '[^0-9.].*|\.[^0-9].*', ''), '.')::bigint[]
      > string_to_array(regexp_replace(a.version, '[^0-9.].*|\.[^0-9].*', ''), '.')::bigint[]);

-- What retires belongs to no file any more: the same file may declare its next version.
drop index declaration_of_file;
create unique index declaration_of_file on declaration (inbox, file_name)
  where withdrawn_at is null and role <> 'retiring';

-- The version of a plugin that a tenant is to have.
create table tenant_rule (
  tenant_id uuid not null,
  plugin text not null,
  version text not null,
  percent integer not null check (percent between 1 and 100),
  changed_at timestamptz not null default now(),
  changed_by text not null,
  primary key (tenant_id, plugin)
);
comment on table tenant_rule is 'house';
alter table tenant_rule enable row level security;
alter table tenant_rule force row level security;
create policy tenant_rows on tenant_rule to plugdesk_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy house on tenant_rule to plugdesk_house using (true);

-- What a conversation keeps: {"<plugin id>": {"version": "1.0.0", "revision": 1}, …}. Of a
-- conversation that has ended in the meantime the row stays until it expires.
create table conversation_pin (
  tenant_id uuid not null,
  conversation_id text not null,
  kept jsonb not null,
  expires_at timestamptz not null,
  primary key (tenant_id, conversation_id)
);
comment on table conversation_pin is 'house';
create index conversation_pin_expires on conversation_pin (expires_at);
alter table conversation_pin enable row level security;
alter table conversation_pin force row level security;
create policy tenant_rows on conversation_pin to plugdesk_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy house on conversation_pin to plugdesk_house using (true);
