"""What the services need from outside, and `Ports`, the frozen bundle that holds one of each."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from email.message import EmailMessage
from typing import Protocol, TypeVar

from core.domain.accounts import Account, ApiToken, Bearer, OAuthStart, RefreshToken, Session, SignedIn
from core.domain.analytics import ApplicationFact
from core.domain.answers import StoredAnswer
from core.domain.applications import Application, ApplicationEvent, EventName
from core.domain.audit import AuditEntry
from core.domain.candidates import Candidate, Kept
from core.domain.claims import ClaimWords
from core.domain.counts import Count
from core.domain.credentials import Credential
from core.domain.documents import Document, TemplateOptions
from core.domain.errors import ErrorCode, UserError
from core.domain.forms import Countries, FormTable, Telephone
from core.domain.interview import InterviewPhrases
from core.domain.jobs import Job, JobEvent, JobStatus, Phase
from core.domain.keywords import Vocabulary
from core.domain.languages import LanguageCode
from core.domain.letters import LetterPhrases
from core.domain.mailing import MailServer, MailText
from core.domain.next_steps import OpenApplication
from core.domain.outbox import OutgoingMail
from core.domain.posting import Ats, JobPosting
from core.domain.reading import Reading
from core.domain.records import Artifact, Download, PostingRecord, ProfileRecord, ReadingRecord, Record
from core.domain.replies import Reply
from core.domain.resume import Resume
from core.domain.spending import Budget, Reservation, Spending
from core.domain.tracking import Found, Search

M = TypeVar("M", bound=Record)
R = TypeVar("R", bound=Reply)
Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Page:
    """`limit` rows from `offset` on."""

    offset: int = 0
    limit: int = 100


FIRST_PAGE = Page()
_NO_ROW = "This is no longer here. Go back and choose again."


class Table(Protocol[M]):
    """Rows of one noun. Every method takes the owner first: no row is reachable without its user.

    Adapters inherit it: they get what every store does alike.
    """

    def get(self, user_id: str, row_id: str) -> M | None:
        rows = self.list(user_id, {"id": row_id}, page=Page(limit=1))
        return rows[0] if rows else None

    def require(self, user_id: str, row_id: str) -> M:
        """The row, or `UserError(NOT_FOUND)`; another person's row is not found."""
        row = self.get(user_id, row_id)
        if row is None:
            raise UserError(ErrorCode.NOT_FOUND, _NO_ROW)
        return row

    def list(
        self,
        user_id: str,
        where: Mapping[str, Scalar] | None = None,
        order: str = "-created_at",
        page: Page = FIRST_PAGE,
    ) -> Sequence[M]:
        """Rows whose columns equal `where`, ordered by a column ("-" in front: descending)."""
        ...

    def count(self, user_id: str, where: Mapping[str, Scalar] | None = None) -> int:
        """How many rows `list` would give without an end."""
        ...

    def add(self, user_id: str, row: M) -> M:
        """Keeps a new row; `UserError(CONFLICT)` when a unique value is taken."""
        ...

    def add_all(self, user_id: str, rows: Sequence[M]) -> int:
        """Keeps all of them or none; how many were new. One whose id is known stays as it is kept;
        `UserError(CONFLICT)` when another unique value is taken."""
        ...

    def change(self, user_id: str, where: Mapping[str, Scalar], patch: Mapping[str, object]) -> int:
        """Sets `patch` on the rows that match `where`; the count says whether a compare-and-set won."""
        ...

    def remove(self, user_id: str, row_id: str) -> bool:
        """Whether it was there; `UserError(CONFLICT)` while other rows need it."""
        return self.remove_all(user_id, {"id": row_id}) == 1

    def remove_all(self, user_id: str, where: Mapping[str, Scalar]) -> int:
        """Removes the rows that match `where`, all or none; how many. `UserError(CONFLICT)` while other rows
        need one of them."""
        ...


def add_once(table: Table[M], row: M) -> M:
    """Keeps a row named by its content; when another has just kept the same, that one."""
    try:
        return table.add(row.user_id, row)
    except UserError as error:
        if error.code is not ErrorCode.CONFLICT:
            raise
        return table.require(row.user_id, row.id)


def every_row(table: Table[M], user_id: str, where: Mapping[str, Scalar] | None = None) -> Iterator[M]:
    """All of a person's rows that match, oldest first, read a page at a time."""
    offset = 0
    while rows := table.list(user_id, where, order="created_at", page=Page(offset, 500)):
        yield from rows
        offset += len(rows)


