"""The design step: what is chosen there is what is made, and the CV is seen in it before."""

import pytest

from core.bootstrap import Runtime
from core.domain.jobs import PreviewRequest
from core.services.postings import add_posting_text
from core.services.profiles import add_profile
from core.settings import ROOT
from tests.conftest import DATA
from tests.ui.conftest import Open
from tests.ui.test_pages import words

pytestmark = pytest.mark.slow

DESIGNS = str(ROOT / "pages" / "designs.py")


def kept(shared: Runtime) -> tuple[str, str]:
    cv = (DATA / "profiles" / "electrician_en.txt").read_bytes()
    posting = add_posting_text(shared.ports, "local", (DATA / "posting_en.txt").read_text())
    return add_profile(shared.ports, "local", cv, "cv.txt").id, posting.id


def test_colour_spacing_and_paper_are_asked_for(open_app: Open, shared: Runtime) -> None:
    profile, posting = kept(shared)
    app = open_app(step="design", profile=profile, posting=posting, template="modern")
    for label, value in (
        ("Colour", "plum"),
        ("Spacing of the CV", "dense"),
        ("Paper", "letter"),
        ("Length of the CV", "1"),
    ):
        next(box for box in app.selectbox if box.label == label).set_value(value).run()
    app.button(key="make").click().run()
    request = shared.ports.jobs.list("local")[0].request
    assert isinstance(request, PreviewRequest)
    assert (request.accent, request.density, request.paper) == ("plum", "dense", "letter")
    assert request.fit_pages == 1


def test_each_design_has_its_own_colours_and_the_paper_is_usual(open_app: Open, shared: Runtime) -> None:
    profile, posting = kept(shared)
    app = open_app(step="design", profile=profile, posting=posting, template="compact")
    colours = next(box for box in app.selectbox if box.label == "Colour")
    assert colours.options == ["Rust", "Navy", "Forest", "Graphite"]
    app.button(key="make").click().run()
    request = shared.ports.jobs.list("local")[0].request
    assert isinstance(request, PreviewRequest)
    assert (request.accent, request.density, request.paper) == ("rust", "auto", None)


def test_the_whole_cv_can_be_seen_in_the_design(open_app: Open, shared: Runtime) -> None:
    profile, posting = kept(shared)
    app = open_app(step="design", profile=profile, posting=posting, template="modern")
    app.session_state["see-design"] = True
    app.run()
    assert not app.exception
    assert "did not work" not in words(app)
    assert [button.label for button in app.button if button.key == "make"]


def test_the_gallery_shows_every_design_and_comes_back_with_one(open_app: Open, shared: Runtime) -> None:
    profile, posting = kept(shared)
    app = open_app(step="design", profile=profile, posting=posting)
    app.switch_page(DESIGNS).run()
    assert [header.value for header in app.subheader] == [
        "Classic", "Modern", "Compact", "Technical", "Academic", "Tabular",
    ]  # fmt: skip
    app.button(key="use-compact").click().run()
    assert "How should it look?" in [header.value for header in app.header]
    assert app.button(key="choose-compact").label == "Chosen"
