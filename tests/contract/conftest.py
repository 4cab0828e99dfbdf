"""Each test of this folder runs once per place: embedded, on the stand-in, and live where that is set up."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.sqlite_store import Database
from core.adapters.supabase import SupabaseProject
from tests.contract.homes import LIVE, Home, Homes, embedded_homes, live_homes, stand_in_homes, tidy
from tests.contract.offices import Office, embedded_office, hosted_office
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


ROLES = [
    "embedded",
    pytest.param("person", marks=pytest.mark.slow),
    pytest.param("worker", marks=pytest.mark.slow),
]
"""Who asks where nobody is named: the embedded store itself, a person's own client, the secret key."""


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
def hosted_people(stand_in_people: Homes) -> Homes:
    """Whose work a hosted office hands out."""
    return stand_in_people


@pytest.fixture(params=ROLES)
def office(request: pytest.FixtureRequest, tmp_path: Path, new_store: Path) -> Iterator[Office]:
    if request.param == "embedded":
        yield embedded_office(tmp_path, new_store)
        return
    stand_in: StandIn = request.getfixturevalue("supabase_stand_in")
    people: Homes = request.getfixturevalue("hosted_people")
    local = Database(Path(shutil.copy(new_store, tmp_path)))
    with hosted_office(request.param, stand_in, people, local) as made:
        yield made
    tidy(people)
    local.close()


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
