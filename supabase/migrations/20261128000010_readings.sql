-- How a CV's file was read, and where the file itself lies. A row has the id of its profile and goes with it; that
-- another person has one with some id is nobody's business, so the key begins with the owner.
create table public.readings (
  id text not null,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  reading jsonb not null, original text not null,
  primary key (user_id, id),
  foreign key (user_id, id) references public.profiles (user_id, id) on delete cascade
);
alter table public.profiles add column doubts jsonb not null default '[]';
create index readings_by_time on public.readings (user_id, created_at, id);
create index readings_by_original on public.readings (original);

alter table public.readings enable row level security;
create policy "own rows are seen" on public.readings for select to authenticated
  using ((select auth.uid()) = user_id);
create policy "own rows are added" on public.readings for insert to authenticated
  with check ((select auth.uid()) = user_id);
create policy "own rows are changed" on public.readings for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "own rows are removed" on public.readings for delete to authenticated
  using ((select auth.uid()) = user_id);

-- CVs lie in the same bucket, as bytes of no kind that anybody would open.
update storage.buckets set allowed_mime_types = array['application/pdf', 'text/html', 'application/json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/octet-stream']
where id = 'artifacts';

create or replace function public.orphaned_files(before timestamptz) returns text[]
language sql stable security invoker set search_path = '' as $$
  select coalesce(array_agg(found.name), '{}') from (
    select o.name from storage.objects o
    where o.bucket_id = 'artifacts' and coalesce(o.updated_at, o.created_at) < before
      and o.name ~ '^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$'
      and not exists (select 1 from public.artifacts a where a.key = o.name)
      and not exists (select 1 from public.readings r where r.original = o.name)
    limit 100) found
$$;
