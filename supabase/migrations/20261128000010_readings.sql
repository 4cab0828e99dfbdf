-- How a CV's file was read, and where the file itself lies: in the same bucket, as bytes of no kind that anybody
-- would open.
alter table public.profiles
  add column reading jsonb not null default '{}',
  add column original text not null default '';
create index profiles_by_original on public.profiles (original) where original <> '';

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
      and not exists (select 1 from public.profiles p where p.original = o.name)
    limit 100) found
$$;
