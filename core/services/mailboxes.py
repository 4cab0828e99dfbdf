"""From whom e-mail applications come, and which mail server takes them."""

from typing import Literal

from core.domain.credentials import Credential, CredentialKind
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewResult
from core.domain.mailing import MailServer, Sender
from core.domain.recipients import checked_address
from core.domain.resume import Basics
from core.ports import Ports
from core.services.credentials import list_credentials, reveal

NO_SERVER = (
    "No mail server is set up. Add yours under Settings, “Passwords of other services”, with your e-mail "
    "address as the user name."
)
_MOST_NAME = 100


def sender_of(ports: Ports, user_id: str, preview: Job | None) -> Sender:
    """The person's own address before the house's. From the house, answers still go to the person."""
    person = preview.result.cv.basics if preview and isinstance(preview.result, PreviewResult) else Basics()
    name = "".join(c for c in " ".join(person.name.split()) if c.isprintable())[:_MOST_NAME]
    if own := _own_mailbox(ports, user_id):
        return Sender(own.username, name)
    if ports.mailer.house is None:
        return Sender("")
    return Sender(ports.mailer.house.sender, name, _address_or_none(person.email))


def server_of(ports: Ports, user_id: str) -> MailServer:
    """The person's own mail server before the house's; its password is taken out of the vault now."""
    if own := _own_mailbox(ports, user_id):
        host, _, port = own.host.partition(":")
        number = int(port) if port.isdecimal() and len(port) < 6 else 587
        secret = reveal(ports, user_id, own.id, "email")
        tls: Literal["ssl", "starttls"] = "ssl" if number == 465 else "starttls"
        return MailServer(host, number, tls, own.username, own.username, secret)
    if ports.mailer.house is None:
        raise UserError(ErrorCode.SMTP_AUTH, NO_SERVER)
    return ports.mailer.house


def _own_mailbox(ports: Ports, user_id: str) -> Credential | None:
    kept = list_credentials(ports, user_id)
    return next((one for one in kept if one.kind is CredentialKind.SMTP and "@" in one.username), None)


def _address_or_none(text: str) -> str:
    try:
        return checked_address(text)
    except UserError:
        return ""
