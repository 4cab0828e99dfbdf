-- Columns are the field names of the records. Nested values are JSON text.
create table if not exists profiles (
  id text primary key, user_id text not null, created_at text not null, updated_at text not null,
  label text not null, resume json not null, filename text not null, sha256 text not null, notes json not null
);
create index if not exists profiles_by_file on profiles (user_id, sha256);

create table if not exists postings (
  id text primary key, user_id text not null, created_at text not null,
  posting json not null, source text not null, sha256 text not null
);
create index if not exists postings_by_file on postings (user_id, sha256);

create table if not exists jobs (
  id text primary key, user_id text not null, created_at text not null,
  kind text not null, status text not null, progress integer not null, phase text not null,
  fingerprint text not null, request json not null, result json,
  error_code text, error_message text not null, attempts integer not null,
  cancel_requested integer not null, worker text not null,
  deadline text not null, lease_until text, finished_at text
);
create unique index if not exists jobs_live_once on jobs (user_id, fingerprint)
  where status in ('queued', 'running', 'done');
create index if not exists jobs_waiting on jobs (status, created_at);

create table if not exists artifacts (
  id text primary key, user_id text not null, created_at text not null, job_id text not null,
  kind text not null, filename text not null, media_type text not null, sha256 text not null,
  size integer not null, key text not null
);
create index if not exists artifacts_by_job on artifacts (user_id, job_id);

create table if not exists applications (
  id text primary key, user_id text not null, created_at text not null, updated_at text not null,
  preview_job_id text not null, title text not null, employer text not null, url text not null,
  template text not null, score integer not null, status text not null, proof text not null,
  artifact_ids json not null,
  unique (user_id, preview_job_id)
);
