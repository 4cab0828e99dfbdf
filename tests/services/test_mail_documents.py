"""An application by e-mail as a real mail server gets it: the documents open and say whose they are."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from core.adapters.smtp_mailer import SmtpMailer
from core.bootstrap import RUNNERS
from core.domain.credentials import CredentialKind
from core.domain.jobs import PreviewRequest
from core.domain.outbox import MailState
from core.ports import Ports
from core.services import jobs
from core.services.applications import begin_application
from core.services.credentials import add_credential
from core.services.mail_ideas import mail_idea
from core.services.mailing import MailWish
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from core.settings import Settings
from tests.conftest import DATA
from tests.mail_receiver import ACCOUNT, HOST, PASSWORD, Receiver, mail_receiver
from tests.services.mail_world import confirmed

pytestmark = pytest.mark.slow

NAME, OWN = "Jürgen Weißenbach", "j.weissenbach@example.de"
POSTING = "Lagerleiter (m/w/d)\n\nMuster Logistik GmbH\n\nBewerbungen an: personal@muster-logistik.example\n"


@pytest.fixture
def receiver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "mail.pem"))
    with mail_receiver(tmp_path) as running:
        yield running


def application_of(ports: Ports) -> str:
    """From a CV that was really read and documents that were really made."""
    cv = (DATA / "profiles" / "logistik_de.resume.json").read_bytes()
    profile = add_profile(ports, "ann", cv, "cv.json")
    posting = add_posting_text(ports, "ann", POSTING)
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic", use_ai=False)
    preview = start_preview(ports, "ann", request)
    assert jobs.run_next(ports, "test", RUNNERS)
    return begin_application(ports, "ann", preview.id).id


def with_house(ports: Ports, settings: Settings, receiver: Receiver) -> Ports:
    given = {"smtp_host": HOST, "smtp_port": receiver.port, "smtp_from": "house@example.net"}
    given |= {"smtp_user": ACCOUNT, "smtp_password": PASSWORD}
    mailer = SmtpMailer(Settings.model_validate({**settings.model_dump(), **given}), seconds=5)
    return replace(ports, mailer=mailer)


def with_own_mailbox(ports: Ports, settings: Settings, receiver: Receiver) -> Ports:
    here = f"{HOST}:{receiver.port}"
    add_credential(ports, "ann", CredentialKind.SMTP, here, ACCOUNT, PASSWORD)
    return replace(
        ports, mailer=SmtpMailer(settings.model_copy(update={"fetch_allow_hosts": here}), seconds=5)
    )


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_house_sends_pdfs_in_the_person_s_name(
    ports: Ports, settings: Settings, receiver: Receiver
) -> None:
    ports = with_house(ports, settings, receiver)
    application_id = application_of(ports)
    idea = mail_idea(ports, "ann", application_id)
    wish = MailWish(idea.recipients[0].address, idea.text.subject, idea.text.body)
    row = confirmed(ports, application_id, wish)
    [envelope], [mail] = receiver.envelopes, receiver.mails
    assert (row.state, mail["Message-ID"]) == (MailState.SENT, row.message_id)
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "house@example.net",
        ["personal@muster-logistik.example"],
    )
    assert (mail["From"].addresses[0].display_name, mail["From"].addresses[0].addr_spec) == (
        NAME,
        "house@example.net",
    )
    assert mail["Reply-To"].addresses[0].addr_spec == OWN
    assert mail["Subject"].startswith("Bewerbung: Lagerleiter, ")
    files = {file.get_filename(): file.get_content() for file in mail.iter_attachments()}
    assert list(files) == [f"CV {NAME}.pdf", f"Cover letter {NAME}.pdf"]
    for data in files.values():
        assert data.startswith(b"%PDF")
        assert NAME in text_of(data)


def test_the_person_s_own_server_sends_web_pages(
    ports: Ports, settings: Settings, receiver: Receiver
) -> None:
    ports = with_own_mailbox(ports, settings, receiver)
    application_id = application_of(ports)
    wish = MailWish("jobs@example.org", "Bewerbung", "Guten Tag", format="html")
    assert confirmed(ports, application_id, wish).state is MailState.SENT
    [mail] = receiver.mails
    assert (mail["From"].addresses[0].addr_spec, mail["Reply-To"]) == (ACCOUNT, None)
    files = list(mail.iter_attachments())
    assert [file.get_content_type() for file in files] == ["text/html"] * 2
    assert all(NAME in file.get_content() for file in files)
