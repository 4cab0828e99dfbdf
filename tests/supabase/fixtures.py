"""One stand-in for all tests that need it. It fails them, never skips them, when it cannot start."""

from collections.abc import Iterator

import pytest

from tests.supabase.postgres import Postgres, running_postgres
from tests.supabase.stand_in import StandIn, running_stand_in


@pytest.fixture(scope="session")
def supabase_stand_in() -> Iterator[StandIn]:
    """Shared by the whole run: sign up people of your own, and look at their rows alone."""
    with running_stand_in() as stand_in:
        yield stand_in


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server
