"""E-mail applications: what arrives, and what fails where."""

import pytest

from core.bootstrap import RUNNERS
from core.domain.applications import ApplicationStatus, EventName, Proof
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import PREVIEW_SECONDS
from core.domain.outbox import MailState
from core.ports import Ports
from core.services import jobs
from core.services.mail_ideas import mail_idea
from core.services.mailing import mail_preview
from core.services.moves import set_status, undo
from core.services.outbox import send_mail
from tests.conftest import Clock
from tests.mail_server import MailServerState
from tests.services.mail_world import WISH, confirmed, run_out_of_tries


def test_it_arrives_as_it_was_shown(mail_world: tuple[Ports, str], smtp: MailServerState) -> None:
    ports, application_id = mail_world
    shown = mail_preview(ports, "ann", application_id, WISH)
    row = confirmed(ports, application_id)
    [mail] = smtp.mails
    assert (mail["From"].addresses[0].addr_spec, mail["To"], mail["Subject"]) == (
        shown.sender.address,
        shown.to,
        shown.subject,
    )
    assert mail.get_body().get_content().replace("\r\n", "\n").strip() == shown.body
    assert mail["Message-ID"] == row.message_id
    files = {part.get_filename(): len(part.get_payload(decode=True)) for part in mail.iter_attachments()}
    assert files == {file.filename: file.size for file in shown.files}
    application = ports.applications.require("ann", application_id)
    assert (row.state, application.status) == (MailState.SENT, ApplicationStatus.APPLIED)
    assert application.proof is Proof.RECEIPT
    events = ports.application_events.list("ann", {"name": EventName.MAILED})
    assert [event.application_id for event in events] == [application_id]


@pytest.mark.parametrize(
    ("word", "answer", "state", "code", "most"),
    [
        ("CONNECT", "drop", MailState.REJECTED, ErrorCode.NETWORK, 0),
        ("EHLO", "drop", MailState.REJECTED, ErrorCode.NETWORK, 0),
        ("AUTH", "535 no", MailState.REJECTED, ErrorCode.SMTP_AUTH, 0),
        ("MAIL", "550 no", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("RCPT", "550 no", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("DATA", "451 later", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("END", "drop", MailState.UNKNOWN, ErrorCode.SMTP_UNKNOWN, 1),
        ("END", "slow", MailState.UNKNOWN, ErrorCode.SMTP_UNKNOWN, 1),
    ],
)
def test_each_point_of_failure_has_its_state(
    mail_world: tuple[Ports, str],
    smtp: MailServerState,
    word: str,
    answer: str,
    state: MailState,
    code: ErrorCode,
    most: int,
) -> None:
    ports, application_id = mail_world
    smtp.answers[word] = answer
    row = confirmed(ports, application_id)
    assert (row.state, row.error_code, len(smtp.taken)) == (state, code, most)
    application = ports.applications.require("ann", application_id)
    unsure = Proof.UNCONFIRMED if state is MailState.UNKNOWN else Proof.NONE
    assert (application.status, application.proof) == (ApplicationStatus.PENDING, unsure)


@pytest.mark.parametrize(
    ("by_hand", "answers"),
    [
        (["applied"], {}),
        (["applied", "interview"], {}),
        (["applied"], {"END": "drop"}),
    ],
)
def test_a_mail_is_not_undone_with_what_was_set_by_hand_before(
    mail_world: tuple[Ports, str],
    clock: Clock,
    smtp: MailServerState,
    by_hand: list[str],
    answers: dict[str, str],
) -> None:
    ports, application_id = mail_world
    for status in by_hand:
        clock.advance(60)
        row = ports.applications.require("ann", application_id)
        set_status(ports, "ann", row, ApplicationStatus(status))
    clock.advance(60)
    smtp.answers.update(answers)
    confirmed(ports, application_id)
    sent = ports.applications.require("ann", application_id)
    with pytest.raises(UserError, match="What was sent stays sent"):
        undo(ports, "ann", sent)
    assert ports.applications.require("ann", application_id) == sent
    assert sent.proof is (Proof.STATED if answers else Proof.RECEIPT)


def test_what_was_set_by_hand_after_a_mail_can_be_undone(mail_world: tuple[Ports, str], clock: Clock) -> None:
    ports, application_id = mail_world
    confirmed(ports, application_id)
    sent = ports.applications.require("ann", application_id)
    clock.advance(60)
    set_status(ports, "ann", sent, ApplicationStatus.INTERVIEW)
    undo(ports, "ann", ports.applications.require("ann", application_id))
    back = ports.applications.require("ann", application_id)
    assert (back.status, back.proof, back.applied_at) == (sent.status, sent.proof, sent.applied_at)


def test_after_a_clear_not_now_it_is_sent_once(mail_world: tuple[Ports, str], smtp: MailServerState) -> None:
    ports, application_id = mail_world
    smtp.answers["DATA"] = "451 later"
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    send_mail(ports, "ann", application_id, WISH, confirm)
    jobs.run_next(ports, "test", RUNNERS)
    assert [row.state for row in ports.outbox.list("ann")] == [MailState.QUEUED]
    smtp.answers.clear()
    assert confirmed(ports, application_id).state is MailState.SENT
    assert len(smtp.taken) == 1


def test_a_server_that_lets_strangers_wait_a_minute_gets_it_in_the_end(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    smtp.answers["RCPT"] = "451 greylisted"
    send_mail(ports, "ann", application_id, WISH, mail_preview(ports, "ann", application_id, WISH).confirm)
    for _ in range(12):
        jobs.run_next(ports, "test", RUNNERS)
        ports.clock.advance(5)
    smtp.answers.clear()
    run_out_of_tries(ports)
    assert [row.state for row in ports.outbox.list("ann")] == [MailState.SENT]


def test_what_cannot_be_tried_again_in_time_is_rejected(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    smtp.answers["RCPT"] = "451 greylisted"
    send_mail(ports, "ann", application_id, WISH, mail_preview(ports, "ann", application_id, WISH).confirm)
    ports.clock.advance(PREVIEW_SECONDS - 5)
    jobs.run_next(ports, "test", RUNNERS)
    [row] = ports.outbox.list("ann")
    assert (row.state, row.error_code) == (MailState.REJECTED, ErrorCode.SMTP_REJECTED)


def test_a_mail_left_half_sent_by_a_lost_worker_is_unknown(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    send_mail(ports, "ann", application_id, WISH, confirm)
    [row] = ports.outbox.list("ann")
    ports.outbox.change("ann", {"id": row.id}, {"state": MailState.SENDING})
    jobs.run_next(ports, "test", RUNNERS)
    assert ports.outbox.require("ann", row.id).state is MailState.UNKNOWN
    assert smtp.taken == []


def test_the_first_wording_names_the_post(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    text = mail_idea(ports, "ann", application_id).text
    assert text.subject == "Application: Data Engineer, Ann Meyer"
    assert "Example GmbH" in text.body
