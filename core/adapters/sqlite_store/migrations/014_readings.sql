-- How a CV's file was read, and where the file itself lies. A row has the id of its profile and goes with it.
create table readings (
  id text primary key references profiles (id) on delete cascade,
  user_id text not null, created_at text not null, reading json not null, original text not null
);
alter table profiles add column doubts json not null default '[]';
create index readings_by_user on readings (user_id, created_at, id);
create index readings_by_original on readings (original);
