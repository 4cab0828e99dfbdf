"""Accounts that somebody else keeps, in a dictionary."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from core.domain.accounts import OAuthStart, SignedIn
from core.domain.errors import ErrorCode, UserError

SECONDS = 3600


@dataclass
class InMemoryAccounts:
    """`HostedAccounts`. A person's id is their address, the code in a mail is 123456. Each refresh token is
    good for one exchange, and `trouble` is what the service answers while it is away. Who comes back from
    another service brings the code that `come_back_as` gives, once, with the verifier they left with."""

    passwords: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    refreshed: int = 0
    mails: list[str] = field(default_factory=list)
    signed_out: list[str] = field(default_factory=list)
    signed_out_elsewhere: list[str] = field(default_factory=list)
    trouble: ErrorCode | None = None
    _good: dict[str, str] = field(default_factory=dict)
    _codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    _left: int = 0

    def sign_up(self, email: str, password: str) -> SignedIn | None:
        self.passwords[email] = password
        return self._session(email) if not email.startswith("confirm") else None

    def sign_in(self, email: str, password: str) -> SignedIn:
        self.asked += 1
        if self.passwords.get(email) != password:
            raise UserError(ErrorCode.UNAUTHORIZED, "no")
        return self._session(email)

    def refresh(self, refresh_token: str) -> SignedIn:
        if self.trouble:
            raise UserError(self.trouble, "away")
        self.refreshed += 1
        email = self._good.pop(refresh_token, None)
        if email is None:
            raise UserError(ErrorCode.UNAUTHORIZED, "used up")
        return self._session(email)

    def send_reset_mail(self, email: str) -> None:
        self.mails.append(email)

    def change_password(self, email: str, code: str, password: str) -> SignedIn:
        self.asked += 1
        if code != "123456":
            raise UserError(ErrorCode.UNAUTHORIZED, "no")
        self.passwords[email] = password
        return self._session(email)

    def sign_out(self, access_token: str) -> None:
        self.signed_out.append(access_token)

    def sign_out_elsewhere(self, access_token: str) -> None:
        self.signed_out_elsewhere.append(access_token)

    def oauth_url(self, provider: str, redirect: str) -> OAuthStart:
        self._left += 1
        query = urlencode({"redirect_to": redirect, "challenge": f"challenge {self._left}"})
        return OAuthStart(f"https://{provider}.example/?{query}", f"verifier {self._left}")

    def come_back_as(self, email: str, url: str) -> str:
        """The code that somebody gets who was sent to `url` and signs in there."""
        challenge = dict(parse_qsl(urlsplit(url).query))["challenge"]
        code = f"code {len(self._codes)}"
        self._codes[code] = (email, challenge.replace("challenge", "verifier"))
        return code

    def finish_oauth(self, code: str, verifier: str) -> SignedIn:
        self.asked += 1
        if self.trouble:
            raise UserError(self.trouble, "away")
        email, left_with = self._codes.pop(code, ("", ""))
        if not email or verifier != left_with:
            raise UserError(ErrorCode.UNAUTHORIZED, "no")
        return self._session(email)

    def _session(self, email: str) -> SignedIn:
        number = len(self._good) + self.refreshed
        self._good[f"refresh {number} of {email}"] = email
        access, refresh = f"access {number} of {email}", f"refresh {number} of {email}"
        return SignedIn(email, access, refresh, SECONDS, email)
