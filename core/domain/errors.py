"""Everything that can go wrong for a person, named once (PRODUCT.md, error taxonomy)."""

from enum import StrEnum


class ErrorCode(StrEnum):
    """Metric label, API `error.code`, and key of the advice shown beside the message."""

    INPUT_UNREADABLE = "input_unreadable"
    INPUT_TOO_BIG = "input_too_big"
    INPUT_ENCRYPTED = "input_encrypted"
    NO_TEXT = "no_text"
    PROFILE_MISSING = "profile_missing"
    POSTING_MISSING = "posting_missing"
    FETCH_BLOCKED = "fetch_blocked"
    FETCH_FORBIDDEN_BY_SITE = "fetch_forbidden_by_site"
    FETCH_FAILED = "fetch_failed"
    LLM_AUTH = "llm_auth"
    LLM_RATE = "llm_rate"
    LLM_TIMEOUT = "llm_timeout"
    LLM_BAD_OUTPUT = "llm_bad_output"
    UNGROUNDED = "ungrounded"
    RENDER_FAILED = "render_failed"
    SMTP_AUTH = "smtp_auth"
    SMTP_REJECTED = "smtp_rejected"
    SMTP_UNKNOWN = "smtp_unknown"
    AUTOMATION_CAPTCHA = "automation_captcha"
    AUTOMATION_CHANGED_PAGE = "automation_changed_page"
    CONSENT_MISSING = "consent_missing"
    RATE_LIMITED = "rate_limited"
    QUOTA = "quota"
    TIMEOUT = "timeout"
    NETWORK = "network"
    STORAGE = "storage"
    UNAUTHORIZED = "unauthorized"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    CANCELLED = "cancelled"
    INTERNAL = "internal"


INTERNAL_MESSAGE = "Something broke on our side. Nothing you entered is lost; try again in a moment."


class UserError(Exception):
    """A problem the person can do something about.

    `message` is one or two plain sentences: what happened, then what to do. Anything that is not a
    UserError is our bug: it keeps its traceback in the log and is shown as `internal`. `retry_after` is
    after how many seconds the same call can succeed, where we know it.
    """

    def __init__(self, code: ErrorCode, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retry_after = retry_after
