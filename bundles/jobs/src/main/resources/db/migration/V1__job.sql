-- The table as db-scheduler wants it, with what the house adds below the line.
create table job (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  -- Whose it is and which handler does it; taken again while it runs, it is done again.
  tenant_id uuid not null,
  kind text not null,
  again boolean not null default false,
  primary key (task_name, task_instance)
);
comment on table job is 'house';

create index job_due on job (execution_time) where not picked;
create index job_running on job (last_heartbeat) where picked;
create index job_of_tenant on job (tenant_id);

alter table job enable row level security;
alter table job force row level security;
create policy tenant on job to plugdesk_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy house on job to plugdesk_house using (true);
