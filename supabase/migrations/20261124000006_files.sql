-- Files of a person lie under their id: '<user id>/...'. Whether objects have row-level security is the
-- project's own affair (it is on, and the table is not ours to alter).
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('artifacts', 'artifacts', false, 10485760, array['application/pdf', 'text/html', 'application/json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document'])
on conflict (id) do update set public = excluded.public,
  file_size_limit = excluded.file_size_limit, allowed_mime_types = excluded.allowed_mime_types;

create policy "own files are seen" on storage.objects for select to authenticated
  using (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "own files are added" on storage.objects for insert to authenticated
  with check (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "own files are changed" on storage.objects for update to authenticated
  using (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "own files are removed" on storage.objects for delete to authenticated
  using (bucket_id = 'artifacts' and (storage.foldername(name))[1] = (select auth.uid())::text);
