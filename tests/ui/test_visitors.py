"""A page that stands open while its session ends, or while somebody else signs in in the same browser.

Streamlit's own test runner knows no cookies, so what a browser would send is put in at the one place that
reads it.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import bootstrap
from core.adapters.sqlite_store import database
from core.bootstrap import Runtime
from core.domain.credentials import CredentialKind
from core.services.accounts import add_account
from core.services.browser_sessions import end_browser_session, exchange_ticket, hand_out_ticket
from core.services.credentials import add_credential, list_credentials
from core.ui import session
from tests.conftest import VAULT_KEY

pytestmark = pytest.mark.slow

SECRET = "Glimmerfaunt"


class Visit:
    """One open page of the settings, and the cookie that its browser holds."""

    def __init__(self, shared: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ports = shared.ports
        self.cookie = ""
        monkeypatch.setattr(session, "session_token", lambda: self.cookie)

    def sign_in(self, name: str) -> str:
        user_id = add_account(self.ports, f"{name}@example.org", "correct horse battery").user_id
        self.cookie = exchange_ticket(self.ports, hand_out_ticket(self.ports, user_id))
        return user_id

    def open(self) -> AppTest:
        def page() -> None:
            from core.ui.components.problems import guarded
            from core.ui.session import visitor
            from core.ui.settings.credentials_section import credentials_section
            from core.ui.settings.privacy_section import privacy_section

            visitor()
            with guarded("page"):
                credentials_section()
                privacy_section()

        return AppTest.from_function(page, default_timeout=30).run()


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    for name, value in {
        "DATA_DIR": str(tmp_path),
        "AUTH_BACKEND": "local",
        "ALLOW_DEV_NO_AUTH": "",
        "VAULT_KEY": VAULT_KEY,
    }.items():
        monkeypatch.setenv(name, value)
    bootstrap.shared_runtime.cache_clear()
    yield Visit(bootstrap.shared_runtime(), monkeypatch)
    bootstrap.shared_runtime().close()
    bootstrap.shared_runtime.cache_clear()


def typed(app: AppTest) -> list[str]:
    return [field.value or "" for field in app.text_input]


def test_buttons_of_a_page_whose_session_is_over_do_nothing(visit: Visit) -> None:
    ann = visit.sign_in("ann")
    row = add_credential(visit.ports, ann, CredentialKind.SMTP, "smtp.example.org", "ann", SECRET)
    app = visit.open()
    app.text_input(key="privacy.confirm").set_value("ann@example.org")
    end_browser_session(visit.ports, visit.cookie)
    app.button(key=f"remove-credential-{row.id}").click().run()
    assert not app.exception
    assert len(list_credentials(visit.ports, ann)) == 1


def test_nor_is_anything_erased_from_there(visit: Visit) -> None:
    ann = visit.sign_in("ann")
    app = visit.open()
    app.text_input(key="privacy.confirm").set_value("ann@example.org")
    end_browser_session(visit.ports, visit.cookie)
    app.button(key="erase").click().run()
    assert not app.exception
    assert visit.ports.accounts.get(ann, ann) is not None


def test_while_it_goes_on_they_do_what_they_say(visit: Visit) -> None:
    ann = visit.sign_in("ann")
    app = visit.open()
    app.text_input(key="privacy.confirm").set_value("ann@example.org")
    app.button(key="erase").click().run()
    assert visit.ports.accounts.get(ann, ann) is None


def test_who_is_gone_before_the_disk_is_clean_reads_at_the_door_what_becomes_of_it(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    ann = visit.sign_in("ann")
    app = visit.open()
    app.text_input(key="privacy.confirm").set_value("ann@example.org")
    reader = sqlite3.connect(tmp_path / "applywright.db")
    reader.execute("begin")
    reader.execute("select count(*) from accounts").fetchone()
    app.button(key="erase").click().run()
    reader.close()
    assert visit.ports.accounts.get(ann, ann) is None
    assert "finishes that by itself" in app.session_state["problem.sign-in"].message


def test_what_one_person_typed_is_not_there_for_the_next(visit: Visit) -> None:
    visit.sign_in("ann")
    app = visit.open()
    app.text_input(key="privacy.confirm").set_value(SECRET)
    app.run()
    assert SECRET in typed(app.run())
    visit.sign_in("bob")
    app.run()
    assert SECRET not in typed(app)
