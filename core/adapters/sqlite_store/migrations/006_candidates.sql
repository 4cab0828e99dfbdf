-- The people a coach works for. Rows with an empty candidate_id are the account's own; for all others the
-- store itself makes sure that no row comes or stays without its candidate.
create table candidates (
  id text primary key, user_id text not null, created_at text not null, updated_at text not null,
  label text not null, consent_note text not null, consent_at text
);
create index candidates_by_user on candidates (user_id, label);

alter table profiles add column candidate_id text not null default '';
alter table profiles add column of_candidate text
  generated always as (nullif(candidate_id, '')) virtual references candidates (id);
create index profiles_by_candidate on profiles (user_id, candidate_id, created_at);
create index profiles_of_candidate on profiles (of_candidate);

alter table postings add column candidate_id text not null default '';
alter table postings add column of_candidate text
  generated always as (nullif(candidate_id, '')) virtual references candidates (id);
create index postings_by_candidate on postings (user_id, candidate_id, created_at);
create index postings_of_candidate on postings (of_candidate);

alter table jobs add column candidate_id text not null default '';
alter table jobs add column of_candidate text
  generated always as (nullif(candidate_id, '')) virtual references candidates (id);
create index jobs_by_candidate on jobs (user_id, candidate_id, kind, created_at);
create index jobs_of_candidate on jobs (of_candidate);

alter table applications add column candidate_id text not null default '';
alter table applications add column of_candidate text
  generated always as (nullif(candidate_id, '')) virtual references candidates (id);
create index applications_by_candidate on applications (user_id, candidate_id, created_at);
create index applications_of_candidate on applications (of_candidate);
