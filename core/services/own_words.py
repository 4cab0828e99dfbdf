"""What a person writes in an application, held against the profile it was made from, and what they state."""

from core.domain.applications import Application
from core.domain.claims import Addressee, CheckedText
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewRequest, PreviewResult
from core.domain.own_words import checked_words
from core.domain.records import ProfileRecord
from core.domain.resume import Resume
from core.ports import Ports
from core.services.applications import form_of
from core.services.checking import gate_for
from core.services.stating import state_facts

_UNTRUE = (
    "The mail says something that the profile does not. Look at the mail again: change it, or add what is "
    "true to the profile."
)
NO_PROFILE = (
    "The CV of this application is no longer among your profiles, so nothing can be added to it. Change the "
    "sentences that it does not support."
)


def preview_of(ports: Ports, application: Application) -> Job | None:
    """The run it was made from, which knows the person's name, address and language."""
    return ports.jobs.get(application.user_id, application.preview_job_id)


def profile_of(ports: Ports, application: Application) -> ProfileRecord | None:
    """None when it was removed since, or the application was brought along from elsewhere."""
    preview = preview_of(ports, application)
    if preview is None or not isinstance(preview.request, PreviewRequest):
        return None
    return ports.profiles.get(application.user_id, preview.request.profile_id)


def check_words(ports: Ports, application: Application, text: str) -> CheckedText:
    """Against the profile as it is now; without it, against the CV that goes along."""
    preview, record = preview_of(ports, application), profile_of(ports, application)
    result = preview.result if preview else None
    made = result if isinstance(result, PreviewResult) else None
    resume = record.resume if record else made.cv if made else Resume()
    gate = gate_for(ports, resume)
    return checked_words(text, gate, made.language if made else gate.language, _addressee(ports, application))


def require_true(checked: CheckedText) -> None:
    """UNGROUNDED when the profile does not support all of it."""
    if checked.verdict.unsupported:
        raise UserError(ErrorCode.UNGROUNDED, _UNTRUE)


def state_words(ports: Ports, user_id: str, application_id: str, text: str) -> None:
    """What the profile does not support is true: the person says so, and the profile keeps it.
    PROFILE_MISSING when there is none to keep it."""
    application = ports.applications.require(user_id, application_id)
    checked = check_words(ports, application, text)
    sentences = [one.text for one in checked.sentences if one.verdict.unsupported]
    if not sentences:
        return
    record = profile_of(ports, application)
    if record is None:
        raise UserError(ErrorCode.PROFILE_MISSING, NO_PROFILE)
    state_facts(ports, user_id, record.id, sentences)


def own_answers(ports: Ports, application: Application) -> str:
    """The form answers in the person's own words; what else a form is told comes from the CV, or claims
    nothing about the work. NOT_FOUND when they have been removed."""
    answers = form_of(ports, application.user_id, application.id).answers
    own = [one for one in answers if one.answer_class == "narrative" and one.source.startswith("answers.")]
    return "\n".join(answer.value for answer in own)


def _addressee(ports: Ports, application: Application) -> Addressee:
    row = ports.postings.get(application.user_id, application.posting_id) if application.posting_id else None
    place = row.posting.job_location if row else ""
    return Addressee(application.title, application.employer, place)