@dataclass(frozen=True)
class Change:
    """Sets `patch` on an application that is as `expected`, and says so in an event: both or neither."""

    application_id: str
    expected: Mapping[str, Scalar]
    patch: Mapping[str, object]
    event: ApplicationEvent


class Tracking(Protocol):
    """What becomes of applications, where a change and its event belong together.

    Adapters inherit it: a single change is the smallest of many.
    """

    def change(
        self,
        user_id: str,
        application_id: str,
        expected: Mapping[str, Scalar],
        patch: Mapping[str, object],
        event: ApplicationEvent,
    ) -> bool:
        """Makes one `Change`; whether it was made, see `change_all`."""
        change = Change(application_id, expected, patch, event)
        return application_id in self.change_all(user_id, [change])

    def change_all(self, user_id: str, changes: Sequence[Change]) -> Collection[str]:
        """Makes these changes in one step; the ids of the applications that were changed. Nothing happens to
        one that is not (any more) as expected, or for an event whose id is known."""
        ...

    def facts(
        self,
        user_id: str,
        candidate_id: str | None,
        since: datetime | None = None,
        changed_since: datetime | None = None,
    ) -> Sequence[ApplicationFact]:
        """What figures are made of, in one question: of all applications that were sent, or else saved,
        since then, and changed in any way since; of all candidates and one's own when `candidate_id` is
        None."""
        ...

    def open(self, user_id: str, today: date) -> Sequence[OpenApplication]:
        """Those that have a next step on this day (see `reach`), of all candidates and one's own."""
        ...

    def find(self, user_id: str, search: Search, page: Page = FIRST_PAGE) -> Found:
        """One page of a person's applications, with what is shown around it, in one question."""
        ...

    def add_all(
        self, user_id: str, applications: Sequence[Application], events: Sequence[ApplicationEvent] = ()
    ) -> int:
        """Keeps all of them or none, with the events of those that are new; how many these are. One whose id
        is known stays as it is kept."""
        ...


class System(Protocol):
    """The few things that belong to no user: handing out work and cleaning up after lost workers."""

    def claim_job(self, worker: str, now: datetime, lease_until: datetime) -> Job | None:
        """The oldest job that may start, or whose lease ran out, now running under `worker`; or None."""
        ...

    def overdue_jobs(self, now: datetime) -> Sequence[Job]:
        """Unfinished jobs whose deadline has passed."""
        ...

    def call_for_waiting_jobs(self, now: datetime, since: datetime) -> int:
        """How many jobs could start now and nobody was told of after `since`; they count as told of now.

        Of several callers at once only one gets a job counted.
        """
        ...

    def count_waiting_jobs(self) -> int: ...

    def forgotten_jobs(self, before: datetime) -> Sequence[Job]:
        """Some jobs that ended before this and that no application needs."""
        ...

    def everyones_credentials(self) -> Sequence[Credential]:
        """All there are, to be sealed again under a new key."""
        ...

    def is_ready(self) -> bool:
        """Whether the store answers."""
        ...


class Identity(Protocol):
    """Finding out who somebody is: the look-ups that cannot name their user yet. Tokens come as hashes."""

    def account(self, email: str) -> Account | None: ...
    def refresh_token(self, token_hash: str) -> RefreshToken | None: ...
    def api_token(self, token_hash: str) -> ApiToken | None: ...
    def session(self, token_hash: str) -> Session | None: ...
    def session_with_ticket(self, ticket_hash: str) -> Session | None: ...
    def forget_expired(self, before: datetime) -> int:
        """Removes sessions and refresh tokens that expired before this; the count of them."""
        ...


class Passwords(Protocol):
    """Keeps passwords so that nobody can read them back. Takes at most 72 bytes."""

    def hash(self, password: str) -> str: ...
    def matches(self, password: str, password_hash: str | None) -> bool:
        """False for None, after the same time: it stands for an account that is not there."""
        ...


class TokenIssuer(Protocol):
    """Makes the access tokens of accounts that live here."""

    def issue(self, bearer: Bearer, seconds: int) -> str: ...


class TokenReader(Protocol):
    """Says whose an access token is."""

    def read(self, token: str) -> Bearer:
        """`UserError` UNAUTHORIZED, or NETWORK while it cannot be known."""
        ...


class Vault(Protocol):
    """Seals people's secrets. What was sealed for one person does not open for another."""

    @property
    def is_open(self) -> bool:
        """Whether it has a key; without one it seals and opens nothing: `UserError(STORAGE)`."""
        ...

    def seal(self, user_id: str, text: str) -> str: ...
    def open(self, user_id: str, sealed: str) -> str:
        """`UserError(STORAGE)` for what was sealed for another person or under a key that is gone."""
        ...


