"""What carries a prompt to a model and its answer back: a provider's API, or a script."""

from dataclasses import dataclass
from typing import Protocol

from core.adapters.language_model.prompts import Prompt
from core.domain.spending import Spending


@dataclass(frozen=True)
class Answer:
    """What the model wrote, whatever that is, and what it took."""

    text: str
    spending: Spending


class Transport(Protocol):
    """One way to a model. Raises `UserError` with a sentence of ours, never with a text of theirs."""

    @property
    def name(self) -> str:
        """The model, as people may read it."""
        ...

    def warm_up(self) -> None: ...
    def most_dollars(self, prompt: Prompt) -> float:
        """What sending this costs at the very most."""
        ...

    def send(self, prompt: Prompt, seconds: float) -> Answer:
        """Once, within so many seconds."""
        ...
