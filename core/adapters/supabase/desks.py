"""`Desks` on Supabase, counted by a function of the database."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.adapters.supabase.rows import call_for_rows
from core.domain.candidates import Kept

if TYPE_CHECKING:
    from supabase import Client


class SupabaseDesks:
    def __init__(self, client: "Client") -> None:
        self._client = client

    def kept(self, user_id: str) -> Sequence[Kept]:
        """An account has at most 200 candidates, so one answer holds them all."""
        return call_for_rows(self._client, "count_by_candidate", Kept, owner=user_id)
