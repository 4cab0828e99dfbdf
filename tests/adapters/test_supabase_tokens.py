"""A Supabase project's tokens: its keys are asked for rarely and survive its bad hours."""

import json
import threading
from collections.abc import Iterator

import pytest

from core.adapters.supabase_tokens import SupabaseTokens
from core.domain.errors import ErrorCode, UserError
from tests.signing import SignInService, new_rsa_key


@pytest.fixture
def service() -> Iterator[SignInService]:
    made = SignInService()
    yield made
    made.close()


def refused(tokens: SupabaseTokens, token: str) -> ErrorCode:
    with pytest.raises(UserError) as caught:
        tokens.read(token)
    return caught.value.code


def test_keys_are_asked_for_once(service: SignInService) -> None:
    tokens, signer = SupabaseTokens(service.url), service.signer()
    assert {tokens.read(signer.sign(signer.claims(sub=f"user {n}"))).user_id for n in range(50)} == {
        f"user {n}" for n in range(50)
    }
    assert service.asked == 1


def test_strange_keys_do_not_hammer_the_service(service: SignInService) -> None:
    tokens, signer = SupabaseTokens(service.url), service.signer()
    codes = {refused(tokens, signer.sign(kid=f"strange {n}")) for n in range(50)}
    assert codes == {ErrorCode.UNAUTHORIZED}
    assert service.asked == 1
    assert tokens.read(signer.sign()).user_id == "ann"


def test_a_wrong_algorithm_costs_no_request(service: SignInService) -> None:
    tokens = SupabaseTokens(service.url)
    assert (
        refused(tokens, service.signer().with_other_algorithm().replace("ey", "xx")) is ErrorCode.UNAUTHORIZED
    )
    assert refused(tokens, "eyJhbGciOiJIUzI1NiJ9.e30.AAAA") is ErrorCode.UNAUTHORIZED
    assert service.asked == 0


def test_a_new_key_is_found_after_the_pause(service: SignInService) -> None:
    tokens = SupabaseTokens(service.url, pause=0)
    assert tokens.read(service.signer().sign()).user_id == "ann"
    service.keys["two"] = new_rsa_key()
    assert tokens.read(service.signer("two").sign()).user_id == "ann"
    assert tokens.read(service.signer("one").sign()).user_id == "ann"
    assert service.asked == 2


def test_a_withdrawn_key_opens_nothing_once_the_keys_are_old(service: SignInService) -> None:
    tokens, old = SupabaseTokens(service.url, pause=0, fresh=0), service.signer()
    assert tokens.read(old.sign()).user_id == "ann"
    service.keys = {"two": new_rsa_key()}
    assert refused(tokens, old.sign()) is ErrorCode.UNAUTHORIZED


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"{}"),
        (200, b"<html>maintenance</html>"),
        (200, b"[]"),
        (200, b"{}"),
        (200, b'{"keys": []}'),
        (200, b'{"keys": [1]}'),
        (200, b'{"keys": [{"kty": "EC"}]}'),
        (200, b"\xff\xfe"),
        (200, b"[" * 5000),
        (302, b""),
    ],
)
def test_known_keys_go_on_while_the_service_gives_nothing_of_use(
    service: SignInService, status: int, body: bytes
) -> None:
    tokens, signer = SupabaseTokens(service.url, pause=0, fresh=0), service.signer()
    assert tokens.read(signer.sign()).user_id == "ann"
    service.status, service.body = status, body
    assert tokens.read(signer.sign()).user_id == "ann"
    assert service.asked == 2
    assert refused(SupabaseTokens(service.url), signer.sign()) is ErrorCode.NETWORK


def test_known_keys_go_on_while_the_service_is_down(service: SignInService) -> None:
    tokens, signer = SupabaseTokens(service.url, pause=0, fresh=0), service.signer()
    assert tokens.read(signer.sign()).user_id == "ann"
    service.close()
    assert tokens.read(signer.sign()).user_id == "ann"
    assert refused(tokens, signer.forge()) is ErrorCode.UNAUTHORIZED


def test_a_service_that_was_down_at_first_is_asked_again_after_the_pause(service: SignInService) -> None:
    patient, quick = SupabaseTokens(service.url), SupabaseTokens(service.url, pause=0)
    token = service.signer().sign()
    service.status = 503
    assert {refused(patient, token) for _ in range(20)} == {ErrorCode.NETWORK}
    assert service.asked == 1
    assert refused(quick, token) is ErrorCode.NETWORK
    service.status = 200
    assert refused(patient, token) is ErrorCode.NETWORK
    assert quick.read(token).user_id == "ann"


def test_keys_shared_by_both_sides_are_not_believed(service: SignInService) -> None:
    shared = {"kty": "oct", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0", "kid": "one", "alg": "HS256"}
    service.body = json.dumps({"keys": [shared]}).encode()
    assert refused(SupabaseTokens(service.url), service.signer().sign()) is ErrorCode.NETWORK


def test_many_who_come_at_once_wait_for_one_request(service: SignInService) -> None:
    tokens, token = SupabaseTokens(service.url), service.signer().sign()
    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(tokens.read(token).user_id)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == ["ann"] * 12
    assert service.asked == 1
