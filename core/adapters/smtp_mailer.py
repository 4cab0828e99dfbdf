"""Hands mails to a mail server (RFC 5321). What went wrong matters less than when: before the server had the
whole text nothing was sent, after its answer all is known, in between nobody can tell.

No exception of smtplib is logged or passed on: they hold addresses and what the server said of them.
"""

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP

from core.adapters.smtp_client import FORBIDDEN, VettedSmtp
from core.domain.errors import ErrorCode, UserError
from core.domain.mailing import MailServer
from core.settings import Settings

SECONDS = 20.0
"""For each answer of the server; its own limits are minutes (RFC 5321, 4.5.3.2)."""

_PORTS = frozenset({25, 465, 587, 2525})
_TEMPORARY = range(400, 500)
_LATER_SECONDS = 5 * 60

_AUTH = (
    "The mail server does not accept the user name or password. Nothing was sent. Check them in "
    "the settings; many providers want an app password of their own."
)
_REFUSED = (
    "The mail server refuses this mail ({code}). Nothing was sent. Check the recipient and your address."
)
_BUSY = "The mail server cannot take the mail right now ({code}). Nothing was sent; try again later."
_UNREACHED = "The mail server could not be reached. Nothing was sent. Check its name, or try again later."
_UNSAFE = "The mail server cannot show that it is the right one, or does not encrypt. Nothing was sent."
_UNKNOWN = (
    "The connection broke before the mail server said whether it has taken the mail. It may have arrived: "
    "ask, or look into your mailbox, before you send it again."
)


class SmtpMailer:
    """`Mailer` over the servers of whoever runs this, or of a person."""

    def __init__(self, settings: Settings, seconds: float = SECONDS) -> None:
        self._house = _house(settings)
        self._allowed = settings.allowed_hosts
        self._seconds = seconds

    @property
    def house(self) -> MailServer | None:
        return self._house

    def send(self, server: MailServer, message: EmailMessage) -> None:
        is_trusted = server.is_house or f"{server.host}:{server.port}" in self._allowed
        client = _opened(server, self._seconds, is_trusted=is_trusted)
        try:
            _introduced(client, server)
            _handed_over(client, server, message)
        finally:
            client.close()


def _house(settings: Settings) -> MailServer | None:
    sender = settings.smtp_from or settings.smtp_user
    if not (settings.smtp_host and "@" in sender):
        return None
    return MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        tls=settings.smtp_tls,
        username=settings.smtp_user,
        sender=sender,
        password=settings.smtp_password.get_secret_value(),
        is_house=True,
    )


def _opened(server: MailServer, seconds: float, *, is_trusted: bool) -> smtplib.SMTP:
    if not is_trusted and (server.port not in _PORTS or server.tls == "none"):
        raise UserError(ErrorCode.SMTP_REJECTED, FORBIDDEN)
    client = VettedSmtp(timeout=seconds, local_hostname="localhost")
    client.is_trusted = is_trusted
    client.context = ssl.create_default_context() if server.tls == "ssl" else None
    client._host = server.host  # type: ignore[attr-defined]  # what STARTTLS checks the certificate against
    try:
        code, _ = client.connect(server.host, server.port)
    except ssl.SSLError:
        raise UserError(ErrorCode.SMTP_REJECTED, _UNSAFE) from None
    except (OSError, UnicodeError, smtplib.SMTPException):
        client.close()
        raise UserError(ErrorCode.NETWORK, _UNREACHED) from None
    _require(code, {220}, client)
    return client


def _introduced(client: smtplib.SMTP, server: MailServer) -> None:
    try:
        client.ehlo_or_helo_if_needed()
        if server.tls == "starttls":
            client.starttls(context=ssl.create_default_context())
            client.ehlo_or_helo_if_needed()
        if server.username and server.password:
            client.login(server.username, server.password)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code in _TEMPORARY:
            raise _refusal(error.smtp_code) from None
        raise UserError(ErrorCode.SMTP_AUTH, _AUTH) from None
    except (ssl.SSLError, smtplib.SMTPNotSupportedError):
        raise UserError(ErrorCode.SMTP_REJECTED, _UNSAFE) from None
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code) from None
    except (OSError, smtplib.SMTPException):
        raise UserError(ErrorCode.NETWORK, _UNREACHED) from None


def _handed_over(client: smtplib.SMTP, server: MailServer, message: EmailMessage) -> None:
    """MAIL, RCPT and DATA one by one: until the last byte is on its way, nothing can have been sent."""
    try:
        _require(client.mail(server.sender)[0], {250}, client)
        _require(client.rcpt(message["To"].addresses[0].addr_spec)[0], {250, 251}, client)
        _require(client.docmd("DATA")[0], {354}, client)
    except (OSError, smtplib.SMTPException):
        raise UserError(ErrorCode.NETWORK, _UNREACHED) from None
    try:
        client.send(_quoted(message.as_bytes(policy=SMTP)))
        code, _ = client.getreply()
    except (OSError, smtplib.SMTPException):
        raise UserError(ErrorCode.SMTP_UNKNOWN, _UNKNOWN) from None
    _require(code, {250}, client)


def _quoted(data: bytes) -> bytes:
    """Dots at the beginning of lines doubled, and the end mark (RFC 5321, 4.5.2)."""
    text = data.replace(b"\r\n.", b"\r\n..")
    return text + (b"" if text.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _require(code: int, good: set[int], client: smtplib.SMTP) -> None:
    if code not in good:
        client.close()
        raise _refusal(code)


def _refusal(code: int) -> UserError:
    if code in _TEMPORARY:
        return UserError(ErrorCode.SMTP_REJECTED, _BUSY.format(code=code), retry_after=_LATER_SECONDS)
    if code < 0:
        return UserError(ErrorCode.NETWORK, _UNREACHED)
    return UserError(ErrorCode.SMTP_REJECTED, _REFUSED.format(code=code))
