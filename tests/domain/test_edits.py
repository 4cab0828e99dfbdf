"""A model proposes single lines; what is no plain rewording of the profile is refused with a reason."""

import pytest
from pydantic import ValidationError

from core.domain.resume import Basics, Project, Resume, Work
from core.domain.tailoring import ProposedEdit, ProposedEdits, apply_edits, editable_lines
from core.domain.tailoring.proposals import MOST_EDITS

RESUME = Resume(
    basics=Basics(name="Ada Marsh", summary="Payroll clerk who likes order.", email="ada@example.org"),
    work=[
        Work(
            name="Mill",
            position="Clerk",
            start_date="2019-05",
            highlights=["Ran payroll for 12 sites", "Typed"],
        )
    ],
    projects=[Project(name="Move", description="Moved the archive")],
)
PAYROLL = "work[0].highlights[0]"
NEW = "Ran the payroll of 12 sites"


def edit(path: str = PAYROLL, old: str = "Ran payroll for 12 sites", new: str = NEW) -> ProposedEdit:
    """As it would come past whoever reads replies."""
    return ProposedEdit.model_construct(path=path, old=old, new=new, reason="Nearer to the posting")


def agrees(_path: str, _new: str) -> str:
    return ""


def test_a_line_is_reworded_and_everything_else_stays() -> None:
    applied = apply_edits(RESUME, [edit()], agrees, "full")
    assert applied.resume.work[0].highlights == [NEW, "Typed"]
    assert applied.resume.changed(work=RESUME.work) == RESUME
    (change,) = applied.changes
    assert (change.path, change.old, change.new) == (PAYROLL, "Ran payroll for 12 sites", NEW)


def test_every_kind_of_line_can_be_reached() -> None:
    for path, old in editable_lines(RESUME):
        applied = apply_edits(RESUME, [edit(path, old, f"{old}, neatly")], agrees, "full")
        assert dict(editable_lines(applied.resume))[path] == f"{old}, neatly"


REFUSED = {
    "a title": edit("work[0].position", "Clerk", "Head of payroll"),
    "an employer": edit("work[0].name", "Mill", "Big Mill"),
    "the e-mail address": edit("basics.email", "ada@example.org", "eve@example.org"),
    "a line there is not": edit("work[0].highlights[7]", "Typed", "Typed fast"),
    "another entry": edit("work[9].highlights[0]"),
    "a path of no kind": edit("work[0].highlights[0].__class__"),
    "another old text": edit(old="Ran payroll for 120 sites"),
    "nothing new": edit(new="ran  payroll for 12 sites"),
    "nothing at all": edit(new="  "),
    "a long story": edit(new="Ran payroll " * 20),
    "two lines": edit(new="Ran payroll\nLed the company"),
    "a link": edit(new="Ran payroll, see https://evil.example"),
    "a link without its scheme": edit(new="Ran payroll, see evil-site.com/apply"),
    "an address": edit(new="Ran payroll, ask eve@evil.example"),
    "markup": edit(new="Ran <b>payroll</b>"),
    "an image": edit(new="Ran payroll ![x](y)"),
    "a template": edit(new="Ran {{payroll}}"),
    "a gap to fill in": edit(new="Ran payroll at [Company]"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_reason(name: str) -> None:
    applied = apply_edits(RESUME, [REFUSED[name]], agrees, "full")
    assert (applied.resume, applied.changes) == (RESUME, [])
    assert applied.refused[0].why


def test_one_edit_that_cannot_be_read_takes_no_other_along() -> None:
    good = edit().model_dump()
    bad = [{"path": PAYROLL, "new": "x"}, {**good, "new": 5}, {**good, "reason": "N/A"}, "none"]
    assert [one.new for one in ProposedEdits.model_validate({"edits": [*bad, good]}).edits] == [NEW]
    assert len(ProposedEdits.model_validate({"edits": [good] * 90}).edits) == MOST_EDITS
    for nothing in ({"edits": bad}, {}, {"error": "I cannot help"}):
        with pytest.raises(ValidationError):
            ProposedEdits.model_validate(nothing)
    assert ProposedEdits.model_validate({"edits": []}).edits == []


def test_whoever_judges_has_the_last_word() -> None:
    judged = apply_edits(RESUME, [edit()], lambda path, new: f"{path}: {new} is not true", "full")
    assert judged.resume == RESUME
    assert judged.refused[0].why == f"{PAYROLL}: {NEW} is not true"


def test_a_line_is_changed_once() -> None:
    applied = apply_edits(RESUME, [edit(), edit(new="Handled the payroll of 12 sites")], agrees, "full")
    assert applied.resume.work[0].highlights[0] == NEW


def test_what_was_undone_stays_undone() -> None:
    applied = apply_edits(RESUME, [edit()], agrees, "full", undone={PAYROLL})
    assert (applied.resume, applied.changes, applied.refused) == (RESUME, [], [])


def test_a_nudge_keeps_most_words() -> None:
    far = edit(new="Paid people at a dozen places every month")
    assert apply_edits(RESUME, [far], agrees, "full").changes
    assert apply_edits(RESUME, [far], agrees, "nudge").refused
    assert apply_edits(RESUME, [edit()], agrees, "nudge").changes
