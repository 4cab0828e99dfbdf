-- An application that was brought along from elsewhere has no preview. SQLite cannot loosen a constraint, so the
-- table is made anew.
create table applications_anew (
  id text primary key, user_id text not null, created_at text not null, updated_at text not null,
  candidate_id text not null default '',
  of_candidate text generated always as (nullif(candidate_id, '')) virtual references candidates (id),
  preview_job_id text not null default '',
  of_preview text generated always as (nullif(preview_job_id, '')) virtual,
  title text not null, employer text not null, url text not null,
  template text not null, score integer not null, status text not null, proof text not null,
  artifact_ids json not null,
  posting_id text not null default '', source text not null default '', posted_on text not null default '',
  notes text not null default '', contact text not null default '',
  next_action text not null default '', next_action_on text not null default '',
  applied_at text,
  unique (user_id, of_preview)
);
insert into applications_anew (id, user_id, created_at, updated_at, candidate_id, preview_job_id, title, employer, url,
    template, score, status, proof, artifact_ids)
  select id, user_id, created_at, updated_at, candidate_id, preview_job_id, title, employer, url,
    template, score, status, proof, artifact_ids from applications;
drop table applications;
alter table applications_anew rename to applications;
create index applications_by_candidate on applications (user_id, candidate_id, created_at);
create index applications_of_candidate on applications (of_candidate);
create index applications_by_time on applications (user_id, created_at, id);
create index applications_by_status on applications (user_id, status, created_at, id);

-- What has happened to an application: written down once, gone only with it.
create table application_events (
  id text primary key, user_id text not null, created_at text not null,
  application_id text not null references applications (id) on delete cascade,
  name text not null, actor text not null, data json not null
);
create index application_events_by_application on application_events (application_id, created_at, id);
create index application_events_by_user on application_events (user_id, created_at, id);

-- What a person has to say to questions that forms ask again and again. One answer for each topic and country.
create table answers (
  id text primary key, user_id text not null, created_at text not null, updated_at text not null,
  candidate_id text not null default '',
  of_candidate text generated always as (nullif(candidate_id, '')) virtual references candidates (id),
  topic text not null, country text not null, value text not null,
  unique (user_id, candidate_id, topic, country)
);
create index answers_of_candidate on answers (of_candidate);

-- Mails, kept before they are sent. One real mail for each application and the exact text and files confirmed.
create table outbox (
  id text primary key, user_id text not null, created_at text not null, updated_at text not null,
  application_id text not null references applications (id) on delete cascade,
  state text not null, recipient text not null, subject text not null, body text not null,
  attachments json not null, message_id text not null, is_test integer not null,
  attempts integer not null, not_before text, error_code text, error_message text not null
);
create index outbox_by_application on outbox (application_id, created_at);
create index outbox_by_user on outbox (user_id, created_at, id);
