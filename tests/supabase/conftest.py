"""A database with our migrations and two people in it, each test undone after itself."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.supabase.acting import ADA, BOB, as_sql, insert, migrated
from tests.supabase.postgres import Postgres
from tests.supabase.rows import rows_of


@pytest.fixture(scope="session")
def database(postgres: Postgres) -> str:
    return migrated(postgres, "policies")


@pytest.fixture
def connection(database: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(database) as connected, connected.transaction(force_rollback=True):
        yield connected


@pytest.fixture
def furnished(connection: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
    """Ada and Bob own a row of everything."""
    for who in (ADA, BOB):
        for table, row in rows_of(who).items():
            statement, values = insert(table, row)
            connection.execute(as_sql(statement), values)
    return connection
