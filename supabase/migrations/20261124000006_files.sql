-- Files of a person lie under their id: '<user id>/...'. Whether objects have row-level security is the
-- project's own affair (it is on, and the table is not ours to alter).
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('artifacts', 'artifacts', false, 10485760, array['application/pdf', 'text/html', 'application/json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document'])
on conflict (id) do update set public = excluded.public,
  file_size_limit = excluded.file_size_limit, allowed_mime_types = excluded.allowed_mime_types;

create policy "own files are seen" on storage.objects for select to authenticated
  using (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text);
-- A token outlives its account for a while: with it nothing more is put here.
create function app_private.has_account() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from auth.users u where u.id = auth.uid())
$$;
create policy "own files are added" on storage.objects for insert to authenticated
  with check (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text
    and (select app_private.has_account()));
create policy "own files are changed" on storage.objects for update to authenticated
  using (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text
    and (select app_private.has_account()));
create policy "own files are removed" on storage.objects for delete to authenticated
  using (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text);

-- Files whose row never came, at most 100: a person's own, or everybody's for workers. Names that are none of ours
-- stay: only a person by hand can have made them, in their own folder, which goes with the account.
create function public.orphaned_files(before timestamptz) returns text[]
language sql stable security invoker set search_path = '' as $$
  select coalesce(array_agg(found.name), '{}') from (
    select o.name from storage.objects o
    where o.bucket_id = 'artifacts' and coalesce(o.updated_at, o.created_at) < before
      and o.name ~ '^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$'
      and not exists (select 1 from public.artifacts a where a.key = o.name)
    limit 100) found
$$;
