"""Every page launches and says what it should, also when something is wrong."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import RUNNERS, Runtime
from core.domain.jobs import PreviewRequest
from core.domain.posting import JobPosting, Organization, Requirement, Workplace
from core.domain.records import PostingRecord, ProfileRecord
from core.domain.resume import Basics, Resume, Work
from core.services.jobs import run_next
from core.services.limits import require_room
from core.services.preview_requests import start_preview
from core.settings import ROOT
from tests.ui.conftest import MAIN, Open

pytestmark = pytest.mark.slow

HOSTILE = "![x](https://evil.example/a.png) <script>alert(1)</script> $x$ :red[y]"


def headings(app: AppTest) -> list[str]:
    return [element.value for element in [*app.title, *app.header, *app.subheader]]


def words(app: AppTest) -> str:
    elements = [*app.markdown, *app.caption, *app.text]
    return "\n".join([*headings(app), *(str(element.value) for element in elements)])


def keep_profile(shared: Runtime, name: str = "Maren Okafor") -> str:
    now = shared.ports.clock()
    work = Work(position="Analyst", name="Tidewater", start_date="2020-02", highlights=["Wrote requirements"])
    resume = Resume(basics=Basics(name=name, email="m@example.org"), work=[work])
    row = ProfileRecord(
        id="p1", user_id="local", created_at=now, updated_at=now, label=name, resume=resume, filename="cv.txt"
    )
    return shared.ports.profiles.add("local", row).id


def keep_posting(
    shared: Runtime,
    title: str = "Analyst",
    employer: str = "Fernway",
    workplace: Workplace = "",
    until: str = "",
) -> str:
    posting = JobPosting(
        title=title,
        hiring_organization=Organization(name=employer),
        job_location_type=workplace,
        valid_through=until,
        description="Analyst wanted",
        requirements=[Requirement(text=title)],
    )
    row = PostingRecord(id="a1", user_id="local", created_at=shared.ports.clock(), posting=posting)
    return shared.ports.postings.add("local", row).id


def keep_preview(shared: Runtime, profile: str, posting: str) -> str:
    request = PreviewRequest(profile_id=profile, posting_id=posting, template="classic", use_ai=False)
    return start_preview(shared.ports, "local", request).id


def test_a_newcomer_is_welcomed_and_told_about_the_development_mode(open_app: Open) -> None:
    app = open_app()

    assert not app.exception
    assert "A CV and a letter that fit the posting, and never lie" in headings(app)
    assert "Local development mode" in words(app)
    assert app.button(key="try-example")


def test_without_sign_in_nobody_comes_in_and_the_page_says_what_to_do(
    shared: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core import bootstrap

    monkeypatch.setenv("ALLOW_DEV_NO_AUTH", "false")
    bootstrap.shared_runtime.cache_clear()
    app = AppTest.from_file(str(MAIN), default_timeout=30).run()
    bootstrap.shared_runtime().close()

    assert headings(app) == ["Sign-in is not set up yet"]
    assert "make run" in words(app)


def test_each_step_opens_by_its_address(open_app: Open, shared: Runtime) -> None:
    profile, posting = keep_profile(shared), keep_posting(shared)

    assert "Did we read the CV right?" in headings(open_app(profile=profile))
    assert "What is the job?" in headings(open_app(step="posting", profile=profile))
    assert "Is this the job?" in headings(open_app(step="posting", profile=profile, posting=posting))
    assert "How should it look?" in headings(open_app(step="design", profile=profile, posting=posting))


@pytest.mark.parametrize(
    ("workplace", "until", "sentence"),
    [
        ("hybrid", "2026-12-01", "Partly from home, partly on site · Apply until 1 December 2026"),
        ("remote", "", "Work from home"),
        ("", "", "The posting names no deadline."),
    ],
)
def test_the_posting_step_says_where_the_work_is_done_and_until_when_to_apply(
    open_app: Open, shared: Runtime, workplace: Workplace, until: str, sentence: str
) -> None:
    posting = keep_posting(shared, workplace=workplace, until=until)
    assert sentence in words(open_app(step="posting", profile=keep_profile(shared), posting=posting))


def test_a_bad_address_keeps_nothing_else_from_being_kept(open_app: Open, shared: Runtime) -> None:
    posting = keep_posting(shared, employer="")
    app = open_app(step="posting", profile=keep_profile(shared), posting=posting)
    app.text_input(key=f"posting.{posting}.url").set_value("javascript:alert(1)")
    app.text_input(key=f"posting.{posting}.employer").set_value("Fernway Software").run()
    kept = shared.ports.postings.require("local", posting).posting
    assert (kept.hiring_organization.name, kept.url) == ("Fernway Software", "")
    assert "This is not the address of a web page" in words(app)
    assert app.button(key="to-design").disabled
    app.text_input(key=f"posting.{posting}.url").set_value("").run()
    assert not app.button(key="to-design").disabled


def test_a_pasted_posting_gets_its_address(open_app: Open, shared: Runtime) -> None:
    profile, posting = keep_profile(shared), keep_posting(shared)
    app = open_app(step="posting", profile=profile, posting=posting)
    field = app.text_input(key=f"posting.{posting}.url")

    field.set_value("not an address").run()
    assert "This is not the address of a web page" in words(app)
    assert shared.ports.postings.require("local", posting).posting.url == ""
    field.set_value("jobs.lever.co/fernway/7").run()
    assert "This is not the address" not in words(app)
    kept = shared.ports.postings.require("local", posting).posting
    assert (kept.url, kept.ats) == ("https://jobs.lever.co/fernway/7", "lever")


def test_an_address_that_leads_nowhere_opens_the_first_step(open_app: Open, shared: Runtime) -> None:
    keep_profile(shared)

    app = open_app(step="design")

    assert "Did we read the CV right?" in headings(app)
    assert not app.exception


def test_a_run_that_is_gone_is_an_error_panel(open_app: Open) -> None:
    app = open_app(step="result", job="gone")

    assert not app.exception
    assert "This is not here any more" in words(app)


def test_a_running_job_is_found_again_without_its_address(open_app: Open, shared: Runtime) -> None:
    job = keep_preview(shared, keep_profile(shared), keep_posting(shared))

    app = open_app()

    assert "Making the CV and letter" in headings(app)
    assert app.query_params["job"] in (job, [job])


def test_a_running_job_shows_its_first_draft(open_app: Open, shared: Runtime) -> None:
    job = keep_preview(shared, keep_profile(shared), keep_posting(shared))
    now = shared.ports.clock()
    shared.ports.system.claim_job("w", now, now + timedelta(seconds=30))

    assert "so far" not in words(open_app(job=job))
    shared.ports.job_log.add_partial("local", job, "cv", "<p>first lines</p>")
    assert "The CV so far" in words(open_app(job=job))


def test_too_many_runs_in_a_minute_are_refused_and_nothing_is_lost(open_app: Open, shared: Runtime) -> None:
    profile, posting = keep_profile(shared), keep_posting(shared)
    for _ in range(shared.ports.policy.rates["preview"]):
        require_room(shared.ports, "local", "preview")
    app = open_app(step="design", profile=profile, posting=posting, template="classic")

    app.button(key="make").click().run()

    assert "too often" in words(app)
    assert app.query_params["posting"] == posting
    assert shared.ports.jobs.list("local") == []


def test_a_profile_too_thin_ends_in_a_panel_with_two_ways_on(open_app: Open, shared: Runtime) -> None:
    job = keep_preview(shared, keep_profile(shared, name="M"), keep_posting(shared))
    run_next(shared.ports, "worker", RUNNERS)

    app = open_app(step="result", job=job)

    assert "The CV needs a little more" in words(app)
    assert "education" in words(app)
    app.button(key="back-run").click().run()
    assert "How should it look?" in headings(app)


def test_an_empty_posting_is_refused_and_what_was_typed_stays(open_app: Open, shared: Runtime) -> None:
    app = open_app(step="posting", profile=keep_profile(shared))

    app.button(key="read-text").click().run()
    assert "There is no posting yet" in words(app)

    app.text_area(key="posting.text").set_value("Analyst\n\nFernway Ltd\n\nWhat you bring\n- SQL").run()
    app.button(key="retry-step-posting-text").click().run()
    assert "Is this the job?" in headings(app)


def test_a_corrected_profile_is_kept(open_app: Open, shared: Runtime) -> None:
    profile = keep_profile(shared)
    app = open_app(profile=profile)
    app.button(key=f"correct-{profile}").click().run()

    name = next(field for field in app.text_input if field.label == "Name")
    name.set_value("Maren A. Okafor").run()
    start = next(field for field in app.text_input if field.label == "From")
    start.set_value("March 2019").run()
    app.button(key=f"save.{profile}").click().run()

    kept = shared.ports.profiles.require("local", profile).resume
    assert (kept.basics.name, kept.work[0].start_date) == ("Maren A. Okafor", "2019-03")
    assert kept.work[0].highlights == ["Wrote requirements"]


def test_a_date_nobody_can_read_is_named_and_nothing_is_saved(open_app: Open, shared: Runtime) -> None:
    profile = keep_profile(shared)
    app = open_app(profile=profile)
    app.button(key=f"correct-{profile}").click().run()

    next(field for field in app.text_input if field.label == "From").set_value("long ago").run()

    assert "long ago" in words(app)
    assert shared.ports.profiles.require("local", profile).resume.work[0].start_date == "2020-02"


def test_a_corrected_posting_is_kept_at_once(open_app: Open, shared: Runtime) -> None:
    posting = keep_posting(shared, employer="")
    app = open_app(step="posting", profile=keep_profile(shared), posting=posting)

    app.text_input(key=f"posting.{posting}.employer").set_value("Fernway Software").run()

    assert (
        shared.ports.postings.require("local", posting).posting.hiring_organization.name == "Fernway Software"
    )


def test_the_words_of_others_are_never_markup(open_app: Open, shared: Runtime) -> None:
    profile, posting = keep_profile(shared, HOSTILE), keep_posting(shared, HOSTILE, HOSTILE)

    for address in ({"profile": profile}, {"step": "posting", "profile": profile, "posting": posting}):
        shown = words(open_app(**address))
        assert "script" in shown
        assert not re.search(r"(?<!\\)(!\[|<script|\$x|:red)", shown)


def test_the_profiles_page_lists_and_opens(open_app: Open, shared: Runtime) -> None:
    profile = keep_profile(shared)
    app = open_app().switch_page(str(ROOT / "pages" / "profiles.py")).run()

    assert "Profiles" in headings(app)
    app.button(key=f"open-{profile}").click().run()
    assert "Tidewater" in words(app)


def test_a_profile_is_removed_after_a_second_click(open_app: Open, shared: Runtime) -> None:
    profile = keep_profile(shared)
    app = open_app().switch_page(str(ROOT / "pages" / "profiles.py")).run()

    app.button(key=f"open-{profile}").click().run()
    assert shared.ports.profiles.get("local", profile) is not None
    app.button(key=f"remove-{profile}").click().run()
    assert shared.ports.profiles.get("local", profile) is None
    assert "No CV yet" in words(app)


def test_pages_do_not_import_each_other() -> None:
    for page in (ROOT / "pages").glob("*.py"):
        assert "import pages" not in page.read_text()
        assert "from pages" not in page.read_text()


def test_no_page_lets_data_be_markup_or_caches_what_is_personal() -> None:
    files = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "core" / "ui").rglob("*.py")]
    forbidden = ("unsafe_allow", "components.v1", "st.iframe", "st.cache", "st.write(")
    found = [(file.name, word) for file in files for word in forbidden if word in Path(file).read_text()]
    assert found == []
