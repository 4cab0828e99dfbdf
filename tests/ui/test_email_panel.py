"""The section "E-mail application": shown, mended, shown again."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import RUNNERS, Runtime
from core.domain.accounts import LOCAL_USER
from core.ports import Ports
from core.services import jobs
from tests.api.world import rows_of
from tests.conftest import VAULT_KEY
from tests.mail_addresses import BROKEN
from tests.mail_server import MailServerState, mail_server
from tests.services.mail_world import application_of
from tests.ui.conftest import SECONDS


def _page(application_id: str) -> None:
    from core.ui.mailing import email_panel

    email_panel(application_id)


def test_a_mail_is_checked_before_anything_is_sent(shared: Runtime) -> None:
    from dataclasses import replace

    from core.adapters.vault import FernetVault

    ports = replace(shared.ports, vault=FernetVault([VAULT_KEY]))
    application_id = rows_of(ports, LOCAL_USER)["application_id"]
    app = AppTest.from_function(_page, default_timeout=SECONDS, args=(application_id,)).run()
    assert not app.exception
    app.text_area[0].set_value("Good morning")
    for address, told in BROKEN:
        if address.isprintable():
            app.text_input[0].set_value(address)
            app.button[0].click().run()
            assert any(told in text.value.replace("\\", "") for text in app.markdown), address
    app.text_input[0].set_value("jobs@example.org")
    app.button[0].click().run()
    assert any("jobs" in text.value and "**To**" in text.value for text in app.markdown)
    assert app.text[0].value == "Good morning"
    change = next(button for button in app.button if button.label == "Change something")
    change.click().run()
    assert (app.text_input[0].value, app.text_area[0].value) == ("jobs@example.org", "Good morning")
    assert ports.jobs.count(LOCAL_USER, {"kind": "email"}) == 0


@pytest.fixture
def smtp(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServerState]:
    with mail_server() as state:
        given = {"HOST": "127.0.0.1", "PORT": str(state.port), "TLS": "none"}
        for name, value in {**given, "USER": "ann@example.net", "PASSWORD": "secret"}.items():
            monkeypatch.setenv(f"SMTP_{name}", value)
        monkeypatch.setenv("VAULT_KEY", VAULT_KEY)
        yield state


def test_what_may_have_arrived_is_sent_once_more_only_after_a_look(
    smtp: MailServerState, shared: Runtime
) -> None:
    ports = shared.ports
    application_id = application_of(ports, LOCAL_USER)
    app = AppTest.from_function(_page, default_timeout=SECONDS, args=(application_id,)).run()
    app.text_input[0].set_value("jobs@example.org")
    app.button[0].click().run()
    smtp.answers["END"] = "drop"
    send(app, ports)
    assert [button.label for button in app.button] == ["I have asked: it did not arrive", "Change something"]
    smtp.answers.clear()
    app.button[0].click().run()
    assert "This would be one more" in app.warning[0].value
    send(app, ports)
    assert app.success[0].value.startswith("Sent.")
    assert len(smtp.taken) == 2


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_what_the_cv_does_not_say_is_asked_about(smtp: MailServerState, shared: Runtime) -> None:
    application_id = application_of(shared.ports, LOCAL_USER)
    app = AppTest.from_function(_page, default_timeout=SECONDS, args=(application_id,)).run()
    app.text_input[0].set_value("jobs@example.org")
    app.text_area[0].set_value("Dear Ms Roth,\n\nI built Kestrel for 400 clients. I led Merlin.")
    app.button[0].click().run()
    shown = "\n".join(text.value for text in [*app.markdown, *app.caption])
    assert "Is this true?" in shown
    assert ":red-background[I built Kestrel for 400 clients\\.]" in shown
    assert "“400”: The profile has no such number here" in shown
    send_button = next(button for button in app.button if button.label.startswith("Send to"))
    assert send_button.disabled
    assert "Change something" in labels(app)
    next(button for button in app.button if button.label.startswith("All of this is true")).click().run()
    assert not app.exception
    assert not any("Is this true?" in text.value for text in app.markdown)
    send(app, shared.ports)
    assert app.success[0].value.startswith("Sent.")
    assert "Kestrel" in smtp.mails[0].get_body().get_content()


def test_without_the_profile_nothing_can_be_added(smtp: MailServerState, shared: Runtime) -> None:
    application_id = application_of(shared.ports, LOCAL_USER)
    for row in shared.ports.profiles.list(LOCAL_USER):
        shared.ports.profiles.remove(LOCAL_USER, row.id)
    app = AppTest.from_function(_page, default_timeout=SECONDS, args=(application_id,)).run()
    app.text_input[0].set_value("jobs@example.org")
    app.text_area[0].set_value("I built Kestrel.")
    app.button[0].click().run()
    assert "no longer among your profiles" in app.info[0].value
    assert not [label for label in labels(app) if "is true" in label]
    assert smtp.words == []


def send(app: AppTest, ports: Ports) -> None:
    next(button for button in app.button if button.label.startswith("Send to")).click().run()
    jobs.run_next(ports, "test", RUNNERS)
    app.run()
