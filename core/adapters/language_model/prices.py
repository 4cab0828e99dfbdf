"""What tokens cost."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.spending import MILLION


@dataclass(frozen=True)
class Price:
    """Dollars per million tokens, read and written."""

    prompt: float
    completion: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        return (self.prompt * prompt_tokens + self.completion * completion_tokens) / MILLION


UNKNOWN = Price(5, 25)
"""For a model that LiteLLM has no price for: about the dearest that people use. LLM_PRICES says better."""


def listed_price(table: Mapping[str, Mapping[str, object]], model: str) -> Price:
    """As LiteLLM's table has it, with the provider's name in front or without."""
    row = table.get(model) or table.get(model.partition("/")[2]) or {}
    prompt, completion = row.get("input_cost_per_token"), row.get("output_cost_per_token")
    if isinstance(prompt, int | float) and isinstance(completion, int | float):
        return Price(prompt * MILLION, completion * MILLION)
    return UNKNOWN
