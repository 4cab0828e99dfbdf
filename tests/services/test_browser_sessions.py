"""Browsers that are signed in: one ticket, one cookie, an end at any time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from core.adapters.passwords import BcryptPasswords
from core.bootstrap import Runtime
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.access import caller_of
from core.services.accounts import (
    add_account,
    change_password,
    let_in,
    require_account,
    set_password,
    sign_in,
    sign_up,
)
from core.services.browser_sessions import (
    SESSION_DAYS,
    TICKET_SECONDS,
    end_browser_session,
    end_other_sessions,
    exchange_ticket,
    hand_out_ticket,
    user_of_session,
)
from core.services.privacy import erase_everything
from core.services.sessions import end_session, forget_sessions, refresh
from core.services.tries import SIGN_UPS_PER_ADDRESS, TRIES_PER_ACCOUNT
from tests.conftest import Clock

PASSWORD = "correct horse battery"


@pytest.fixture
def ports(runtime: Runtime, clock: Clock) -> Ports:
    return replace(runtime.ports, clock=clock, passwords=BcryptPasswords(cost=4))


def later(ports: Ports, **time: float) -> Ports:
    moment = ports.clock() + timedelta(**time)
    return replace(ports, clock=lambda: moment)


def refused(action, *arguments) -> ErrorCode:
    with pytest.raises(UserError) as raised:
        action(*arguments)
    return raised.value.code


def test_a_ticket_buys_one_cookie(ports: Ports) -> None:
    ticket = hand_out_ticket(ports, "ann")
    token = exchange_ticket(ports, ticket)
    assert user_of_session(ports, token) == "ann"
    assert refused(exchange_ticket, ports, ticket) is ErrorCode.UNAUTHORIZED
    assert user_of_session(ports, token) == "ann"


def test_a_ticket_opens_nothing_by_itself_and_is_soon_too_old(ports: Ports) -> None:
    ticket = hand_out_ticket(ports, "ann")
    assert user_of_session(ports, ticket) is None
    assert refused(exchange_ticket, later(ports, seconds=TICKET_SECONDS), ticket) is ErrorCode.UNAUTHORIZED


@pytest.mark.parametrize("nonsense", ["", "x", "\x00", "a" * 100_000])
def test_nothing_else_is_a_ticket_or_a_cookie(ports: Ports, nonsense: str) -> None:
    hand_out_ticket(ports, "ann")
    assert refused(exchange_ticket, ports, nonsense) is ErrorCode.UNAUTHORIZED
    assert user_of_session(ports, nonsense) is None


def test_only_hashes_are_kept(ports: Ports) -> None:
    ticket = hand_out_ticket(ports, "ann")
    token = exchange_ticket(ports, ticket)
    kept = ports.sessions.list("ann")[0].model_dump_json()
    assert ticket not in kept
    assert token not in kept


def test_a_session_ends_when_told_and_after_its_days(ports: Ports) -> None:
    here = exchange_ticket(ports, hand_out_ticket(ports, "ann"))
    there = exchange_ticket(ports, hand_out_ticket(ports, "ann"))
    end_browser_session(ports, there)
    assert user_of_session(ports, there) is None
    assert user_of_session(ports, here) == "ann"
    assert user_of_session(later(ports, days=SESSION_DAYS), here) is None
    assert forget_sessions(later(ports, days=SESSION_DAYS, seconds=1)) == 2


def test_signing_out_elsewhere_spares_this_browser_and_everybody_else(ports: Ports) -> None:
    add_account(ports, "ann@example.org", PASSWORD)
    ann = require_account(ports, "ann@example.org", PASSWORD, "192.0.2.1").user_id
    here = exchange_ticket(ports, hand_out_ticket(ports, ann))
    there = exchange_ticket(ports, hand_out_ticket(ports, ann))
    ticket = hand_out_ticket(ports, ann)
    program = sign_in(ports, "ann@example.org", PASSWORD, "192.0.2.1")
    bob = exchange_ticket(ports, hand_out_ticket(ports, "bob"))
    assert end_other_sessions(ports, ann, here) == 3
    assert [user_of_session(ports, token) for token in (here, there, bob)] == [ann, None, "bob"]
    assert refused(exchange_ticket, ports, ticket) is ErrorCode.UNAUTHORIZED
    assert refused(refresh, ports, program.refresh_token) is ErrorCode.UNAUTHORIZED


def test_a_password_is_changed_by_who_knows_the_old_one(ports: Ports) -> None:
    ann = add_account(ports, "ann@example.org", PASSWORD).user_id
    assert refused(change_password, ports, ann, "not the old one", "a new password") is ErrorCode.UNAUTHORIZED
    assert refused(change_password, ports, ann, PASSWORD, "short") is ErrorCode.INPUT_UNREADABLE
    here, there = (exchange_ticket(ports, hand_out_ticket(ports, ann)) for _ in range(2))
    assert change_password(ports, ann, PASSWORD, "a new password", here) == 1
    assert [user_of_session(ports, token) for token in (here, there)] == [ann, None]
    assert refused(require_account, ports, "ann@example.org", PASSWORD, "a") is ErrorCode.UNAUTHORIZED
    assert require_account(ports, "ann@example.org", "a new password", "a").user_id == ann


class Meanwhile(BcryptPasswords):
    """Finds the password right, and then something happens before anybody can act on that."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__(cost=4)
        self._happens = happens

    def matches(self, password: str, password_hash: str | None) -> bool:
        is_right = super().matches(password, password_hash)
        self._happens()
        return is_right


