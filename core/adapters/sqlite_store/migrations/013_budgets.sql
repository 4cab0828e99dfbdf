-- What a person has used of the language model on a day (UTC); sums in micro-dollars.
create table budgets (
  id text primary key, user_id text not null, created_at text not null, day text not null,
  reserved integer not null, spent integer not null,
  prompt_tokens integer not null, completion_tokens integer not null, calls integer not null,
  unique (user_id, day)
);
