"""The sections about passwords of other services and about one's data, each alone on a page."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from core import bootstrap
from core.bootstrap import Runtime
from core.domain.credentials import CredentialKind
from core.services.credentials import add_credential, list_credentials
from tests.conftest import VAULT_KEY
from tests.ui.test_pages import keep_profile, words

pytestmark = pytest.mark.slow


@pytest.fixture
def environment() -> Mapping[str, str]:
    return {"VAULT_KEY": VAULT_KEY}


def credentials_page() -> AppTest:
    def page() -> None:
        from core.ui.settings.credentials_section import credentials_section

        credentials_section()

    return AppTest.from_function(page, default_timeout=30).run()


def privacy_page() -> AppTest:
    def page() -> None:
        from core.ui.settings.privacy_section import privacy_section

        privacy_section()

    return AppTest.from_function(page, default_timeout=30).run()


def fill(app: AppTest, **fields: str) -> AppTest:
    for name, text in fields.items():
        app.text_input(key=f"credential.{name}").set_value(text)
    return app.button(key="credential-add").click().run()


def test_a_password_is_kept_and_shown_no_more(shared: Runtime) -> None:
    app = fill(credentials_page(), host="smtp.example.org", username="ann", secret="Glimmerfaunt")

    assert not app.exception
    (row,) = list_credentials(shared.ports, "local")
    assert (row.kind, row.host, row.username) == (CredentialKind.SMTP, "smtp.example.org", "ann")
    assert shared.ports.vault.open("local", row.sealed) == "Glimmerfaunt"
    assert "smtp\\.example\\.org" in words(app)
    assert "Glimmerfaunt" not in words(app)
    assert [field.value for field in app.text_input] == ["", "", "", ""]


def test_what_cannot_be_kept_stays_typed(shared: Runtime) -> None:
    app = fill(credentials_page(), host="smtp.example.org", username="", secret="Glimmerfaunt")

    assert "Give the server or site" in words(app).replace("\\", "")
    assert app.text_input(key="credential.host").value == "smtp.example.org"
    assert list_credentials(shared.ports, "local") == []


def test_a_password_is_removed(shared: Runtime) -> None:
    row = add_credential(shared.ports, "local", CredentialKind.SMTP, "smtp.example.org", "ann", "secret")
    credentials_page().button(key=f"remove-credential-{row.id}").click().run()
    assert list_credentials(shared.ports, "local") == []


def test_without_a_key_it_says_what_to_do(shared: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.shared_runtime().close()
    monkeypatch.setenv("VAULT_KEY", "")
    bootstrap.shared_runtime.cache_clear()
    app = credentials_page()
    assert "VAULT_KEY" in app.info[0].value
    assert not app.text_input


@pytest.mark.parametrize(("typed", "left"), [("", 1), ("Local user", 1), (" LOCAL ", 0)])
def test_everything_is_erased_only_by_the_right_word(shared: Runtime, typed: str, left: int) -> None:
    keep_profile(shared)
    app = privacy_page()
    app.text_input(key="privacy.confirm").set_value(typed)
    app.button(key="erase").click().run()

    assert not app.exception
    assert len(shared.ports.profiles.list("local")) == left
    assert bool(app.success) is not bool(left)
    assert ("Nothing was erased" in words(app)) is bool(left)


def test_it_says_how_long_finished_runs_are_kept(shared: Runtime) -> None:
    assert "after 90 days" in words(privacy_page())
