"""A purse with as much money and time as a test gives it, which keeps the bills."""

from dataclasses import dataclass, field

from core.domain.errors import ErrorCode, UserError
from core.domain.spending import Reservation, Spending, micro_dollars


@dataclass
class TestPurse:
    __test__ = False

    dollars: float = 10
    seconds_left: float = 60
    open: int = 0
    bills: list[tuple[float, ErrorCode | None]] = field(default_factory=list)

    def reserve(self, dollars: float) -> Reservation:
        if dollars > self.dollars:
            raise UserError(ErrorCode.QUOTA, "The purse is empty.")
        self.open += 1
        return Reservation("ann", "2026-11-27", micro_dollars(dollars))

    def settle(self, reservation: Reservation, spending: Spending, code: ErrorCode | None = None) -> None:
        assert spending.cost <= reservation.amount / 1e6 + 1e-9
        self.open -= 1
        self.dollars -= spending.cost
        self.bills.append((spending.cost, code))

    @property
    def outcomes(self) -> list[str]:
        return [code or "done" for _, code in self.bills]
