"""The whole life of an account at the hosted sign-in service."""

import pytest

from core.adapters.supabase import SupabaseAccounts, SupabaseProject
from core.domain.accounts import SignedIn
from core.domain.errors import ErrorCode
from tests.contract.homes import PASSWORD, hosted_home, new_address, user_of
from tests.contract.test_tables import code_of
from tests.supabase.mails import code_sent_to
from tests.supabase.stand_in import StandIn

pytestmark = pytest.mark.slow


@pytest.fixture
def accounts(project: SupabaseProject) -> SupabaseAccounts:
    return SupabaseAccounts(project)


def signed_up(accounts: SupabaseAccounts, address: str) -> SignedIn:
    session = accounts.sign_up(address, PASSWORD)
    assert session is not None
    return session


def test_an_account_is_made_once_and_signed_in_to_often(accounts: SupabaseAccounts) -> None:
    address = new_address()
    first = signed_up(accounts, address)
    again = accounts.sign_in(address, PASSWORD)
    assert user_of(first.access_token) == user_of(again.access_token)
    assert 60 <= again.expires_in <= 24 * 3600
    assert code_of(lambda: accounts.sign_up(address, PASSWORD)) is ErrorCode.CONFLICT


def test_wrong_passwords_and_unknown_addresses_are_told_alike(accounts: SupabaseAccounts) -> None:
    address = new_address()
    signed_up(accounts, address)
    for who, password in ((address, "wrong password"), (new_address(), PASSWORD)):
        assert (
            code_of(lambda who=who, password=password: accounts.sign_in(who, password))
            is ErrorCode.UNAUTHORIZED
        )


@pytest.mark.parametrize(
    ("address", "password"), [("someone@example.org", "x"), ("nobody", PASSWORD), ("", PASSWORD)]
)
def test_what_cannot_be_an_account_is_refused(
    accounts: SupabaseAccounts, address: str, password: str
) -> None:
    assert code_of(lambda: accounts.sign_up(address, password)) is ErrorCode.INPUT_UNREADABLE


def test_a_session_goes_on_with_a_new_token_each_time(
    accounts: SupabaseAccounts, project: SupabaseProject
) -> None:
    session = signed_up(accounts, new_address())
    following = accounts.refresh(session.refresh_token)
    assert following.refresh_token != session.refresh_token
    assert user_of(following.access_token) == user_of(session.access_token)
    home = hosted_home(project, following.access_token)
    assert home.jobs.list(home.user_id) == []
    assert code_of(lambda: accounts.refresh("made up")) is ErrorCode.UNAUTHORIZED


def test_whoever_has_signed_out_stays_out_and_others_stay_in(accounts: SupabaseAccounts) -> None:
    address = new_address()
    here, elsewhere = signed_up(accounts, address), accounts.sign_in(address, PASSWORD)
    for _ in range(2):
        accounts.sign_out(here.access_token)
    assert code_of(lambda: accounts.refresh(here.refresh_token)) is ErrorCode.UNAUTHORIZED
    assert accounts.refresh(elsewhere.refresh_token).access_token


def test_a_forgotten_password_is_replaced_with_the_code_from_the_mail(
    accounts: SupabaseAccounts, supabase_stand_in: StandIn
) -> None:
    address, new_password = new_address(), "staple battery horse"
    signed_up(accounts, address)
    accounts.send_reset_mail(address)
    code = code_sent_to(address, supabase_stand_in)
    wrong = "000000" if code != "000000" else "111111"
    assert code_of(lambda: accounts.change_password(address, wrong, new_password)) is ErrorCode.UNAUTHORIZED
    accounts.send_reset_mail(address)
    changed = accounts.change_password(address, code_sent_to(address, supabase_stand_in), new_password)
    assert changed.access_token
    assert accounts.sign_in(address, new_password).access_token
    assert code_of(lambda: accounts.sign_in(address, PASSWORD)) is ErrorCode.UNAUTHORIZED


def test_asking_for_a_mail_tells_nothing_about_who_has_an_account(accounts: SupabaseAccounts) -> None:
    assert accounts.send_reset_mail(new_address()) is None
