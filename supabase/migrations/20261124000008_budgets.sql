-- What a person has used of the language model on a day (UTC); sums in micro-dollars. Owners see it, and nobody
-- writes it: these functions alone do.
create table public.budgets (
  id text primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  reserved bigint not null check (reserved >= 0), spent bigint not null check (spent >= 0),
  prompt_tokens bigint not null, completion_tokens bigint not null, calls integer not null,
  unique (user_id, day)
);
alter table public.budgets enable row level security;
create policy "own budgets are seen" on public.budgets for select to authenticated
  using ((select auth.uid()) = user_id);

-- What is set aside. A process for people has no more rights than the person it serves, and that person may call
-- these functions too: so what was set aside becomes free only with a receipt that nobody can read here. With
-- numbers of their own people set more aside for themselves, and free that again, but never what we set aside.
create table app_private.reservations (
  receipt uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  budget_id text not null references public.budgets (id) on delete cascade,
  amount bigint not null check (amount >= 0)
);
create index reservations_by_budget on app_private.reservations (budget_id);
create index reservations_by_user on app_private.reservations (user_id);

-- A receipt, or null when there is no room for it.
create function app_private.reserve_dollars(owner uuid, of_day text, asked bigint, most bigint) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  budget text;
  given uuid;
begin
  if asked < 0 then
    return null;
  end if;
  insert into public.budgets (id, user_id, created_at, day, reserved, spent, prompt_tokens, completion_tokens, calls)
    values (owner::text || '/' || of_day, owner, pg_catalog.now(), of_day, 0, 0, 0, 0, 0)
    on conflict (user_id, day) do nothing;
  update public.budgets b set reserved = b.reserved + asked
    where b.user_id = owner and b.day = of_day and b.reserved + b.spent + asked <= most
    returning b.id into budget;
  if budget is null then
    return null;
  end if;
  insert into app_private.reservations (user_id, budget_id, amount) values (owner, budget, asked)
    returning receipt into given;
  return given;
end $$;

-- False for a receipt that was never given or is used up.
create function app_private.settle_dollars(
  owner uuid, given uuid, cost bigint, tokens_read bigint, tokens_written bigint
) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  settled app_private.reservations;
begin
  delete from app_private.reservations r where r.receipt = given and r.user_id = owner returning * into settled;
  if settled.receipt is null then
    return false;
  end if;
  update public.budgets b set reserved = b.reserved - settled.amount, spent = b.spent + greatest(cost, 0),
      prompt_tokens = b.prompt_tokens + greatest(tokens_read, 0),
      completion_tokens = b.completion_tokens + greatest(tokens_written, 0), calls = b.calls + 1
    where b.id = settled.budget_id;
  return true;
end $$;

create function public.reserve_my_dollars(of_day text, asked bigint, most bigint) returns uuid
language sql security definer set search_path = '' as $$
  select app_private.reserve_dollars(auth.uid(), of_day, asked, most)
$$;
create function public.reserve_dollars(owner uuid, of_day text, asked bigint, most bigint) returns uuid
language sql security definer set search_path = '' as $$
  select app_private.reserve_dollars(owner, of_day, asked, most)
$$;
create function public.settle_my_dollars(given uuid, cost bigint, tokens_read bigint, tokens_written bigint)
returns boolean language sql security definer set search_path = '' as $$
  select app_private.settle_dollars(auth.uid(), given, cost, tokens_read, tokens_written)
$$;
create function public.settle_dollars(
  owner uuid, given uuid, cost bigint, tokens_read bigint, tokens_written bigint
) returns boolean language sql security definer set search_path = '' as $$
  select app_private.settle_dollars(owner, given, cost, tokens_read, tokens_written)
$$;
