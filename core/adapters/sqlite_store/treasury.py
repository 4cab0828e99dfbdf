"""What people may spend on the language model in a day, counted in the store itself."""

from datetime import UTC, datetime

from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.table import insert_row
from core.domain.spending import Budget, Reservation, Spending, micro_dollars

_RESERVE = """
update budgets set reserved = reserved + :amount
where user_id = :owner and day = :day and reserved + spent + :amount <= :limit
"""
_SETTLE = """
update budgets set reserved = reserved - :amount, spent = spent + :cost,
    prompt_tokens = prompt_tokens + :read, completion_tokens = completion_tokens + :written, calls = calls + 1
where user_id = :owner and day = :day
"""


class SqliteTreasury:
    """`Treasury`: one statement under the file's write lock asks whether there is room and takes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reserve(self, user_id: str, day: str, amount: int, limit: int) -> Reservation | None:
        row = Budget(id=f"{user_id}/{day}", user_id=user_id, created_at=datetime.now(UTC), day=day)
        asked = {"owner": user_id, "day": day, "amount": amount, "limit": limit}
        with self._database.transaction() as connection:
            insert_row(connection, "budgets", user_id, row, "on conflict do nothing")
            if connection.execute(_RESERVE, asked).rowcount != 1:
                return None
        return Reservation(user_id, day, amount)

    def settle(self, reservation: Reservation, spending: Spending) -> None:
        told = {
            "owner": reservation.user_id,
            "day": reservation.day,
            "amount": reservation.amount,
            "cost": micro_dollars(spending.cost),
            "read": spending.prompt_tokens,
            "written": spending.completion_tokens,
        }
        with self._database.transaction() as connection:
            connection.execute(_SETTLE, told)
