-- The sign-in service keeps a log of its own that names people by id and address. Where a project keeps it in
-- another place, or from us, there is nothing to do here.
create function app_private.forget_sign_ins(owner uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from auth.audit_log_entries entry
  where pg_catalog.strpos(entry.payload::text, owner::text) > 0;
exception when undefined_table or undefined_column or insufficient_privilege then
  null;
end $$;

-- All rows of a person at once, those first that name others; in the audit log the pseudonym takes their place.
-- The account goes last: until its tokens expire they still open the data API, but a row that is added then, or
-- is just being added, refers to nobody. True, so that a page of some proxy is not taken for the end of it.
-- Files go before, through the files' own service: their rows are the only place that knows where they lie.
create function app_private.erase_rows(owner uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  pseudonym text := app_private.pseudonym(owner::text);
begin
  delete from public.answers where user_id = owner;
  delete from public.applications where user_id = owner;
  delete from public.artifacts where user_id = owner;
  delete from public.jobs where user_id = owner;
  delete from public.postings where user_id = owner;
  delete from public.profiles where user_id = owner;
  delete from public.candidates where user_id = owner;
  delete from public.credentials where user_id = owner;
  delete from public.api_tokens where user_id = owner;
  update public.audit set user_id = pseudonym where user_id = owner::text;
  update public.audit set actor = pseudonym where actor = owner::text;
  delete from auth.users where id = owner;
  perform app_private.forget_sign_ins(owner);
  return true;
end $$;

create function public.erase_my_rows() returns boolean
language sql security definer set search_path = '' as $$
  select app_private.erase_rows(auth.uid())
$$;

create function public.erase_rows(owner uuid) returns boolean
language sql security definer set search_path = '' as $$
  select app_private.erase_rows(owner)
$$;
