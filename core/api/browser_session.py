"""Where a browser gets its session cookie, and where it loses it: the two steps a page cannot do itself."""

from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from core.api.client import is_from_our_pages
from core.api.cookies import START, sent_to, set_session, start_with
from core.bootstrap import Runtime
from core.domain.accounts import SignInTrouble
from core.domain.errors import UserError
from core.services.browser_sessions import COOKIE, exchange_ticket, user_of_session
from core.services.hosted_sessions import sign_out_here


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
            return sent_to(START)
        ports, old = self.runtime.ports, request.cookies.get(COOKIE, "")
        token = await to_thread.run_sync(self._exchanged, request.query_params.get("ticket", ""))
        if not token:
            is_in = await to_thread.run_sync(user_of_session, ports, old)
            return sent_to(START if is_in else start_with(SignInTrouble.AGAIN))
        answer = sent_to(START)
        await to_thread.run_sync(sign_out_here, ports, old)
        set_session(self.runtime.settings, request, answer, token)
        return answer

    async def end(self, request: Request) -> Response:
        answer = sent_to(START)
        if is_from_our_pages(request):
            token = request.cookies.get(COOKIE, "")
            await to_thread.run_sync(sign_out_here, self.runtime.ports, token)
            set_session(self.runtime.settings, request, answer, "")
        return answer

    def _exchanged(self, ticket: str) -> str:
        """The token, or "" for a ticket that is good for nothing."""
        try:
            return exchange_ticket(self.runtime.ports, ticket)
        except UserError as error:
            self.runtime.ports.monitor.answered(error.code)
            return ""