class Erasure(Protocol):
    """Takes a person out of the store for good."""

    def owned(self) -> Collection[str]:
        """The name of every table whose rows have an owner."""
        ...

    def remove_rows(self, user_id: str, pseudonym: str, limit_keys: Collection[str]) -> None:
        """Removes all rows of this person at once, with what is counted under these words; in the audit
        log the pseudonym takes the person's place."""
        ...

    def scrub(self) -> None:
        """Overwrites what removed rows have left on the disk, unless that is done already.
        `UserError(STORAGE)` when it cannot be done now; it may be tried again."""
        ...


class HostedAccounts(Protocol):
    """Accounts that somebody else keeps: passwords never come to rest here.

    Raises `UserError`: UNAUTHORIZED, CONFLICT, INPUT_UNREADABLE (a password that will not do), RATE_LIMITED,
    and NETWORK or STORAGE while the service is not there.
    """

    def sign_up(self, email: str, password: str) -> SignedIn | None:
        """None when the address has to be confirmed by a mail first, also for one that has an account."""
        ...

    def sign_in(self, email: str, password: str) -> SignedIn: ...
    def refresh(self, refresh_token: str) -> SignedIn:
        """The next pair of tokens. Of two callers with the same token one may be refused: it is used up."""
        ...

    def send_reset_mail(self, email: str) -> None:
        """Says nothing about whether there is such an account."""
        ...

    def change_password(self, email: str, code: str, password: str) -> SignedIn:
        """With the code from the mail, which is used up even when the password will not do."""
        ...

    def sign_out(self, access_token: str) -> None:
        """No refreshing any more. The access token itself stays good until it expires."""
        ...

    def sign_out_elsewhere(self, access_token: str) -> None:
        """Ends all other sessions of this person, as `sign_out` does."""
        ...

    def oauth_url(self, provider: str, redirect: str) -> OAuthStart:
        """Asks nobody: an unknown provider is found out at the other end."""
        ...

    def finish_oauth(self, code: str, verifier: str) -> SignedIn:
        """`code` is what the browser brought back to `redirect`."""
        ...


class JobLog(Protocol):
    """What has happened to jobs, for those who watch. Steps are told by the store itself, see `JobEvent`."""

    def list(self, after: int, job_ids: Collection[str]) -> Sequence[JobEvent]:
        """Events of these jobs with a greater id, in order. Whoever asks has made sure of the owner."""
        ...

    def add_partial(self, user_id: str, job_id: str, part: str, html: str) -> None:
        """Keeps a document's newest draft; nothing happens once the job has ended."""
        ...


class Desks(Protocol):
    """What is kept for the candidates of one account."""

    def kept(self, user_id: str) -> Sequence[Kept]:
        """For each candidate for whom there is anything, in one question however many there are."""
        ...


class Limiter(Protocol):
    """Counts what people do, where all processes see it."""

    def take(self, key: str, allowed: int, seconds: int) -> int:
        """Counts one more; 0 when that is within `allowed` per `seconds`, else the seconds to wait."""
        ...

    def give_back(self, key: str, allowed: int, seconds: int) -> None:
        """Counts one less: what was taken turned out not to count."""
        ...


class Monitor(Protocol):
    """Logs and metrics of what goes on. Nothing personal goes in, and no text of a document."""

    def watching(self, job: Job) -> AbstractContextManager[None]:
        """Everything logged inside names the job, its kind and a pseudonym of its owner."""
        ...

    def phase_began(self, job: Job, phase: Phase, previous: str, seconds: float) -> None:
        """The phase that was on, and for how long, gives way to the next."""
        ...

    def job_ended(self, job: Job, status: JobStatus, code: ErrorCode | None, seconds: float) -> None:
        """`seconds` is from being asked for to the end."""
        ...

    def job_will_be_tried_again(self, job: Job, error: Exception) -> None: ...

    def refused(self, action: str) -> None:
        """Somebody hit the limit of this action."""
        ...

    def answered(self, code: ErrorCode) -> None:
        """Somebody was answered with this error, outside any job."""
        ...

    def happened(self, name: EventName) -> None:
        """Somebody did this with an application for the first time."""
        ...

    def model_asked(self, spending: Spending, code: ErrorCode | None) -> None:
        """The language model was called once; `code` says why that was of no use."""
        ...


class Counters(Protocol):
    """What all processes together have counted. A count that cannot be kept is lost, never an error."""

    def add(self, counts: Iterable[Count]) -> None:
        """Adds all of them at once."""
        ...

    def note(self, count: Count) -> None:
        """Adds one within a few seconds, however many come."""
        ...

    def list(self) -> Sequence[Count]: ...

    def unfinished_jobs(self) -> tuple[int, int]:
        """How many jobs wait, and how many run, right now."""
        ...


