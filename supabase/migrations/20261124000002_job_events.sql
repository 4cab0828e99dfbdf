-- What has happened to a job. The row tells by itself, so that no writer can forget to.
create table public.job_events (
  id bigint primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  job_id text not null,
  name text not null check (name in ('progress', 'partial', 'done', 'error')),
  part text not null default '', data jsonb not null,
  foreign key (user_id, job_id) references public.jobs (user_id, id) on delete cascade
);
create index job_events_by_job on public.job_events (user_id, job_id, id);
create sequence app_private.job_event_ids as bigint;

-- A listener asks for ids greater than the last it saw. Were numbers given out before the transactions that use
-- them are over, a small one could become visible after a greater one, and no listener would ever see it. So a
-- number is taken under a lock that is held to the end of the transaction: the order of numbers is the order of
-- commits. One lock for all jobs, because a web process listens for all its visitors at once. It is taken last,
-- after the rows, so that it is held briefly and two statements never wait for each other in a circle.
create function app_private.number_job_event() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('job_events', 0));
  new.id := pg_catalog.nextval('app_private.job_event_ids');
  return new;
end $$;
create trigger job_events_are_numbered before insert on public.job_events
  for each row execute function app_private.number_job_event();

create function app_private.tell_of_a_step() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  told jsonb := pg_catalog.jsonb_build_object('job_id', new.id, 'kind', new.kind, 'status', new.status,
    'progress', new.progress, 'phase', new.phase);
  name text := case new.status when 'done' then 'done' when 'error' then 'error' when 'cancelled' then 'error'
    else 'progress' end;
begin
  if tg_op = 'UPDATE' and new.status in ('done', 'error', 'cancelled') then
    delete from public.job_events e where e.user_id = new.user_id and e.job_id = new.id and e.name = 'partial';
  end if;
  if name = 'error' then
    told := told || pg_catalog.jsonb_build_object('error', pg_catalog.jsonb_build_object(
      'code', new.error_code, 'message', new.error_message, 'job_id', new.id));
  end if;
  insert into public.job_events (user_id, job_id, name, data)
  values (new.user_id, new.id, case tg_op when 'INSERT' then 'progress' else name end, told);
  return null;
end $$;
create trigger jobs_tell_of_a_new_one after insert on public.jobs
  for each row execute function app_private.tell_of_a_step();
create trigger jobs_tell_of_a_step after update on public.jobs for each row
  when ((old.status, old.progress, old.phase) is distinct from (new.status, new.progress, new.phase))
  execute function app_private.tell_of_a_step();

-- What came after `last`, of the jobs that are named, as far as its caller may see them.
create function public.events_after(last bigint, of_jobs text[]) returns setof public.job_events
language sql stable security invoker set search_path = '' as $$
  select e.* from public.job_events e where e.id > last and e.job_id = any (of_jobs) order by e.id limit 1000
$$;

-- Drafts are the one thing that is replaced: only the newest of each part is kept. False: the job does not run.
create function app_private.keep_draft(owner uuid, of_job text, of_part text, html text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from public.jobs j
    where j.user_id = owner and j.id = of_job and j.status = 'running' for share) then
    return false;
  end if;
  delete from public.job_events e
    where e.user_id = owner and e.job_id = of_job and e.name = 'partial' and e.part = of_part;
  insert into public.job_events (user_id, job_id, name, part, data)
  values (owner, of_job, 'partial', of_part, pg_catalog.jsonb_build_object('part', of_part, 'html', html));
  return true;
end $$;

create function public.add_my_draft(of_job text, of_part text, html text) returns boolean
language sql security definer set search_path = '' as $$
  select app_private.keep_draft(auth.uid(), of_job, of_part, html)
$$;

create function public.add_draft(owner uuid, of_job text, of_part text, html text) returns boolean
language sql security definer set search_path = '' as $$
  select app_private.keep_draft(owner, of_job, of_part, html)
$$;
