"""`Transport` over LiteLLM: any provider, or a server of one's own that speaks OpenAI's language.

LiteLLM is imported when it is first needed: that takes seconds. The texts of its errors are never read: they
can quote the key and the CV.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

from core.adapters.language_model.meanings import USER_ERRORS, meaning_of
from core.adapters.language_model.prices import Price, listed_price
from core.adapters.language_model.prompts import Prompt
from core.adapters.language_model.provider import Provider, completion_of
from core.adapters.language_model.transport import Answer
from core.adapters.language_model.wall_clock import WallClock
from core.domain.errors import ErrorCode, UserError
from core.domain.spending import Spending

_FORMATS = ("json_schema", "json_object", None)
"""How the form of an answer is asked for, best first; the prompt says it in words in any case."""

_REFUSALS = {400, 422, 500, 501}
"""How servers say that they do not know a form; llama.cpp's breaks down over it."""

_ODD_ANSWERS = (ValueError, LookupError, TypeError, AttributeError)
"""What the library stumbles over when an answer is not what it expects."""

_LEAST_SECONDS = 0.1
_GRACE = 0.5
"""Seconds by which the library's own timeout comes first."""


class LiteLLMTransport:
    """Learns with its first answer in which form the model takes what it is asked."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._clock = WallClock()
        self._lock = threading.Lock()
        self._place = 0
        self._knows_place = False
        self._completion: Callable[..., Any] | None = None

    @property
    def name(self) -> str:
        return self._provider.models[0]

    def warm_up(self) -> None:
        """In the background; whoever asks meanwhile waits for the rest of it."""
        threading.Thread(target=self._ready, name="litellm", daemon=True).start()

    def most_dollars(self, prompt: Prompt) -> float:
        """No tokenizer makes more tokens of a text than it has bytes."""
        sent = sum(len(message.content.encode()) for message in prompt.messages) + len(str(prompt.schema))
        return self._price().of(sent, self._provider.most_tokens)

    def send(self, prompt: Prompt, seconds: float) -> Answer:
        self._ready()
        began = time.monotonic()
        try:
            response = self._clock.within(seconds + _GRACE, lambda: self._best(prompt, began + seconds))
        except TimeoutError:
            raise UserError(ErrorCode.LLM_TIMEOUT, USER_ERRORS[ErrorCode.LLM_TIMEOUT]) from None
        try:
            return self._answer(prompt, response, time.monotonic() - began)
        except _ODD_ANSWERS as error:
            raise meaning_of(error) from None

    def _best(self, prompt: Prompt, until: float) -> Any:
        """In the best form that is not refused. Until that is known the stand-ins keep out of it: they would
        answer for a model that only does not know the form."""
        from httpx import HTTPError
        from openai import OpenAIError

        place, alone = self._place, self._has_stand_ins and not self._knows_place
        while True:
            try:
                response = self._call(prompt, place, until, alone=alone)
            except (OpenAIError, HTTPError, *_ODD_ANSWERS) as error:
                if not self._knows_place and _is_refusal(error) and place + 1 < len(_FORMATS):
                    place += 1
                elif alone:
                    alone = False
                else:
                    raise meaning_of(error) from None
            else:
                self._place, self._knows_place = place, True
                return response

    def _call(self, prompt: Prompt, place: int, until: float, *, alone: bool) -> Any:
        """All models that may be asked one after the other share the time."""
        models = 1 if alone else len(self._provider.models)
        seconds = max((until - time.monotonic()) / models, _LEAST_SECONDS)
        return self._ready()(
            messages=[vars(message) for message in prompt.messages],
            response_format=_response_format(prompt, place),
            max_tokens=self._provider.most_tokens,
            temperature=0.2,
            timeout=seconds,
            drop_params=True,
            **({"disable_fallbacks": alone} if self._has_stand_ins else {}),
        )

    def _answer(self, prompt: Prompt, response: Any, seconds: float) -> Answer:
        """A server that does not count its tokens is taken to have used a third of the bytes."""
        text = response.choices[0].message.content or ""
        sent = sum(len(message.content.encode()) for message in prompt.messages)
        read = response.usage.prompt_tokens or sent // 3
        written = response.usage.completion_tokens or len(text.encode()) // 3
        return Answer(text, Spending(self._price().of(read, written), read, written, seconds))

    def _price(self) -> Price:
        """The dearest of the models: which one answered is not told."""
        if self._provider.price:
            return self._provider.price
        self._ready()
        import litellm

        prices = [listed_price(litellm.model_cost, model) for model in self._provider.models]
        return Price(max(price.prompt for price in prices), max(price.completion for price in prices))

    @property
    def _has_stand_ins(self) -> bool:
        return len(self._provider.models) > 1

    def _ready(self) -> Callable[..., Any]:
        with self._lock:
            if self._completion is None:
                self._completion = completion_of(self._provider)
            return self._completion


def _is_refusal(error: Exception) -> bool:
    return getattr(error, "status_code", None) in _REFUSALS


def _response_format(prompt: Prompt, place: int) -> dict[str, object] | None:
    match _FORMATS[place]:
        case "json_schema":
            schema = {"name": prompt.name, "schema": dict(prompt.schema)}
            return {"type": "json_schema", "json_schema": schema}
        case "json_object":
            return {"type": "json_object"}
    return None
