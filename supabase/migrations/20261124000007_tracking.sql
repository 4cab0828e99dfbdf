-- An application that was brought along from elsewhere has no preview; what refers to one names its owner.
alter table public.applications
  drop constraint applications_user_id_preview_job_id_key,
  drop constraint applications_user_id_preview_job_id_fkey,
  alter column preview_job_id set default '',
  add column of_preview text generated always as (nullif(preview_job_id, '')) stored,
  add column posting_id text not null default '', add column source text not null default '',
  add column posted_on text not null default '',
  add column notes text not null default '', add column contact text not null default '',
  add column next_action text not null default '', add column next_action_on text not null default '',
  add column applied_at timestamptz;
alter table public.applications
  add unique (user_id, of_preview),
  add foreign key (user_id, of_preview) references public.jobs (user_id, id);

-- What has happened to an application: written down once, gone only with it.
create table public.application_events (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  application_id text not null,
  name text not null, actor text not null, data jsonb not null,
  unique (user_id, id),
  foreign key (user_id, application_id) references public.applications (user_id, id) on delete cascade
);
create index application_events_by_application on public.application_events (user_id, application_id, created_at, id);
create index application_events_by_time on public.application_events (user_id, created_at, id);

create table public.answers (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null, updated_at timestamptz not null,
  candidate_id text not null default '',
  of_candidate text generated always as (nullif(candidate_id, '')) stored,
  topic text not null, country text not null, value text not null,
  unique (user_id, id),
  unique (user_id, candidate_id, topic, country),
  foreign key (user_id, of_candidate) references public.candidates (user_id, id)
);

create table public.outbox (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null, updated_at timestamptz not null,
  application_id text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'rejected', 'unknown')),
  recipient text not null, subject text not null, body text not null,
  attachments jsonb not null, message_id text not null, is_test boolean not null,
  attempts integer not null, error_code text, error_message text not null,
  unique (user_id, id),
  foreign key (user_id, application_id) references public.applications (user_id, id) on delete cascade
);
create index outbox_by_application on public.outbox (user_id, application_id, created_at);
create index outbox_by_time on public.outbox (user_id, created_at, id);

alter table public.jobs drop constraint jobs_kind_check;
alter table public.jobs add constraint jobs_kind_check check (kind in ('preview', 'apply', 'email'));

-- A change of an application and its event, both or neither. `expected` are columns with the values that they must
-- have: of two who change from the same state one wins. False: nothing matched, or the event is known already.
-- JSON comes as text, which every server between us and this hands on unchanged.
create function public.change_application(of_application text, expected text, patch text, event text)
returns boolean language plpgsql security invoker set search_path = '' as $$
declare
  known public.applications;
  told public.application_events;
begin
  select * into known from public.applications a where a.id = of_application for update;
  if not found or not (pg_catalog.to_jsonb(known) @> expected::jsonb) then
    return false;
  end if;
  told := pg_catalog.jsonb_populate_record(null::public.application_events, event::jsonb);
  told.user_id := known.user_id;
  told.application_id := known.id;
  insert into public.application_events select told.* on conflict (id) do nothing;
  if not found then
    return false;
  end if;
  known := pg_catalog.jsonb_populate_record(known, patch::jsonb);
  update public.applications a set
    updated_at = known.updated_at, url = known.url, title = known.title, employer = known.employer,
    status = known.status, proof = known.proof, artifact_ids = known.artifact_ids, notes = known.notes,
    contact = known.contact, next_action = known.next_action, next_action_on = known.next_action_on,
    applied_at = known.applied_at
  where a.id = of_application;
  return true;
end $$;

-- Many changes in one step, each as above; the ids of the applications that were changed.
create function public.change_applications(changes text)
returns jsonb language sql volatile security invoker set search_path = '' as $$
  select coalesce(pg_catalog.jsonb_agg(c -> 'id'), '[]'::jsonb) from pg_catalog.jsonb_array_elements(changes::jsonb) c
  where public.change_application(c ->> 'id', c ->> 'expected', c ->> 'patch', c ->> 'event')
$$;

-- What figures are made of, as one value: a project answers with no more than so many rows at once. An array for
-- each application, in the order of the fields of `ApplicationFact`.
create function public.application_facts(
  owner uuid, of_candidate text, since timestamptz, changed_since timestamptz
) returns jsonb language sql stable security invoker set search_path = '' as $$
  with asked as (
    select a.* from public.applications a
    where a.user_id = owner
      and (application_facts.of_candidate is null or a.candidate_id = application_facts.of_candidate)
      and (since is null or coalesce(a.applied_at, a.created_at) >= since)
      and (changed_since is null or a.updated_at >= changed_since)
  )
  select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(
    a.id, a.created_at, a.applied_at, a.status, a.score, a.template, a.source, a.next_action_on,
    coalesce(j.request ->> 'profileId', ''), coalesce(e.steps, '[]'::jsonb)
  ) order by a.created_at, a.id), '[]'::jsonb)
  from asked a
  left join public.jobs j on j.user_id = a.user_id and j.id = a.of_preview
  left join (
    select t.application_id,
      pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(t.created_at, t.data ->> 'to') order by t.created_at, t.id) as steps
    from public.application_events t
    where t.user_id = owner and t.data ->> 'to' is not null and t.application_id in (select asked.id from asked)
    group by t.application_id
  ) e on e.application_id = a.id
