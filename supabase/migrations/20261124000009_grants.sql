-- Who may do what at all; the policies say with which rows. Nothing is granted by default, whatever the project's
-- defaults are. Running this file again is harmless: it says the whole of it.
revoke all on all tables in schema public from public, anon, authenticated, service_role;
revoke all on all sequences in schema public from public, anon, authenticated, service_role;
revoke all on all functions in schema public from public, anon, authenticated, service_role;
revoke all on schema app_private from public, anon, authenticated, service_role;
revoke all on all tables in schema app_private from public, anon, authenticated, service_role;
revoke all on all sequences in schema app_private from public, anon, authenticated, service_role;
revoke all on all functions in schema app_private from public, anon, authenticated, service_role;

grant select, insert, update, delete on public.candidates, public.profiles, public.postings, public.jobs,
  public.artifacts, public.applications, public.answers, public.outbox, public.credentials, public.api_tokens
  to authenticated, service_role;

-- What has happened stays: nobody changes or removes it, not even the workers.
grant select on public.job_events to authenticated, service_role;
grant select, insert on public.audit, public.application_events to authenticated, service_role;

-- What the language model has cost is written by functions alone.
grant select on public.budgets to authenticated, service_role;

grant execute on function public.change_application, public.change_applications, public.application_facts, public.find_applications,
  public.add_applications, public.orphaned_files, public.claim_job, public.call_for_waiting_jobs, public.forgotten_jobs,
  public.events_after, public.count_by_candidate to authenticated, service_role;
grant execute on function public.add_my_draft, public.erase_my_rows, public.reserve_my_dollars,
  public.settle_my_dollars to authenticated;
grant execute on function public.add_draft, public.erase_rows, public.reserve_dollars, public.settle_dollars
  to service_role;

-- The policies of the audit log and of the files ask this.
grant execute on function app_private.own_names, app_private.has_account to authenticated;
