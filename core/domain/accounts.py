"""Who somebody is, and what proves it. Of every token only its hash is kept."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from core.domain.model import Model
from core.domain.records import Moment, Record

LOCAL_USER = "local"
"""The one user of the command line and of the development shortcut."""


class Scope(StrEnum):
    """What a token opens: everything, or only what filling in a form needs."""

    FULL = "full"
    FILL = "fill"


class Account(Record):
    """A person who signs in here with a password. `id` and `user_id` are the same."""

    email: str
    password_hash: str


class Session(Record):
    """A browser that is signed in. Its ticket is good for one exchange, until `ticket_until`; its cookie
    holds the token whose hash is `token_hash` ("" before the exchange). `sealed` holds what the service that
    keeps the account has handed out, see `HeldTokens`."""

    ticket_hash: str
    ticket_until: Moment
    token_hash: str = ""
    sealed: str = ""
    expires_at: Moment
    revoked_at: Moment | None = None


class HeldTokens(Model):
    """What a browser's session at the service that keeps the accounts goes on with. The access token is good
    until `until`, the refresh token buys the next pair, once."""

    access_token: str
    refresh_token: str
    until: Moment
    email: str = ""


class RefreshToken(Record):
    """Buys one new access token. Each buys its follower too; `family` joins them back to one sign-in."""

    family: str
    token_hash: str
    expires_at: Moment
    used_at: Moment | None = None
    revoked_at: Moment | None = None


class ApiToken(Record):
    """A token for a program of the person's own, such as the browser extension."""

    token_hash: str
    scope: Scope
    label: str = ""
    expires_at: Moment | None = None
    revoked_at: Moment | None = None
    last_used_at: Moment | None = None


@dataclass(frozen=True)
class Caller:
    """Who asks, and how much they may. `access_token` is what a hosted store asks them for, and `email` the
    address of an account that is kept there; "" elsewhere."""

    user_id: str
    scope: Scope = Scope.FULL
    access_token: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True)
class Bearer:
    """What an access token says. `family` names the sign-in it comes from, "" where we do not keep it;
    `email` is "" where we keep the account."""

    user_id: str
    family: str = ""
    email: str = ""


@dataclass(frozen=True)
class SignedIn:
    """What a sign-in hands out; the refresh token is never shown again. `expires_in` is in seconds."""

    user_id: str
    access_token: str
    refresh_token: str
    expires_in: int
    email: str = ""


@dataclass(frozen=True)
class OAuthStart:
    """Where to send somebody who signs in with another service, and what proves on the way back that it was
    this browser that left. `verifier` is kept for that browser alone and never shown."""

    url: str
    verifier: str


class KeptVerifier(Model):
    """What a browser keeps, sealed, while its person is at another service; good until `until`."""

    verifier: str
    until: Moment


class SignInTrouble(StrEnum):
    """Why somebody stands before the door again: the word in the start page's address."""

    AGAIN = "again"
    REFUSED = "refused"
    WAIT = "wait"
    AWAY = "away"


def token_hash(secret: str) -> str:
    """What is kept of a token. Plain SHA-256 is enough: 256 random bits cannot be guessed back."""
    return sha256(secret.encode()).hexdigest()


def account_word(email: str) -> str:
    """Stands for an account where failed tries are counted: the address may be a stranger's."""
    return sha256(email.encode()).hexdigest()[:32]
