-- How a CV's file was read, and where the file itself lies.
alter table profiles add column reading json not null default '{}';
alter table profiles add column original text not null default '';
create index profiles_by_original on profiles (original) where original <> '';
