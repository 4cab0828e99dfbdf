"""E-mail applications: to whom they may go, what they hold, and what a person confirms."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from typing import Literal, NamedTuple

from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model
from core.domain.posting import JobPosting
from core.domain.records import Moment

MOST_SUBJECT, MOST_BODY = 200, 10_000
MOST_BYTES = 10_000_000
"""Of all attachments together: many mail servers refuse more than 20 MB, and base64 adds a third."""

_MOST_ADDRESS, _MOST_LOCAL = 254, 64
_FOUND = re.compile(r"[\w.%+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BODY_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_NO_ADDRESS = "This is not an e-mail address. Give one such as jobs@example.org."
_MANY = "An application goes to one address. Take the others out."
_CONTROLLED = "There is a line break or another invisible sign in the {what}. Type it again in one line."
_LOCAL_SIGNS = "Mail servers take only plain letters (a-z), digits and signs before the @. Check the address."
_EMPTY = "The {what} is empty. Write one."
_LONG = "The {what} is too long: at most {most} characters. Shorten it."
_HEAVY = "The attached files are too big together: at most {most} MB. Choose another format or design."


class Recipient(NamedTuple):
    """`found_in` says where in the posting, in words for people."""

    address: str
    found_in: str


class MailText(Model):
    subject: str
    body: str


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


class MailPreview(Model):
    """A mail exactly as it will be sent. `confirm` names all of it: another text or file, another word.
    `earlier` counts the mails that this application has sent, or perhaps sent, already."""

    sender: str
    reply_to: str = ""
    to: str
    subject: str
    body: str
    files: list[MailFile]
    is_test: bool = False
    earlier: int = 0

    @property
    def confirm(self) -> str:
        files = [f"{file.filename}/{file.sha256}" for file in self.files]
        parts = [self.sender, self.reply_to, self.to, self.subject, self.body, *files]
        parts += [str(self.is_test), str(self.earlier)]
        return sha256("\0".join(parts).encode()).hexdigest()[:32]


def recipients_in(posting: JobPosting) -> list[Recipient]:
    """Addresses of the posting, the one named for applications first; each once."""
    found: dict[str, Recipient] = {}
    for one in _all_in(posting):
        found.setdefault(one.address.casefold(), one)
    return list(found.values())


def checked_address(text: str) -> str:
    """The address as mail servers take it, a domain in other letters as IDNA; else INPUT_UNREADABLE."""
    address = text.strip(" ")
    if _CONTROL.search(address):
        raise _unreadable(_CONTROLLED.format(what="address"))
    if address.count("@") > 1 or re.search(r"[,;]", address):
        raise _unreadable(_MANY)
    local, at, domain = address.partition("@")
    if not (local and at and domain) or " " in address:
        raise _unreadable(_NO_ADDRESS)
    if not local.isascii():
        raise _unreadable(_LOCAL_SIGNS)
    whole = f"{local}@{_ascii_domain(domain)}"
    if not _LOCAL.fullmatch(local) or len(local) > _MOST_LOCAL or len(whole) > _MOST_ADDRESS:
        raise _unreadable(_NO_ADDRESS)
    return whole


def checked_text(subject: str, body: str) -> MailText:
    """Trimmed; INPUT_UNREADABLE for an empty or two-line subject, INPUT_TOO_BIG beyond the limits."""
    subject, body = subject.strip(" "), body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if _CONTROL.search(subject):
        raise _unreadable(_CONTROLLED.format(what="subject"))
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
    message = EmailMessage()
    message["From"] = _address(preview.sender)
    message["To"] = _address(preview.to)
    if preview.reply_to:
        message["Reply-To"] = _address(preview.reply_to)
    message["Subject"] = preview.subject
    message["Date"] = moment
    message["Message-ID"] = message_id
    message.set_content(preview.body + "\n")
    for file in preview.files:
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(contents[file.artifact_id], maintype=main, subtype=sub, filename=file.filename)
    return message


def _address(text: str) -> Address:
    local, _, domain = text.rpartition("@")
    return Address(username=local, domain=domain)


def _all_in(posting: JobPosting) -> Iterator[Recipient]:
    if posting.apply_email:
        yield Recipient(posting.apply_email, "the posting's address for applications")
    for line in posting.description.splitlines():
        for match in _FOUND.finditer(line):
            yield Recipient(match[0].strip(".'"), f"the posting: “{_around(line, match)}”")


def _around(line: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - 60), min(len(line), match.end() + 30)
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


def _ascii_domain(domain: str) -> str:
    try:
        name = domain.encode("idna").decode().lower()
    except UnicodeError:
        raise _unreadable(_NO_ADDRESS) from None
    if not _DOMAIN.fullmatch(name):
        raise _unreadable(_NO_ADDRESS)
    return name


def _unreadable(sentence: str) -> UserError:
    return UserError(ErrorCode.INPUT_UNREADABLE, sentence)
