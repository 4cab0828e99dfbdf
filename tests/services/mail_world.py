"""An application whose mails go to the scripted mail server, and what becomes of them."""

from dataclasses import replace

from core.adapters.smtp_mailer import SmtpMailer
from core.bootstrap import RUNNERS
from core.domain.outbox import OutgoingMail
from core.ports import Ports
from core.services import jobs
from core.services.credentials import list_credentials, remove_credential
from core.services.mailing import MailWish, mail_preview
from core.services.outbox import send_mail
from core.settings import Settings
from tests.api.world import rows_of
from tests.conftest import Clock

WISH = MailWish(
    "jobs@example.org", "Application: Data Engineer", "Dear Ms Roth,\n\n.a line with a dot\n\nAnn"
)


def mailing(ports: Ports, settings: Settings, port: int) -> Ports:
    given = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_tls": "none"}
    given |= {"smtp_user": "ann@example.net", "smtp_password": "secret", "rate_email": 200}
    mailer = SmtpMailer(Settings.model_validate({**settings.model_dump(), **given}), seconds=1)
    rates = {"preview": 99, "apply": 99, "email": 99}
    return replace(ports, mailer=mailer, policy=replace(ports.policy, rates=rates))


def application_of(ports: Ports, user_id: str = "ann") -> str:
    ids = rows_of(ports, user_id)
    ports.jobs.remove(user_id, ids["job_id"])
    for row in ports.outbox.list(user_id):
        ports.outbox.remove(user_id, row.id)
    for kept in list_credentials(ports, user_id):
        remove_credential(ports, user_id, kept.id)
    return ids["application_id"]


def confirmed(ports: Ports, application_id: str, wish: MailWish = WISH) -> OutgoingMail:
    """The mail after its job had all its tries."""
    confirm = mail_preview(ports, "ann", application_id, wish).confirm
    job = send_mail(ports, "ann", application_id, wish, confirm)
    run_out_of_tries(ports)
    return ports.outbox.require("ann", ports.jobs.require("ann", job.id).request.mail_id)


def run_out_of_tries(ports: Ports) -> None:
    assert isinstance(ports.clock, Clock)
    for _ in range(6):
        jobs.run_next(ports, "test", RUNNERS)
        ports.clock.advance(20)
