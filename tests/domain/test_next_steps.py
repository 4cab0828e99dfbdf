"""What to do next, rule by rule."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.applications import Application, ApplicationStatus
from core.domain.next_steps import NextStep, next_steps

TODAY = date(2026, 11, 23)


def application(
    status: str, due: int | None = None, applied: int | None = None, preview: str = "", name: str = "a"
) -> Application:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return Application(
        id=name,
        user_id="ann",
        created_at=now - timedelta(days=3),
        updated_at=now,
        title="Analyst",
        employer="Fernway",
        template="classic",
        score=70,
        status=ApplicationStatus(status),
        preview_job_id=preview,
        next_action_on="" if due is None else (TODAY + timedelta(days=due)).isoformat(),
        applied_at=None if applied is None else now + timedelta(days=applied),
    )


def steps(*applications: Application) -> list[tuple[str, str, int]]:
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
def test_each_rule(row: Application, kind: str | None) -> None:
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
    assert list[NextStep](next_steps([row], TODAY)) == []
