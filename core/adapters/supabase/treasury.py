"""`Treasury` on Supabase: functions of the database, because nobody may write budgets by hand."""

from typing import TYPE_CHECKING

from core.adapters.supabase.rows import call, unclear
from core.domain.spending import Reservation, Spending, micro_dollars

if TYPE_CHECKING:
    from supabase import Client


class SupabaseTreasury:
    """A person's client reaches that person's budget, a worker's everybody's. The receipt is what a person
    who calls these functions past us does not have: with it alone a reservation becomes free again."""

    def __init__(self, client: "Client", *, as_worker: bool = False) -> None:
        self._client = client
        self._as_worker = as_worker

    def reserve(self, user_id: str, day: str, amount: int, limit: int) -> Reservation | None:
        asked = {"of_day": day, "asked": amount, "most": limit}
        if self._as_worker:
            receipt = call(self._client, "reserve_dollars", owner=user_id, **asked)
        else:
            receipt = call(self._client, "reserve_my_dollars", **asked)
        if receipt is None:
            return None
        if not isinstance(receipt, str):
            raise unclear()
        return Reservation(user_id, day, amount, receipt)

    def settle(self, reservation: Reservation, spending: Spending) -> None:
        told = {
            "given": reservation.receipt,
            "cost": micro_dollars(spending.cost),
            "tokens_read": spending.prompt_tokens,
            "tokens_written": spending.completion_tokens,
        }
        if self._as_worker:
            is_settled = call(self._client, "settle_dollars", owner=reservation.user_id, **told)
        else:
            is_settled = call(self._client, "settle_my_dollars", **told)
        if is_settled is not True:
            raise unclear()