$$;

create index applications_by_posting on public.applications (user_id, posting_id) where posting_id <> '';
create index applications_by_url on public.applications (user_id, url) where url <> '';

-- One page of somebody's applications, how many there are of each status, and which rows of the page have a twin:
-- another application of the same person for the same posting. What was typed is compared as it is, never as a
-- pattern.
create function public.find_applications(search text)
returns jsonb language sql stable security invoker set search_path = '' as $$
  with asked as (
    select pg_catalog.lower(s ->> 'words') as words, s ->> 'due_by' as due_by, s -> 'statuses' as statuses,
      s ->> 'candidate_id' as candidate_id, (s ->> 'user_id')::uuid as user_id, s ->> 'order' as sorting,
      (s ->> 'page_offset')::bigint as page_offset, (s ->> 'page_limit')::bigint as page_limit,
      nullif(s ->> 'since', '')::date as since, nullif(s ->> 'until', '')::date as until,
      (s ->> 'each_status')::boolean as each_status
    from (select search::jsonb as s) given
  ), mine as (
    select a.* from public.applications a, asked
    where a.user_id = asked.user_id and (asked.candidate_id is null or a.candidate_id = asked.candidate_id)
      and (asked.words = '' or pg_catalog.strpos(pg_catalog.lower(
        pg_catalog.concat_ws(E'\n', a.title, a.employer, a.notes, a.contact)), asked.words) > 0)
      and (asked.due_by = '' or (a.next_action_on <> '' and a.next_action_on <= asked.due_by))
      and (asked.since is null or (a.created_at at time zone 'UTC')::date >= asked.since)
      and (asked.until is null or (a.created_at at time zone 'UTC')::date <= asked.until)
  ), ordered as (
    select mine.*, pg_catalog.row_number() over (
      partition by case when asked.each_status then mine.status end order by
      case when asked.sorting = '-updated_at' then mine.updated_at end desc,
      case when asked.sorting = '-score' then mine.score end desc,
      case when asked.sorting = 'next_action_on' then nullif(mine.next_action_on, '') end asc nulls last,
      case when asked.sorting = 'employer' then pg_catalog.lower(mine.employer) end asc,
      mine.created_at desc, mine.id desc) as place
    from mine, asked
    where asked.statuses = '[]'::jsonb or asked.statuses @> pg_catalog.to_jsonb(mine.status)
  ), shown as (
    select ordered.* from ordered, asked
    where place > asked.page_offset and place <= asked.page_offset + asked.page_limit
  )
  select pg_catalog.jsonb_build_object(
    'rows', coalesce((select pg_catalog.jsonb_agg(pg_catalog.to_jsonb(shown) order by place) from shown), '[]'),
    'counts', coalesce((select pg_catalog.jsonb_object_agg(status, n)
      from (select status, pg_catalog.count(*) as n from mine group by status) counted), '{}'),
    'twins', coalesce((select pg_catalog.jsonb_agg(shown.id) from shown where exists (
      select from public.applications b where b.user_id = shown.user_id and b.candidate_id = shown.candidate_id
        and b.id <> shown.id and ((b.posting_id = shown.posting_id and b.posting_id <> '')
          or (b.url = shown.url and b.url <> '')))), '[]'))
$$;

-- Many applications, all or none, with the events of those that are new; how many these are.
create function public.add_applications(applications text, events text)
returns integer language plpgsql security invoker set search_path = '' as $$
declare
  added integer;
begin
  with fresh as (insert into public.applications (id, user_id, created_at, updated_at, candidate_id, preview_job_id, title, employer,
      url, template, score, status, proof, artifact_ids, posting_id, source, posted_on, notes, contact, next_action,
      next_action_on, applied_at)
    select g.id, g.user_id, g.created_at, g.updated_at, g.candidate_id, g.preview_job_id, g.title, g.employer,
      g.url, g.template, g.score, g.status, g.proof, g.artifact_ids, g.posting_id, g.source, g.posted_on, g.notes,
      g.contact, g.next_action, g.next_action_on, g.applied_at
    from pg_catalog.jsonb_populate_recordset(null::public.applications, applications::jsonb) g
    on conflict (id) do nothing returning id
  ), told as (insert into public.application_events
    select e.* from pg_catalog.jsonb_populate_recordset(null::public.application_events, events::jsonb) e
    join fresh on fresh.id = e.application_id
  )
  select pg_catalog.count(*) into added from fresh;
  return added;
end $$;

do $$ declare named text; begin
  foreach named in array array['application_events', 'answers', 'outbox'] loop
    execute format('alter table public.%I enable row level security', named);
    execute format('create policy "own rows are seen" on public.%I for select to authenticated
      using ((select auth.uid()) = user_id)', named);
    execute format('create policy "own rows are added" on public.%I for insert to authenticated
      with check ((select auth.uid()) = user_id)', named);
  end loop;
  foreach named in array array['answers', 'outbox'] loop
    execute format('create policy "own rows are changed" on public.%I for update to authenticated
      using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id)', named);
    execute format('create policy "own rows are removed" on public.%I for delete to authenticated
      using ((select auth.uid()) = user_id)', named);
  end loop;
end $$;
