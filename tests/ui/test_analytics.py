"""The page of figures in Streamlit's own test runner."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import Runtime
from core.bootstrap.demo_files import demo_story
from core.domain.applications import ApplicationStatus
from core.services.candidates import add_candidate
from core.services.demo import load_demo
from core.settings import ROOT
from tests.sent_applications import keep_sent
from tests.ui.conftest import Open
from tests.ui.test_pages import headings, words

pytestmark = pytest.mark.slow
PAGE = str(ROOT / "pages" / "analytics.py")
HOSTILE = "![x](http://evil.example/p.png) <b>*x*</b>"


def keep(shared: Runtime, number: int, days_ago: int = 1, **fields: object) -> None:
    for _ in range(number):
        keep_sent(shared.ports, "local", days_ago, **fields)


def analytics(open_app: Open, **address: str) -> AppTest:
    app = open_app().switch_page(PAGE)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def test_an_empty_page_says_what_to_do(open_app: Open) -> None:
    app = analytics(open_app)
    assert not app.exception
    assert "Nothing to count yet" in headings(app)


def test_figures_are_read_out_and_told_in_plain_numbers(open_app: Open, shared: Runtime) -> None:
    keep(shared, 4)
    keep(shared, 2, status=ApplicationStatus.INTERVIEW, source=HOSTILE)
    app = analytics(open_app)
    assert not app.exception
    assert "Of 6 applications sent, 2 got an answer and 2 led to an interview" in words(app).replace("\\", "")
    assert [table.value.iloc[1].tolist() for table in app.table[:1]] == [["Applied", "6", "100 \\%"]]
    assert len(app.table) == 8
    assert HOSTILE not in "".join(table.value.to_string() for table in app.table)


def test_the_period_is_in_the_address(open_app: Open, shared: Runtime) -> None:
    keep(shared, 1, days_ago=50)
    app = analytics(open_app, period="month")
    assert "Nothing to count yet" in headings(app)
    app = analytics(open_app, period="quarter")
    assert "How far they got" in headings(app)
    assert "How far they got" in headings(analytics(open_app, period="nonsense"))


def test_each_candidate_has_numbers_of_their_own(open_app: Open, shared: Runtime) -> None:
    mia = add_candidate(shared.ports, "local", "Mia")
    keep(shared, 2, candidate_id=mia.id)
    keep(shared, 1)
    assert "Of 1 application sent" in words(analytics(open_app))
    assert "Of 2 applications sent" in words(analytics(open_app, candidate=mia.id))
    assert "Of 3 applications sent" in words(analytics(open_app, everyone="1"))


def test_each_chart_of_the_demo_is_told_in_a_sentence_and_in_words(open_app: Open, shared: Runtime) -> None:
    load_demo(shared.ports, "local", demo_story())
    app = analytics(open_app, everyone="1")
    readings = [element.value.replace("\\", "") for element in app.markdown]
    told = [chart.proto.alt for chart in app.get("vega_lite_chart")]
    assert (len(readings), len(told)) == (8, 8)
    assert all(reading in alt for reading, alt in zip(readings, told, strict=True))
    assert sum("too few" in reading for reading in readings) == 0


def test_the_demo_is_looked_at_by_profile_and_by_period(open_app: Open, shared: Runtime) -> None:
    candidates, _ = load_demo(shared.ports, "local", demo_story())
    profile = shared.ports.profiles.list("local", {"candidate_id": candidates[0].id})[0]
    sent = {
        name: int(re.search(r"Of (\d+) applications? sent", words(analytics(open_app, **asked)))[1])
        for name, asked in {
            "all": {"everyone": "1"},
            "month": {"everyone": "1", "period": "month"},
            "one": {"candidate": candidates[0].id},
            "profile": {"everyone": "1", "profile": profile.id},
        }.items()
    }
    assert sent["all"] > sent["month"] > sent["one"] > sent["profile"] > 0
