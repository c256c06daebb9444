create table event (
  event_id uuid primary key,
  tenant_id uuid,
  session_id text,
  actor text not null check (actor in ('model', 'agent', 'admin', 'user', 'system')),
  actor_id text not null,
  event_type text not null,
  payload jsonb,
  salt text,
  payload_digest text not null,
  timestamp timestamptz not null,
  position bigint unique,
  previous_hash text,
  hash text
);
comment on table event is 'house append-only';

create index event_of_tenant on event (tenant_id, timestamp);
create index event_unsealed on event (timestamp, event_id) where position is null;

alter table event enable row level security;
alter table event force row level security;
create policy tenant_reads on event for select to plugdesk_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy tenant_records on event for insert to plugdesk_app
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
              and position is null and previous_hash is null and hash is null);
create policy house on event to plugdesk_house using (true) with check (true);

-- The house seals an event once, and may erase its payload; the chain holds only its digest.
grant update (position, previous_hash, hash, payload, salt) on event to plugdesk_house;

create function keep_as_written() returns trigger language plpgsql as $$
begin
  if new.payload is not null and new.payload is distinct from old.payload then
    raise exception 'The payload of audit event % can be erased, not changed', old.event_id;
  end if;
  if old.hash is not null
     and to_jsonb(new) - 'payload' - 'salt' is distinct from to_jsonb(old) - 'payload' - 'salt' then
    raise exception 'Audit event % is sealed', old.event_id;
  end if;
  return new;
end
$$;
create trigger keep_as_written before update on event
  for each row execute function keep_as_written();
