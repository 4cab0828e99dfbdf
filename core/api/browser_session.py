"""Where a browser gets its session cookie, and where it loses it: the two steps a page cannot do itself."""

from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from core.api.client import is_from_our_pages
from core.bootstrap import Runtime
from core.domain.errors import UserError
from core.services.browser_sessions import COOKIE, SESSION_DAYS, exchange_ticket, user_of_session
from core.services.hosted_sessions import sign_out_here

_START = "/"
_AGAIN = "/?sign_in=again"
"""The start page then says why it asks for the password again."""

_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


def browser_session_routes(runtime: Runtime) -> list[BaseRoute]:
    """`/auth/session?ticket=`: exchanges a ticket for the cookie. `/auth/ended`: signs this browser out.

    Both lead back to the start page. They listen only to our own pages: else a stranger's page could sign
    somebody in to the stranger's account and collect what is then uploaded, or sign them out.
    """
    door = _Door(runtime)
    return [Route("/auth/session", door.begin), Route("/auth/ended", door.end)]


@dataclass(frozen=True)
class _Door:
    runtime: Runtime

    async def begin(self, request: Request) -> Response:
        if not is_from_our_pages(request):
            return _to(_START)
        ports, old = self.runtime.ports, request.cookies.get(COOKIE, "")
        token = await to_thread.run_sync(self._exchanged, request.query_params.get("ticket", ""))
        if not token:
            return _to(_START if await to_thread.run_sync(user_of_session, ports, old) else _AGAIN)
        answer = _to(_START)
        await to_thread.run_sync(sign_out_here, ports, old)
        self._set_cookie(request, answer, token, SESSION_DAYS * 86_400)
        return answer

    async def end(self, request: Request) -> Response:
        answer = _to(_START)
        if is_from_our_pages(request):
            token = request.cookies.get(COOKIE, "")
            await to_thread.run_sync(sign_out_here, self.runtime.ports, token)
            self._set_cookie(request, answer, "", 0)
        return answer

    def _exchanged(self, ticket: str) -> str:
        """The token, or "" for a ticket that is good for nothing."""
        try:
            return exchange_ticket(self.runtime.ports, ticket)
        except UserError as error:
            self.runtime.ports.monitor.answered(error.code)
            return ""

    def _set_cookie(self, request: Request, answer: Response, token: str, seconds: int) -> None:
        is_secure = self.runtime.settings.public_base_url.startswith("https") or request.url.scheme == "https"
        answer.set_cookie(COOKIE, token, seconds, httponly=True, samesite="lax", secure=is_secure)


def _to(place: str) -> Response:
    return RedirectResponse(place, 303, headers=_HEADERS)
