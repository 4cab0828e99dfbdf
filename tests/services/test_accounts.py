"""Accounts, sessions and API tokens: what is kept, what is refused, who wins a race."""

import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.adapters.passwords import COST, BcryptPasswords
from core.bootstrap import Runtime, make_runtime
from core.domain.accounts import Caller, Scope, SignedIn
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.access import caller_of, require_full
from core.services.accounts import (
    add_account,
    sign_in,
    user_named,
)
from core.services.api_tokens import MOST_TOKENS, issue_api_token, list_api_tokens, revoke_api_token
from core.services.sessions import REFRESH_DAYS, end_session, forget_sessions, refresh, start_session
from core.services.tries import TRIES_PER_ACCOUNT, TRIES_PER_ACCOUNT_FROM_ANYWHERE, TRIES_PER_ADDRESS
from core.settings import Settings
from tests.conftest import Clock

DAY = 24 * 60 * 60
PASSWORD = "correct horse battery"


@pytest.fixture
def ports(runtime: Runtime, clock: Clock) -> Ports:
    return replace(runtime.ports, clock=clock, passwords=BcryptPasswords(cost=4))


def code_of(call: Callable[..., object], *arguments: object) -> ErrorCode | None:
    try:
        call(*arguments)
    except UserError as error:
        return error.code
    return None


def test_an_account_is_kept_under_its_address_in_small_letters(ports: Ports) -> None:
    account = add_account(ports, " Ann@Example.ORG ", PASSWORD)
    assert account.email == "ann@example.org"
    assert ports.accounts.require(account.id, account.id) == account
    assert account.password_hash.startswith("$2b$04$")


def test_one_address_has_one_account(ports: Ports) -> None:
    add_account(ports, "ann@example.org", PASSWORD)
    assert code_of(add_account, ports, "ANN@example.org", "another password") is ErrorCode.CONFLICT


@pytest.mark.parametrize(
    "email", ["", "ann", "@", "ann@", "@b.c", "a b@c.d", "a@b@c", "a\n@b.c", "a@b.c\0", "x" * 251 + "@b.c"]
)
def test_what_is_no_address_gets_no_account(ports: Ports, email: str) -> None:
    assert code_of(add_account, ports, email, PASSWORD) is ErrorCode.INPUT_UNREADABLE


@pytest.mark.parametrize(
    ("password", "fits"),
    [
        ("x" * 7, False),
        ("x" * 8, True),
        ("x" * 72, True),
        ("x" * 73, False),
        ("é" * 36, True),
        ("é" * 37, False),
    ],
)
def test_a_password_has_8_characters_and_72_bytes(ports: Ports, password: str, fits: bool) -> None:
    if fits:
        add_account(ports, "ann@example.org", password)
        assert sign_in(ports, "ann@example.org", password, "here").access_token
    else:
        with pytest.raises(UserError, match=r"This password is too (short|long)") as caught:
            add_account(ports, "ann@example.org", password)
        assert caught.value.code is ErrorCode.INPUT_UNREADABLE


def test_a_password_is_hashed_at_the_full_cost_outside_the_tests(runtime: Runtime) -> None:
    assert COST == 12
    hashed = runtime.ports.passwords.hash(PASSWORD)
    assert hashed.startswith("$2b$12$")
    assert runtime.ports.passwords.matches(PASSWORD, hashed)
    assert not runtime.ports.passwords.matches(PASSWORD + "!", hashed)


def test_an_unknown_address_costs_as_much_work_as_a_known_one() -> None:
    passwords = BcryptPasswords(cost=8)
    hashed = passwords.hash(PASSWORD)

    def work(password_hash: str | None) -> float:
        start = time.thread_time()
        assert not passwords.matches("a guess at it", password_hash)
        return time.thread_time() - start

    known = statistics.median(work(hashed) for _ in range(7))
    unknown = statistics.median(work(None) for _ in range(7))
    assert 0.6 < unknown / known < 1.6


def failed_tries(ports: Ports, emails: list[str], address: str = "here") -> list[ErrorCode | None]:
    return [code_of(sign_in, ports, email, "a guess at it", address) for email in emails]


def test_whoever_guesses_elsewhere_does_not_shut_out_the_owner(ports: Ports) -> None:
    add_account(ports, "ann@example.org", PASSWORD)
    codes = failed_tries(ports, ["ann@example.org"] * 60, "there")
    assert codes == [ErrorCode.UNAUTHORIZED] * TRIES_PER_ACCOUNT + [ErrorCode.RATE_LIMITED] * 55
    assert sign_in(ports, "ann@example.org", PASSWORD, "here").access_token


