"""The whole road: a preview, answers copied, a mail that a real server takes, an interview, the numbers."""

import io
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Page, expect

from bench.app_server import RunningApp, running_app, settle
from tests.browser.test_header_actions import (
    TOO_SMALL,
    applications_of,
    call,
    finished_preview,
    open_preview,
)
from tests.mail_receiver import Receiver, mail_receiver

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

PERSON = "Priscilla Nakamura-Dunn"
ASKED = "\nSend your application to hiring@quillmark.example, attention Priya Raman.\n"


@pytest.fixture(scope="module")
def receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Receiver]:
    with mail_receiver(tmp_path_factory.mktemp("mail"), "none") as running:
        yield running


@pytest.fixture(scope="module")
def app(receiver: Receiver) -> Iterator[RunningApp]:
    with running_app(
        SMTP_HOST="127.0.0.1",
        SMTP_PORT=str(receiver.port),
        SMTP_TLS="none",
        SMTP_FROM="house@example.net",
    ) as running:
        yield running


def test_the_road_from_a_preview_to_an_interview(page: Page, app: RunningApp, receiver: Receiver) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app.address)
    job = finished_preview(page, "Product Manager", more=ASKED)
    open_preview(page, app, job)
    page.get_by_role("button", name="Copy Auto-Fill Data").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert PERSON in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="E-mail application").click()
    page.get_by_text("hiring", exact=False).first.click()
    settle(page)
    page.get_by_label("Text").fill("Dear Ms Raman,\n\nmy CV and letter are attached.")
    page.get_by_role("button", name="Check the mail").click()
    send = page.get_by_role("button", name="Send to hiring")
    expect(send).to_be_visible()
    expect(page.get_by_text(f"{PERSON} <house")).to_be_visible()
    assert receiver.envelopes == []

    page.get_by_role("button", name="Send a test to myself").click()
    expect(page.get_by_text("The test is on its way")).to_be_visible()
    send.dblclick()
    expect(page.get_by_text("Sent. The mail server has taken the mail")).to_be_visible()
    expect(page.get_by_text("the mail was accepted")).to_be_visible()

    assert [envelope.rcpt_tos for envelope in receiver.envelopes] == [
        ["priscilla.nd@example.io"],
        ["hiring@quillmark.example"],
    ]
    mail = receiver.mails[1]
    assert mail.get_body().get_content().startswith("Dear Ms Raman,")
    for file in mail.iter_attachments():
        text = pypdf.PdfReader(io.BytesIO(file.get_content())).pages[0].extract_text()
        assert PERSON in " ".join(text.split())
    (application,) = applications_of(page, job)
    assert (application["status"], application["proof"]) == ("applied", "receipt")
    history = page.context.new_page()
    history.goto(f"{app.address}/applications?application={application['id']}")
    expect(history.get_by_text("Sent by e-mail to hiring")).to_be_visible()
    history.get_by_role("button", name="Interview", exact=True).click()
    expect(history.get_by_text("Status: applied → interview.")).to_be_visible()
    history.goto(f"{app.address}/analytics")
    expect(
        history.get_by_text("Of 1 application sent, 1 got an answer and 1 led to an interview")
    ).to_be_visible()


CLAIM = "I led 431 people at Kestrel."


def test_what_the_cv_does_not_say_goes_nowhere_unasked(
    page: Page, app: RunningApp, receiver: Receiver
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app.address)
    sent = len(receiver.envelopes)
    answer = {"topic": "free:What are you proud of?", "value": CLAIM}
    call(page, "PUT", "/answers", {"answers": [answer]})
    job = finished_preview(page, "Director of Product", more=ASKED)
    open_preview(page, app, job)
    page.get_by_role("button", name="Copy Auto-Fill Data").click()
    expect(page.get_by_text("You can change your answers on the page Answers")).to_be_visible()
    page.get_by_role("button", name="E-mail application").click()
    page.get_by_label("Text").fill(f"Dear Ms Raman,\n\n{CLAIM}")
    page.get_by_role("button", name="Check the mail").click()
    send = page.get_by_role("button", name="Send to")
    expect(send).to_be_disabled()
    page.get_by_role("button", name="This is true").last.click()
    expect(page.get_by_text("Is this true?")).to_have_count(0)
    settle(page)
    expect(send).to_be_enabled()
    send.click()
    expect(page.get_by_text("Sent. The mail server has taken the mail")).to_be_visible()
    expect(page.get_by_text("Is this true?")).to_have_count(0)
    assert len(receiver.envelopes) == sent + 1


def test_the_panel_fits_a_phone(page: Page, app: RunningApp) -> None:
    job = finished_preview(page, "Head of Product", more=ASKED)
    page.set_viewport_size({"width": 390, "height": 844})
    open_preview(page, app, job)
    page.get_by_role("button", name="E-mail application").click()
    for name in ("Check the mail", "Change something"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
        settle(page)
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
        assert main.locator("button:visible, a:visible").evaluate_all(TOO_SMALL) == []
        if name == "Check the mail":
            page.get_by_role("button", name=name).click()
