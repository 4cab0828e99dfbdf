"""Signing in where somebody else keeps the accounts."""

from dataclasses import dataclass, field, replace

import pytest

from core.domain.accounts import OAuthStart, SignedIn
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.browser_sessions import exchange_ticket, hand_out_ticket, user_of_session
from core.services.hosted_accounts import (
    require_hosted_account,
    reset_password,
    send_reset_mail,
    sign_up_hosted,
)
from core.services.tries import SIGN_UPS_PER_ADDRESS, TRIES_PER_ACCOUNT

PASSWORD = "correct horse battery"
HERE = "192.0.2.1"


@dataclass
class InMemoryAccounts:
    """`HostedAccounts` in a dictionary; its id of a person is their address, its code is 123456."""

    passwords: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    mails: list[str] = field(default_factory=list)
    signed_out: list[str] = field(default_factory=list)

    def sign_up(self, email: str, password: str) -> SignedIn | None:
        self.passwords[email] = password
        return self._session(email) if not email.startswith("confirm") else None

    def sign_in(self, email: str, password: str) -> SignedIn:
        self.asked += 1
        if self.passwords.get(email) != password:
            raise UserError(ErrorCode.UNAUTHORIZED, "no")
        return self._session(email)

    def refresh(self, refresh_token: str) -> SignedIn:
        return self._session(refresh_token)

    def send_reset_mail(self, email: str) -> None:
        self.mails.append(email)

    def change_password(self, email: str, code: str, password: str) -> SignedIn:
        self.asked += 1
        if code != "123456":
            raise UserError(ErrorCode.UNAUTHORIZED, "no")
        self.passwords[email] = password
        return self._session(email)

    def sign_out(self, access_token: str) -> None:
        self.signed_out.append(access_token)

    def oauth_url(self, provider: str, redirect: str) -> OAuthStart:
        return OAuthStart(f"https://{provider}.example/{redirect}", "verifier")

    def finish_oauth(self, code: str, verifier: str) -> SignedIn:
        return self._session(code + verifier)

    def _session(self, email: str) -> SignedIn:
        return SignedIn(email, f"access of {email}", email, 3600)


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


def test_what_the_service_hands_out_is_given_back(hosted: Ports, service: InMemoryAccounts) -> None:
    assert require_hosted_account(hosted, " ann@example.org ", PASSWORD, HERE) == "ann@example.org"
    assert service.signed_out == ["access of ann@example.org"]


def test_however_an_address_is_spelt_its_tries_are_counted_together(
    hosted: Ports, service: InMemoryAccounts
) -> None:
    spellings = ["ann@example.org", " ann@example.org", "Ann@example.org", "ANN@EXAMPLE.ORG  "]
    codes = [refused(require_hosted_account, hosted, s, "wrong", HERE) for s in spellings * 3]
    assert codes.count(ErrorCode.UNAUTHORIZED) == TRIES_PER_ACCOUNT == service.asked
    assert set(codes[TRIES_PER_ACCOUNT:]) == {ErrorCode.RATE_LIMITED}
    assert refused(reset_password, hosted, "aNN@example.org", "1", PASSWORD, HERE) is ErrorCode.RATE_LIMITED


def test_an_address_to_confirm_is_not_let_in_yet(hosted: Ports) -> None:
    assert sign_up_hosted(hosted, "bob@example.org", PASSWORD, HERE) == "bob@example.org"
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
    assert reset_password(hosted, "ann@example.org", "123456", "a new password", HERE) == "ann@example.org"
    assert user_of_session(hosted, thief) is None
    assert [entry.action for entry in hosted.audit.list("ann@example.org")] == ["password.changed"]


def test_a_password_that_will_not_do_uses_up_no_code(hosted: Ports, service: InMemoryAccounts) -> None:
    code = refused(reset_password, hosted, "ann@example.org", "123456", "short", HERE)
    assert (code, service.asked) == (ErrorCode.INPUT_UNREADABLE, 0)


def test_where_it_is_not_set_up_the_way_on_is_said(ports: Ports) -> None:
    with pytest.raises(UserError, match="SUPABASE_PUBLISHABLE_KEY"):
        require_hosted_account(ports, "ann@example.org", PASSWORD, HERE)
