-- What the service that keeps the account has handed out, sealed: with it this browser's requests go there.
alter table sessions add column sealed text not null default '';