def test_tries_are_limited_per_account_from_wherever_they_come(ports: Ports) -> None:
    most = TRIES_PER_ACCOUNT_FROM_ANYWHERE
    codes = [failed_tries(ports, ["ann@example.org"], f"from {n}")[0] for n in range(most + 3)]
    assert codes == [ErrorCode.UNAUTHORIZED] * most + [ErrorCode.RATE_LIMITED] * 3
    assert failed_tries(ports, ["bob@example.org"]) == [ErrorCode.UNAUTHORIZED]


def test_what_went_well_is_given_back_everywhere(ports: Ports) -> None:
    add_account(ports, "ann@example.org", PASSWORD)
    for _ in range(TRIES_PER_ACCOUNT_FROM_ANYWHERE + 1):
        assert sign_in(ports, "ann@example.org", PASSWORD, "here").access_token


def test_tries_are_limited_per_client_address_whatever_account(ports: Ports) -> None:
    codes = failed_tries(ports, [f"{n}@example.org" for n in range(33)])
    assert codes == [ErrorCode.UNAUTHORIZED] * TRIES_PER_ADDRESS + [ErrorCode.RATE_LIMITED] * 3
    assert failed_tries(ports, ["bob@example.org"], "there") == [ErrorCode.UNAUTHORIZED]


def test_own_sign_ins_buy_no_more_guesses_at_others(ports: Ports) -> None:
    add_account(ports, "eve@example.org", PASSWORD)
    refused = []
    for n in range(TRIES_PER_ADDRESS):
        refused += failed_tries(ports, [f"{n}@example.org"])
        code_of(sign_in, ports, "eve@example.org", PASSWORD, "here")
    assert refused.count(ErrorCode.UNAUTHORIZED) == TRIES_PER_ADDRESS
    assert failed_tries(ports, ["more@example.org"]) == [ErrorCode.RATE_LIMITED]


