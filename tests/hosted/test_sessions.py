"""Tabs of one browser whose access token is worn out, all at the same time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from core.bootstrap import Runtime, make_runtime
from core.domain.accounts import Caller
from core.ports import Ports
from core.services.browser_sessions import exchange_ticket, hand_out_ticket
from core.services.hosted_sessions import caller_in_browser, sealed_tokens
from tests.hosted.conftest import Person


def worn(ports: Ports, person: Person) -> Ports:
    later = ports.clock() + timedelta(seconds=person.signed_in.expires_in)
    return replace(ports, clock=lambda: later)


def cookie_of(ports: Ports, person: Person) -> str:
    ticket = hand_out_ticket(ports, person.user_id, sealed_tokens(ports, person.signed_in))
    return exchange_ticket(ports, ticket)


def all_at_once(askers: list[Ports], cookie: str) -> set[Caller | None]:
    with ThreadPoolExecutor(len(askers)) as tabs:
        return set(tabs.map(lambda ports: caller_in_browser(ports, cookie), askers))


def test_tabs_that_refresh_at_once_all_go_on(runtime: Runtime, ann: Person) -> None:
    cookie = cookie_of(runtime.ports, ann)
    [before] = runtime.ports.sessions.list(ann.user_id)
    [caller] = all_at_once([worn(runtime.ports, ann)] * 6, cookie)
    assert caller is not None
    [after] = runtime.ports.sessions.list(ann.user_id)
    assert after.sealed != before.sealed
    assert runtime.ports_for(caller).profiles.list(ann.user_id) == []
    assert caller_in_browser(runtime.ports, cookie) == caller


def test_two_processes_that_refresh_at_once_both_go_on(runtime: Runtime, ann: Person) -> None:
    """Locks of one process do not hold in the other."""
    other = make_runtime(runtime.settings)
    cookie = cookie_of(runtime.ports, ann)
    callers = all_at_once([worn(one.ports, ann) for one in (runtime, other) for _ in range(3)], cookie)
    other.close()
    assert None not in callers
    for caller in callers:
        assert caller is not None
        assert runtime.ports_for(caller).profiles.list(ann.user_id) == []
