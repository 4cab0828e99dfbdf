"""What the language model costs: counted in millionths of a dollar, so that small sums add up exactly."""

from dataclasses import dataclass
from math import ceil

from core.domain.records import Record

MILLION = 1_000_000


def micro_dollars(dollars: float) -> int:
    """Rounded up: a budget is never exceeded by what rounding hides."""
    return ceil(round(dollars * MILLION, 3))


@dataclass(frozen=True)
class Spending:
    """What one call of the model took, or several together. `cost` is in dollars."""

    cost: float = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0

    def __add__(self, other: "Spending") -> "Spending":
        return Spending(
            self.cost + other.cost,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True)
class Reservation:
    """Micro-dollars set aside for one call. `receipt` is the store's proof that it gave them."""

    user_id: str
    day: str
    amount: int
    receipt: str = ""


class Budget(Record):
    """One person's use of the model on one day (UTC, "2026-11-27"); `reserved` and `spent` in micro-dollars.

    What was set aside for a call whose process died stays set aside until the day is over.
    """

    day: str
    reserved: int = 0
    spent: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0
