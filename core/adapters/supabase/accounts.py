"""`HostedAccounts` kept by Supabase Auth."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, cast

from core.adapters.supabase.client import SupabaseProject
from core.adapters.supabase.errors import in_our_words
from core.domain.accounts import OAuthStart, SignedIn
from core.domain.errors import ErrorCode, UserError

if TYPE_CHECKING:
    from supabase import Client
    from supabase_auth.types import AuthResponse, Provider

_OVER = "Your session is over. Sign in again."
_NO_SESSION = "This did not sign you in. Begin the sign-in again."


class SupabaseAccounts:
    """Every call speaks through a client of its own, so that nothing of one person is left for the next.

    Mails carry the code ({{ .Token }} in the project's templates) that `change_password` takes.
    """

    def __init__(self, project: SupabaseProject) -> None:
        self._project = project

    def sign_up(self, email: str, password: str) -> SignedIn | None:
        client = self._fresh()
        with in_our_words():
            answer = client.auth.sign_up({"email": email, "password": password})
        return _signed_in(answer) if answer.session else None

    def sign_in(self, email: str, password: str) -> SignedIn:
        client = self._fresh()
        with in_our_words():
            answer = client.auth.sign_in_with_password({"email": email, "password": password})
        return _signed_in(answer)

    def refresh(self, refresh_token: str) -> SignedIn:
        client = self._fresh()
        with _odd_is_used_up(_OVER), in_our_words():
            return _signed_in(client.auth.refresh_session(refresh_token))

    def send_reset_mail(self, email: str) -> None:
        client = self._fresh()
        with in_our_words():
            client.auth.reset_password_for_email(email)

    def change_password(self, email: str, code: str, password: str) -> SignedIn:
        client = self._fresh()
        with in_our_words():
            answer = client.auth.verify_otp({"email": email, "token": code.strip(), "type": "recovery"})
            client.auth.update_user({"password": password})
        return _signed_in(answer)

    def sign_out(self, access_token: str) -> None:
        self._end_sessions(access_token, "local")

    def sign_out_elsewhere(self, access_token: str) -> None:
        self._end_sessions(access_token, "others")

    def oauth_url(self, provider: str, redirect: str) -> OAuthStart:
        from supabase_auth import SyncMemoryStorage

        storage = SyncMemoryStorage()
        client = self._project.signing_in(storage)
        with in_our_words():
            answer = client.auth.sign_in_with_oauth(
                {"provider": cast("Provider", provider), "options": {"redirect_to": redirect}}
            )
        return OAuthStart(answer.url, next(iter(storage.storage.values())))

    def finish_oauth(self, code: str, verifier: str) -> SignedIn:
        client = self._fresh()
        with _odd_is_used_up(_NO_SESSION), in_our_words():
            answer = client.auth.exchange_code_for_session(
                {"auth_code": code, "code_verifier": verifier, "redirect_to": ""}
            )
        return _signed_in(answer)

    def _end_sessions(self, access_token: str, which: Literal["local", "others"]) -> None:
        """Nothing happens for a token whose own session is over."""
        client = self._fresh()
        try:
            with in_our_words():
                client.auth.admin.sign_out(access_token, which)
        except UserError as error:
            if error.code is not ErrorCode.UNAUTHORIZED:
                raise

    def _fresh(self) -> "Client":
        from supabase_auth import SyncMemoryStorage

        return self._project.signing_in(SyncMemoryStorage())


@contextmanager
def _odd_is_used_up(sentence: str) -> Iterator[None]:
    """What is no token or code at all is told like one that is used up."""
    try:
        yield
    except UserError as error:
        if error.code is not ErrorCode.INPUT_UNREADABLE:
            raise
        raise UserError(ErrorCode.UNAUTHORIZED, sentence) from None


def _signed_in(answer: "AuthResponse") -> SignedIn:
    session = answer.session
    if session is None:
        raise UserError(ErrorCode.UNAUTHORIZED, _NO_SESSION)
    return SignedIn(
        session.user.id,
        session.access_token,
        session.refresh_token,
        session.expires_in,
        session.user.email or "",
    )
