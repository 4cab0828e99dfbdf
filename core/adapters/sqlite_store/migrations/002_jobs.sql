-- A job may be asked for under a caller's own key, be tried again later, and tells every step it takes.
alter table jobs add column idempotency_key text not null default '';
alter table jobs add column request_hash text not null default '';
alter table jobs add column not_before text;
alter table jobs add column woken_at text;

drop index jobs_live_once;
create unique index jobs_live_once on jobs (user_id, fingerprint)
  where status in ('queued', 'running', 'done') and idempotency_key = '';
create unique index jobs_once_by_key on jobs (user_id, idempotency_key) where idempotency_key <> '';

-- What has happened to a job, in order over all jobs. The row tells by itself, so that no writer can forget to.
create table job_events (
  id integer primary key autoincrement,
  job_id text not null references jobs (id) on delete cascade,
  name text not null, part text not null default '', data json not null
);
create index job_events_by_job on job_events (job_id, id);

create trigger jobs_tell_of_a_new_one after insert on jobs begin
  insert into job_events (job_id, name, data) values (new.id, 'progress', json_object(
    'job_id', new.id, 'kind', new.kind, 'status', new.status, 'progress', new.progress, 'phase', new.phase));
end;

create trigger jobs_tell_of_a_step after update on jobs
when old.status is not new.status or old.progress is not new.progress or old.phase is not new.phase begin
  insert into job_events (job_id, name, data) values (
    new.id,
    case new.status when 'done' then 'done' when 'error' then 'error' when 'cancelled' then 'error'
      else 'progress' end,
    case when new.status in ('error', 'cancelled') then json_object(
      'job_id', new.id, 'kind', new.kind, 'status', new.status, 'progress', new.progress, 'phase', new.phase,
      'error', json_object('code', new.error_code, 'message', new.error_message, 'job_id', new.id))
    else json_object(
      'job_id', new.id, 'kind', new.kind, 'status', new.status, 'progress', new.progress, 'phase', new.phase)
    end);
end;

create trigger jobs_forget_drafts after update of status on jobs
when new.status in ('done', 'error', 'cancelled') begin
  delete from job_events where job_id = new.id and name = 'partial';
end;

-- How often people have done what is limited. A row counts from its first hit until it expires.
create table limits (key text primary key, hits integer not null, expires_at real not null) without rowid;

-- What all processes together have counted, for the metrics.
create table counters (
  name text not null, labels text not null, value real not null, primary key (name, labels)
) without rowid;
