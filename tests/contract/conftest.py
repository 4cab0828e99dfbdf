"""Each test of this folder runs once per place: embedded, on the stand-in, and live where that is set up."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.supabase import SupabaseProject
from tests.contract.homes import LIVE, Home, Homes, embedded_homes, live_homes, stand_in_homes, tidy
from tests.supabase.stand_in import StandIn

PLACES = [
    "embedded",
    pytest.param("stand-in", marks=pytest.mark.slow),
    pytest.param(
        "live",
        marks=[
            pytest.mark.live,
            pytest.mark.skipif(
                not all(os.environ.get(name) for name in LIVE), reason=f"needs {', '.join(LIVE)}"
            ),
        ],
    ),
]

PEOPLE = {"stand-in": "stand_in_people", "live": "live_people"}


@pytest.fixture(scope="session")
def live_people() -> Iterator[Homes]:
    with live_homes() as homes:
        yield homes


@pytest.fixture(scope="session")
def stand_in_people(supabase_stand_in: StandIn) -> Iterator[Homes]:
    """Two people for the whole run, as on the live project: signing up takes longer than most tests."""
    with stand_in_homes(supabase_stand_in) as homes:
        yield homes


@pytest.fixture(params=PLACES)
def homes(request: pytest.FixtureRequest, tmp_path: Path, new_store: Path) -> Iterator[Homes]:
    """Each place is asked for by name, so that it is set up for its own tests alone."""
    if request.param == "embedded":
        yield embedded_homes(tmp_path, new_store)
    else:
        people: Homes = request.getfixturevalue(PEOPLE[request.param])
        yield people
        tidy(people)


@pytest.fixture
def ann(homes: Homes) -> Home:
    return homes.ann


@pytest.fixture
def bob(homes: Homes) -> Home:
    return homes.bob


@pytest.fixture
def project(supabase_stand_in: StandIn) -> Iterator[SupabaseProject]:
    made = SupabaseProject(supabase_stand_in.url, supabase_stand_in.publishable_key)
    yield made
    made.close()
