-- All rows of a person at once, those first that name others; in the audit log the pseudonym takes their place.
-- Files go before, through the files' own service: their rows are the only place that knows where they lie.
create function app_private.erase_rows(owner uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  pseudonym text := app_private.pseudonym(owner::text);
begin
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
end $$;

create function public.erase_my_rows() returns void
language sql security definer set search_path = '' as $$
  select app_private.erase_rows(auth.uid())
$$;

create function public.erase_rows(owner uuid) returns void
language sql security definer set search_path = '' as $$
  select app_private.erase_rows(owner)
$$;
