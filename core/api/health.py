"""Whether this process lives, whether it can work, and how it goes."""

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from core.api.metrics import metrics_route
from core.bootstrap import Runtime

_store_thread: RunVar[CapacityLimiter] = RunVar("store_thread")
"""One per event loop, made inside it."""


def health_routes(runtime: Runtime) -> list[BaseRoute]:
    """`/healthz`: the process answers. `/readyz`: the store answers too (503 while it does not).
    `/metrics`: for Prometheus.

    The first two need none of the threads that all calls share: a process that is only busy must not be
    taken for a dead one.
    """

    async def alive(_: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    async def ready(_: Request) -> JSONResponse:
        is_ready = await to_thread.run_sync(runtime.ports.system.is_ready, limiter=_own_thread())
        return JSONResponse({"status": "ready" if is_ready else "not ready"}, 200 if is_ready else 503)

    return [Route("/healthz", alive), Route("/readyz", ready), metrics_route(runtime.ports)]


def _own_thread() -> CapacityLimiter:
    try:
        return _store_thread.get()
    except LookupError:
        limiter = CapacityLimiter(1)
        _store_thread.set(limiter)
        return limiter
