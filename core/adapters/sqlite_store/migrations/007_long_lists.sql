-- A page of a long list is read from an index in its order, not sorted out of all rows.
create index applications_by_time on applications (user_id, created_at, id);
create index applications_by_status on applications (user_id, status, created_at, id);
create index jobs_by_time on jobs (user_id, created_at, id);
create index profiles_by_time on profiles (user_id, created_at, id);
create index postings_by_time on postings (user_id, created_at, id);