class FileStore(Protocol):
    """Bytes under keys of ours. A write is whole or absent, also when the power goes."""

    def put(self, key: str, data: bytes) -> None: ...
    def get(self, key: str) -> bytes:
        """`UserError(NOT_FOUND)` when the file is gone."""
        ...

    def remove(self, key: str) -> None:
        """Nothing happens when it is gone already; `UserError(STORAGE)` when it stays."""
        ...

    def remove_folder(self, folder: str) -> None:
        """Everything whose key begins with `folder/`, unfinished writes included; as `remove`."""
        ...


class Orphans(Protocol):
    """Files that no row names."""

    def list(self, before: datetime) -> Sequence[str]:
        """Keys of some of those that were last written before this."""
        ...


class LinkSigner(Protocol):
    """Turns a download into a token nobody can forge, and back."""

    def sign(self, download: Download) -> str: ...
    def read(self, token: str) -> Download:
        """`UserError(NOT_FOUND)` for anything we did not sign."""
        ...


class Signer(Protocol):
    """Signs what a person was shown, so that nobody can say for them that they confirmed something else."""

    def sign(self, text: str) -> str: ...
    def require(self, text: str, signature: str) -> None:
        """`UserError`: CONFLICT for any other text than the signed one, STORAGE for what was signed under a
        secret that this process does not have."""
        ...


@dataclass(frozen=True)
class ReadProfile:
    """What was read from an uploaded CV; `notes` are sentences to show the person."""

    resume: Resume
    text: str
    notes: Sequence[str] = ()
    reading: Reading = field(default_factory=Reading)


class Reader(Protocol):
    """Reads files of strangers. Bounded in time and memory; raises `UserError` with an input code.

    `version` grows when files are read better than before.
    """

    @property
    def version(self) -> int: ...
    def read_profile(self, data: bytes, filename: str) -> ReadProfile: ...
    def page_picture(self, data: bytes, page: int) -> bytes:
        """A page of a PDF, counted from 1, as PNG. `UserError(NOT_FOUND)` where it has no such page."""
        ...

    def read_posting(self, data: bytes, filename: str, url: str = "") -> JobPosting: ...
    def resume_from_text(self, text: str) -> Resume:
        """Reads a CV's plain text here and now, for many small texts in a row."""
        ...


@dataclass(frozen=True)
class FetchedPage:
    """A page as it came: `filename` carries the type by its ending (.html, .json, .pdf, .txt)."""

    data: bytes
    filename: str
    url: str


class PostingFetcher(Protocol):
    """Fetches an advert's page from the public web. Raises `UserError` FETCH_*."""

    def fetch(self, url: str) -> FetchedPage: ...


@dataclass(frozen=True)
class Template:
    """A CV design with its letter. The pictures are PNGs of a CV and a letter made with it, `accents` its
    colours by name as CSS hex, the usual one first."""

    name: str
    title: str
    description: str
    picture: bytes
    letter_picture: bytes
    accents: Mapping[str, str]


@dataclass(frozen=True)
class Rendering:
    """One document in every form it is handed out in. `text` is read back from the PDF bytes."""

    html: str
    pdf: bytes
    docx: bytes
    pages: int
    text: str


class Renderer(Protocol):
    """Makes finished files. Raises `UserError(RENDER_FAILED)`."""

    def templates(self) -> Sequence[Template]: ...
    def html(self, document: Document, template: str, options: TemplateOptions) -> str: ...
    def pages(self, document: Document, template: str, options: TemplateOptions) -> int: ...
    def estimated_pages(self, resume: Resume, template: str, options: TemplateOptions) -> int:
        """About as many as it will take, without laying it out."""
        ...

    def render(
        self, documents: Sequence[Document], template: str, options: TemplateOptions
    ) -> Sequence[Rendering]:
        """All documents at once, as many at a time as there are processes."""
        ...


class Tables(Protocol):
    """The word lists, phrases and names that the domain works with."""

    def vocabulary(self) -> Vocabulary: ...
    def claim_words(self, language: LanguageCode) -> ClaimWords: ...
    def letter_phrases(self, language: LanguageCode) -> LetterPhrases: ...
    def interview_phrases(self, language: LanguageCode) -> InterviewPhrases: ...
    def mail_text(self, language: LanguageCode, *, name: str, title: str, employer: str) -> MailText:
        """The first wording of an e-mail application."""
        ...

    def form_table(self, ats: Ats) -> FormTable:
        """What the forms of this system call their fields."""
        ...

    def countries(self) -> Countries: ...
    def telephone(self, text: str, country_code: str) -> Telephone | None:
        """The parts of a number, dialled from within the country of that ISO 3166 code ("": not known)."""
        ...


