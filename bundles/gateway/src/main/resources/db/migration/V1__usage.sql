create table usage (
  id uuid primary key,
  tenant_id uuid not null,
  service text not null,
  conversation_id uuid,
  plugin text not null,
  model text not null,
  prompt_tokens integer,
  completion_tokens integer,
  latency_ms bigint not null,
  first_token_ms bigint,
  outcome text not null,
  created_at timestamptz not null
);

create index usage_by_time on usage (tenant_id, created_at);

alter table usage enable row level security;
alter table usage force row level security;

create policy usage_of_tenant on usage
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

comment on table usage is 'What each call of a model cost';
