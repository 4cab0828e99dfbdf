"""Asking the language model, with the person's own money."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.domain.errors import ErrorCode, UserError
from core.domain.replies import Reply
from core.domain.spending import Budget, Reservation, Spending, micro_dollars
from core.ports import Ports

HELLO_SECONDS = 30
_NO_MONEY = (
    "Today's budget for the AI is used up. It begins anew at midnight (UTC); until then go on without the AI."
)


@dataclass
class DayPurse:
    """`Purse` of one person: the day's budget, and the time until `deadline`. Keeps
    the bills."""

    ports: Ports
    user_id: str
    deadline: datetime
    bills: list[Spending] = field(default_factory=list)

    @property
    def spent(self) -> Spending:
        return sum(self.bills, Spending())

    @property
    def seconds_left(self) -> float:
        return (self.deadline - self.ports.clock()).total_seconds()

    def reserve(self, dollars: float) -> Reservation:
        limit = micro_dollars(self.ports.policy.dollars_per_day)
        day = self.ports.today().isoformat()
        given = self.ports.treasury.reserve(self.user_id, day, micro_dollars(dollars), limit)
        if given is None:
            raise UserError(ErrorCode.QUOTA, _NO_MONEY)
        return given

    def settle(self, reservation: Reservation, spending: Spending, code: ErrorCode | None = None) -> None:
        self.bills.append(spending)
        self.ports.treasury.settle(reservation, spending)
        self.ports.monitor.model_asked(spending, code)


class Greeting(Reply):
    """What a model says that is asked whether it is there."""

    greeting: str


@dataclass(frozen=True)
class Hello:
    """A greeting and what it took."""

    greeting: str
    spending: Spending


def purse_of(ports: Ports, user_id: str, deadline: datetime) -> DayPurse:
    """For one piece of work that has to be done by then."""
    return DayPurse(ports, user_id, deadline)


def say_hello(ports: Ports, user_id: str) -> Hello:
    """Asks the model something tiny, to see that it works. Raises as `LanguageModel.ask` does."""
    purse = purse_of(ports, user_id, ports.clock() + timedelta(seconds=HELLO_SECONDS))
    reply = ports.language_model.ask(purse, "hello", Greeting)
    return Hello(reply.greeting, purse.spent)


def used_today(ports: Ports, user_id: str) -> Budget:
    """What the person has used of today's budget; nothing yet is a row too."""
    day = ports.today().isoformat()
    rows = ports.budgets.list(user_id, {"day": day})
    return rows[0] if rows else Budget(id="", user_id=user_id, created_at=ports.clock(), day=day)
