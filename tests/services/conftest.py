"""A mail server, and an application whose mails go there."""

from collections.abc import Iterator

import pytest

from core.ports import Ports
from core.settings import Settings
from tests.mail_server import MailServerState, mail_server
from tests.services.mail_world import application_of, mailing


@pytest.fixture
def smtp() -> Iterator[MailServerState]:
    with mail_server() as state:
        yield state


@pytest.fixture
def mail_world(ports: Ports, settings: Settings, smtp: MailServerState) -> tuple[Ports, str]:
    return mailing(ports, settings, smtp.port), application_of(ports)
