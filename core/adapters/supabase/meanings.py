"""What Supabase's error codes mean to a person: which of our errors, in which sentence."""

from collections.abc import Mapping

from core.domain.errors import ErrorCode

AWAY = "The store does not answer just now, so this may not have been kept. Try again in a moment."
TROUBLE = "The store has trouble just now, so this may not have been kept. Try again in a moment."
BUSY = "The store is asked too much at once. Wait a little and try again."
OVER = "Your session is over. Sign in again."
_GONE = "This is no longer here. Go back and choose again."
_TAKEN = "This exists already. Open the existing one."
_BELONGS = "This belongs together with something that is gone or still needed. Reload the page and try again."
_TOO_BIG = "This is too big to be kept. Make it smaller and try again."
ODD = "This holds signs or values that cannot be kept. Remove what is unusual in it and try again."
_REFUSED = (
    "The store refuses this app. Whoever runs it has to look at its Supabase keys, migrations and grants."
)

Meaning = tuple[ErrorCode, str]

ROW_MEANINGS: Mapping[str, Meaning] = {
    "23505": (ErrorCode.CONFLICT, _TAKEN),
    "23503": (ErrorCode.CONFLICT, _BELONGS),
    "23514": (ErrorCode.INPUT_UNREADABLE, ODD),
    "22021": (ErrorCode.INPUT_UNREADABLE, ODD),
    "22P05": (ErrorCode.INPUT_UNREADABLE, ODD),
    "22P02": (ErrorCode.NOT_FOUND, _GONE),
    "22001": (ErrorCode.INPUT_TOO_BIG, _TOO_BIG),
    "54000": (ErrorCode.INPUT_TOO_BIG, _TOO_BIG),
    "413": (ErrorCode.INPUT_TOO_BIG, _TOO_BIG),
    "401": (ErrorCode.UNAUTHORIZED, OVER),
    "PGRST301": (ErrorCode.UNAUTHORIZED, OVER),
    "PGRST302": (ErrorCode.UNAUTHORIZED, OVER),
    "PGRST303": (ErrorCode.UNAUTHORIZED, OVER),
    "42501": (ErrorCode.STORAGE, _REFUSED),
    "42P01": (ErrorCode.STORAGE, _REFUSED),
    "42703": (ErrorCode.STORAGE, _REFUSED),
    "PGRST202": (ErrorCode.STORAGE, _REFUSED),
    "PGRST204": (ErrorCode.STORAGE, _REFUSED),
    "PGRST205": (ErrorCode.STORAGE, _REFUSED),
}
"""PostgreSQL's and PostgREST's codes, and HTTP statuses where an answer has none of these."""

FILE_MEANINGS: Mapping[int, Meaning] = {
    401: (ErrorCode.UNAUTHORIZED, OVER),
    403: (ErrorCode.UNAUTHORIZED, OVER),
    404: (ErrorCode.NOT_FOUND, _GONE),
    409: (ErrorCode.CONFLICT, _TAKEN),
    413: (ErrorCode.INPUT_TOO_BIG, _TOO_BIG),
    415: (ErrorCode.STORAGE, _REFUSED),
}
"""By status: the codes have changed between versions of storage."""

ACCOUNT_MEANINGS: Mapping[str, Meaning] = {
    "invalid_credentials": (
        ErrorCode.UNAUTHORIZED,
        "E-mail address and password do not fit together. Check both and try again.",
    ),
    "email_not_confirmed": (
        ErrorCode.UNAUTHORIZED,
        "This e-mail address is not confirmed yet. Open the link in the mail that was sent to it.",
    ),
    "user_banned": (ErrorCode.UNAUTHORIZED, "This account is closed. Ask whoever runs this site."),
    "otp_expired": (
        ErrorCode.UNAUTHORIZED,
        "This code is wrong or too old. Ask for a new mail and take the code from it.",
    ),
    "weak_password": (
        ErrorCode.INPUT_UNREADABLE,
        "This password is too easy to guess. Take a longer one with letters, numbers and other signs.",
    ),
    "same_password": (ErrorCode.INPUT_UNREADABLE, "This is the password you had. Take another one."),
    "validation_failed": (
        ErrorCode.INPUT_UNREADABLE,
        "This is not an e-mail address and a password that can be used. Check both and try again.",
    ),
    "signup_disabled": (
        ErrorCode.UNAUTHORIZED,
        "New accounts cannot be made here. Ask whoever runs this site for one.",
    ),
    "provider_disabled": (
        ErrorCode.UNAUTHORIZED,
        "This way of signing in is switched off here. Use your e-mail address and password.",
    ),
    "user_already_exists": (
        ErrorCode.CONFLICT,
        "There is an account with this e-mail address already. Sign in with it.",
    ),
    "bad_code_verifier": (
        ErrorCode.UNAUTHORIZED,
        "This sign-in was begun in another window or too long ago. Begin it again.",
    ),
}
SAME_AS = {
    "email_exists": "user_already_exists",
    "AuthInvalidCredentialsError": "validation_failed",
    "email_address_invalid": "validation_failed",
    "email_address_not_authorized": "validation_failed",
    "otp_disabled": "otp_expired",
    "email_provider_disabled": "provider_disabled",
    "oauth_provider_not_supported": "provider_disabled",
    "bad_oauth_state": "bad_code_verifier",
    "flow_state_not_found": "bad_code_verifier",
    "flow_state_expired": "bad_code_verifier",
}
"""More codes, and the library's own refusals, which have none."""
