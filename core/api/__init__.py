"""The HTTP door: a FastAPI app under /api/v1, and the health routes beside it."""

from core.api.app import event_hubs, make_api, mounted_api
from core.api.browser_session import browser_session_routes
from core.api.health import health_routes
from core.api.oauth import oauth_routes
from core.api.shutdown import streams_end_on_signals

__all__ = [
    "browser_session_routes",
    "event_hubs",
    "health_routes",
    "make_api",
    "mounted_api",
    "oauth_routes",
    "streams_end_on_signals",
]
