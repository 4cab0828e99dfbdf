"""Background jobs (never the advert): their states, phases and what they ask for and give back."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel

from core.domain.claims import Finding
from core.domain.documents import Density, InterviewPrep, Letter, Paper
from core.domain.errors import ErrorCode
from core.domain.languages import LanguageCode
from core.domain.model import Model
from core.domain.records import Moment, Record
from core.domain.resume import Resume
from core.domain.score import Score
from core.domain.tailoring import Change, RefusedEdit, Strength
from core.domain.writing import Length, Tone, Written

PREVIEW_SECONDS = 170
"""A preview ends this long after it was asked for, queue and retries included (PRODUCT J6)."""

MAX_ATTEMPTS = 3
"""A job that failed by our fault this often is given up. A worker that died is not the job's failure and does
not count; the deadline alone ends a job that kills its workers."""


JobKind = Literal["preview", "apply", "email"]


class JobStatus(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    ERROR = "error"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        return self in {JobStatus.DONE, JobStatus.ERROR, JobStatus.CANCELLED}


class Phase(Model):
    """A step a person can watch: `progress` is 0–100, `text` says what is being done."""

    progress: int
    text: str


READING = Phase(progress=5, text="Reading the profile")
UNDERSTANDING = Phase(progress=25, text="Understanding the posting")
TAILORING = Phase(progress=50, text="Tailoring the CV")
WRITING = Phase(progress=70, text="Writing the cover letter")
CHECKING = Phase(progress=95, text="Checking the finished files")
READY = Phase(progress=100, text="Ready")
PREVIEW_PHASES = (READING, UNDERSTANDING, TAILORING, WRITING, CHECKING, READY)


class PreviewRequest(Model):
    """What a preview is made from. `language` None means: the language the profile is written in, `paper`
    None: the usual one of the person's country; `accent` "" is the first colour of the design; with
    `fit_pages` the CV is set closer and cut until it has no more. `undone` are the paths of changes that the
    person has taken back from the preview `base_job_id`: what a model wrote for that one is used again."""

    kind: Literal["preview"] = "preview"
    profile_id: str
    posting_id: str
    template: str
    language: LanguageCode | None = None
    accent: str = ""
    density: Density = "auto"
    paper: Paper | None = None
    fit_pages: int | None = None
    use_ai: bool = True
    strength: Strength = "full"
    undone: list[str] = []
    base_job_id: str = ""
    tone: Tone = "plain"
    length: Length = "medium"


class ApplyRequest(Model):
    """Makes the application of a finished preview: its record, its files, its form answers."""

    kind: Literal["apply"] = "apply"
    preview_job_id: str


class EmailRequest(Model):
    """Sends a mail of the outbox, if it is still the one that was confirmed by this word."""

    kind: Literal["email"] = "email"
    mail_id: str
    confirm: str


class PreviewResult(Model):
    """Artifact ids by document and format (`files["cv"]["pdf"]`), the documents themselves, the score; and
    the posting's `title` and `employer` as the letter names them and its `url`, whatever becomes of the
    posting. `html_keys` is where each document's HTML lies in file storage. `written` is what a model wrote,
    `refused` what of it the profile does not support, `unchecked` what nobody could check; `notices` say what
    was made without the model after all, and why; `length_note` why the CV is longer than wanted."""

    files: dict[str, dict[str, str]]
    pages: dict[str, int]
    ats: Score
    cv: Resume
    cover_letter: Letter
    interview_prep: InterviewPrep
    changes: list[Change] = []
    language: LanguageCode = "en"
    title: str = ""
    employer: str = ""
    url: str = ""
    html_keys: dict[str, str] = {}
    written: Written = Written()
    refused: list[RefusedEdit] = []
    unchecked: list[Finding] = []
    notices: list[str] = []
    length_note: str = ""


class ApplyResult(Model):
    """Artifact ids by kind: cv, cover_letter, interview_prep, form_data (PRODUCT J3)."""

    application_id: str
    files: dict[str, str]
    ats: Score


class EmailResult(Model):
    """The mail server has taken it."""

    mail_id: str
    to: str
    message_id: str
    is_test: bool


JobRequest = PreviewRequest | ApplyRequest | EmailRequest
JobResult = PreviewResult | ApplyResult | EmailResult


class Job(Record):
    """The row is the truth about a job; every queue is only a wake-up.

    `fingerprint` names the work by content: two live jobs of a user never have the same one, unless they
    were asked for under different keys. `idempotency_key` is the caller's own name for this request, and
    `request_hash` what was asked under it. `lease_until` is when a silent worker loses the job; `worker` is
    who holds it. `not_before` keeps a failed job from being tried again at once. `woken_at` is when somebody
    was last told that it waits.
    """

    candidate_id: str = ""
    kind: JobKind
    status: JobStatus = JobStatus.QUEUED
    progress: int = 0
    phase: str = ""
    fingerprint: str
    idempotency_key: str = ""
    request_hash: str = ""
    request: JobRequest
    result: JobResult | None = None
    error_code: ErrorCode | None = None
    error_message: str = ""
    attempts: int = 0
    cancel_requested: bool = False
    worker: str = ""
    deadline: Moment
    lease_until: Moment | None = None
    not_before: Moment | None = None
    woken_at: Moment | None = None
    finished_at: Moment | None = None


class JobEvent(BaseModel):
    """Something that happened to a job. `id` grows over all jobs; `data` is what a listener is sent:

    `progress`, `done`: job_id, kind, status, progress, phase. `error`: these and error {code, message,
    job_id}. `partial`: part and html, the draft of a document; only the newest of each part is kept.
    """

    id: int
    job_id: str
    name: Literal["progress", "partial", "done", "error"]
    data: dict[str, Any]

    @property
    def is_last(self) -> bool:
        return self.name in {"done", "error"}
