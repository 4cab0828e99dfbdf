"""The outbox: what was confirmed is kept and sent once, counted once, and nothing else is."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256

import pytest

from core.adapters.signatures import Signatures
from core.bootstrap import RUNNERS
from core.domain.applications import ApplicationStatus, EventName, Proof
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import EmailRequest, Job, JobStatus
from core.domain.outbox import MailState, OutgoingMail
from core.domain.tracking import told
from core.ports import Ports
from core.services import jobs
from core.services.mailing import mail_preview
from core.services.moves import set_status
from core.services.outbox import send_mail
from tests.mail_server import MailServerState
from tests.services.mail_world import WISH, confirmed, run_out_of_tries


def test_fifty_confirmations_are_one_mail_and_count_as_one(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    one = {"preview": 1, "apply": 1, "email": 1}
    ports = replace(ports, policy=replace(ports.policy, rates=one, mails_per_day=1))
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm

    def confirm_and_work(_: int) -> str:
        job = send_mail(ports, "ann", application_id, WISH, confirm)
        jobs.run_next(ports, "test", RUNNERS)
        return job.id

    with ThreadPoolExecutor(50) as pool:
        ids = set(pool.map(confirm_and_work, range(50)))
    assert (len(ids), len(smtp.taken)) == (1, 1)


def test_one_too_many_is_taken_back_and_goes_when_there_is_room(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    none_left = replace(ports, policy=replace(ports.policy, rates={"email": 0}))
    with pytest.raises(UserError) as refused:
        confirmed(none_left, application_id)
    assert refused.value.code is ErrorCode.RATE_LIMITED
    [row] = ports.outbox.list("ann")
    assert (row.state, row.error_code) == (MailState.REJECTED, ErrorCode.RATE_LIMITED)
    assert confirmed(ports, application_id).state is MailState.SENT


def test_what_never_reached_a_server_is_not_counted_as_sent(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    ports = replace(ports, policy=replace(ports.policy, mails_per_day=2))
    smtp.answers["CONNECT"] = "drop"
    assert confirmed(ports, application_id).error_code is ErrorCode.NETWORK
    smtp.answers.clear()
    assert confirmed(ports, application_id).state is MailState.SENT


def test_another_text_than_the_one_shown_is_refused(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    for other in (
        replace(WISH, to="other@example.org"),
        replace(WISH, body="Hello"),
        replace(WISH, is_test=True),
    ):
        with pytest.raises(UserError) as refused:
            send_mail(ports, "ann", application_id, other, confirm)
        assert refused.value.code is ErrorCode.CONFLICT
    assert ports.outbox.count("ann") == 0


def queued_by_hand(ports: Ports, application_id: str, confirm: str) -> Job:
    """As somebody may who writes rows past us: the mail, and the job that sends it."""
    shown = mail_preview(ports, "ann", application_id, WISH)
    now = ports.clock()
    row = OutgoingMail(
        id=shown.mail_id,
        user_id="ann",
        created_at=now,
        updated_at=now,
        application_id=application_id,
        recipient=shown.to,
        subject=shown.subject,
        body=shown.body,
        attachments={file.filename: file.artifact_id for file in shown.files},
        message_id="<1@example.net>",
    )
    ports.outbox.add("ann", row)
    return jobs.ask_for(ports, "ann", EmailRequest(mail_id=row.id, confirm=confirm), "by hand")


def test_without_the_secret_nobody_makes_a_word_that_sends(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    shown = mail_preview(ports, "ann", application_id, WISH)
    real = shown.confirm.partition(".")[2]
    guess = sha256(shown.words.encode()).hexdigest()
    job = queued_by_hand(ports, application_id, f"{shown.mail_id}.{real[:8]}{guess[: len(real) - 8]}")
    jobs.run_next(ports, "test", RUNNERS)
    ended = ports.jobs.require("ann", job.id)
    assert (ended.status, ended.error_code) == (JobStatus.ERROR, ErrorCode.CONFLICT)
    assert smtp.words == []


def test_a_word_confirms_nothing_that_was_written_over_it(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    job = send_mail(ports, "ann", application_id, WISH, confirm)
    ports.outbox.change("ann", {"id": confirm.partition(".")[0]}, {"recipient": "all@example.org"})
    jobs.run_next(ports, "test", RUNNERS)
    assert ports.jobs.require("ann", job.id).error_code is ErrorCode.CONFLICT
    assert smtp.words == []


def test_a_worker_with_another_secret_says_which_setting_is_wrong(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    job = send_mail(ports, "ann", application_id, WISH, confirm)
    run_out_of_tries(replace(ports, confirmations=Signatures(b"another")))
    ended = ports.jobs.require("ann", job.id)
    assert ended.error_code is ErrorCode.STORAGE
    assert "same JWT_SECRET" in ended.error_message
    assert smtp.words == []


def test_a_refused_mail_may_be_mended(mail_world: tuple[Ports, str], smtp: MailServerState) -> None:
    ports, application_id = mail_world
    smtp.answers["RCPT"] = "550 no"
    assert confirmed(ports, application_id).state is MailState.REJECTED
    smtp.answers.clear()
    assert confirmed(ports, application_id, replace(WISH, to="hr@example.org")).state is MailState.SENT
    assert [mail["To"] for mail in smtp.mails] == ["hr@example.org"]


def test_a_mail_whose_job_has_ended_may_be_mended_at_once(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    job = send_mail(ports, "ann", application_id, WISH, confirm)
    mended = replace(WISH, body="Dear Ms Roth, read this instead.")
    fresh = mail_preview(ports, "ann", application_id, mended).confirm
    with pytest.raises(UserError, match="on its way"):
        send_mail(ports, "ann", application_id, mended, fresh)
    jobs.cancel(ports, "ann", job.id)
    send_mail(ports, "ann", application_id, mended, fresh)
    run_out_of_tries(ports)
    assert [mail.get_body().get_content().strip() for mail in smtp.mails] == [mended.body]


def test_nothing_is_sent_for_what_was_withdrawn(mail_world: tuple[Ports, str], smtp: MailServerState) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    job = send_mail(ports, "ann", application_id, WISH, confirm)
    set_status(ports, "ann", ports.applications.require("ann", application_id), ApplicationStatus.WITHDRAWN)
    jobs.run_next(ports, "test", RUNNERS)
    assert ports.jobs.require("ann", job.id).error_code is ErrorCode.CONFLICT
    with pytest.raises(UserError, match="You withdrew this"):
        mail_preview(ports, "ann", application_id, WISH)
    assert smtp.words == []


def test_a_receipt_gives_the_day_unless_one_is_known(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    for known, status in ((None, ApplicationStatus.INTERVIEW), (ports.clock(), ApplicationStatus.OFFER)):
        ports.applications.change("ann", {"id": application_id}, {"status": status, "applied_at": known})
        ports.clock.advance(3600)
        confirmed(ports, application_id)
        row = ports.applications.require("ann", application_id)
        assert (row.status, row.proof) == (status, Proof.RECEIPT)
        assert row.applied_at is not None
        assert known in (None, row.applied_at)


def test_a_test_goes_to_oneself_and_changes_nothing(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    assert confirmed(ports, application_id, replace(WISH, is_test=True)).state is MailState.SENT
    assert [mail["To"] for mail in smtp.mails] == ["ann@example.net"]
    assert ports.applications.require("ann", application_id).proof is Proof.NONE


def test_the_same_test_may_be_sent_again_and_a_double_click_is_one(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    test = replace(WISH, is_test=True)
    first = confirmed(ports, application_id, test)
    confirm = mail_preview(ports, "ann", application_id, test).confirm
    clicks = {send_mail(ports, "ann", application_id, test, confirm).id for _ in range(2)}
    run_out_of_tries(ports)
    assert (len(clicks), len(smtp.taken)) == (1, 2)
    assert first.message_id not in smtp.mails[1]["Message-ID"]


def test_a_sent_mail_is_sent_again_only_when_it_is_confirmed_anew(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    confirmed(ports, application_id)
    send_mail(ports, "ann", application_id, WISH, confirm)
    run_out_of_tries(ports)
    assert len(smtp.taken) == 1
    again = mail_preview(ports, "ann", application_id, WISH)
    assert (again.earlier, again.confirm == confirm) == (1, False)
    confirmed(ports, application_id)
    assert len(smtp.taken) == 2


def test_a_mail_left_half_sent_for_good_is_given_up_when_somebody_looks(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    send_mail(ports, "ann", application_id, WISH, confirm)
    ports.outbox.change("ann", {"id": confirm.partition(".")[0]}, {"state": MailState.SENDING})
    assert mail_preview(ports, "ann", application_id, WISH).earlier == 0
    ports.clock.advance(171)
    assert mail_preview(ports, "ann", application_id, WISH).earlier == 1
    [row] = ports.outbox.list("ann")
    assert row.state is MailState.UNKNOWN
    [event] = ports.application_events.list("ann", {"name": EventName.UNCONFIRMED})
    assert told(event).startswith("The mail to jobs@example.org may have arrived")
    assert smtp.words == []


def test_the_day_has_an_end(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    ports = replace(ports, policy=replace(ports.policy, mails_per_day=1))
    confirmed(ports, application_id)
    with pytest.raises(UserError) as refused:
        confirmed(ports, application_id)
    assert refused.value.code is ErrorCode.QUOTA
