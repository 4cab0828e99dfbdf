"""E-mail applications: what they hold, and what a person confirms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Literal, NamedTuple

from core.domain.claims import CheckedText
from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model
from core.domain.recipients import CONTROL
from core.domain.records import Moment

MOST_SUBJECT, MOST_BODY = 200, 10_000
MOST_BYTES = 10_000_000
"""Of all attachments together: many mail servers refuse more than 20 MB, and base64 adds a third."""

_BODY_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_CONTROLLED = "There is a line break or another invisible sign in the subject. Type it again in one line."
_EMPTY = "The {what} is empty. Write one."
_LONG = "The {what} is too long: at most {most} characters. Shorten it."
_HEAVY = "The attached files are too big together: at most {most} MB. Choose another format or design."


class MailText(Model):
    subject: str
    body: str

    @property
    def words(self) -> str:
        """All that it says."""
        return f"{self.subject}\n{self.body}"


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed over. `is_house`: chosen by whoever runs this, so any address is believed."""

    host: str
    port: int
    tls: Literal["starttls", "ssl", "none"]
    username: str
    sender: str
    password: str = field(default="", repr=False)
    is_house: bool = False


class MailFile(NamedTuple):
    """What is attached, without its bytes."""

    artifact_id: str
    filename: str
    media_type: str
    sha256: str
    size: int


class Sender(NamedTuple):
    """`address` is "" while there is no mail server. Answers go to `reply_to`, or else to the address."""

    address: str
    name: str = ""
    reply_to: str = ""


class MailPreview(Model):
    """A mail exactly as it will be sent. `mail_id` is its place: the next mail, or the next test, of its
    application. `earlier` counts those that were sent, or perhaps sent, before it. `checked` is its text held
    against the profile; what is missing there can be added to it while `has_profile`. `confirm` is what a
    person says to have just this one sent; only this installation can make it, and there is none while
    anything is unsupported."""

    mail_id: str
    sender: Sender
    to: str
    subject: str
    body: str
    files: list[MailFile]
    is_test: bool = False
    earlier: int = 0
    checked: CheckedText = CheckedText(())
    has_profile: bool = False
    confirm: str = ""

    @property
    def text(self) -> MailText:
        return MailText(subject=self.subject, body=self.body)

    @property
    def words(self) -> str:
        """All that is confirmed: another place, text or file makes other words."""
        return self.model_dump_json(exclude={"earlier", "checked", "has_profile", "confirm"})


def checked_text(subject: str, body: str) -> MailText:
    """Trimmed; INPUT_UNREADABLE for an empty or two-line subject, INPUT_TOO_BIG beyond the limits."""
    subject, body = subject.strip(" "), body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if CONTROL.search(subject):
        raise _unreadable(_CONTROLLED)
    for what, text, most in (("subject", subject, MOST_SUBJECT), ("text", body, MOST_BODY)):
        if not text:
            raise _unreadable(_EMPTY.format(what=what))
        if len(text) > most:
            raise UserError(ErrorCode.INPUT_TOO_BIG, _LONG.format(what=what, most=f"{most:,}"))
    return MailText(subject=subject, body=_BODY_CONTROL.sub("", body))


def require_light(files: Sequence[MailFile]) -> None:
    if sum(file.size for file in files) > MOST_BYTES:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _HEAVY.format(most=MOST_BYTES // 1_000_000))


def message_of(
    preview: MailPreview, message_id: str, moment: Moment, contents: Mapping[str, bytes]
) -> EmailMessage:
    """The mail itself. `EmailMessage` refuses line breaks in headers."""
    message, sender = EmailMessage(), preview.sender
    message["From"] = _address(sender.address, sender.name)
    message["To"] = _address(preview.to)
    if sender.reply_to:
        message["Reply-To"] = _address(sender.reply_to, sender.name)
    message["Subject"] = preview.subject
    message["Date"] = moment
    message["Message-ID"] = message_id
    message.set_content(preview.body + "\n")
    for file in preview.files:
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(
            contents[file.artifact_id],
            maintype=main,
            subtype=sub,
            filename=file.filename,
            params={"charset": "utf-8"} if main == "text" else None,
        )
    return message


def _address(text: str, name: str = "") -> Address:
    local, _, domain = text.rpartition("@")
    return Address(name, local, domain)


def _unreadable(sentence: str) -> UserError:
    return UserError(ErrorCode.INPUT_UNREADABLE, sentence)
