"""What goes first when a CV is too long for its pages."""

from datetime import date

from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.posting import JobPosting, Requirement
from core.domain.relevance import relevance_to
from core.domain.resume import Resume, Volunteer, Work
from core.domain.tailoring import Tailoring, tailor
from core.domain.tailoring.fitting import lines_to_spare, without_lines

POSTING = JobPosting(
    title="Data Engineer",
    description="Data Engineer with Python and Airflow",
    requirements=[Requirement(kind="must", text="Python and Airflow")],
)
RESUME = Resume(
    work=[
        Work(
            name="New", position="Engineer", highlights=["Built Python jobs", "Watered plants", "Ran Airflow"]
        ),
        Work(name="Old", highlights=["Sorted letters", "Answered calls"]),
    ],
    volunteer=[Volunteer(organization="Club", highlights=["Led the choir"])],
)
RELEVANCE = relevance_to(POSTING, load_vocabulary())


def spared(*undone: str) -> list[str]:
    return [line.text for line in lines_to_spare(RESUME, RELEVANCE, undone)]


def test_what_says_nothing_of_the_posting_goes_first_and_the_older_before_the_newer() -> None:
    assert spared()[:2] == ["Answered calls", "Watered plants"]
    assert spared()[2:] in (["Ran Airflow"], ["Built Python jobs"])


def test_each_entry_keeps_its_best_line() -> None:
    assert "Sorted letters" not in spared()
    assert "Led the choir" not in spared()


def test_nothing_goes_from_where_the_person_took_a_change_back() -> None:
    assert spared("work[0].highlights") == ["Answered calls"]


def test_what_has_gone_is_a_change_that_can_be_taken_back() -> None:
    gone = lines_to_spare(RESUME, RELEVANCE, ())[:2]
    fitted = without_lines(Tailoring(resume=RESUME), RESUME, gone, pages=1)
    assert [work.highlights for work in fitted.resume.work] == [
        ["Built Python jobs", "Ran Airflow"],
        ["Sorted letters"],
    ]
    changes = {change.path: change for change in fitted.changes}
    assert changes["work[0].highlights"].old == "Built Python jobs\nWatered plants\nRan Airflow"
    assert changes["work[0].highlights"].new == "Built Python jobs\nRan Airflow"
    assert "fits on one page" in changes["work[1].highlights"].reason


def test_it_is_said_beside_what_was_changed_before() -> None:
    tailoring = tailor(
        RESUME.changed(basics=RESUME.basics.changed(summary="x" * 250)),
        POSTING,
        load_vocabulary(),
        date(2026, 1, 1),
    )
    gone = lines_to_spare(tailoring.resume, RELEVANCE, ())
    fitted = without_lines(tailoring, RESUME, gone, pages=2)
    paths = [change.path for change in fitted.changes]
    assert len(paths) == len(set(paths))
    reason = next(change.reason for change in fitted.changes if change.path == "work[0].highlights")
    assert reason.startswith("Moved to the front")
    assert reason.endswith("so that the CV fits on 2 pages.")


def test_without_lines_to_spare_nothing_changes() -> None:
    tailoring = Tailoring(resume=RESUME)
    assert without_lines(tailoring, RESUME, [], pages=1) == tailoring
