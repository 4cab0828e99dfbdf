"""The coach's desk in the pages: unseen by a person alone, and everything kept apart for a coach."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import RUNNERS, Runtime
from core.domain.candidates import Candidate
from core.domain.jobs import PreviewRequest
from core.services.candidates import add_candidate, list_candidates, record_consent
from core.services.jobs import run_next
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from core.settings import ROOT
from core.ui.flow import STEPS
from tests.conftest import DATA
from tests.ui.conftest import Open
from tests.ui.test_pages import HOSTILE, headings, words

pytestmark = pytest.mark.slow

PAGE = str(ROOT / "pages" / "candidates.py")
SWITCHER = "candidate-choice"
CV = DATA / "profiles" / "accountant_en.resume.json"
ADVERT = "Analyst\n\nFernway Ltd\n\nWhat you bring\n- SQL"


def candidate(shared: Runtime, label: str = "Mia") -> Candidate:
    return add_candidate(shared.ports, "local", label)


def cv_of(shared: Runtime, name: str, candidate_id: str = "") -> str:
    data = f'{{"basics": {{"name": "{name}"}}, "work": [{{"name": "Tidewater"}}]}}'.encode()
    return add_profile(shared.ports, "local", data, "cv.json", candidate_id=candidate_id).id


def advert_for(shared: Runtime, candidate_id: str = "") -> str:
    return add_posting_text(shared.ports, "local", ADVERT, candidate_id).id


def run_for(shared: Runtime, candidate_id: str = "") -> str:
    request = PreviewRequest(
        profile_id=cv_of(shared, "Somebody", candidate_id),
        posting_id=advert_for(shared, candidate_id),
        template="classic",
    )
    return start_preview(shared.ports, "local", request).id


def switch(app: AppTest, candidate_id: str) -> AppTest:
    return app.selectbox(key=SWITCHER).set_value(candidate_id).run()


def address(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def has_switcher(app: AppTest) -> bool:
    return any(box.key == SWITCHER for box in app.selectbox)


def test_a_person_alone_notices_nothing(open_app: Open, shared: Runtime) -> None:
    cv_of(shared, "Ann")
    app = open_app()
    assert not has_switcher(app)
    assert "andidate" not in words(app)
    assert address(app) == {}
    assert not has_switcher(app.switch_page(str(ROOT / "pages" / "profiles.py")).run())


def test_the_first_candidate_brings_the_switcher(open_app: Open, shared: Runtime) -> None:
    app = open_app().switch_page(PAGE).run()
    app.button(key="add-candidate").click().run()
    assert "Give the candidate a name" in words(app)

    app.text_input(key="candidates.name.0").set_value("Mia").run()
    app.button(key="retry-candidates-add").click().run()

    assert [one.label for one in list_candidates(shared.ports, "local")] == ["Mia"]
    assert has_switcher(app)
    assert app.selectbox(key=SWITCHER).options == ["My own", "Mia"]
    assert "0 CVs, 0 runs" in words(app)


def test_each_sees_only_their_own(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    cv_of(shared, "Ann")
    cv_of(shared, "Mia Example", mia.id)
    app = open_app()
    assert "Ann" in " ".join(headings(app))

    switch(app, mia.id)
    assert address(app) == {"candidate": mia.id}
    assert "Mia Example" in words(app)
    assert "Ann" not in words(app)

    app.switch_page(str(ROOT / "pages" / "profiles.py")).run()
    assert "Mia Example" in words(app)
    assert "Ann" not in words(app)
    switch(app, "")
    assert "Ann" in words(app)
    assert "Mia Example" not in words(app)


def test_a_reload_and_a_page_switch_keep_the_candidate(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    profile = cv_of(shared, "Mia Example", mia.id)

    app = open_app(candidate=mia.id, step="posting", profile=profile)
    assert "What is the job?" in headings(app)
    assert app.selectbox(key=SWITCHER).value == mia.id

    app.switch_page(PAGE).run()
    assert app.selectbox(key=SWITCHER).value == mia.id
    assert address(app)["candidate"] == mia.id
    app.switch_page(str(ROOT / "pages" / "tailor.py")).run()
    assert "What is the job?" in headings(app)
    assert address(app) == {"candidate": mia.id, "step": "posting", "profile": profile}


def test_switching_in_the_middle_loses_nothing(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    own = cv_of(shared, "Ann")
    cv_of(shared, "Mia Example", mia.id)
    app = open_app(step="posting", profile=own)
    app.text_area(key="posting.text").set_value("Half an advert").run()

    switch(app, mia.id)
    assert "Did we read the CV right?" in headings(app)
    app.button(key="to-posting").click().run()
    assert app.text_area(key=f"posting.text.{mia.id}").value == ""

    switch(app, "")
    assert "What is the job?" in headings(app)
    assert app.text_area(key="posting.text").value == "Half an advert"
    switch(app, mia.id)
    assert "What is the job?" in headings(app)


def test_what_is_made_is_the_chosen_ones(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    profile = cv_of(shared, "Mia Example", mia.id)
    app = open_app(candidate=mia.id, step="posting", profile=profile)

    app.text_area(key=f"posting.text.{mia.id}").set_value(ADVERT).run()
    app.button(key="read-text").click().run()
    app.button(key="to-design").click().run()
    app.button(key="make").click().run()

    assert [row.candidate_id for row in shared.ports.postings.list("local")] == [mia.id]
    assert [row.candidate_id for row in shared.ports.jobs.list("local")] == [mia.id]


def test_a_running_job_is_found_only_by_its_candidate(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    job = run_for(shared, mia.id)
    app = open_app()
    assert "Making the CV and letter" not in headings(app)
    switch(app, mia.id)
    assert address(app)["job"] == job


def test_an_address_shows_nothing_of_another_candidate(open_app: Open, shared: Runtime) -> None:
    mia, ben = candidate(shared), candidate(shared, "Ben")
    job = run_for(shared, mia.id)
    profile, posting = cv_of(shared, "Somebody", mia.id), advert_for(shared, mia.id)

    for wrong in ({}, {"candidate": ben.id}, {"candidate": "nobody"}):
        app = open_app(step="result", job=job, **wrong)
        assert "Making the CV and letter" not in headings(app)
        shown = words(open_app(step="posting", profile=profile, posting=posting, **wrong))
        assert "Fernway" not in shown
        app = open_app(step="design", profile=profile, posting=posting, **wrong)
        for button in app.button:
            if button.key == "make":
                button.click().run()
    assert len(shared.ports.jobs.list("local")) == 1


def test_a_candidate_who_is_gone_is_forgotten(open_app: Open, shared: Runtime) -> None:
    candidate(shared)
    app = open_app(candidate="gone", step="result", job="gone")
    assert app.selectbox(key=SWITCHER).value == ""
    assert address(app) == {}
    assert not app.exception


def test_missing_consent_is_reminded_of_and_recorded(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    app = open_app(candidate=mia.id)
    assert "What Mia agreed to is not written down yet" in words(app)

    app.switch_page(PAGE).run()
    app.button(key=f"consent-{mia.id}").click().run()
    assert "Write what the candidate agreed to" in words(app)
    note = next(area for area in app.text_area if area.label.startswith("What did they agree"))
    note.set_value("By phone: everything.").run()
    app.button(key=f"consent-{mia.id}").click().run()

    assert list_candidates(shared.ports, "local")[0].consent_note == "By phone: everything."
    assert "Consent written down on" in words(app)
    assert "is not written down yet" not in words(app)


def test_a_candidate_is_renamed_and_removed(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    record_consent(shared.ports, "local", mia.id, "All.")
    cv_of(shared, "Mia Example", mia.id)
    app = open_app(candidate=mia.id).switch_page(PAGE).run()
    assert "1 CV, 0 runs" in words(app)

    next(field for field in app.text_input if field.label == "Name").set_value("Mia E.").run()
    app.button(key=f"rename-{mia.id}").click().run()
    assert app.selectbox(key=SWITCHER).options == ["My own", "Mia E."]

    app.button(key=f"remove-{mia.id}").click().run()
    assert list_candidates(shared.ports, "local") == []
    assert not has_switcher(app)
    assert address(app) == {}
    assert not app.exception


def test_a_candidates_name_is_never_markup(open_app: Open, shared: Runtime) -> None:
    one = candidate(shared, HOSTILE)
    for app in (open_app(candidate=one.id), open_app(candidate=one.id).switch_page(PAGE).run()):
        assert "script" in words(app)
        assert not re.search(r"(?<!\\)(!\[|<script|\$x|:red)", words(app))


def everything_shown(app: AppTest) -> str:
    """Also what stands on widgets."""
    widgets = [*app.button, *app.selectbox, *app.text_input, *app.text_area, *app.tabs, *app.expander]
    labels = [str(widget.label) for widget in widgets]
    options = [option for box in app.selectbox for option in box.options]
    scores = [f"{metric.label} {metric.delta}" for metric in app.metric]
    return "\n".join([words(app), *headings(app), *labels, *options, *scores])


def test_no_page_takes_the_candidate_for_who_is_looking(open_app: Open, shared: Runtime) -> None:
    mia = candidate(shared)
    profile = add_profile(shared.ports, "local", CV.read_bytes(), "cv.json", candidate_id=mia.id).id
    posting = advert_for(shared, mia.id)
    request = PreviewRequest(profile_id=profile, posting_id=posting, template="classic")
    job = start_preview(shared.ports, "local", request).id
    chosen = {"candidate": mia.id, "profile": profile, "posting": posting}
    waiting = open_app(**chosen, step="result", job=job)
    run_next(shared.ports, "worker", RUNNERS)
    shown = [waiting, *(open_app(**chosen, step=step, job=job) for step in STEPS)]
    shown += [open_app(**chosen).switch_page(str(ROOT / "pages" / "profiles.py")).run()]
    texts = [everything_shown(app) for app in shown]
    assert "Worth answering" in texts[4]
    for text in texts:
        assert (
            re.findall(r"(?i)\b(?:your|my) (?:cv|profile|letter|cover|documents?|file|title)s?\b", text) == []
        )
