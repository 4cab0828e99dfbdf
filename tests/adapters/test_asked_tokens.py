"""Tokens of a project that signs with a shared secret: the project is asked, strangers cost it little."""

from collections.abc import Iterator

import httpx
import pytest

from core.adapters.supabase import AskedTokens, asked_tokens
from core.adapters.supabase_tokens import SupabaseTokens
from core.domain.accounts import Bearer
from core.domain.errors import ErrorCode, UserError
from tests.adapters.supabase_answers import Answers, breaks, refusal
from tests.adapters.test_supabase_accounts import USER
from tests.signing import SignInService, local_signer

TOKEN = local_signer().sign()
OTHER = local_signer().sign(local_signer().claims(sub="bob"))


@pytest.fixture
def service() -> Iterator[SignInService]:
    made = SignInService()
    yield made
    made.close()


def user(**changes: object) -> httpx.Response:
    return httpx.Response(200, json={**USER, "email": "ann@example.org", **changes})


def refused(tokens: AskedTokens | SupabaseTokens, token: str) -> ErrorCode:
    with pytest.raises(UserError) as raised:
        tokens.read(token)
    return raised.value.code


def test_the_project_says_whose_token_it_is_and_is_asked_once_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = Answers(user())
    tokens = AskedTokens(answers.project)
    for _ in range(3):
        assert tokens.read(TOKEN) == Bearer("u", email="ann@example.org")
    assert len(answers.asked) == 1
    assert answers.last.headers["authorization"] == f"Bearer {TOKEN}"
    monkeypatch.setattr(asked_tokens, "REMEMBERED_SECONDS", -1.0)
    AskedTokens(answers.project).read(TOKEN)
    assert len(answers.asked) == 2


def test_what_is_remembered_of_one_token_is_not_believed_of_another() -> None:
    tokens = AskedTokens(Answers(user(), user(id="v")).project)
    assert [tokens.read(token).user_id for token in (TOKEN, OTHER, TOKEN)] == ["u", "v", "u"]


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_is_not_remembered(status: int) -> None:
    answers = Answers(refusal(status, code="bad_jwt"), user())
    tokens = AskedTokens(answers.project)
    assert refused(tokens, TOKEN) is ErrorCode.UNAUTHORIZED
    assert tokens.read(TOKEN).user_id == "u"


def test_a_project_that_is_away_lets_nobody_in_and_throws_nobody_out() -> None:
    tokens = AskedTokens(Answers(breaks(httpx.ConnectError)).project)
    assert refused(tokens, TOKEN) is ErrorCode.NETWORK


def test_only_a_project_without_keys_is_asked(service: SignInService) -> None:
    answers = Answers(user())
    with_keys = SupabaseTokens(service.url, AskedTokens(answers.project))
    assert refused(with_keys, TOKEN) is ErrorCode.UNAUTHORIZED
    assert answers.asked == []
    service.body = b'{"keys": []}'
    without = SupabaseTokens(service.url, AskedTokens(answers.project))
    assert without.read(TOKEN).user_id == "u"
    assert refused(SupabaseTokens(service.url), TOKEN) is ErrorCode.UNAUTHORIZED


@pytest.mark.parametrize("body", [b"<html>", b"{}", b"[]", b'{"keys": [1]}'])
def test_a_service_that_answers_nonsense_is_not_one_without_keys(service: SignInService, body: bytes) -> None:
    service.body = body
    answers = Answers(user())
    assert refused(SupabaseTokens(service.url, AskedTokens(answers.project)), TOKEN) is ErrorCode.NETWORK
    assert answers.asked == []
