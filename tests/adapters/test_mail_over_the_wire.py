"""Mails handed to a real server: encrypted, signed in, and read by it as they were written."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.smtp_mailer import SmtpMailer
from core.domain.errors import ErrorCode, UserError
from core.domain.mailing import MailFile, MailPreview, MailServer, Sender, message_of
from core.domain.recipients import checked_address
from core.domain.records import Artifact
from core.settings import Settings
from tests.mail_receiver import ACCOUNT, HOST, PASSWORD, Receiver, mail_receiver

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PDF = b"%PDF-1.7 of a CV"


def server_at(receiver: Receiver, tls: str) -> MailServer:
    return MailServer(HOST, receiver.port, tls, ACCOUNT, ACCOUNT, PASSWORD, is_house=True)


def mail(to: str = "jobs@example.org", filename: str = "CV.pdf") -> MailPreview:
    return MailPreview(
        mail_id="1",
        sender=Sender("house@example.net", "Zoë Müller, Ω", "zoe@example.net"),
        to=to,
        subject="Bewerbung als Köchin – “Früh”, 日本",
        body="Grüße\n\n.ein Punkt\nFrom hier\n" + "x" * 2000,
        files=[MailFile("cv", filename, "application/pdf", "", len(PDF))],
    )


def handed_over(server: MailServer, written: MailPreview) -> None:
    message = message_of(written, "<1@example.net>", NOW, {"cv": PDF})
    SmtpMailer(Settings(), seconds=5).send(server, message)


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "mail.pem"))


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("tls", ["starttls", "ssl"])
def test_it_is_taken_over_tls_from_who_signs_in(tls: str, tmp_path: Path) -> None:
    with mail_receiver(tmp_path, tls) as receiver:
        handed_over(server_at(receiver, tls), mail())
    [envelope], [taken] = receiver.envelopes, receiver.mails
    assert (envelope.mail_from, envelope.rcpt_tos) == (ACCOUNT, ["jobs@example.org"])
    assert taken["Subject"] == mail().subject
    assert taken["From"].addresses[0].display_name == "Zoë Müller, Ω"
    assert (taken["Message-ID"], taken["Date"].datetime) == ("<1@example.net>", NOW)
    assert taken["Reply-To"].addresses[0].addr_spec == "zoe@example.net"
    assert taken.get_body().get_content().replace("\r\n", "\n").strip() == mail().body
    [file] = taken.iter_attachments()
    assert (file.get_content_type(), file.get_content()) == ("application/pdf", PDF)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("tls", ["starttls", "ssl"])
def test_a_wrong_password_sends_nothing(tls: str, tmp_path: Path) -> None:
    with mail_receiver(tmp_path, tls) as receiver, pytest.raises(UserError) as refused:
        handed_over(replace(server_at(receiver, tls), password="wrong"), mail())
    assert (refused.value.code, receiver.envelopes) == (ErrorCode.SMTP_AUTH, [])


@pytest.mark.parametrize("tls", ["starttls", "ssl"])
def test_a_server_that_nobody_vouches_for_gets_no_password(tls: str, tmp_path: Path) -> None:
    with mail_receiver(tmp_path, tls) as receiver, pytest.raises(UserError) as refused:
        handed_over(server_at(receiver, tls), mail())
    assert (refused.value.code, receiver.envelopes) == (ErrorCode.SMTP_REJECTED, [])
    assert "encrypt" in refused.value.message


def test_a_server_that_does_not_encrypt_gets_nothing(tmp_path: Path) -> None:
    with mail_receiver(tmp_path, "none") as receiver, pytest.raises(UserError) as refused:
        handed_over(server_at(receiver, "starttls"), mail())
    assert (refused.value.code, receiver.envelopes) == (ErrorCode.SMTP_REJECTED, [])


def test_a_domain_in_other_letters_arrives(tmp_path: Path) -> None:
    with mail_receiver(tmp_path, "none") as receiver:
        handed_over(
            replace(server_at(receiver, "none"), password=""), mail(checked_address("jobs@bücher.example"))
        )
    [envelope], [taken] = receiver.envelopes, receiver.mails
    assert envelope.rcpt_tos == ["jobs@xn--bcher-kva.example"]
    domain = taken["To"].addresses[0].domain
    assert domain.encode().decode("idna") == "bücher.example"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.pdf", "_.._etc_passwd.pdf"),
        ("CV Zoë Müller, 日本.pdf", "CV Zoë Müller, 日本.pdf"),
        ('a"; filename="b.exe.pdf', "a_; filename=_b.exe.pdf"),
        ("a\r\nX-Evil: 1.pdf", "a__X-Evil_ 1.pdf"),
        ("cv\u202efdp.exe.pdf", "cv_fdp.exe.pdf"),
        ("C:\\Users\\con.pdf", "C__Users_con.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
        ("   .pdf", "pdf"),
    ],
)
def test_a_file_name_stays_one_harmless_name(name: str, safe: str, tmp_path: Path) -> None:
    shown = artifact(name).safe_filename
    assert shown == safe
    with mail_receiver(tmp_path, "none") as receiver:
        handed_over(replace(server_at(receiver, "none"), password=""), mail(filename=shown))
    [taken] = receiver.mails
    assert [file.get_filename() for file in taken.iter_attachments()] == [safe]
    assert taken["X-Evil"] is None


def artifact(name: str) -> Artifact:
    return Artifact(
        id="cv",
        user_id="ann",
        created_at=NOW,
        job_id="1",
        kind="cv",
        filename=name,
        media_type="application/pdf",
        sha256="",
        size=1,
        key="",
    )
