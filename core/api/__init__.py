"""The HTTP door: a FastAPI app under /api/v1, and the health routes beside it."""

from core.api.app import make_api, mounted_api
from core.api.health import health_routes

__all__ = ["health_routes", "make_api", "mounted_api"]
