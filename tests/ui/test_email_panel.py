"""The section "E-mail application": shown, mended, shown again."""

from streamlit.testing.v1 import AppTest

from core.bootstrap import Runtime
from core.domain.accounts import LOCAL_USER
from tests.api.world import rows_of
from tests.mail_addresses import BROKEN
from tests.ui.conftest import SECONDS


def _page(application_id: str) -> None:
    from core.ui.mailing import email_panel

    email_panel(application_id)


def test_a_mail_is_checked_before_anything_is_sent(shared: Runtime) -> None:
    from dataclasses import replace

    from core.adapters.vault import FernetVault
    from tests.conftest import VAULT_KEY

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
