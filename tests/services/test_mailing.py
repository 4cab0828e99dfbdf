"""E-mail applications: what fails where, and that none is sent twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from core.adapters.smtp_mailer import SmtpMailer
from core.bootstrap import RUNNERS
from core.domain.applications import ApplicationStatus, EventName, Proof
from core.domain.errors import ErrorCode, UserError
from core.domain.outbox import MailState, OutgoingMail
from core.ports import Ports
from core.services import jobs
from core.services.credentials import list_credentials, remove_credential
from core.services.mailing import MailWish, mail_idea, mail_preview, send_mail
from core.settings import Settings
from tests.api.world import rows_of
from tests.conftest import Clock
from tests.mail_server import MailServerState, mail_server

WISH = MailWish(
    "jobs@example.org", "Application: Data Engineer", "Dear Ms Roth,\n\n.a line with a dot\n\nAnn"
)


@pytest.fixture
def server() -> Iterator[MailServerState]:
    with mail_server() as state:
        yield state


@pytest.fixture
def world(ports: Ports, settings: Settings, server: MailServerState) -> tuple[Ports, str]:
    return mailing(ports, settings, server.port), application_of(ports)


def mailing(ports: Ports, settings: Settings, port: int) -> Ports:
    given = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_tls": "none"}
    given |= {"smtp_user": "ann@example.net", "smtp_password": "secret", "rate_email": 200}
    mailer = SmtpMailer(Settings.model_validate({**settings.model_dump(), **given}), seconds=1)
    rates = {"preview": 99, "apply": 99, "email": 99}
    return replace(ports, mailer=mailer, policy=replace(ports.policy, rates=rates))


def application_of(ports: Ports) -> str:
    ids = rows_of(ports, "ann")
    ports.jobs.remove("ann", ids["job_id"])
    for row in ports.outbox.list("ann"):
        ports.outbox.remove("ann", row.id)
    for kept in list_credentials(ports, "ann"):
        remove_credential(ports, "ann", kept.id)
    return ids["application_id"]


def confirmed(ports: Ports, application_id: str, wish: MailWish = WISH) -> OutgoingMail:
    """The mail after its job had all its tries."""
    confirm = mail_preview(ports, "ann", application_id, wish).confirm
    job = send_mail(ports, "ann", application_id, wish, confirm)
    for _ in range(4):
        jobs.run_next(ports, "test", RUNNERS)
        clock = ports.clock
        assert isinstance(clock, Clock)
        clock.advance(20)
    return ports.outbox.require("ann", ports.jobs.require("ann", job.id).request.mail_id)


def test_it_arrives_as_it_was_shown(world: tuple[Ports, str], server: MailServerState) -> None:
    ports, application_id = world
    shown = mail_preview(ports, "ann", application_id, WISH)
    row = confirmed(ports, application_id)
    [mail] = server.mails
    assert (mail["From"], mail["To"], mail["Subject"]) == (shown.sender, shown.to, shown.subject)
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
        ("CONNECT", "drop", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("EHLO", "drop", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("AUTH", "535 no", MailState.REJECTED, ErrorCode.SMTP_AUTH, 0),
        ("MAIL", "550 no", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("RCPT", "550 no", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("DATA", "451 later", MailState.REJECTED, ErrorCode.SMTP_REJECTED, 0),
        ("END", "drop", MailState.UNKNOWN, ErrorCode.SMTP_UNKNOWN, 1),
        ("END", "slow", MailState.UNKNOWN, ErrorCode.SMTP_UNKNOWN, 1),
    ],
)
def test_each_point_of_failure_has_its_state(
    world: tuple[Ports, str],
    server: MailServerState,
    word: str,
    answer: str,
    state: MailState,
    code: ErrorCode,
    most: int,
) -> None:
    ports, application_id = world
    server.answers[word] = answer
    row = confirmed(ports, application_id)
    assert (row.state, row.error_code, len(server.taken)) == (state, code, most)
    application = ports.applications.require("ann", application_id)
    unsure = Proof.UNCONFIRMED if state is MailState.UNKNOWN else Proof.NONE
    assert (application.status, application.proof) == (ApplicationStatus.PENDING, unsure)


def test_after_a_clear_not_now_it_is_sent_once(world: tuple[Ports, str], server: MailServerState) -> None:
    ports, application_id = world
    server.answers["DATA"] = "451 later"
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    send_mail(ports, "ann", application_id, WISH, confirm)
    jobs.run_next(ports, "test", RUNNERS)
    assert [row.state for row in ports.outbox.list("ann")] == [MailState.QUEUED]
    server.answers.clear()
    assert confirmed(ports, application_id).state is MailState.SENT
    assert len(server.taken) == 1


def test_a_mail_left_half_sent_by_a_lost_worker_is_unknown(
    world: tuple[Ports, str], server: MailServerState
) -> None:
    ports, application_id = world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    send_mail(ports, "ann", application_id, WISH, confirm)
    [row] = ports.outbox.list("ann")
    ports.outbox.change("ann", {"id": row.id}, {"state": MailState.SENDING})
    jobs.run_next(ports, "test", RUNNERS)
    assert ports.outbox.require("ann", row.id).state is MailState.UNKNOWN
    assert server.taken == []


def test_fifty_confirmations_are_one_mail(world: tuple[Ports, str], server: MailServerState) -> None:
    ports, application_id = world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm

    def confirm_and_work(_: int) -> str:
        job = send_mail(ports, "ann", application_id, WISH, confirm)
        jobs.run_next(ports, "test", RUNNERS)
        return job.id

    with ThreadPoolExecutor(50) as pool:
        ids = set(pool.map(confirm_and_work, range(50)))
    assert (len(ids), len(server.taken)) == (1, 1)


def test_another_text_than_the_one_shown_is_refused(world: tuple[Ports, str]) -> None:
    ports, application_id = world
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


def test_a_refused_mail_may_be_mended(world: tuple[Ports, str], server: MailServerState) -> None:
    ports, application_id = world
    server.answers["RCPT"] = "550 no"
    assert confirmed(ports, application_id).state is MailState.REJECTED
    server.answers.clear()
    assert confirmed(ports, application_id, replace(WISH, to="hr@example.org")).state is MailState.SENT
    assert [mail["To"] for mail in server.mails] == ["hr@example.org"]


def test_a_test_goes_to_oneself_and_changes_nothing(
    world: tuple[Ports, str], server: MailServerState
) -> None:
    ports, application_id = world
    assert confirmed(ports, application_id, replace(WISH, is_test=True)).state is MailState.SENT
    assert [mail["To"] for mail in server.mails] == ["ann@example.net"]
    assert ports.applications.require("ann", application_id).proof is Proof.NONE


def test_the_day_has_an_end(world: tuple[Ports, str]) -> None:
    ports, application_id = world
    ports = replace(ports, policy=replace(ports.policy, mails_per_day=1))
    confirmed(ports, application_id)
    with pytest.raises(UserError) as refused:
        confirmed(ports, application_id)
    assert refused.value.code is ErrorCode.QUOTA


def test_the_first_wording_names_the_post(world: tuple[Ports, str]) -> None:
    ports, application_id = world
    text = mail_idea(ports, "ann", application_id).text
    assert text.subject == "Application: Data Engineer, Ann Meyer"
    assert "Example GmbH" in text.body
