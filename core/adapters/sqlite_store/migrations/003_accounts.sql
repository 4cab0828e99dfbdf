-- People who sign in here, and the tokens that prove who they are. Of every token only its hash is kept.
create table accounts (
  id text primary key, user_id text not null, created_at text not null,
  email text not null unique, password_hash text not null
);

create table refresh_tokens (
  id text primary key, user_id text not null, created_at text not null,
  family text not null, token_hash text not null unique,
  expires_at text not null, used_at text, revoked_at text
);
create index refresh_tokens_by_family on refresh_tokens (user_id, family);
create index refresh_tokens_by_end on refresh_tokens (expires_at);

create table api_tokens (
  id text primary key, user_id text not null, created_at text not null,
  token_hash text not null unique, scope text not null, label text not null,
  expires_at text, revoked_at text, last_used_at text
);
create index api_tokens_by_user on api_tokens (user_id, created_at);
