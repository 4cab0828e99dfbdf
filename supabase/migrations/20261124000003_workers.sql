-- Handing out jobs. `at_time` is the caller's now. A job may start when it waits and is not held back, or when
-- the worker that holds it has been silent for longer than its lease. All of these run as their caller: the
-- policies let a person claim from their own jobs, and workers from everybody's.
create function public.claim_job(for_worker text, at_time timestamptz, until timestamptz)
returns setof public.jobs language sql security invoker set search_path = '' as $$
  update public.jobs set status = 'running', worker = for_worker, lease_until = until
  where id = (
    select j.id from public.jobs j
    where (j.status = 'queued' and (j.not_before is null or j.not_before <= at_time))
       or (j.status = 'running' and j.lease_until < at_time)
    order by j.created_at limit 1 for update skip locked)
  returning *
$$;

-- How many may start and have not been called for since `since`; they count as called for from now on.
create function public.call_for_waiting_jobs(at_time timestamptz, since timestamptz) returns integer
language sql security invoker set search_path = '' as $$
  with called as (
    update public.jobs set woken_at = at_time
    where ((status = 'queued' and (not_before is null or not_before <= at_time))
        or (status = 'running' and lease_until < at_time))
      and (woken_at is null or woken_at <= since)
    returning 1)
  select count(*)::integer from called
$$;

-- Finished before `before` and needed by nothing: no application, no kept document, no younger twin.
create function public.forgotten_jobs(before timestamptz) returns setof public.jobs
language sql stable security invoker set search_path = '' as $$
  select j.* from public.jobs j
  where j.finished_at < before
    and not exists (select 1 from public.applications p
      where p.user_id = j.user_id and p.preview_job_id = coalesce(j.request ->> 'previewJobId', j.id))
    and not exists (
      select 1 from public.artifacts a
      join public.applications p on p.user_id = a.user_id
      cross join lateral jsonb_each_text(p.artifact_ids) needed
      where a.user_id = j.user_id and a.job_id = j.id and needed.value = a.id)
    and not exists (select 1 from public.jobs twin
      where twin.user_id = j.user_id and twin.fingerprint = j.fingerprint
        and twin.status = 'done' and twin.finished_at >= before)
  order by random() limit 100
$$;
