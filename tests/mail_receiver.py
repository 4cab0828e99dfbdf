"""A real mail server on loopback: takes what it gets over TLS, from one account, and keeps it."""

import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bench.app_server import free_port

HOST = "localhost"
ACCOUNT, PASSWORD = "zoe@example.net", "wärme-horse"


@dataclass
class Receiver:
    """`certificate` is a file that makes a client believe this server."""

    port: int
    certificate: Path
    envelopes: list[Envelope] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(one.original_content, policy=policy.default) for one in self.envelopes]

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        return "250 taken"


@contextmanager
def mail_receiver(folder: Path, tls: Literal["starttls", "ssl", "none"] = "starttls") -> Iterator[Receiver]:
    """Without TLS it takes mails from anybody."""
    certificate, context = _certificate(folder)
    receiver = Receiver(free_port(), certificate)
    chosen = {
        "starttls": {"tls_context": context, "require_starttls": True, "auth_required": True},
        "ssl": {"ssl_context": context, "auth_require_tls": False},
        "none": {},
    }[tls]
    controller = Controller(
        receiver, hostname="127.0.0.1", port=receiver.port, authenticator=_authenticator, **chosen
    )
    controller.start()
    try:
        yield receiver
    finally:
        controller.stop()


def _authenticator(
    _server: object, _session: object, _envelope: object, _way: str, said: object
) -> AuthResult:
    is_right = isinstance(said, LoginPassword) and said == LoginPassword(ACCOUNT.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=is_right)


def _certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    names = [x509.DNSName(HOST), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "mail.pem", folder / "mail.key"
    pem = serialization.Encoding.PEM
    certificate.write_bytes(made.public_bytes(pem))
    form = serialization.PrivateFormat.PKCS8
    secret.write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, secret)
    return certificate, context