def test_many_tries_at_once_get_no_further_than_many_in_a_row(ports: Ports) -> None:
    codes: list[ErrorCode | None] = []
    threads = [
        threading.Thread(target=lambda: codes.extend(failed_tries(ports, ["ann@example.org"])))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count(ErrorCode.UNAUTHORIZED) == TRIES_PER_ACCOUNT
    assert codes.count(ErrorCode.RATE_LIMITED) == 12 - TRIES_PER_ACCOUNT


def test_a_refresh_token_lives_30_days(ports: Ports, clock: Clock) -> None:
    early, late = start_session(ports, "ann"), start_session(ports, "ann")
    clock.advance(REFRESH_DAYS * DAY - 1)
    assert refresh(ports, early.refresh_token).access_token
    clock.advance(1)
    assert code_of(refresh, ports, late.refresh_token) is ErrorCode.UNAUTHORIZED


def test_reuse_ends_the_family_and_no_other(ports: Ports) -> None:
    first, other = start_session(ports, "ann"), start_session(ports, "ann")
    second = refresh(ports, first.refresh_token)
    third = refresh(ports, second.refresh_token)
    assert code_of(refresh, ports, first.refresh_token) is ErrorCode.UNAUTHORIZED
    assert code_of(refresh, ports, third.refresh_token) is ErrorCode.UNAUTHORIZED
    assert refresh(ports, other.refresh_token).access_token


def test_of_many_who_use_a_token_at_once_none_keeps_the_session(ports: Ports) -> None:
    """All have found the token unused before any of them goes on: ids are made after the look."""
    token = start_session(ports, "ann").refresh_token
    barrier = threading.Barrier(6)
    slow = replace(ports, new_id=lambda: f"{barrier.wait()}")
    won: list[SignedIn] = []

    def use() -> None:
        try:
            won.append(refresh(slow, token))
        except UserError as error:
            assert error.code is ErrorCode.UNAUTHORIZED

    threads = [threading.Thread(target=use) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert code_of(refresh, ports, won[0].refresh_token) is ErrorCode.UNAUTHORIZED
    assert all(row.revoked_at for row in ports.refresh_tokens.list("ann"))


def test_signing_out_ends_the_family_for_every_token_of_it(ports: Ports) -> None:
    first = start_session(ports, "ann")
    second = refresh(ports, first.refresh_token)
    end_session(ports, first.refresh_token)
    assert code_of(refresh, ports, second.refresh_token) is ErrorCode.UNAUTHORIZED
    end_session(ports, "never seen")


def test_tokens_that_nobody_can_use_are_forgotten(ports: Ports, clock: Clock) -> None:
    start_session(ports, "ann")
    clock.advance(DAY)
    alive = start_session(ports, "bob")
    clock.advance((REFRESH_DAYS - 1) * DAY + 1)
    assert forget_sessions(ports) == 1
    assert ports.refresh_tokens.list("ann") == []
    assert refresh(ports, alive.refresh_token).access_token


def test_an_api_token_opens_what_its_scope_says(ports: Ports) -> None:
    _, full = issue_api_token(ports, "ann", Scope.FULL)
    _, fill = issue_api_token(ports, "ann", Scope.FILL)
    assert require_full(caller_of(ports, full)) == "ann"
    assert caller_of(ports, fill) == Caller("ann", Scope.FILL)
    assert code_of(require_full, caller_of(ports, fill)) is ErrorCode.UNAUTHORIZED


def test_an_api_token_ends_with_its_days_or_never(ports: Ports, clock: Clock) -> None:
    _, short = issue_api_token(ports, "ann", Scope.FULL, days=1)
    _, forever = issue_api_token(ports, "ann", Scope.FULL, days=None)
    clock.advance(DAY - 1)
    assert caller_of(ports, short).user_id == "ann"
    clock.advance(1)
    assert code_of(caller_of, ports, short) is ErrorCode.UNAUTHORIZED
    clock.advance(3650 * DAY)
    assert caller_of(ports, forever).user_id == "ann"


def test_when_an_api_token_was_used_is_kept_to_the_minute(ports: Ports, clock: Clock) -> None:
    row, secret = issue_api_token(ports, "ann", Scope.FULL)
    seen = []
    for _ in range(3):
        caller_of(ports, secret)
        seen.append(ports.api_tokens.require("ann", row.id).last_used_at)
        clock.advance(40)
    assert seen[0] == seen[1] != seen[2]


def test_a_revoked_token_is_gone_and_its_place_is_free(ports: Ports) -> None:
    rows = [issue_api_token(ports, "ann", Scope.FILL)[0] for _ in range(MOST_TOKENS)]
    assert code_of(issue_api_token, ports, "ann", Scope.FILL) is ErrorCode.QUOTA
    revoke_api_token(ports, "ann", rows[0].id)
    revoke_api_token(ports, "ann", rows[0].id)
    assert rows[0].id not in {row.id for row in list_api_tokens(ports, "ann")}
    assert issue_api_token(ports, "ann", Scope.FILL)
    assert code_of(revoke_api_token, ports, "bob", rows[1].id) is ErrorCode.NOT_FOUND


def test_a_name_is_an_address_an_id_or_local(ports: Ports) -> None:
    account = add_account(ports, "ann@example.org", PASSWORD)
    assert user_named(ports, "Ann@example.org") == account.id
    assert user_named(ports, account.id) == account.id
    assert user_named(ports, "local") == "local"
    for stranger in ("bob@example.org", "ann", ""):
        assert code_of(user_named, ports, stranger) is ErrorCode.NOT_FOUND


def test_no_secret_is_in_the_data_folder(ports: Ports, settings: Settings) -> None:
    add_account(ports, "ann@example.org", PASSWORD)
    session = sign_in(ports, "ann@example.org", PASSWORD, "203.0.113.9")
    follower = refresh(ports, session.refresh_token)
    _, token = issue_api_token(ports, "ann", Scope.FULL, "Laptop")
    kept = b"".join(path.read_bytes() for path in Path(settings.data_dir).rglob("*") if path.is_file())
    assert b"ann@example.org" in kept
    assert b"Laptop" in kept
    secrets = (PASSWORD, token, token.removeprefix("aw_"), session.refresh_token, follower.refresh_token)
    for secret in (*secrets, session.access_token, follower.access_token):
        assert secret.encode() not in kept


def test_another_installation_does_not_know_our_tokens(ports: Ports, tmp_path: Path) -> None:
    token = start_session(ports, "ann").access_token
    other = make_runtime(Settings(data_dir=tmp_path / "other"))
    assert caller_of(ports, token).user_id == "ann"
    assert code_of(caller_of, other.ports, token) is ErrorCode.UNAUTHORIZED
    other.close()