@pytest.mark.parametrize("come_in", [sign_in, let_in])
@pytest.mark.parametrize("happens", [lambda p, ann: set_password(p, ann, "a new password"), erase_everything])
def test_a_password_that_is_no_longer_the_one_opens_nothing(ports: Ports, come_in, happens) -> None:
    ann = add_account(ports, "ann@example.org", PASSWORD).user_id
    racing = replace(ports, passwords=Meanwhile(lambda: happens(ports, ann)))
    assert refused(come_in, racing, "ann@example.org", PASSWORD, "a") is ErrorCode.UNAUTHORIZED
    opened = [*ports.sessions.list(ann), *ports.refresh_tokens.list(ann)]
    assert [row for row in opened if row.revoked_at is None] == []


def test_who_knows_an_old_password_does_not_overwrite_the_new_one(ports: Ports) -> None:
    ann = add_account(ports, "ann@example.org", PASSWORD).user_id
    racing = replace(ports, passwords=Meanwhile(lambda: set_password(ports, ann, "a new password")))
    assert refused(change_password, racing, ann, PASSWORD, "the thief's own") is ErrorCode.UNAUTHORIZED
    assert exchange_ticket(ports, let_in(ports, "ann@example.org", "a new password", "b"))


@pytest.mark.parametrize(
    "end",
    [
        lambda ports, ann, signed_in: set_password(ports, ann, "a new password"),
        lambda ports, ann, signed_in: end_session(ports, signed_in.refresh_token),
        lambda ports, ann, signed_in: end_other_sessions(ports, ann),
        lambda ports, ann, signed_in: erase_everything(ports, ann),
    ],
)
def test_an_access_token_ends_with_its_session(ports: Ports, end) -> None:
    ann = add_account(ports, "ann@example.org", PASSWORD).user_id
    signed_in = sign_in(ports, "ann@example.org", PASSWORD, "192.0.2.1")
    assert caller_of(ports, signed_in.access_token).user_id == ann
    assert caller_of(ports, refresh(ports, signed_in.refresh_token).access_token).user_id == ann
    end(ports, ann, signed_in)
    assert refused(caller_of, ports, signed_in.access_token) is ErrorCode.UNAUTHORIZED


def test_tries_at_one_account_shut_out_no_other_behind_the_same_address(ports: Ports) -> None:
    for name in ("ann", "bob"):
        add_account(ports, f"{name}@example.org", PASSWORD)
    codes = [refused(require_account, ports, "ann@example.org", "wrong", "192.0.2.1") for _ in range(40)]
    assert codes[TRIES_PER_ACCOUNT:] == [ErrorCode.RATE_LIMITED] * (40 - TRIES_PER_ACCOUNT)
    assert require_account(ports, "bob@example.org", PASSWORD, "192.0.2.1").email == "bob@example.org"


def test_whoever_runs_the_server_sets_a_forgotten_password(ports: Ports) -> None:
    ann = add_account(ports, "ann@example.org", PASSWORD).user_id
    set_password(ports, ann, "a new password")
    assert require_account(ports, "ann@example.org", "a new password", "a").user_id == ann
    assert refused(set_password, ports, "nobody", "a new password") is ErrorCode.NOT_FOUND


def test_accounts_are_made_a_few_at_a_time_from_one_address(ports: Ports) -> None:
    for number in range(SIGN_UPS_PER_ADDRESS):
        sign_up(ports, f"p{number}@example.org", PASSWORD, "192.0.2.1")
    assert refused(sign_up, ports, "more@example.org", PASSWORD, "192.0.2.1") is ErrorCode.RATE_LIMITED
    assert sign_up(ports, "more@example.org", PASSWORD, "192.0.2.2").email == "more@example.org"
