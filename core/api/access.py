"""Who is asking: what every route depends on."""

from typing import Annotated

from fastapi import Depends, Request

from core.bootstrap import Runtime
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports

DEVELOPMENT_USER = "local"
_SIGN_IN = "Sign in first: send a valid bearer token."


def _runtime(request: Request) -> Runtime:
    runtime: Runtime = request.app.state.runtime
    return runtime


def _ports(runtime: Annotated[Runtime, Depends(_runtime)]) -> Ports:
    return runtime.ports


def _user(runtime: Annotated[Runtime, Depends(_runtime)]) -> str:
    if runtime.settings.has_development_user:
        return DEVELOPMENT_USER
    raise UserError(ErrorCode.UNAUTHORIZED, _SIGN_IN)


PortsOf = Annotated[Ports, Depends(_ports)]
UserOf = Annotated[str, Depends(_user)]
