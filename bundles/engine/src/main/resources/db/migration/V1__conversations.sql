create table conversations (
  id uuid primary key,
  tenant_id uuid not null,
  user_id text not null,
  channel text not null,
  status text not null default 'bot' check (status in ('bot', 'waiting', 'human', 'closed')),
  context jsonb not null default '{}',
  last_ordinal int not null default 0,
  started_at timestamptz not null default now(),
  last_message_at timestamptz,
  completed_at timestamptz
);
alter table conversations enable row level security;
alter table conversations force row level security;
create policy tenant_rows on conversations
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table messages (
  id uuid primary key,
  tenant_id uuid not null,
  conversation_id uuid not null references conversations (id) on delete cascade,
  ordinal int not null,
  sender_type text not null check (sender_type in ('visitor', 'bot', 'agent')),
  platform_message_id text not null,
  content text not null,
  message_type text not null default 'text',
  metadata jsonb not null default '{}',
  timestamp timestamptz not null default now(),
  is_processed boolean not null default false,
  unique (conversation_id, platform_message_id, sender_type),
  unique (conversation_id, ordinal, sender_type)
);
alter table messages enable row level security;
alter table messages force row level security;
create policy tenant_rows on messages
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- What still has to be answered or delivered; holds no text, so the house may read it.
create table inbox (
  message_id uuid primary key references messages (id) on delete cascade,
  tenant_id uuid not null,
  conversation_id uuid not null,
  ordinal int not null,
  attempts int not null default 1,
  holder text not null,
  due_at timestamptz not null,
  accepted_at timestamptz not null default now()
);
create index inbox_due on inbox (due_at);
create index inbox_order on inbox (conversation_id, ordinal);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy tenant_rows on inbox
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy house_rows on inbox to plugdesk_house using (true);
comment on table inbox is 'house';
