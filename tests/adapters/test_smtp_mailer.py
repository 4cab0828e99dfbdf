"""Which mail servers of strangers are talked to: public ones, and no part of this machine's network."""

from email.message import EmailMessage

import pytest

from core.adapters.smtp_mailer import SmtpMailer
from core.domain.errors import ErrorCode, UserError
from core.domain.mailing import MailServer
from core.settings import Settings


@pytest.mark.parametrize(
    ("host", "port", "tls"),
    [
        ("127.0.0.1", 587, "starttls"),
        ("10.0.0.8", 465, "ssl"),
        ("169.254.169.254", 587, "starttls"),
        ("224.0.0.1", 587, "starttls"),
        ("::1", 587, "starttls"),
        ("::ffff:127.0.0.1", 587, "starttls"),
        ("64:ff9b::7f00:1", 587, "starttls"),
        ("2002:7f00:1::", 587, "starttls"),
        ("93.184.216.34", 8080, "starttls"),
        ("93.184.216.34", 587, "none"),
    ],
)
def test_a_person_s_server_is_a_public_one_with_a_mail_port_and_encryption(
    host: str, port: int, tls: str
) -> None:
    server = MailServer(host, port, tls, "ann@example.org", "ann@example.org", "secret")
    with pytest.raises(UserError) as refused:
        SmtpMailer(Settings(), seconds=1).send(server, EmailMessage())
    assert refused.value.code is ErrorCode.SMTP_REJECTED
