-- Columns are the field names of the records, as in the embedded store. Each row has an owner, and what names
-- another row names its owner too: row-level security does not look at foreign keys.
create table public.candidates (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null, updated_at timestamptz not null,
  label text not null, consent_note text not null, consent_at timestamptz,
  unique (user_id, id)
);
create index candidates_by_user on public.candidates (user_id, label);

-- An empty candidate_id means the account's own: of_candidate is null then, and a null refers to nothing.
-- A candidate with rows cannot be removed: their files go first, then their rows, then the candidate.
create table public.profiles (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null, updated_at timestamptz not null,
  label text not null, resume jsonb not null, filename text not null, sha256 text not null, notes jsonb not null,
  candidate_id text not null default '',
  of_candidate text generated always as (nullif(candidate_id, '')) stored,
  unique (user_id, id),
  foreign key (user_id, of_candidate) references public.candidates (user_id, id)
);
create index profiles_by_file on public.profiles (user_id, sha256);
create index profiles_by_time on public.profiles (user_id, created_at, id);
create index profiles_by_candidate on public.profiles (user_id, of_candidate, created_at);

create table public.postings (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  posting jsonb not null, source text not null, sha256 text not null,
  candidate_id text not null default '',
  of_candidate text generated always as (nullif(candidate_id, '')) stored,
  unique (user_id, id),
  foreign key (user_id, of_candidate) references public.candidates (user_id, id)
);
create index postings_by_file on public.postings (user_id, sha256);
create index postings_by_time on public.postings (user_id, created_at, id);
create index postings_by_candidate on public.postings (user_id, of_candidate, created_at);

-- The checks keep a row that its owner wrote by hand from stopping the workers, who read everybody's.
create table public.jobs (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  kind text not null check (kind in ('preview', 'apply')),
  status text not null check (status in ('queued', 'running', 'done', 'error', 'cancelled')),
  progress integer not null, phase text not null,
  fingerprint text not null, request jsonb not null, result jsonb,
  error_code text, error_message text not null, attempts integer not null,
  cancel_requested boolean not null, worker text not null,
  deadline timestamptz not null, lease_until timestamptz, finished_at timestamptz,
  idempotency_key text not null default '', request_hash text not null default '',
  not_before timestamptz, woken_at timestamptz,
  candidate_id text not null default '',
  of_candidate text generated always as (nullif(candidate_id, '')) stored,
  unique (user_id, id),
  foreign key (user_id, of_candidate) references public.candidates (user_id, id)
);
create unique index jobs_live_once on public.jobs (user_id, fingerprint)
  where status in ('queued', 'running', 'done') and idempotency_key = '';
create unique index jobs_once_by_key on public.jobs (user_id, idempotency_key) where idempotency_key <> '';
create index jobs_by_candidate on public.jobs (user_id, of_candidate, kind, created_at);
create index jobs_by_time on public.jobs (user_id, created_at, id);
create index jobs_waiting on public.jobs (status, created_at) where status in ('queued', 'running');

-- A file's row goes before its job: rows that fell away with the job would leave files nobody knows of. A row
-- that its owner wrote by hand names none of another's files: workers, who reach them all, would remove them.
create table public.artifacts (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null, job_id text not null,
  kind text not null, filename text not null, media_type text not null, sha256 text not null,
  size bigint not null, key text not null,
  unique (user_id, id),
  check (key ~ ('^' || user_id::text || '(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$')),
  foreign key (user_id, job_id) references public.jobs (user_id, id)
);
create index artifacts_by_job on public.artifacts (user_id, job_id);
create index artifacts_by_key on public.artifacts (key);

create table public.applications (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null, updated_at timestamptz not null,
  preview_job_id text not null, title text not null, employer text not null, url text not null,
  template text not null, score integer not null, status text not null, proof text not null,
  artifact_ids jsonb not null,
  candidate_id text not null default '',
  of_candidate text generated always as (nullif(candidate_id, '')) stored,
  unique (user_id, id),
  unique (user_id, preview_job_id),
  foreign key (user_id, preview_job_id) references public.jobs (user_id, id),
  foreign key (user_id, of_candidate) references public.candidates (user_id, id)
);
create index applications_by_candidate on public.applications (user_id, of_candidate, created_at);
create index applications_by_time on public.applications (user_id, created_at, id);
create index applications_by_status on public.applications (user_id, status, created_at, id);

-- Secrets of other services: `sealed` is ciphertext, and its key is never in this database.
create table public.credentials (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null, updated_at timestamptz not null,
  kind text not null, label text not null, host text not null, username text not null, sealed text not null,
  unique (user_id, id)
);
create index credentials_by_user on public.credentials (user_id, created_at);

-- What has been done with a person's data, each entry chained to the one before. No reference to auth.users:
-- entries outlive the account, and in its place then stands a pseudonym, which is no uuid.
create table public.audit (
  id text primary key,
  user_id text not null default auth.uid()::text,
  created_at timestamptz not null,
  sequence bigint not null, actor text not null, action text not null, subject text not null,
  data jsonb not null, previous_hash text not null, hash text not null,
  unique (user_id, id),
  unique (user_id, sequence)
);
create index audit_by_actor on public.audit (actor);

create table public.api_tokens (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  token_hash text not null unique, scope text not null, label text not null,
  expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz,
  unique (user_id, id)
);
create index api_tokens_by_user on public.api_tokens (user_id, created_at);

-- How much is kept for each candidate ('' is the account's own person), in one question. Of somebody else
-- nothing is counted: it runs as its caller.
create function public.count_by_candidate(owner uuid)
returns table (candidate_id text, profiles integer, postings integer, previews integer, applications integer)
language sql stable security invoker set search_path = '' as $$
  select kept.candidate_id, sum(kept.profiles)::integer, sum(kept.postings)::integer,
    sum(kept.previews)::integer, sum(kept.applications)::integer
  from (
    select p.candidate_id, 1, 0, 0, 0 from public.profiles p where p.user_id = owner
    union all select p.candidate_id, 0, 1, 0, 0 from public.postings p where p.user_id = owner
    union all select j.candidate_id, 0, 0, 1, 0 from public.jobs j where j.user_id = owner and j.kind = 'preview'
    union all select a.candidate_id, 0, 0, 0, 1 from public.applications a where a.user_id = owner
  ) as kept (candidate_id, profiles, postings, previews, applications)
  group by kept.candidate_id
$$;

-- An application keeps exact documents by kind: all of them its owner's.
create schema app_private;
create function app_private.require_own_artifacts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select 1 from pg_catalog.jsonb_each_text(new.artifact_ids) named
    where not exists (select 1 from public.artifacts a where a.user_id = new.user_id and a.id = named.value)
  ) then
    raise foreign_key_violation using message = 'an application names a document that its owner does not have';
  end if;
  return new;
end $$;
create trigger applications_name_own_artifacts before insert or update of artifact_ids, user_id
  on public.applications for each row execute function app_private.require_own_artifacts();
