"""The HTTP door: a FastAPI app under /api/v1, and the health routes beside it."""

from core.api.app import make_api, mounted_api
from core.api.browser_session import browser_session_routes
from core.api.event_hub import EventHub
from core.api.health import health_routes
from core.api.shutdown import streams_end_on_signals

__all__ = [
    "EventHub",
    "browser_session_routes",
    "health_routes",
    "make_api",
    "mounted_api",
    "streams_end_on_signals",
]
