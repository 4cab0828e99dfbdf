"""`Erasure` on Supabase: the rows and the account there, and what of a person is kept in the local file."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from core.adapters.supabase.rows import call, unclear
from core.ports import Erasure

if TYPE_CHECKING:
    from supabase import Client

HOSTED = frozenset(
    {
        "candidates",
        "profiles",
        "postings",
        "jobs",
        "job_events",
        "artifacts",
        "applications",
        "application_events",
        "answers",
        "readings",
        "outbox",
        "credentials",
        "audit",
        "api_tokens",
        "budgets",
    }
)
"""Every table of the migrations: all have an owner there."""


class SupabaseErasure:
    """Hosted rows go first, in one transaction with the account: nothing can be kept in its name after that.

    Whatever fails can be asked for again as long as the person's token holds.
    """

    def __init__(self, client: "Client", local: Erasure, *, as_worker: bool = False) -> None:
        self._client = client
        self._local = local
        self._as_worker = as_worker

    def owned(self) -> Collection[str]:
        return HOSTED.union(self._local.owned())

    def remove_rows(self, user_id: str, pseudonym: str, limit_keys: Collection[str]) -> None:
        if self._as_worker:
            is_erased = call(self._client, "erase_rows", owner=user_id)
        else:
            is_erased = call(self._client, "erase_my_rows")
        if is_erased is not True:
            raise unclear()
        self._local.remove_rows(user_id, pseudonym, limit_keys)

    def scrub(self) -> None:
        """What the project's disks still hold, and its backups, is the project's affair."""
        self._local.scrub()
