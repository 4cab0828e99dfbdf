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


@pytest.fixture(scope="session")
def live_people() -> Iterator[Homes]:
    with live_homes() as homes:
        yield homes


@pytest.fixture(params=PLACES)
def homes(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Homes]:
    """Each place is asked for by name, so that it is set up for its own tests alone."""
    if request.param == "embedded":
        yield embedded_homes(tmp_path)
    elif request.param == "stand-in":
        with stand_in_homes(request.getfixturevalue("supabase_stand_in")) as made:
            yield made
    else:
        people: Homes = request.getfixturevalue("live_people")
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
