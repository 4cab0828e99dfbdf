-- Browsers that are signed in. A row begins with a ticket, which the browser exchanges once for its cookie.
create table sessions (
  id text primary key, user_id text not null, created_at text not null,
  ticket_hash text not null, ticket_until text not null, token_hash text not null default '',
  expires_at text not null, revoked_at text
);
create unique index sessions_by_ticket on sessions (ticket_hash);
create unique index sessions_by_token on sessions (token_hash) where token_hash <> '';
create index sessions_by_user on sessions (user_id, created_at);
create index sessions_by_end on sessions (expires_at);
