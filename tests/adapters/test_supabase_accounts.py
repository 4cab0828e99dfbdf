"""Accounts at Supabase: what is sent, what comes back, and nothing is left for the next person."""

import json
from urllib.parse import parse_qsl

import httpx
import pytest

from core.adapters.supabase import SupabaseAccounts
from core.domain.accounts import SignedIn
from core.domain.errors import ErrorCode, UserError
from tests.adapters.supabase_answers import KEY, URL, Answers, refusal

USER = {
    "id": "u",
    "aud": "authenticated",
    "app_metadata": {},
    "user_metadata": {},
    "created_at": "2026-11-24T09:00:00Z",
}
SESSION = {
    "access_token": "a",
    "refresh_token": "r",
    "expires_in": 3600,
    "token_type": "bearer",
    "user": USER,
}


def session(**changes: object) -> httpx.Response:
    return httpx.Response(200, json={**SESSION, **changes})


def sent(request: httpx.Request) -> dict[str, object]:
    body: dict[str, object] = json.loads(request.content)
    return body


def test_signing_in_gives_our_own_words() -> None:
    answers = Answers(session())
    assert SupabaseAccounts(answers.project).sign_in("ann@example.org", "long enough") == SignedIn(
        USER["id"], "a", "r", 3600
    )
    assert answers.last.url.path == "/auth/v1/token"
    assert answers.last.headers["apikey"] == KEY


def test_an_address_that_must_be_confirmed_is_not_signed_in_yet() -> None:
    accounts = SupabaseAccounts(Answers(httpx.Response(200, json=USER)).project)
    assert accounts.sign_up("ann@example.org", "long enough") is None
    assert SupabaseAccounts(Answers(session()).project).sign_up("ann@example.org", "long enough") is not None


def test_one_persons_session_is_not_the_next_ones() -> None:
    answers = Answers(session())
    accounts = SupabaseAccounts(answers.project)
    for _ in range(2):
        accounts.sign_in("ann@example.org", "long enough")
        assert answers.last.headers["authorization"] == f"Bearer {KEY}"
    with pytest.raises(UserError):
        accounts.refresh("")
    assert len(answers.asked) == 2


def test_the_mails_code_buys_a_new_password_in_two_requests() -> None:
    answers = Answers(session(), httpx.Response(200, json=USER))
    signed_in = SupabaseAccounts(answers.project).change_password("ann@example.org", " 123456 ", "new one")
    assert signed_in.access_token == "a"
    check, change = answers.asked
    assert (check.url.path, sent(check)["token"], sent(check)["type"]) == (
        "/auth/v1/verify",
        "123456",
        "recovery",
    )
    assert (change.url.path, sent(change)["password"]) == ("/auth/v1/user", "new one")
    assert change.headers["authorization"] == "Bearer a"


@pytest.mark.parametrize(
    ("status", "is_told"), [(204, False), (401, False), (403, False), (404, False), (500, True)]
)
def test_signing_out_twice_is_no_error(status: int, is_told: bool) -> None:
    answers = Answers(refusal(status) if status != 204 else httpx.Response(204))
    accounts = SupabaseAccounts(answers.project)
    if is_told:
        with pytest.raises(UserError):
            accounts.sign_out("a")
    else:
        accounts.sign_out("a")
    assert answers.last.headers["authorization"] == "Bearer a"
    assert dict(parse_qsl(answers.last.url.query.decode())) == {"scope": "local"}


def test_a_sign_in_elsewhere_begins_without_a_request_and_ends_with_its_own_proof() -> None:
    answers = Answers(session())
    accounts = SupabaseAccounts(answers.project)
    starts = [accounts.oauth_url("github", "https://app.example.org/back") for _ in range(2)]
    assert answers.asked == []
    assert starts[0].verifier != starts[1].verifier
    url = httpx.URL(starts[0].url)
    assert str(url).startswith(f"{URL}/auth/v1/authorize?")
    asked = dict(parse_qsl(url.query.decode()))
    assert (asked["provider"], asked["redirect_to"]) == ("github", "https://app.example.org/back")
    assert starts[0].verifier not in starts[0].url
    assert accounts.finish_oauth("code", starts[0].verifier).refresh_token == "r"
    assert sent(answers.last)["code_verifier"] == starts[0].verifier


@pytest.mark.parametrize(("email", "password"), [("", "x"), ("ann@example.org", "")])
def test_an_empty_field_costs_no_request(email: str, password: str) -> None:
    answers = Answers(session())
    for call in (SupabaseAccounts(answers.project).sign_in, SupabaseAccounts(answers.project).sign_up):
        with pytest.raises(UserError) as caught:
            call(email, password)
        assert caught.value.code is ErrorCode.INPUT_UNREADABLE
    assert answers.asked == []
