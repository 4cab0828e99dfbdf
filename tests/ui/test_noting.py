"""Notes in the pages: kept, and never written over another window's."""

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import Runtime
from core.services.tracking import set_details
from tests.ui.conftest import Open
from tests.ui.test_applications import desk, kept, now_of
from tests.ui.test_pages import words

pytestmark = pytest.mark.slow


def save(app: AppTest) -> None:
    app.button[[button.label for button in app.button].index("Save")].click().run()


def test_notes_and_the_next_step_are_kept(open_app: Open, shared: Runtime) -> None:
    row = kept(shared)[0]
    app = desk(open_app, application=row.id)
    app.text_area[0].set_value("They liked it")
    app.text_input[1].set_value("Call")
    save(app)
    assert (now_of(shared, row).notes, now_of(shared, row).next_action) == ("They liked it", "Call")
    assert not app.exception


def test_another_windows_notes_are_not_written_over(open_app: Open, shared: Runtime) -> None:
    row = kept(shared)[0]
    app = desk(open_app, application=row.id)
    set_details(shared.ports, "local", row, {"notes": "typed elsewhere"})
    app.text_area[0].set_value("typed here")
    save(app)
    assert "changed meanwhile" in words(app)
    assert (now_of(shared, row).notes, app.text_area[0].value) == ("typed elsewhere", "typed here")
    app.button(key="details-anew").click().run()
    assert app.text_area[0].value == "typed elsewhere"
    assert "changed meanwhile" not in words(app)
    app.text_area[0].set_value("both")
    save(app)
    assert now_of(shared, row).notes == "both"


def test_a_form_that_is_opened_again_shows_what_is_kept_now(open_app: Open, shared: Runtime) -> None:
    row = kept(shared)[0]
    app = desk(open_app, application=row.id)
    app.button(key="desk-back").click().run()
    set_details(shared.ports, "local", row, {"notes": "typed elsewhere"})
    app.query_params["application"] = row.id
    app.run()
    assert app.text_area[0].value == "typed elsewhere"
