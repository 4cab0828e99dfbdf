"""Signing in with an account at another service: who left from this browser, and nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.accounts import OAuthStart
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.hosted_sessions import caller_in_browser
from core.services.oauth import OAUTH_SECONDS, begin_oauth, finish_oauth
from core.services.tries import TRIES_PER_ADDRESS
from tests.services.elsewhere import InMemoryAccounts

HERE = "192.0.2.1"
BACK = "https://app.example.org/auth/callback"
ANN = "ann@example.org"


@pytest.fixture
def service() -> InMemoryAccounts:
    return InMemoryAccounts()


@pytest.fixture
def hosted(ports: Ports, service: InMemoryAccounts) -> Ports:
    return replace(ports, hosted_accounts=service)


@pytest.fixture
def start(hosted: Ports) -> OAuthStart:
    return begin_oauth(hosted, "google", BACK)


def refused(action, *arguments) -> ErrorCode:
    with pytest.raises(UserError) as raised:
        action(*arguments)
    return raised.value.code


def test_who_comes_back_has_a_session_as_with_a_password(
    hosted: Ports, service: InMemoryAccounts, start: OAuthStart
) -> None:
    cookie = finish_oauth(hosted, service.come_back_as(ANN, start.url), start.verifier, HERE)
    caller = caller_in_browser(hosted, cookie)
    assert caller
    assert (caller.user_id, caller.email) == (ANN, ANN)
    assert caller.access_token.startswith("access")


def test_what_the_browser_keeps_is_sealed(hosted: Ports, start: OAuthStart) -> None:
    assert start.url.startswith("https://google.example/")
    assert "verifier 1" not in start.verifier


def test_a_code_is_good_once(hosted: Ports, service: InMemoryAccounts, start: OAuthStart) -> None:
    code = service.come_back_as(ANN, start.url)
    assert finish_oauth(hosted, code, start.verifier, HERE)
    assert refused(finish_oauth, hosted, code, start.verifier, HERE) is ErrorCode.UNAUTHORIZED


def test_a_strangers_code_signs_nobody_in(
    hosted: Ports, service: InMemoryAccounts, start: OAuthStart
) -> None:
    code = service.come_back_as("mallory@example.org", begin_oauth(hosted, "google", BACK).url)
    assert refused(finish_oauth, hosted, code, start.verifier, HERE) is ErrorCode.UNAUTHORIZED
    assert hosted.sessions.list("mallory@example.org") == []


@pytest.mark.parametrize("kept", ["", "x", "verifier 1", "\x00", "é" * 100, "a" * 100_000])
def test_what_we_have_not_sealed_asks_nobody_and_counts_nowhere(
    hosted: Ports, service: InMemoryAccounts, start: OAuthStart, kept: str
) -> None:
    code = service.come_back_as(ANN, start.url)
    for _ in range(TRIES_PER_ADDRESS + 1):
        assert refused(finish_oauth, hosted, code, kept, HERE) is ErrorCode.UNAUTHORIZED
    assert refused(finish_oauth, hosted, "", start.verifier, HERE) is ErrorCode.UNAUTHORIZED
    assert service.asked == 0


def test_nothing_sealed_for_something_else_is_a_verifier(hosted: Ports, service: InMemoryAccounts) -> None:
    start = service.oauth_url("google", BACK)
    text = hosted.clock() + timedelta(seconds=60)
    words = f'{{"verifier": "{start.verifier}", "until": "{text.isoformat()}"}}'
    sealed = hosted.session_vault.seal(ANN, words)
    code = service.come_back_as(ANN, start.url)
    assert refused(finish_oauth, hosted, code, sealed, HERE) is ErrorCode.UNAUTHORIZED
    assert service.asked == 0


def test_who_stays_away_too_long_begins_again(
    hosted: Ports, service: InMemoryAccounts, start: OAuthStart
) -> None:
    code = service.come_back_as(ANN, start.url)
    moment = hosted.clock() + timedelta(seconds=OAUTH_SECONDS)
    late = replace(hosted, clock=lambda: moment)
    assert refused(finish_oauth, late, code, start.verifier, HERE) is ErrorCode.UNAUTHORIZED
    assert service.asked == 0


def test_codes_are_guessed_a_few_times_from_one_address(
    hosted: Ports, service: InMemoryAccounts, start: OAuthStart
) -> None:
    codes = [refused(finish_oauth, hosted, f"guess {n}", start.verifier, HERE) for n in range(40)]
    assert codes.count(ErrorCode.UNAUTHORIZED) == TRIES_PER_ADDRESS == service.asked
    assert codes[-1] is ErrorCode.RATE_LIMITED
    assert finish_oauth(hosted, service.come_back_as(ANN, start.url), start.verifier, "192.0.2.2")


def test_who_comes_back_while_the_service_is_away_has_used_up_nothing(
    hosted: Ports, service: InMemoryAccounts, start: OAuthStart
) -> None:
    code = service.come_back_as(ANN, start.url)
    service.trouble = ErrorCode.NETWORK
    for _ in range(TRIES_PER_ADDRESS + 1):
        assert refused(finish_oauth, hosted, code, start.verifier, HERE) is ErrorCode.NETWORK
    service.trouble = None
    assert finish_oauth(hosted, code, start.verifier, HERE)
