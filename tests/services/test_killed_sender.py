"""A sending process that is killed after the server has the mail and before it says so."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from core.domain.applications import EventName, Proof
from core.domain.errors import ErrorCode
from core.domain.outbox import MailState
from core.ports import Ports
from core.services.mailing import mail_preview
from core.services.outbox import send_mail
from core.settings import ROOT, Settings
from tests.mail_server import MailServerState
from tests.services.mail_world import WISH, run_out_of_tries

pytestmark = pytest.mark.slow

WORKER = """
from core.bootstrap import RUNNERS, runtime
from core.services.jobs import run_next
with runtime() as running:
    run_next(running.ports, "killed", RUNNERS)
"""


def test_it_is_unknown_then_and_never_sent_again(
    mail_world: tuple[Ports, str], settings: Settings, smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    ports.clock.now = datetime.now(UTC)
    smtp.answers["END"] = "slow"
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    job = send_mail(ports, "ann", application_id, WISH, confirm)
    kill_while_sending(settings, smtp)
    [row] = ports.outbox.list("ann")
    assert (row.state, len(smtp.taken)) == (MailState.SENDING, 1)
    smtp.answers.clear()
    ports.jobs.change("ann", {"id": job.id}, {"lease_until": ports.clock()})
    ports.clock.advance(1)
    run_out_of_tries(ports)
    send_mail(ports, "ann", application_id, WISH, confirm)
    run_out_of_tries(ports)
    [row] = ports.outbox.list("ann")
    assert (row.state, row.error_code) == (MailState.UNKNOWN, ErrorCode.SMTP_UNKNOWN)
    assert len(smtp.taken) == 1
    assert len(ports.application_events.list("ann", {"name": EventName.UNCONFIRMED})) == 1
    assert ports.application_events.count("ann", {"name": EventName.MAILED}) == 0
    assert ports.applications.require("ann", application_id).proof is Proof.UNCONFIRMED


def kill_while_sending(settings: Settings, smtp: MailServerState) -> None:
    """Runs the job in a process of its own, with the same folder, until the server has the text."""
    given = {"DATA_DIR": str(settings.data_path), "ALLOW_DEV_NO_AUTH": "true"}
    given |= {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(smtp.port), "SMTP_TLS": "none"}
    given |= {"SMTP_USER": "ann@example.net", "SMTP_PASSWORD": "secret"}
    process = subprocess.Popen([sys.executable, "-c", WORKER], cwd=ROOT, env={**os.environ, **given})
    wait_for(lambda: smtp.taken or process.poll() is not None)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def wait_for(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + 30
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
