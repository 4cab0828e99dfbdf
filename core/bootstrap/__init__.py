"""The one room that connects services to adapters; `embedded` and `hosted` are the two stores."""

from core.bootstrap.choices import require_secret_key, worker_name
from core.bootstrap.runtime import (
    RUNNERS,
    Runtime,
    make_runtime,
    runtime,
    shared_runtime,
)

__all__ = [
    "RUNNERS",
    "Runtime",
    "make_runtime",
    "require_secret_key",
    "runtime",
    "shared_runtime",
    "worker_name",
]
