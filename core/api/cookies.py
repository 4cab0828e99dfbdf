"""Answers that send a browser on, and the cookies that go with them."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core.domain.accounts import SignInTrouble
from core.services.browser_sessions import COOKIE, SESSION_DAYS
from core.settings import Settings

START = "/"
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


def sent_to(place: str) -> Response:
    return RedirectResponse(place, 303, headers=_HEADERS)


def start_with(trouble: SignInTrouble) -> str:
    """The start page, which then says what this word stands for."""
    return f"{START}?sign_in={trouble}"


def set_session(settings: Settings, request: Request, answer: Response, token: str) -> None:
    """An empty token takes the cookie away."""
    set_cookie(settings, request, answer, COOKIE, token, SESSION_DAYS * 86_400, START)


def set_cookie(
    settings: Settings, request: Request, answer: Response, name: str, token: str, seconds: int, path: str
) -> None:
    """For this site alone, and no script reads it. An empty token takes it away."""
    is_secure = settings.public_base_url.startswith("https") or request.url.scheme == "https"
    answer.set_cookie(
        name, token, seconds if token else 0, path=path, httponly=True, samesite="lax", secure=is_secure
    )
