"""Where models are reached and on what terms."""

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from core.adapters.language_model.prices import Price

_TALKERS = ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy", "litellm")


@dataclass(frozen=True)
class Provider:
    """The first of `models` is asked, the others stand in for it. Key and address are of the first one's
    provider and never go to another: others find their keys in the environment, under LiteLLM's names."""

    models: Sequence[str]
    key: str = ""
    base_url: str = ""
    most_tokens: int = 2000
    price: Price | None = None

    def reached(self, model: str) -> Mapping[str, object]:
        """What LiteLLM has to be told to reach this model."""
        if model.partition("/")[0] != self.models[0].partition("/")[0]:
            return {"model": model, "max_retries": 0}
        key = self.key or ("none" if self.base_url else None)
        return {"model": model, "max_retries": 0, "api_key": key, "api_base": self.base_url or None}


def completion_of(provider: Provider) -> Callable[..., Any]:
    """LiteLLM's call for this model, or that of its Router where others stand in. It tries nothing again by
    itself and writes no log."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    import litellm

    litellm.suppress_debug_info = True
    litellm.turn_off_message_logging = True
    for name in _TALKERS:
        logging.getLogger(name).disabled = True
    first, *others = provider.models
    if not others:
        return partial(litellm.completion, num_retries=0, **provider.reached(first))
    router = litellm.Router(
        model_list=[{"model_name": one, "litellm_params": provider.reached(one)} for one in provider.models],
        fallbacks=[{first: others}],
        num_retries=0,
        disable_cooldowns=True,
    )
    return partial(router.completion, model=first)
