"""The words and columns with which a job ends other than well."""

from core.domain.errors import ErrorCode

LATE = "This took longer than three minutes and was stopped. Try again; nothing you entered is lost."
CANCELLED = "You stopped this run. Nothing you entered is lost."


def as_error(code: ErrorCode, message: str) -> dict[str, object]:
    """The columns of a job that did not end well."""
    return {"error_code": code, "error_message": message}
