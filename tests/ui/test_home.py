"""Home in the pages: what is next, each with its way there; the way in for somebody new."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import Runtime
from core.domain.applications import ApplicationStatus
from core.services.candidates import add_candidate
from core.settings import ROOT
from tests.sent_applications import keep_sent
from tests.ui.conftest import Open
from tests.ui.test_pages import HOSTILE, headings, keep_posting, keep_preview, keep_profile, words

pytestmark = pytest.mark.slow
PAGE = str(ROOT / "pages" / "home.py")


def keep(shared: Runtime, count: int = 1, days_ago: int = 20, **fields: object) -> None:
    for _ in range(count):
        keep_sent(shared.ports, "local", days_ago, **fields)


def home(open_app: Open, **address: str) -> AppTest:
    app = open_app(**address).switch_page(PAGE).run()
    assert not app.exception
    return app


def links(app: AppTest) -> dict[str, str]:
    """Where each link leads, by its words."""
    found = [element.proto for element in app.get("page_link")]
    return {proto.label: f"{proto.page}?{proto.query_string}" for proto in found}


def test_somebody_new_is_shown_the_way_in(open_app: Open) -> None:
    app = home(open_app)
    assert headings(app) == [
        "Your applications, one step at a time",
        "Start with your CV",
        "Look around first",
    ]
    assert "Bring your CV" in links(app)


def test_the_demo_is_one_click_away_and_has_steps_at_once(open_app: Open) -> None:
    app = home(open_app)
    app.button(key="demo-load").click().run()
    assert not app.exception
    assert headings(app) == ["Today"]
    assert "to do" in " ".join(button.label for button in app.button)
    assert "Open" in links(app)


def test_whoever_has_a_cv_is_asked_for_a_posting(open_app: Open, shared: Runtime) -> None:
    keep_profile(shared)
    app = home(open_app)
    assert "The CV is here. What is the job?" in headings(app)
    assert "demo-load" not in [button.key for button in app.button]


def test_each_step_says_what_to_do_and_leads_there(open_app: Open, shared: Runtime) -> None:
    keep(shared, id="quiet")
    job = keep_preview(shared, keep_profile(shared), keep_posting(shared))
    keep(shared, preview_job_id=job, status=ApplicationStatus.PENDING, applied_at=None)
    app = home(open_app)
    assert "No answer for 20 days" in words(app)
    ways = links(app)
    assert ways["Open"].endswith("?application=quiet")
    assert ways["Look and apply"].endswith(f"?step=result&job={job}")


def test_what_shall_be_sent_today_is_sent_from_its_documents(open_app: Open, shared: Runtime) -> None:
    job = keep_preview(shared, keep_profile(shared), keep_posting(shared))
    today = shared.ports.today().isoformat()
    keep(shared, preview_job_id=job, status=ApplicationStatus.PENDING, applied_at=None, next_action_on=today)
    app = home(open_app)
    assert "The next step is due today" in words(app)
    assert links(app)["Look and apply"].endswith(f"job={job}")


def test_what_is_more_than_a_glance_is_counted(open_app: Open, shared: Runtime) -> None:
    keep(shared, 7)
    assert not any("more" in label for label in links(home(open_app)))
    keep(shared, 2)
    app = home(open_app)
    assert words(app).count("No answer for 20 days") == 7
    assert "order=Next+step" in links(app)["And 2 more"]
    app = open_app().switch_page(str(ROOT / "pages" / "applications.py"))
    app.query_params["order"] = "Next step"
    app.query_params["status"] = ["pending", "applied"]
    assert app.run().selectbox(key="order").value == "Next step"


def test_a_run_that_goes_on_is_told_of(open_app: Open, shared: Runtime) -> None:
    job = keep_preview(shared, keep_profile(shared), keep_posting(shared))
    app = home(open_app)
    assert "0 %" in words(app)
    assert links(app)["Watch it"].endswith(f"job={job}")


def test_a_coach_is_told_whose_turn_it_is_and_gets_there_in_a_click(open_app: Open, shared: Runtime) -> None:
    mia = add_candidate(shared.ports, "local", "Mia")
    keep(shared, 3, candidate_id=mia.id)
    app = home(open_app)
    app.button(key=f"go-{mia.id}").click().run()
    assert app.selectbox(key="candidate-choice").value == mia.id
    assert words(app).count("No answer for 20 days") == 3
    assert all(f"candidate={mia.id}" in way for way in links(app).values())


def test_the_words_of_others_are_never_markup(open_app: Open, shared: Runtime) -> None:
    today = shared.ports.today().isoformat()
    keep(shared, title=HOSTILE, employer=HOSTILE, next_action=HOSTILE, next_action_on=today)
    shown = words(home(open_app))
    assert shown.count("script") >= 3
    assert not re.search(r"(?<!\\)(!\[|<script|\$x|:red\[y)", shown)


def test_whoever_comes_back_to_the_start_is_told_what_waits(open_app: Open, shared: Runtime) -> None:
    profile = keep_profile(shared)
    assert "See what is next" not in links(open_app())
    keep(shared, 2)
    app = open_app()
    assert "2 applications wait for you" in words(app)
    assert "home" in links(app)["See what is next"]
    assert "See what is next" not in links(open_app(profile=profile))
