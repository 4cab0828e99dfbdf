"""The sign-in page: who comes in, and what it says to who does not.

Streamlit's own test runner knows no client address, so one is put in where the page asks for it. It
follows no redirect either: a visit ends where the browser would be sent on.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import bootstrap
from core.bootstrap import Runtime
from core.domain.accounts import SignInTrouble
from core.services.accounts import add_account
from core.ui.signing_in import page
from tests.ui.conftest import MAIN, SECONDS

pytestmark = pytest.mark.slow

PASSWORD = "correct horse battery"
TOO_LATE = "begun too long ago"


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runtime]:
    for name, value in {
        "DATA_DIR": str(tmp_path),
        "AUTH_BACKEND": "local",
        "ALLOW_DEV_NO_AUTH": "",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(page, "client_address", lambda: "192.0.2.1")
    bootstrap.shared_runtime.cache_clear()
    yield bootstrap.shared_runtime()
    bootstrap.shared_runtime().close()
    bootstrap.shared_runtime.cache_clear()


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def words(app: AppTest) -> str:
    return "\n".join(part.value for part in app.markdown)


def send(app: AppTest, password: str) -> AppTest:
    app.text_input[0].set_value("ann@example.org")
    app.text_input[1].set_value(password)
    return app.button[0].click().run()


def test_a_sign_in_that_came_too_late_is_told_until_the_next(closed: Runtime) -> None:
    app = opened(sign_in="again")
    assert not app.exception
    assert TOO_LATE in words(app)
    assert "sign_in" not in app.query_params
    assert TOO_LATE in words(app.run())
    assert TOO_LATE not in words(send(app, "not the password"))
    assert "do not fit together" in words(app)


@pytest.mark.parametrize(
    ("word", "told"),
    [("refused", "did not let you in"), ("wait", "quarter of an hour"), ("away", "does not answer just now")],
)
def test_why_another_service_led_nobody_in_is_told(closed: Runtime, word: str, told: str) -> None:
    assert told in words(opened(sign_in=word))


def test_every_word_that_leads_here_is_explained() -> None:
    assert set(page.TROUBLES) == set(SignInTrouble)


@pytest.mark.parametrize("providers", ["", "google,linkedin_oidc,my_own"])
def test_each_service_of_the_setting_has_its_link(
    closed: Runtime, monkeypatch: pytest.MonkeyPatch, providers: str
) -> None:
    supabase = {
        "AUTH_BACKEND": "supabase",
        "SUPABASE_URL": "http://127.0.0.1:1",
        "SUPABASE_PUBLISHABLE_KEY": "sb_publishable_test",
        "SUPABASE_OAUTH_PROVIDERS": providers,
    }
    for name, value in supabase.items():
        monkeypatch.setenv(name, value)
    closed.close()
    bootstrap.shared_runtime.cache_clear()
    shown = [part.proto.body for part in opened().get("html") if "Continue" in part.proto.body]
    links = re.findall(r'<a href="/auth/oauth\?provider=([a-z_]+)">Continue with (.*?)</a>', "".join(shown))
    names = [("google", "Google"), ("linkedin_oidc", "LinkedIn"), ("my_own", "My own")]
    assert links == (names if providers else [])


@pytest.mark.parametrize("address", [{}, {"sign_in": ""}, {"sign_in": "**Call 555**"}])
def test_nothing_else_in_the_address_is_told(closed: Runtime, address: dict[str, str]) -> None:
    app = opened(**address)
    assert TOO_LATE not in words(app)
    assert "555" not in words(app)


def test_who_knows_the_password_is_sent_on_with_a_ticket(closed: Runtime) -> None:
    ann = add_account(closed.ports, "ann@example.org", PASSWORD).user_id
    app = send(opened(), PASSWORD)
    assert not app.exception
    assert "You are signed in" in words(app)
    assert [row.token_hash for row in closed.ports.sessions.list(ann)] == [""]
