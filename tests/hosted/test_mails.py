"""Mails whose rows lie at Supabase, where people may write rows of their own past our page."""

from dataclasses import replace

import pytest

from core.adapters.signatures import Signatures
from core.adapters.smtp_mailer import SmtpMailer
from core.bootstrap import RUNNERS
from core.domain.jobs import PreviewRequest
from core.domain.outbox import MailState
from core.ports import Ports
from core.services import jobs
from core.services.applications import begin_application
from core.services.mailing import MailWish, mail_preview
from core.services.outbox import send_mail
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from core.settings import Settings
from tests.conftest import DATA
from tests.hosted.conftest import Person
from tests.mail_server import MailServerState, mail_server

WISH = MailWish("jobs@example.org", "Application", "Dear Sir or Madam")


@pytest.fixture
def application_id(ann: Person) -> str:
    ports, me = ann.ports(), ann.user_id
    profile = add_profile(ports, me, (DATA / "profiles" / "pm_en.resume.json").read_bytes(), "cv.json")
    posting = add_posting_text(ports, me, (DATA / "posting_en.txt").read_text())
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic", use_ai=False)
    preview = start_preview(ports, me, request)
    assert jobs.run_next(ports, "here", RUNNERS)
    return begin_application(ports, me, preview.id).id


def mailing(ann: Person, smtp: MailServerState) -> Ports:
    given = {"smtp_host": "127.0.0.1", "smtp_port": smtp.port, "smtp_tls": "none"}
    house = SmtpMailer(Settings.model_validate({**given, "smtp_from": "house@example.net"}), seconds=5)
    return replace(ann.ports(), mailer=house)


def test_a_mail_is_sent_once_and_only_with_the_secret_of_this_installation(
    ann: Person, application_id: str
) -> None:
    with mail_server() as smtp:
        ports, me = mailing(ann, smtp), ann.user_id
        forger = replace(ports, confirmations=Signatures(b"made up"))
        forged = mail_preview(forger, me, application_id, WISH).confirm
        send_mail(forger, me, application_id, WISH, forged)
        jobs.run_next(ports, "here", RUNNERS)
        assert smtp.words == []
        confirm = mail_preview(ports, me, application_id, WISH).confirm
        asked = {send_mail(ports, me, application_id, WISH, confirm).id for _ in range(3)}
        while jobs.run_next(ports, "here", RUNNERS):
            pass
        [row] = ports.outbox.list(me)
        assert (len(asked), len(smtp.taken), row.state) == (1, 1, MailState.SENT)
        assert len(list(smtp.mails[0].iter_attachments())) == 2
        assert ports.applications.require(me, application_id).status == "applied"
