"""Where a browser leaves for another service to sign in, and where it comes back."""

from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from core.api.client import client_address, is_from_our_pages
from core.api.cookies import START, sent_to, set_cookie, set_session, start_with
from core.bootstrap import Runtime
from core.domain.accounts import SignInTrouble
from core.domain.errors import ErrorCode, UserError
from core.services.browser_sessions import COOKIE, user_of_session
from core.services.hosted_sessions import sign_out_here
from core.services.oauth import OAUTH_COOKIE, OAUTH_SECONDS, begin_oauth, finish_oauth

_PATH = "/auth"
_BACK = f"{_PATH}/callback"
_TROUBLE = {
    ErrorCode.RATE_LIMITED: SignInTrouble.WAIT,
    ErrorCode.NETWORK: SignInTrouble.AWAY,
    ErrorCode.STORAGE: SignInTrouble.AWAY,
}


def oauth_routes(runtime: Runtime) -> list[BaseRoute]:
    """`/auth/oauth?provider=`: leads to the other service, from our own pages alone. `/auth/callback?code=`:
    comes from there, so anybody's page can lead to it; the verifier's cookie says who has left from here.
    """
    gate = _Gate(runtime)
    return [Route(f"{_PATH}/oauth", gate.leave), Route(_BACK, gate.come_back)]


@dataclass(frozen=True)
class _Gate:
    runtime: Runtime

    async def leave(self, request: Request) -> Response:
        provider = request.query_params.get("provider", "")
        if not is_from_our_pages(request) or provider not in self.runtime.settings.oauth_providers:
            return sent_to(START)
        return await to_thread.run_sync(self._begun, request, provider)

    async def come_back(self, request: Request) -> Response:
        answer = await to_thread.run_sync(self._finished, request)
        self._keep_verifier(request, answer, "")
        return answer

    def _begun(self, request: Request, provider: str) -> Response:
        base = self.runtime.settings.public_base_url.rstrip("/") or str(request.base_url).rstrip("/")
        try:
            start = begin_oauth(self.runtime.ports, provider, f"{base}{_BACK}")
        except UserError as error:
            return sent_to(start_with(self._told(error)))
        answer = sent_to(start.url)
        self._keep_verifier(request, answer, start.verifier)
        return answer

    def _finished(self, request: Request) -> Response:
        """A browser that is signed in already stays so, whatever a stranger's page has sent it here with."""
        ports, old = self.runtime.ports, request.cookies.get(COOKIE, "")
        found = self._let_in(request)
        if isinstance(found, SignInTrouble):
            return sent_to(START if user_of_session(ports, old) else start_with(found))
        sign_out_here(ports, old)
        answer = sent_to(START)
        set_session(self.runtime.settings, request, answer, found)
        return answer

    def _let_in(self, request: Request) -> str | SignInTrouble:
        given, kept = request.query_params, request.cookies.get(OAUTH_COOKIE, "")
        if "error" in given:
            return SignInTrouble.REFUSED
        address = client_address(request, self.runtime.settings.trusted_proxies)
        try:
            return finish_oauth(self.runtime.ports, given.get("code", ""), kept, address)
        except UserError as error:
            return self._told(error)

    def _told(self, error: UserError) -> SignInTrouble:
        self.runtime.ports.monitor.answered(error.code)
        return _TROUBLE.get(error.code, SignInTrouble.AGAIN)

    def _keep_verifier(self, request: Request, answer: Response, sealed: str) -> None:
        set_cookie(self.runtime.settings, request, answer, OAUTH_COOKIE, sealed, OAUTH_SECONDS, _PATH)
