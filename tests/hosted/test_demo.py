"""The demo at Supabase: it comes, is made and goes with the rights of its owner, in a few questions."""

from collections.abc import Callable, Iterator

import pytest

from core.bootstrap import RUNNERS, Runtime, make_runtime
from core.bootstrap.demo_files import demo_story
from core.ports import Page, Ports
from core.services.applying import copy_answers
from core.services.demo import load_demo, reset_demo
from core.services.jobs import run_next
from core.settings import Settings
from tests.hosted.conftest import Person
from tests.supabase.proxy import Proxy, running_proxy
from tests.supabase.stand_in import StandIn

MOST_TO_LOAD = 8
MOST_TO_REMOVE = 75
EVERYTHING = Page(limit=1000)


@pytest.fixture
def proxy(supabase_stand_in: StandIn) -> Iterator[Proxy]:
    with running_proxy(supabase_stand_in.url) as running:
        yield running


@pytest.fixture
def runtime(hosted_settings: Settings, proxy: Proxy) -> Iterator[Runtime]:
    made = make_runtime(hosted_settings.model_copy(update={"supabase_url": proxy.url}))
    yield made
    made.close()


def asked(proxy: Proxy, act: Callable[[], object]) -> list[str]:
    start = len(proxy.asked)
    act()
    return proxy.asked[start:]


def kept(ports: Ports, user_id: str) -> list[int]:
    names = ("candidates", "profiles", "postings", "jobs", "applications", "artifacts")
    return [getattr(ports, name).count(user_id) for name in names]


def test_it_comes_and_goes_in_a_few_questions(ann: Person, proxy: Proxy) -> None:
    ports = ann.ports()
    loading = asked(proxy, lambda: load_demo(ports, ann.user_id, demo_story()))
    assert len(loading) <= MOST_TO_LOAD, loading
    assert kept(ports, ann.user_id) == [3, 3, 10, 6, 30, 0]

    again = asked(proxy, lambda: load_demo(ports, ann.user_id, demo_story()))
    assert len(again) <= MOST_TO_LOAD
    assert kept(ports, ann.user_id) == [3, 3, 10, 6, 30, 0]

    while run_next(ports, "test", RUNNERS):
        pass
    made = [row for row in ports.applications.list(ann.user_id, page=EVERYTHING) if row.preview_job_id]
    assert [len(row.artifact_ids) for row in made] == [4] * 6
    assert "@" in copy_answers(ports, ann.user_id, made[0].preview_job_id)

    removing = asked(proxy, lambda: reset_demo(ports, ann.user_id))
    assert len(removing) <= MOST_TO_REMOVE, removing
    assert kept(ports, ann.user_id) == [0] * 6
    assert ports.application_events.count(ann.user_id) == 0


def test_everybody_has_their_own(ann: Person, bob: Person) -> None:
    for person in (ann, bob):
        load_demo(person.ports(), person.user_id, demo_story())
    reset_demo(ann.ports(), ann.user_id)
    assert kept(bob.ports(), bob.user_id) == [3, 3, 10, 6, 30, 0]
