"""The page of the answer bank: saved with one button, nothing typed is lost, nobody sees another's."""

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import Runtime
from core.domain.answers import GivenAnswer
from core.services.answers import change_answers, list_answers
from core.services.candidates import add_candidate
from core.settings import ROOT
from tests.ui.conftest import Open
from tests.ui.test_pages import HOSTILE, words

pytestmark = pytest.mark.slow

PAGE = str(ROOT / "pages" / "answers.py")


def kept(shared: Runtime, candidate: str = "") -> dict[tuple[str, str], str]:
    rows = list_answers(shared.ports, "local", candidate)
    return {(row.topic, row.country): row.value for row in rows}


def field(app: AppTest, kind: str, name: str) -> object:
    """A field by the end of its key: the beginning counts saves."""
    return next(one for one in getattr(app, kind) if one.key and one.key.endswith(name))


def test_answers_are_saved_and_shown_again(open_app: Open, shared: Runtime) -> None:
    app = open_app().switch_page(PAGE).run()
    assert not app.exception
    assert app.button(key="answers-save").disabled
    field(app, "text_input", "notice_period.").set_value("2 weeks")
    field(app, "multiselect", "countries").set_value(["DE"])
    app.run()
    field(app, "selectbox", "work_right.DE").set_value("yes")
    field(app, "selectbox", ".gender").set_value("decline")
    field(app, "text_input", "question").set_value("Why us?")
    field(app, "text_area", "new answer").set_value(HOSTILE)
    app.run()
    assert "Not saved yet." in words(app)
    app.button(key="answers-save").click().run()

    assert not app.exception
    assert kept(shared) == {
        ("notice_period", ""): "2 weeks",
        ("work_right", "DE"): "yes",
        ("gender", ""): "decline",
        ("free:Why us?", ""): HOSTILE,
    }
    assert field(app, "text_area", "Why us?").value == HOSTILE
    assert app.button(key="answers-save").disabled


def test_a_second_window_overwrites_only_what_it_changed(open_app: Open, shared: Runtime) -> None:
    app = open_app().switch_page(PAGE).run()
    elsewhere = [GivenAnswer(topic="earliest_start", value="1 March")]
    change_answers(shared.ports, "local", elsewhere)
    field(app, "text_input", "notice_period.").set_value("2 weeks")
    app.run()
    app.button(key="answers-save").click().run()
    assert kept(shared) == {("earliest_start", ""): "1 March", ("notice_period", ""): "2 weeks"}


def test_each_candidate_has_their_own(open_app: Open, shared: Runtime) -> None:
    mia = add_candidate(shared.ports, "local", "Mia").id
    change_answers(shared.ports, "local", [GivenAnswer(topic="notice_period", value="2 weeks")], mia)
    app = open_app().switch_page(PAGE).run()
    assert field(app, "text_input", "notice_period.").value == ""
    app.selectbox(key="candidate-choice").set_value(mia).run()
    assert field(app, "text_input", "notice_period.").value == "2 weeks"
