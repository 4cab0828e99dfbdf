"""/applications/{id}/email: an application by e-mail, shown exactly before it is sent."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import CallerOf, PortsOf, UserOf
from core.api.jobs import accepted
from core.domain.claims import CheckedSentence, Finding
from core.domain.jobs import JobStatus
from core.domain.mailing import MailPreview, checked_text
from core.services.accounts import own_address
from core.services.mailing import Format, MailWish, mail_preview
from core.services.outbox import send_mail
from core.services.own_words import state_words

router = APIRouter(prefix="/applications", tags=["applications"])


class MailIn(BaseModel):
    """Without `confirm` the mail is only shown. A test goes to yourself, whatever `to` says."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"to": "jobs@example.org", "subject": "Application", "body": "Dear Sir or Madam, …"}]
        },
    )

    to: str = Field("", max_length=1000)
    subject: str = Field(max_length=1000)
    body: str = Field(max_length=20_000)
    format: Format = Field("pdf", description="Of the attached CV and letter.")
    confirm: str = Field("", max_length=100, description="The `confirm` of the mail that was shown.")
    test: bool = False
    is_true: bool = Field(
        False,
        description="The person says that what the profile does not support is true: it is added there.",
    )


class MailFileOut(BaseModel):
    """An attached file."""

    artifact_id: str
    filename: str
    media_type: str
    sha256: str
    size: int = Field(description="In bytes.")


class ClaimOut(BaseModel):
    """Words of a sentence of the mail, and what is wrong with them."""

    sentence: str
    text: str
    why: str


class MailOut(BaseModel):
    """The mail exactly as it is sent. `job_id` and `status` are null while it is only shown; `earlier` is how
    many this application has sent, or perhaps sent, before. `confirm` is empty while anything is unsupported:
    what the profile does not say. What is unchecked nobody could judge."""

    sender: str
    sender_name: str
    reply_to: str
    to: str
    subject: str
    body: str
    files: list[MailFileOut]
    earlier: int
    unsupported: list[ClaimOut]
    unchecked: list[ClaimOut]
    confirm: str
    job_id: str | None = None
    status: JobStatus | None = None


@router.post("/{application_id}/email", summary="Apply by e-mail", responses={202: {"model": MailOut}})
def email(
    application_id: str, body: MailIn, response: Response, ports: PortsOf, user_id: UserOf, caller: CallerOf
) -> MailOut:
    """Shows the mail (200); sent again with its `confirm` it is sent (202), once however often it is called.

    What the profile does not say stands in `unsupported`, and the mail is not sent: write it otherwise, or
    add it to the profile with `is_true`. 409 when anything of the mail, its files included, is not what was
    shown, and for a candidate of whom no consent is recorded (`consent_missing`).
    """
    if body.is_true and not body.test:
        state_words(ports, user_id, application_id, checked_text(body.subject, body.body).words)
    own = own_address(ports, user_id, caller.email)
    wish = MailWish(body.to, body.subject, body.body, body.format, own, body.test)
    if not body.confirm:
        return _shown(mail_preview(ports, user_id, application_id, wish))
    job = send_mail(ports, user_id, application_id, wish, body.confirm)
    asked = accepted(job, response)
    response.status_code = 202
    shown = _shown(mail_preview(ports, user_id, application_id, wish))
    return shown.model_copy(update={"confirm": body.confirm, "job_id": asked.job_id, "status": asked.status})


def _shown(mail: MailPreview) -> MailOut:
    files = [MailFileOut(**file._asdict()) for file in mail.files]
    sender, sentences = mail.sender, mail.checked.sentences
    shown = mail.model_dump(include={"to", "subject", "body", "earlier", "confirm"})
    return MailOut(
        **shown,
        sender=sender.address,
        sender_name=sender.name,
        reply_to=sender.reply_to,
        files=files,
        unsupported=[_claim(one, fault) for one in sentences for fault in one.verdict.unsupported],
        unchecked=[_claim(one, fault) for one in sentences for fault in one.verdict.unchecked],
    )


def _claim(sentence: CheckedSentence, fault: Finding) -> ClaimOut:
    return ClaimOut(sentence=sentence.text, text=fault.text, why=fault.why)
