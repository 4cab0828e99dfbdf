"""The small functions behind the pages."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core.domain.jobs import Job, PreviewRequest
from core.domain.score import band
from core.ui.components.plain import md_escape
from core.ui.components.run_panel import polling_seconds
from core.ui.flow import Flow
from core.ui.profile.view import period_text

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("C++ & C#", r"C\+\+ \& C\#"),
        ("![x](https://a)", r"\!\[x\]\(https\:\/\/a\)"),
        ("<b>", r"\<b\>"),
        (":material/home: $x$", r"\:material\/home\: \$x\$"),
        ("two\n\n# lines", r"two \# lines"),
        ("Łukasz Żółć", "Łukasz Żółć"),
    ],
)
def test_text_reads_like_itself(text: str, safe: str) -> None:
    assert md_escape(text) == safe


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2021-06", "", "Jun 2021 – today"),
        ("2017-11", "2021-05-31", "Nov 2017 – May 2021"),
        ("2013", "2015", "2013 – 2015"),
        ("", "2016", "2016"),
        ("", "", ""),
        ("2020-99", "", "2020 – today"),
    ],
)
def test_periods(start: str, end: str, text: str) -> None:
    assert period_text(start, end) == text


@pytest.mark.parametrize(("age", "least"), [(0, 0.5), (6, 1.0), (30, 2.0), (100, 4.0)])
def test_an_old_run_is_asked_for_less_often(age: int, least: float) -> None:
    request = PreviewRequest(profile_id="p", posting_id="a", template="classic")
    job = Job(
        id="80aa",
        user_id="local",
        created_at=START,
        kind="preview",
        fingerprint="f",
        request=request,
        deadline=START,
    )
    pause = polling_seconds(job, START + timedelta(seconds=age))
    assert least <= pause <= least + 0.1


@pytest.mark.parametrize(("score", "words"), [(100, "Strong match"), (55, "Good match"), (0, "Weak match")])
def test_bands(score: int, words: str) -> None:
    assert band(score) == words


def test_a_step_opens_only_on_what_it_builds_on() -> None:
    assert Flow().can_open("profile")
    assert not Flow(posting="a").can_open("design")
    assert Flow(profile="p", posting="a").can_open("design")
    assert not Flow(profile="p", posting="a").can_open("result")


def _broken_page() -> None:
    """Runs inside the test runner: a part of a page with a bug in it."""
    from core.ui.components.problems import guarded

    with guarded("part"):
        raise KeyError("secret-of-a-person")


def test_a_bug_is_shown_as_ours_without_its_details(caplog: pytest.LogCaptureFixture) -> None:
    app = AppTest.from_function(_broken_page, default_timeout=30).run()

    shown = " ".join(str(element.value) for element in app.markdown)
    assert "Something broke on our side" in shown
    assert "secret-of-a-person" not in shown
    assert not app.exception
    assert "part failed" in caplog.text
