"""Files in the bucket that no row names, found by the database itself: it keeps the bucket's list."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from core.adapters.supabase.rows import call, unclear

if TYPE_CHECKING:
    from supabase import Client


class SupabaseOrphans:
    """`Orphans`: a person's own, or everybody's with a worker's key."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def list(self, before: datetime) -> Sequence[str]:
        found = call(self._client, "orphaned_files", before=before)
        if not isinstance(found, list):
            raise unclear()
        return [str(key) for key in found]
