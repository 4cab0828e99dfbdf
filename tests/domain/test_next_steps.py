"""What to do next, rule by rule."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.applications import ApplicationStatus
from core.domain.next_steps import OpenApplication, next_steps, read_step

TODAY = date(2026, 11, 23)


def application(
    status: str, due: int | None = None, applied: int | None = None, preview: str = "", name: str = "a"
) -> OpenApplication:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return OpenApplication(
        id=name,
        user_id="ann",
        created_at=now - timedelta(days=3),
        candidate_id="",
        title="Analyst",
        employer="Fernway",
        status=ApplicationStatus(status),
        preview_job_id=preview,
        next_action="",
        next_action_on="" if due is None else (TODAY + timedelta(days=due)).isoformat(),
        applied_at=None if applied is None else now + timedelta(days=applied),
    )


def steps(*applications: OpenApplication) -> list[tuple[str, str, int]]:
    return [(step.application.id, step.kind.value, step.days) for step in next_steps(applications, TODAY)]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (application("applied", due=-1), "overdue"),
        (application("applied", due=0), "today"),
        (application("offer", due=0), "today"),
        (application("applied", due=1), None),
        (application("interview", due=0), "today"),
        (application("interview", due=7), "interview"),
        (application("interview", due=8), None),
        (application("interview"), None),
        (application("pending", preview="job"), "ready"),
        (application("pending", due=2, preview="job"), "ready"),
        (application("pending", due=-2, preview="job"), "overdue"),
        (application("pending"), None),
        (application("applied", applied=-14), "silent"),
        (application("applied", applied=-13), None),
        (application("applied", applied=-30, due=3), None),
        (application("applied"), None),
        (application("interview", applied=-30), None),
        (application("rejected", due=-1, applied=-30), None),
        (application("withdrawn", due=0, preview="job"), None),
    ],
)
def test_each_rule(row: OpenApplication, kind: str | None) -> None:
    assert [found for _, found, _ in steps(row)] == ([kind] if kind else [])


def test_the_most_urgent_comes_first() -> None:
    rows = [
        application("applied", applied=-20, name="silent"),
        application("applied", applied=-40, name="more silent"),
        application("pending", preview="job", name="ready"),
        application("interview", due=2, name="interview"),
        application("applied", due=0, name="today"),
        application("applied", due=-1, name="late"),
        application("applied", due=-9, name="later"),
    ]
    names = ["later", "late", "today", "interview", "ready", "more silent", "silent"]
    assert [name for name, _, _ in steps(*rows)] == names


def test_a_day_that_is_none_reminds_of_nothing() -> None:
    row = application("applied").model_copy(update={"next_action_on": "soon"})
    assert list(next_steps([row], TODAY)) == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (application("applied", due=-1), "The next step was due yesterday."),
        (application("applied", due=-4), "The next step was due 4 days ago."),
        (application("offer", due=0), "The next step is due today."),
        (application("interview", due=1), "The next step is tomorrow. Read your interview notes again."),
        (application("interview", due=3), "The next step is in 3 days. Read your interview notes again."),
        (
            application("pending", preview="job"),
            "The documents have been ready for 3 days. Look at them once more and apply.",
        ),
        (
            application("applied", applied=-20),
            "No answer for 20 days. Ask how it is going, or withdraw.",
        ),
    ],
)
def test_each_step_is_one_sentence(row: OpenApplication, sentence: str) -> None:
    assert [read_step(step) for step in next_steps([row], TODAY)] == [sentence]


def test_the_sentence_quotes_what_was_noted() -> None:
    row = application("applied", due=0).model_copy(update={"next_action": "Call Mia"})
    assert [read_step(step) for step in next_steps([row], TODAY)] == ["“Call Mia” is due today."]
