"""What PostgreSQL itself knows about our tables: questions whose right answer is an empty list."""

from typing import Any

import psycopg

_TABLES = """
select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
order by 1
"""
_UNGUARDED = """
select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
and not relrowsecurity order by 1
"""
_OPEN = """
select c.relname || ' to ' || coalesce(r.rolname, 'everybody') from pg_class c, aclexplode(c.relacl) granted
left join pg_roles r on r.oid = granted.grantee
where c.relnamespace in ('public'::regnamespace, 'app_private'::regnamespace)
and (granted.grantee = 0 or r.rolname = 'anon')
union
select p.proname || ' to ' || coalesce(r.rolname, 'everybody')
from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) granted
left join pg_roles r on r.oid = granted.grantee
where p.pronamespace in ('public'::regnamespace, 'app_private'::regnamespace)
and (granted.grantee = 0 or r.rolname = 'anon') order by 1
"""
_LOOSE_REFERENCES = """
select conrelid::regclass::text || ' to ' || confrelid::regclass::text from pg_constraint
where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'auth.users'::regclass
and not (select attnum from pg_attribute where attrelid = conrelid and attname = 'user_id') = any (conkey)
order by 1
"""
_SLOW = """
select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and not exists (
  select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
  where i.indrelid = c.oid and a.attname = 'user_id' and i.indpred is null) order by 1
"""
_TRUSTING = """
select proname from pg_proc where pronamespace in ('public'::regnamespace, 'app_private'::regnamespace)
and not coalesce(proconfig, '{}') @> array['search_path=""'] order by 1
"""
_REFERENCES = """
select conrelid::regclass::text, a.attname, confrelid::regclass::text from pg_constraint
join pg_attribute a on a.attrelid = conrelid and a.attnum = any (conkey) and a.attname <> 'user_id'
where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'auth.users'::regclass
order by 1, 2
"""


def tables(connection: psycopg.Connection[Any]) -> list[str]:
    """Everything of ours that the data API serves."""
    return _names(connection, _TABLES)


def unguarded(connection: psycopg.Connection[Any]) -> list[str]:
    """Tables without row-level security."""
    return _names(connection, _UNGUARDED)


def open_to_all(connection: psycopg.Connection[Any]) -> list[str]:
    """What people who have not signed in may touch at all."""
    return _names(connection, _OPEN)


def loose_references(connection: psycopg.Connection[Any]) -> list[str]:
    """References that could name somebody else's row: they leave out the owner."""
    return _names(connection, _LOOSE_REFERENCES)


def slow(connection: psycopg.Connection[Any]) -> list[str]:
    """Tables where a person's rows are not found by an index."""
    return _names(connection, _SLOW)


def trusting(connection: psycopg.Connection[Any]) -> list[str]:
    """Functions that look names up where their caller says."""
    return _names(connection, _TRUSTING)


def references(connection: psycopg.Connection[Any]) -> list[tuple[str, str, str]]:
    """Table, column, table named by it."""
    return [tuple(row) for row in connection.execute(_REFERENCES)]


def _names(connection: psycopg.Connection[Any], question: str) -> list[str]:
    return [row[0] for row in connection.execute(question)]  # type: ignore[call-overload]
