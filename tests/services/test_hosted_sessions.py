"""A browser's session goes on at the service that keeps the accounts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.accounts import Caller, SignedIn
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.browser_sessions import exchange_ticket, hand_out_ticket, user_of_session
from core.services.hosted_accounts import sign_in_hosted
from core.services.hosted_sessions import (
    SPARE_SECONDS,
    caller_in_browser,
    sealed_tokens,
    sign_out_elsewhere,
    sign_out_here,
)
from tests.services.elsewhere import SECONDS, InMemoryAccounts

ANN = "ann@example.org"
PASSWORD = "correct horse battery"


@pytest.fixture
def service() -> InMemoryAccounts:
    return InMemoryAccounts({ANN: PASSWORD})


@pytest.fixture
def hosted(ports: Ports, service: InMemoryAccounts) -> Ports:
    return replace(ports, hosted_accounts=service)


@pytest.fixture
def cookie(hosted: Ports) -> str:
    return signed_in(hosted)


def signed_in(ports: Ports) -> str:
    tokens = sign_in_hosted(ports, ANN, PASSWORD, "192.0.2.1")
    return exchange_ticket(ports, hand_out_ticket(ports, ANN, sealed_tokens(ports, tokens)))


def later(ports: Ports, seconds: float) -> Ports:
    now = ports.clock() + timedelta(seconds=seconds)
    return replace(ports, clock=lambda: now)


def test_a_cookie_brings_what_the_rows_are_asked_for_with(hosted: Ports, cookie: str) -> None:
    assert caller_in_browser(hosted, cookie) == Caller(ANN, access_token=f"access 0 of {ANN}", email=ANN)
    assert caller_in_browser(hosted, "") is None
    assert caller_in_browser(hosted, cookie + "x") is None


def test_no_token_lies_open_in_the_store_and_none_is_shown(hosted: Ports, cookie: str) -> None:
    [row] = hosted.sessions.list(ANN)
    assert row.sealed
    assert "access" not in row.model_dump_json()
    assert "access 0" not in repr(caller_in_browser(hosted, cookie))


def test_a_worn_token_is_exchanged_before_it_is_needed(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    fresh_enough, worn = later(hosted, SECONDS - SPARE_SECONDS), later(hosted, SECONDS - SPARE_SECONDS + 1)
    assert caller_in_browser(fresh_enough, cookie).access_token == f"access 0 of {ANN}"
    following = caller_in_browser(worn, cookie)
    assert following.access_token != f"access 0 of {ANN}"
    assert caller_in_browser(worn, cookie) == following
    assert service.refreshed == 1


def test_two_tabs_at_once_spend_a_refresh_token_once(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    worn = later(hosted, SECONDS)
    with ThreadPoolExecutor(8) as tabs:
        callers = {
            call.result() for call in [tabs.submit(caller_in_browser, worn, cookie) for _ in range(16)]
        }
    assert len(callers) == 1
    assert service.refreshed == 1


def test_what_another_process_was_given_first_is_taken(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    """The other one spends the token and keeps its follower while we ask with the same."""
    [row] = hosted.sessions.list(ANN)

    class Beaten(InMemoryAccounts):
        def refresh(self, refresh_token: str) -> SignedIn:
            sealed = sealed_tokens(worn, service.refresh(refresh_token))
            hosted.sessions.change(ANN, {"id": row.id}, {"sealed": sealed})
            return service.refresh(refresh_token)

    worn = later(hosted, SECONDS)
    caller = caller_in_browser(replace(worn, hosted_accounts=Beaten()), cookie)
    assert caller is not None
    assert caller == caller_in_browser(worn, cookie)


def test_a_session_that_ended_at_the_service_is_over_here(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    service._good.clear()
    assert caller_in_browser(later(hosted, SECONDS), cookie) is None
    assert user_of_session(hosted, cookie) is None


@pytest.mark.parametrize("trouble", [ErrorCode.NETWORK, ErrorCode.STORAGE, ErrorCode.RATE_LIMITED])
def test_while_the_service_is_away_the_last_token_serves_to_its_end(
    hosted: Ports, cookie: str, service: InMemoryAccounts, trouble: ErrorCode
) -> None:
    service.trouble = trouble
    assert caller_in_browser(later(hosted, SECONDS - 1), cookie).access_token == f"access 0 of {ANN}"
    with pytest.raises(UserError) as raised:
        caller_in_browser(later(hosted, SECONDS), cookie)
    assert raised.value.code is trouble
    service.trouble = None
    assert caller_in_browser(later(hosted, SECONDS), cookie) is not None


def test_signing_out_ends_both_sessions(hosted: Ports, cookie: str, service: InMemoryAccounts) -> None:
    sign_out_here(hosted, cookie)
    assert caller_in_browser(hosted, cookie) is None
    assert service.signed_out == [f"access 0 of {ANN}"]
    sign_out_here(hosted, cookie)
    assert len(service.signed_out) == 1


def test_signing_out_elsewhere_leaves_this_browser(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    there = signed_in(hosted)
    assert sign_out_elsewhere(hosted, ANN, cookie) == 1
    assert [user_of_session(hosted, one) for one in (cookie, there)] == [ANN, None]
    assert service.signed_out_elsewhere == [f"access 0 of {ANN}"]


def test_a_service_that_is_away_keeps_nobody_signed_in(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    service.trouble = ErrorCode.NETWORK
    sign_out_here(later(hosted, SECONDS), cookie)
    assert user_of_session(hosted, cookie) is None


def test_whoever_wants_others_out_is_told_when_the_service_cannot_be(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    """Ours have ended all the same."""
    there = signed_in(hosted)
    service.trouble = ErrorCode.NETWORK
    with pytest.raises(UserError) as raised:
        sign_out_elsewhere(later(hosted, SECONDS), ANN, cookie)
    assert raised.value.code is ErrorCode.NETWORK
    assert user_of_session(hosted, there) is None
    assert user_of_session(hosted, cookie) == ANN


def test_a_gate_that_refuses_for_a_while_ends_no_session_before_its_token(
    hosted: Ports, cookie: str, service: InMemoryAccounts
) -> None:
    service.trouble = ErrorCode.UNAUTHORIZED
    assert caller_in_browser(later(hosted, SECONDS - 1), cookie) is not None
    service.trouble = None
    assert caller_in_browser(later(hosted, SECONDS), cookie) is not None
