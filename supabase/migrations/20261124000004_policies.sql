-- A person reaches the rows they own and no others. The sub-select lets PostgreSQL ask who it is once a query.
do $$ declare named text; begin
  foreach named in array array['candidates', 'profiles', 'postings', 'jobs', 'artifacts', 'applications',
      'credentials', 'api_tokens'] loop
    execute format('alter table public.%I enable row level security', named);
    execute format('create policy "own rows are seen" on public.%I for select to authenticated
      using ((select auth.uid()) = user_id)', named);
    execute format('create policy "own rows are added" on public.%I for insert to authenticated
      with check ((select auth.uid()) = user_id)', named);
    execute format('create policy "own rows are changed" on public.%I for update to authenticated
      using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id)', named);
    execute format('create policy "own rows are removed" on public.%I for delete to authenticated
      using ((select auth.uid()) = user_id)', named);
  end loop;
end $$;

alter table public.job_events enable row level security;
create policy "own events are seen" on public.job_events for select to authenticated
  using ((select auth.uid()) = user_id);

-- Of the audit log a person sees what was written before an erasure too. core/domain/audit.py has the same words.
-- Whose account is gone has the pseudonym alone: a token that still holds must not bring the id back.
create function app_private.pseudonym(person text) returns text
language sql immutable set search_path = '' as $$
  select 'erased:' || left(encode(sha256(convert_to(person, 'UTF8')), 'hex'), 32)
$$;
create function app_private.own_names() returns text[]
language sql stable security definer set search_path = '' as $$
  select array[(select u.id::text from auth.users u where u.id = auth.uid()),
    app_private.pseudonym(auth.uid()::text)]
$$;
alter table public.audit enable row level security;
create policy "own entries are seen" on public.audit for select to authenticated
  using (user_id = any ((select app_private.own_names())::text[]));
create policy "own entries are added" on public.audit for insert to authenticated
  with check (user_id = any ((select app_private.own_names())::text[]));
