-- Passwords of other services, each sealed by the vault for its owner.
create table credentials (
  id text primary key, user_id text not null, created_at text not null, updated_at text not null,
  kind text not null, label text not null, host text not null, username text not null, sealed text not null
);
create index credentials_by_user on credentials (user_id, created_at);

-- What has been done with a person's data. Entries stay as they are; only the people in them can become
-- pseudonyms, when they are erased.
create table audit (
  id text primary key, user_id text not null, created_at text not null, sequence integer not null,
  actor text not null, action text not null, subject text not null, data json not null,
  previous_hash text not null, hash text not null,
  unique (user_id, sequence)
);
create index audit_by_actor on audit (actor);

create trigger audit_keeps_every_entry before delete on audit begin
  select raise(abort, 'audit entries are never removed');
end;

create trigger audit_replaces_no_entry before insert on audit
when exists (select 1 from audit
  where id = new.id or (user_id = new.user_id and sequence = new.sequence))
begin
  select raise(abort, 'audit entries are never replaced');
end;

create trigger audit_changes_no_entry before update on audit
when (new.id, new.created_at, new.sequence, new.action, new.subject, new.data, new.previous_hash, new.hash)
  is not (old.id, old.created_at, old.sequence, old.action, old.subject, old.data, old.previous_hash, old.hash)
  or (new.user_id is not old.user_id and new.user_id not glob 'erased:*')
  or (new.actor is not old.actor and new.actor not glob 'erased:*')
begin
  select raise(abort, 'audit entries are never changed');
end;
