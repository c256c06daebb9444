create table documents (
  tenant_id uuid not null,
  namespace text not null,
  document_id text not null,
  title text not null,
  type text not null check (type in ('text', 'markdown', 'html')),
  content text not null,
  url text,
  metadata jsonb not null default '{}',
  version_id text not null,
  -- What the index holds: version and chunking, null while nothing of it is there.
  indexed text,
  passages int not null default 0,
  embeddings int not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, namespace, document_id)
);
create index documents_by_id on documents (tenant_id, document_id, namespace);
alter table documents enable row level security;
alter table documents force row level security;
create policy tenant_rows on documents
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table documents is 'What the tenants know, as it was taken in';

-- Holds no text, so the house may read it: it looks for what a crash has left behind.
create table jobs (
  id uuid primary key,
  tenant_id uuid not null,
  kind text not null check (kind in ('ingest', 'remove')),
  namespace text not null,
  document_id text not null,
  version_id text,
  strategy text not null,
  size int not null,
  status text not null check (status in ('processing', 'completed', 'failed')),
  attempts int not null default 0,
  -- Somebody is at work on it, until due_at at the latest.
  held boolean not null default false,
  due_at timestamptz not null default now(),
  chunks_processed int not null default 0,
  chunks_total int not null default 0,
  embeddings int not null default 0,
  error text,
  actor text not null,
  created_at timestamptz not null default now(),
  completed_at timestamptz
);
create index jobs_due on jobs (due_at) where status = 'processing';
create index jobs_of_document on jobs (tenant_id, namespace, document_id) where status = 'processing';
alter table jobs enable row level security;
alter table jobs force row level security;
create policy tenant_rows on jobs
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy house_rows on jobs to plugdesk_house using (true);
comment on table jobs is 'house';
