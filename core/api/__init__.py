"""The HTTP door: a FastAPI app under /api/v1, and the health routes beside it."""

from core.api.access_log import hide_queries
from core.api.app import make_api
from core.api.health import health_routes

__all__ = ["health_routes", "hide_queries", "make_api"]
