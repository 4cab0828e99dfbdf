"""Whether this process lives, whether it can work, and how it goes."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from core.api.metrics import metrics_route
from core.bootstrap import Runtime


def health_routes(runtime: Runtime) -> list[BaseRoute]:
    """`/healthz`: the process answers. `/readyz`: the store answers too (503 while it does not).
    `/metrics`: for Prometheus."""

    def alive(_: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    def ready(_: Request) -> JSONResponse:
        is_ready = runtime.ports.system.is_ready()
        return JSONResponse({"status": "ready" if is_ready else "not ready"}, 200 if is_ready else 503)

    return [Route("/healthz", alive), Route("/readyz", ready), metrics_route(runtime.ports)]
