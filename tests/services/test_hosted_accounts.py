"""Signing in where somebody else keeps the accounts."""

from dataclasses import replace

import pytest

from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.browser_sessions import exchange_ticket, hand_out_ticket, user_of_session
from core.services.hosted_accounts import (
    note_new_password,
    refresh_hosted,
    reset_password,
    send_reset_mail,
    sign_in_hosted,
    sign_out_hosted,
    sign_up_hosted,
)
from core.services.tries import SIGN_UPS_PER_ADDRESS, TRIES_PER_ACCOUNT
from tests.services.elsewhere import InMemoryAccounts

PASSWORD = "correct horse battery"
HERE = "192.0.2.1"


@pytest.fixture
def service() -> InMemoryAccounts:
    return InMemoryAccounts({"ann@example.org": PASSWORD})


@pytest.fixture
def hosted(ports: Ports, service: InMemoryAccounts) -> Ports:
    return replace(ports, hosted_accounts=service)


def refused(action, *arguments) -> ErrorCode:
    with pytest.raises(UserError) as raised:
        action(*arguments)
    return raised.value.code


def test_who_knows_the_password_gets_the_service_s_tokens(hosted: Ports, service: InMemoryAccounts) -> None:
    signed_in = sign_in_hosted(hosted, " ann@example.org ", PASSWORD, HERE)
    assert (signed_in.user_id, signed_in.email) == ("ann@example.org", "ann@example.org")
    following = refresh_hosted(hosted, signed_in.refresh_token, HERE)
    assert refused(refresh_hosted, hosted, signed_in.refresh_token, HERE) is ErrorCode.UNAUTHORIZED
    sign_out_hosted(hosted, following.refresh_token, HERE)
    sign_out_hosted(hosted, following.refresh_token, HERE)
    assert len(service.signed_out) == 1


def test_however_an_address_is_spelt_its_tries_are_counted_together(
    hosted: Ports, service: InMemoryAccounts
) -> None:
    spellings = ["ann@example.org", " ann@example.org", "Ann@example.org", "ANN@EXAMPLE.ORG  "]
    codes = [refused(sign_in_hosted, hosted, s, "wrong", HERE) for s in spellings * 3]
    assert codes.count(ErrorCode.UNAUTHORIZED) == TRIES_PER_ACCOUNT == service.asked
    assert set(codes[TRIES_PER_ACCOUNT:]) == {ErrorCode.RATE_LIMITED}
    assert refused(reset_password, hosted, "aNN@example.org", "1", PASSWORD, HERE) is ErrorCode.RATE_LIMITED


def test_an_address_to_confirm_is_not_let_in_yet(hosted: Ports) -> None:
    signed_in = sign_up_hosted(hosted, "bob@example.org", PASSWORD, HERE)
    assert signed_in and signed_in.user_id == "bob@example.org"
    assert sign_up_hosted(hosted, "confirm@example.org", PASSWORD, HERE) is None


def test_what_cannot_be_an_account_costs_no_try(hosted: Ports) -> None:
    for _ in range(SIGN_UPS_PER_ADDRESS + 1):
        assert refused(sign_up_hosted, hosted, "bob", PASSWORD, HERE) is ErrorCode.INPUT_UNREADABLE
        assert refused(sign_up_hosted, hosted, "b@x.org", "short", HERE) is ErrorCode.INPUT_UNREADABLE
    assert sign_up_hosted(hosted, "bob@example.org", PASSWORD, HERE)


def test_mails_are_asked_for_a_few_at_a_time(hosted: Ports, service: InMemoryAccounts) -> None:
    for _ in range(SIGN_UPS_PER_ADDRESS):
        send_reset_mail(hosted, "ann@example.org", HERE)
    assert refused(send_reset_mail, hosted, "ann@example.org", HERE) is ErrorCode.RATE_LIMITED
    assert len(service.mails) == SIGN_UPS_PER_ADDRESS


def test_a_new_password_by_mail_ends_every_session(hosted: Ports, service: InMemoryAccounts) -> None:
    thief = exchange_ticket(hosted, hand_out_ticket(hosted, "ann@example.org"))
    assert refused(reset_password, hosted, "ann@example.org", "000000", "a new password", HERE) is (
        ErrorCode.UNAUTHORIZED
    )
    assert user_of_session(hosted, thief) == "ann@example.org"
    signed_in = reset_password(hosted, "ann@example.org", "123456", "a new password", HERE)
    assert user_of_session(hosted, thief) is None
    assert service.signed_out_elsewhere == [signed_in.access_token]
    note_new_password(hosted, "ann@example.org")
    assert [entry.action for entry in hosted.audit.list("ann@example.org")] == ["password.changed"]


def test_a_password_that_will_not_do_uses_up_no_code(hosted: Ports, service: InMemoryAccounts) -> None:
    code = refused(reset_password, hosted, "ann@example.org", "123456", "short", HERE)
    assert (code, service.asked) == (ErrorCode.INPUT_UNREADABLE, 0)


def test_where_it_is_not_set_up_the_way_on_is_said(ports: Ports) -> None:
    with pytest.raises(UserError, match="SUPABASE_PUBLISHABLE_KEY"):
        sign_in_hosted(ports, "ann@example.org", PASSWORD, HERE)


def test_a_new_password_ends_our_sessions_also_when_the_service_does_not_hear_of_them(
    hosted: Ports, service: InMemoryAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    thief = exchange_ticket(hosted, hand_out_ticket(hosted, "ann@example.org"))

    def away(access_token: str) -> None:
        raise UserError(ErrorCode.NETWORK, "away")

    monkeypatch.setattr(service, "sign_out_elsewhere", away)
    assert reset_password(hosted, "ann@example.org", "123456", "a new password", HERE)
    assert user_of_session(hosted, thief) is None
