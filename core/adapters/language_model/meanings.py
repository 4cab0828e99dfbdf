"""What can go wrong with a model's provider, in our words.

Nothing of a provider's text goes on, neither to people nor to logs: it can quote the key and the CV.
"""

from collections.abc import Mapping

from core.domain.errors import ErrorCode, UserError

NO_ANSWER = "The AI's provider does not answer just now. Try again in a moment, or go on without it."
_NO_MODEL = "The AI's provider does not know the model. Whoever runs this server has to look at LLM_MODEL."
_NO_MONEY = (
    "The account at the AI's provider is empty. Go on without it; whoever runs this server has to fill it."
)
_TOO_LONG = "This CV and posting are too long for the model together. Shorten them, or go on without the AI."
_NOT_TAKEN = "The AI's provider does not take what it was asked. Go on without it."

USER_ERRORS: Mapping[ErrorCode, str] = {
    ErrorCode.LLM_AUTH: (
        "The AI's provider refuses the key. Whoever runs this server has to look at LLM_API_KEY; "
        "go on without the AI meanwhile."
    ),
    ErrorCode.LLM_RATE: "The AI's provider is asked too much just now. Wait a little, or go on without it.",
    ErrorCode.LLM_TIMEOUT: "The AI took too long to answer. Try again, or go on without it.",
    ErrorCode.NETWORK: NO_ANSWER,
}

_BY_STATUS: Mapping[int, tuple[ErrorCode, str]] = {
    400: (ErrorCode.LLM_BAD_OUTPUT, _NOT_TAKEN),
    401: (ErrorCode.LLM_AUTH, USER_ERRORS[ErrorCode.LLM_AUTH]),
    402: (ErrorCode.QUOTA, _NO_MONEY),
    403: (ErrorCode.LLM_AUTH, USER_ERRORS[ErrorCode.LLM_AUTH]),
    404: (ErrorCode.LLM_AUTH, _NO_MODEL),
    408: (ErrorCode.LLM_TIMEOUT, USER_ERRORS[ErrorCode.LLM_TIMEOUT]),
    413: (ErrorCode.INPUT_TOO_BIG, _TOO_LONG),
    422: (ErrorCode.LLM_BAD_OUTPUT, _NOT_TAKEN),
    429: (ErrorCode.LLM_RATE, USER_ERRORS[ErrorCode.LLM_RATE]),
}
_LONGEST_WAIT = 3600


def meaning_of(error: Exception) -> UserError:
    """By kind and status alone; whatever else a library raises means that there was no answer."""
    from litellm.exceptions import ContextWindowExceededError

    if isinstance(error, ContextWindowExceededError):
        return UserError(ErrorCode.INPUT_TOO_BIG, _TOO_LONG)
    status = getattr(error, "status_code", None)
    code, sentence = _BY_STATUS.get(status if isinstance(status, int) else 0, (ErrorCode.NETWORK, NO_ANSWER))
    return UserError(code, sentence, retry_after=_seconds(error))


def _seconds(error: Exception) -> int | None:
    """The wait that the provider asks for; it may also name a date, or nothing."""
    headers = getattr(error, "litellm_response_headers", None)
    asked = str(headers.get("retry-after", "")) if isinstance(headers, Mapping) else ""
    return min(int(asked), _LONGEST_WAIT) if asked.isdecimal() else None
