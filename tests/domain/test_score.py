"""Same input, same score; what is told counts, what is stuffed does not; every point has a reason."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.posting import JobPosting, KnockOutStatus, Organization, Requirement
from core.domain.resume import Basics, Certificate, Education, Language, Resume, Skill, Work
from core.domain.score import Part, Score, score

VOCABULARY = load_vocabulary()
TODAY = date(2026, 11, 1)

POSTING = JobPosting(
    title="Accounts Payable Accountant",
    hiring_organization=Organization(name="Brackley Foods"),
    in_language="en",
    description="Brackley Foods makes biscuits. We pay our suppliers on time.",
    requirements=[
        Requirement(text="Accounts payable and month-end close", kind="must"),
        Requirement(text="Advanced Excel", kind="must"),
        Requirement(text="SAP or Oracle", kind="must"),
        Requirement(text="VAT returns", kind="duty"),
        Requirement(text="Power BI", kind="nice"),
    ],
)

ACCOUNTANT = Resume(
    basics=Basics(name="Ada Marlow", email="ada@example.org", phone="+44 20 7946 0018", label="Accountant"),
    work=[
        Work(
            name="Harrow Mills",
            position="Accounts Payable Clerk",
            start_date="2021-03",
            highlights=[
                "Posted 900 supplier invoices a month and ran accounts payable for three plants",
                "Prepared the month-end close in SAP",
            ],
        ),
        Work(name="Penn & Sons", position="Bookkeeper", start_date="2015", end_date="2018"),
    ],
    education=[Education(institution="Leeds College", study_type="BSc", area="Accounting", end_date="2014")],
    skills=[Skill(name="Software", keywords=["Excel", "Xero"])],
)

CHEF = Resume(
    basics=Basics(name="Bo Lindt"),
    work=[
        Work(name="Zur Post", position="Chef", start_date="2019", highlights=["Cooked for 80 guests a night"])
    ],
)


def scored(
    resume: Resume, posting: JobPosting = POSTING, document: str | None = None, text: str = ""
) -> Score:
    return score(resume, posting, VOCABULARY, TODAY, document, text)


def with_highlight(text: str, start: str = "2021-03", end: str = "") -> Resume:
    work = Work(name="Harrow Mills", position="Clerk", start_date=start, end_date=end, highlights=[text])
    return Resume(work=[work])


def with_skills(resume: Resume, *keywords: str) -> Resume:
    return resume.changed(skills=[*resume.skills, Skill(name="More", keywords=list(keywords))])


def test_the_fitting_cv_outscores_the_other_by_far() -> None:
    assert scored(ACCOUNTANT).score > scored(CHEF).score + 30


def test_the_same_posting_in_another_trade_scores_the_other_way_round() -> None:
    kitchen = JobPosting(title="Sous Chef", requirements=[Requirement(text="Cooking for large parties")])
    assert scored(CHEF, kitchen).score > scored(ACCOUNTANT, kitchen).score + 30


def test_same_input_same_bytes() -> None:
    once, again = (scored(ACCOUNTANT.model_copy(deep=True), document="Ada Marlow") for _ in range(2))
    assert once.model_dump_json() == again.model_dump_json()


def test_every_field_is_on_the_wire_under_its_own_name() -> None:
    wire = scored(ACCOUNTANT).to_wire()
    assert set(wire) == {"score", "analysis"}
    assert set(wire["analysis"]) == {
        "version", "readable", "covers", "backed", "knock_outs", "matched", "missing", "ceiling",
        "best_edits", "unchecked", "before",
    }  # fmt: skip
    assert set(wire["analysis"]["covers"]) == {"points", "maximum", "reasons"}
    assert wire["analysis"]["readable"] is None
    assert Score.model_validate(wire) == scored(ACCOUNTANT)


def test_the_score_is_the_sum_of_its_parts() -> None:
    found = scored(ACCOUNTANT, document="Ada Marlow, Harrow Mills")
    parts = [found.analysis.covers, found.analysis.backed, found.analysis.readable or Part()]
    assert found.score == pytest.approx(sum(part.points for part in parts), abs=0.7)
    assert sum(part.maximum for part in parts) == pytest.approx(100, abs=0.2)
    assert all(part.reasons for part in parts)


def test_without_a_file_the_other_parts_share_its_points() -> None:
    analysis = scored(ACCOUNTANT).analysis
    assert analysis.covers.maximum + analysis.backed.maximum == pytest.approx(100, abs=0.2)
    assert "file" in analysis.unchecked[0]


def test_what_is_asked_for_is_matched_or_missing_in_the_posting_s_words() -> None:
    analysis = scored(ACCOUNTANT).analysis
    matched = {match.text: match for match in analysis.matched}
    assert matched["SAP or Oracle"].where == "Accounts Payable Clerk at Harrow Mills"
    assert matched["SAP or Oracle"].line == 2
    assert matched["Excel"].level == "listed"
    assert "Power BI" in [match.text for match in analysis.missing]


def test_listed_then_described_then_with_a_result_then_recent() -> None:
    listed = Resume(skills=[Skill(name="Systems", keywords=["SAP", "Xero", "Sage", "Datev"])])
    stated = Resume(basics=Basics(summary="I have been working with SAP for a long time."))
    described = with_highlight("Kept the books of the group in SAP", "2010", "2014")
    result = with_highlight("Kept the books of 14 companies in SAP", "2010", "2014")
    recent = with_highlight("Kept the books of 14 companies in SAP", "2021-03")
    posting = JobPosting(in_language="en", requirements=[Requirement(text="SAP")])
    backed = [
        scored(cv, posting).analysis.backed.points for cv in (listed, stated, described, result, recent)
    ]
    assert backed == sorted(set(backed))


@pytest.mark.parametrize("year", ["2019", "in 2019", "from 2015 to 2018"])
def test_a_year_is_no_result(year: str) -> None:
    (match,) = scored(
        with_highlight(f"Kept the books in SAP {year} for the group"),
        JobPosting(in_language="en", requirements=[Requirement(text="SAP")]),
    ).analysis.matched
    assert match.level == "described"


def test_one_alternative_is_enough() -> None:
    oracle = scored(with_highlight("Kept the books of the group in Oracle"))
    assert "SAP or Oracle" in [match.text for match in oracle.analysis.matched]


@pytest.mark.parametrize("term", ["Power BI", "VAT returns"])
def test_adding_a_missing_term_never_lowers(term: str) -> None:
    before = scored(ACCOUNTANT).score
    assert scored(with_skills(ACCOUNTANT, term)).score >= before
    told = ACCOUNTANT.work[0].changed(
        highlights=[*ACCOUNTANT.work[0].highlights, f"Used {term} every week for the 3 plants"]
    )
    assert scored(ACCOUNTANT.changed(work=[told, *ACCOUNTANT.work[1:]])).score > before


def test_cutting_evidence_never_raises() -> None:
    for cut in range(len(ACCOUNTANT.work[0].highlights)):
        kept = [text for place, text in enumerate(ACCOUNTANT.work[0].highlights) if place != cut]
        fewer = ACCOUNTANT.changed(work=[ACCOUNTANT.work[0].changed(highlights=kept), *ACCOUNTANT.work[1:]])
        assert scored(fewer).score <= scored(ACCOUNTANT).score


@pytest.mark.parametrize("resume", [Resume(), CHEF, ACCOUNTANT])
def test_stuffing_the_skills_line_gains_little(resume: Resume) -> None:
    everything = [match.text for match in scored(resume).analysis.missing]
    stuffed = with_skills(resume, *everything, *(line.text for line in POSTING.requirements))
    assert scored(stuffed).score - scored(resume).score <= 15


def test_stuffing_a_bullet_or_hidden_text_gains_no_more() -> None:
    words = "accounts payable, month-end close, Excel, SAP, Oracle, VAT returns, Power BI, "
    bullet = CHEF.changed(work=[CHEF.work[0].changed(highlights=[*CHEF.work[0].highlights, words * 3])])
    assert scored(bullet).score - scored(CHEF).score <= 15
    assert scored(CHEF, text=words * 20).score - scored(CHEF).score <= 15


def test_order_of_skills_and_entries_does_not_matter() -> None:
    turned = ACCOUNTANT.changed(
        work=ACCOUNTANT.work[::-1],
        skills=[Skill(name="Software", keywords=["Xero", "Excel"])],
    )
    assert scored(turned).score == scored(ACCOUNTANT).score


def test_text_the_sections_missed_counts_as_a_plain_sentence() -> None:
    text = "Bo Lindt\n\nBefore the kitchen I ran accounts payable for a bakery in Excel and SAP."
    found = scored(CHEF, text=text)
    assert found.score > scored(CHEF).score
    assert {match.level for match in found.analysis.matched} == {"stated"}


def test_knock_outs_are_told_and_are_never_points() -> None:
    strict = POSTING.changed(
        requirements=[*POSTING.requirements, Requirement(text="Fluent German required")],
        description=POSTING.description + "\nFluent German required",
    )
    speaker = ACCOUNTANT.changed(languages=[Language(language="German", fluency="fluent")])
    statuses = [
        {found.kind: found.status for found in scored(cv, strict).analysis.knock_outs}
        for cv in (ACCOUNTANT, speaker)
    ]
    assert statuses[1].get("language") == KnockOutStatus.PASS
    assert statuses[0].get("language") != KnockOutStatus.PASS


def test_the_ceiling_is_reachable_and_never_below_the_score() -> None:
    found = scored(ACCOUNTANT)
    assert found.score <= found.analysis.ceiling <= 100
    assert scored(Resume()).analysis.ceiling < 40


def test_best_edits_are_at_most_three_questions_the_best_first() -> None:
    edits = scored(ACCOUNTANT).analysis.best_edits
    assert 0 < len(edits) <= 3
    assert all(
        edit.question.endswith("?") or "?" in edit.question or "Where" in edit.question for edit in edits
    )
    assert [edit.gain for edit in edits] == sorted((edit.gain for edit in edits), reverse=True)


DOCUMENT = """Ada Marlow  ada@example.org  +44 (0)20 7946 0018
Accounts Payable Clerk, Harrow Mills, 03/2021 – today
Bookkeeper, Penn & Sons, 2015 – 2018
BSc Accounting, Leeds Col-
lege, 2014"""


def test_a_file_that_reads_back_earns_all_of_readable() -> None:
    readable = scored(ACCOUNTANT, document=DOCUMENT).analysis.readable
    assert readable is not None
    assert readable.points == readable.maximum
    assert len(readable.reasons) == 1


@pytest.mark.parametrize(
    ("written", "instead", "named"),
    [
        ("Harrow Mills", "Logo", "Harrow Mills"),
        ("ada@example.org", "", "ada@example.org"),
        ("7946 0018", "", "phone"),
        ("03/2021", "", "2021"),
        ("Ada Marlow", "A d", "Ada Marlow"),
        ("BSc", "", "BSc"),
    ],
)
def test_what_the_file_loses_is_named(written: str, instead: str, named: str) -> None:
    readable = scored(ACCOUNTANT, document=DOCUMENT.replace(written, instead)).analysis.readable
    assert readable is not None
    assert readable.points < readable.maximum
    assert named in " ".join(readable.reasons[1:])


def test_employers_out_of_order_are_named() -> None:
    lines = DOCUMENT.splitlines()
    turned = "\n".join([lines[0], lines[2], lines[1], *lines[3:]])
    readable = scored(ACCOUNTANT, document=turned).analysis.readable
    assert readable is not None
    assert "order of employers" in " ".join(readable.reasons)


def test_ligatures_and_line_breaks_do_not_hide_a_name() -> None:
    resume = Resume(
        basics=Basics(name="Fiona Clifford"), work=[Work(name="Griffin Offices", position="Clerk")]
    )
    readable = scored(resume, document="Fiona\nCliﬀord\nGrif\u00ad\nﬁn Oﬃces  CLERK").analysis.readable
    assert readable is not None
    assert readable.points == readable.maximum


def test_another_language_is_compared_by_names_and_says_so() -> None:
    german = JobPosting(
        title="Buchhalter",
        in_language="de",
        description="Wir suchen einen Buchhalter, der die Kreditorenbuchhaltung und SAP kennt.",
        requirements=[Requirement(text="Kreditorenbuchhaltung"), Requirement(text="SAP")],
    )
    found = scored(ACCOUNTANT, german)
    assert {match.text for match in found.analysis.matched} >= {"Kreditorenbuchhaltung", "SAP"}
    assert any("German" in note for note in found.analysis.unchecked)


def test_certificates_and_degrees_count_as_described() -> None:
    posting = JobPosting(in_language="en", requirements=[Requirement(text="CPA")])
    (match,) = scored(Resume(certificates=[Certificate(name="CPA", date="2025")]), posting).analysis.matched
    assert (match.level, match.recent) == ("described", True)


@pytest.mark.parametrize("resume", [Resume(), CHEF, ACCOUNTANT])
@pytest.mark.parametrize(
    "posting",
    [
        JobPosting(),
        JobPosting(title="?!"),
        JobPosting(title="\u200b", description="\x00" * 50),
        JobPosting(description="word " * 20_000),
        JobPosting(title="C++" * 500, requirements=[Requirement(text="or or or / , or")] * 50),
        JobPosting(title="看護師", description="患者のケア"),
    ],
)
def test_empty_and_absurd_input_is_scored(resume: Resume, posting: JobPosting) -> None:
    found = scored(resume, posting, document="", text="(" * 1_000)
    assert 0 <= found.score <= 100


WORDS = st.sampled_from(
    [
        "Excel",
        "SAP",
        "accounts payable",
        "month-end close",
        "VAT returns",
        "chef",
        "Power BI",
        "the",
        "2019",
        "14 %",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(highlights=st.lists(TEXTS, max_size=4), summary=TEXTS, skills=st.lists(WORDS, max_size=6), more=WORDS)
def test_any_cv_scores_alike_within_bounds_and_a_further_skill_never_lowers(
    highlights: list[str], summary: str, skills: list[str], more: str
) -> None:
    resume = Resume(
        basics=Basics(summary=summary),
        work=[Work(name="A", position="Clerk", start_date="2020", highlights=highlights)],
        skills=[Skill(name="Skills", keywords=skills)],
    )
    first = scored(resume)
    assert 0 <= first.score <= first.analysis.ceiling <= 100
    assert first == scored(resume)
    if more in [match.text for match in first.analysis.missing]:
        assert scored(with_skills(resume, more)).score >= first.score