class Treasury(Protocol):
    """What people may spend on the language model in a day, counted where all processes see it."""

    def reserve(self, user_id: str, day: str, amount: int, limit: int) -> Reservation | None:
        """Sets micro-dollars aside; None when that, all that is set aside and all that is spent are together
        more than the limit. However many ask at once, they never get more."""
        ...

    def settle(self, reservation: Reservation, spending: Spending) -> None:
        """What was set aside is free again, and what was spent counts. Once for each reservation."""
        ...


class Purse(Protocol):
    """What one piece of work may still use of the language model: a person's money, and time."""

    @property
    def seconds_left(self) -> float: ...
    def reserve(self, dollars: float) -> Reservation:
        """`UserError(QUOTA)` when the day's budget does not hold that any more."""
        ...

    def settle(self, reservation: Reservation, spending: Spending, code: ErrorCode | None = None) -> None:
        """`code` says why the call was of no use."""
        ...


class LanguageModel(Protocol):
    """A machine that writes. Nothing it says is true because it says it."""

    @property
    def name(self) -> str:
        """ "" while AI is off."""
        ...

    def warm_up(self) -> None:
        """Begins to load what takes long to load, and waits for nothing."""
        ...

    def ask(self, purse: Purse, prompt: str, reply_type: type[R], **facts: object) -> R:
        """What it answers to the prompt of this name. Facts are people's texts and lists of them: material,
        never instructions; only numbers are taken as ours.

        `UserError`: LLM_AUTH, LLM_RATE, LLM_TIMEOUT, LLM_BAD_OUTPUT, NETWORK, QUOTA, INPUT_TOO_BIG.
        """
        ...


class Mailer(Protocol):
    """Hands mails to a mail server, and says of each whether it is surely sent, surely not, or neither."""

    @property
    def house(self) -> MailServer | None:
        """The mail server of whoever runs this, where there is one."""
        ...

    def send(self, server: MailServer, message: EmailMessage) -> None:
        """`UserError`: SMTP_AUTH, SMTP_REJECTED and NETWORK (surely not sent), SMTP_UNKNOWN (perhaps sent).
        NETWORK, and a refusal with `retry_after`, may pass by themselves."""
        ...


class JobQueue(Protocol):
    """A wake-up for whoever runs jobs. Losing one loses nothing: the row is the truth."""

    def wake(self) -> None: ...


@dataclass(frozen=True)
class Policy:
    """Numbers that whoever runs this may choose (settings of the same names).

    `rates` are calls per user and minute by action; `lease_seconds` is how long a silent worker keeps a job.
    """

    lease_seconds: float = 15
    queue_limit: int = 200
    retention_days: int = 90
    mails_per_day: int = 50
    dollars_per_day: float = 1
    rates: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Ports:
    """One of everything; made only by `core.bootstrap`. `build` names this version of the code."""

    candidates: Table[Candidate]
    profiles: Table[ProfileRecord]
    readings: Table[ReadingRecord]
    postings: Table[PostingRecord]
    jobs: Table[Job]
    artifacts: Table[Artifact]
    applications: Table[Application]
    application_events: Table[ApplicationEvent]
    answers: Table[StoredAnswer]
    outbox: Table[OutgoingMail]
    tracking: Tracking
    accounts: Table[Account]
    refresh_tokens: Table[RefreshToken]
    sessions: Table[Session]
    api_tokens: Table[ApiToken]
    credentials: Table[Credential]
    audit: Table[AuditEntry]
    system: System
    identity: Identity
    hosted_accounts: HostedAccounts | None
    passwords: Passwords
    token_issuer: TokenIssuer
    token_reader: TokenReader
    vault: Vault
    session_vault: Vault
    erasure: Erasure
    job_log: JobLog
    desks: Desks
    limiter: Limiter
    monitor: Monitor
    counters: Counters
    files: FileStore
    orphans: Orphans
    links: LinkSigner
    confirmations: Signer
    reader: Reader
    fetcher: PostingFetcher
    language_model: LanguageModel
    budgets: Table[Budget]
    treasury: Treasury
    renderer: Renderer
    mailer: Mailer
    tables: Tables
    queue: JobQueue
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    build: str
    policy: Policy = Policy()
    public_base_url: str = ""

    def today(self) -> date:
        return self.clock().date()
