alter table documents
  add column file_name text,
  -- The bytes in the file store; null where there are none, or no longer.
  add column file_sha256 text,
  -- Nobody has named the title, so the file may.
  add column title_open boolean not null default false,
  -- The version whose pages are stored, null while the file has not been read.
  add column pages_of text,
  -- The kinds of personal data that were taken out, parted by commas.
  add column redacted text not null default '';
create index documents_by_file on documents (tenant_id, file_sha256) where file_sha256 is not null;

create table pages (
  tenant_id uuid not null,
  namespace text not null,
  document_id text not null,
  version_id text not null,
  ordinal int not null,
  -- Its number in the file; a page may be stored in several parts.
  number int,
  content text not null,
  primary key (tenant_id, namespace, document_id, version_id, ordinal),
  foreign key (tenant_id, namespace, document_id) references documents on delete cascade
);
alter table pages enable row level security;
alter table pages force row level security;
create policy tenant_rows on pages
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table pages is 'What the pages of a file say, as Markdown';

-- Who is at work on a document, so that its jobs do not run over one another.
create table work (
  tenant_id uuid not null,
  namespace text not null,
  document_id text not null,
  holder text not null,
  until timestamptz not null,
  primary key (tenant_id, namespace, document_id)
);
alter table work enable row level security;
alter table work force row level security;
create policy tenant_rows on work
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
comment on table work is 'Documents that somebody is at work on';

-- Jobs wait in the room jobs now; this table says how each of them went.
update jobs set status = 'failed', completed_at = now(),
  error = 'The house was renewed before it came to this document. Ingest it again.'
  where status = 'processing';
drop policy house_rows on jobs;
revoke all on jobs from plugdesk_house;
comment on table jobs is 'How far the taking in of each document is';
drop index jobs_due;
drop index jobs_of_document;
alter table jobs
  drop column held,
  drop column due_at,
  -- A file that this job sets free.
  add column frees text;
create index jobs_of_document on jobs (tenant_id, namespace, document_id, created_at);
