"""Who is asking: what every route depends on."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from core.api.client import is_from_our_pages
from core.bootstrap import Runtime
from core.domain.accounts import LOCAL_USER, Caller
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.access import caller_of, require_full
from core.services.browser_sessions import COOKIE
from core.services.hosted_sessions import caller_in_browser

_SIGN_IN = "Sign in first: send a valid bearer token."

_HARMLESS = frozenset({"GET", "HEAD"})

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="bearer",
    description="An access token of POST /auth/token, or an API token (`aw_…`).",
)


async def _runtime(request: Request) -> Runtime:
    runtime: Runtime = request.app.state.runtime
    return runtime


async def _caller(
    request: Request,
    runtime: Annotated[Runtime, Depends(_runtime)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Caller:
    """A header that is there is always checked, also where one without it would be let in."""
    headers = request.headers.getlist("authorization")
    if not headers and runtime.settings.has_development_user:
        return Caller(LOCAL_USER)
    if not headers and (token := request.cookies.get(COOKIE)):
        return await run_in_threadpool(_in_browser, request, runtime.ports, token)
    if len(headers) != 1 or credentials is None:
        raise UserError(ErrorCode.UNAUTHORIZED, _SIGN_IN)
    return await run_in_threadpool(caller_of, runtime.ports, credentials.credentials)


def _in_browser(request: Request, ports: Ports, token: str) -> Caller:
    """Who is signed in to the pages. A browser sends its cookie whoever makes it call, so only our own pages
    may change anything with it."""
    caller = caller_in_browser(ports, token)
    if caller is None or not (request.method in _HARMLESS or is_from_our_pages(request)):
        raise UserError(ErrorCode.UNAUTHORIZED, _SIGN_IN)
    return caller


async def _ports(
    runtime: Annotated[Runtime, Depends(_runtime)], caller: Annotated[Caller, Depends(_caller)]
) -> Ports:
    return runtime.ports_for(caller)


async def _user(caller: Annotated[Caller, Depends(_caller)]) -> str:
    return require_full(caller)


async def _filler(caller: Annotated[Caller, Depends(_caller)]) -> str:
    return caller.user_id


RuntimeOf = Annotated[Runtime, Depends(_runtime)]


async def _downloader(request: Request, runtime: Annotated[Runtime, Depends(_runtime)]) -> Ports | None:
    """A link is enough to get a file that lies here. One at Supabase takes its owner's session besides: None
    without one."""
    if runtime.hosted is None:
        return runtime.ports
    try:
        return runtime.ports_for(await _caller(request, runtime, await _bearer(request)))
    except UserError as error:
        if error.code is not ErrorCode.UNAUTHORIZED:
            raise
        return None


DownloaderOf = Annotated[Ports | None, Depends(_downloader)]
PortsOf = Annotated[Ports, Depends(_ports)]
"""The ports to serve the caller with; a route without a caller takes those of `RuntimeOf`."""

CallerOf = Annotated[Caller, Depends(_caller)]
UserOf = Annotated[str, Depends(_user)]
"""The user id; for routes that only a token of full scope opens."""

FillerOf = Annotated[str, Depends(_filler)]
"""The user id; for the few routes that a token for filling in forms opens too."""
