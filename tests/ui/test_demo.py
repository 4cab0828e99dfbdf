"""The demo in the pages: one click to load, one click to remove."""

import pytest

from core.bootstrap import Runtime
from core.services.candidates import list_candidates
from core.settings import ROOT
from tests.ui.conftest import Open
from tests.ui.test_pages import headings, words

pytestmark = pytest.mark.slow

SETTINGS = str(ROOT / "pages" / "settings.py")


def test_a_newcomer_loads_the_demo_and_works_for_its_first_candidate(open_app: Open, shared: Runtime) -> None:
    app = open_app()
    app.button(key="demo-load").click().run()
    assert not app.exception
    labels = [one.label for one in list_candidates(shared.ports, "local")]
    assert app.selectbox(key="candidate-choice").options == ["My own", *labels]
    assert app.selectbox(key="candidate-choice").value.startswith("demo-")
    assert "Making the CV and letter" not in headings(app)
    assert "Did we read the CV right?" in headings(app)


def test_the_demo_comes_and_goes_in_the_settings(open_app: Open, shared: Runtime) -> None:
    app = open_app().switch_page(SETTINGS).run()
    app.button(key="demo-load").click().run()
    assert len(list_candidates(shared.ports, "local")) == 3
    app.button(key="demo-reset").click().run()
    assert list_candidates(shared.ports, "local") == []
    assert "Load the demo" in words(app) + " ".join(button.label for button in app.button)
    assert not app.exception
