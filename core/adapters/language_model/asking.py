"""`LanguageModel`: a prompt goes out, a typed reply comes back, and every call is paid for."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.adapters.language_model.extraction import UnusableReply, extract
from core.adapters.language_model.prompts import Prompt, make_prompt
from core.adapters.language_model.retrying import retrying
from core.adapters.language_model.transport import Answer, Transport
from core.domain.errors import ErrorCode, UserError
from core.domain.replies import Reply
from core.domain.spending import Spending
from core.ports import Purse

R = TypeVar("R", bound=Reply)

_NO_USE = "The AI gave an answer that cannot be used. Try again, or go on without it."
_NO_TIME = "There was no time left to ask the AI. Try again, or go on without it."


@dataclass(frozen=True)
class _Heard(Generic[R]):
    """What the model wrote, and the reply in it or why there is none."""

    text: str
    reply: R | None
    reason: str = ""


class PromptedModel:
    """Asks over `transport`, each call for `timeout` seconds at most. `sleep` is for tests."""

    def __init__(
        self, transport: Transport, timeout: float, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._transport = transport
        self._timeout = timeout
        self._sleep = sleep

    @property
    def name(self) -> str:
        return self._transport.name

    def warm_up(self) -> None:
        self._transport.warm_up()

    def ask(self, purse: Purse, prompt: str, reply_type: type[R], **facts: object) -> R:
        """What is wrong with an answer goes back to the model once; LLM_BAD_OUTPUT after that."""
        asked = make_prompt(prompt, reply_type, facts)
        heard = self._hear(purse, asked, reply_type)
        if heard.reply is None:
            heard = self._hear(purse, asked.after(heard.text, heard.reason), reply_type)
        if heard.reply is None:
            raise UserError(ErrorCode.LLM_BAD_OUTPUT, _NO_USE)
        return heard.reply

    def _hear(self, purse: Purse, asked: Prompt, reply_type: type[R]) -> _Heard[R]:
        def call() -> _Heard[R]:
            return self._paid_call(purse, asked, reply_type)

        return retrying(call, lambda: purse.seconds_left, self._sleep)

    def _paid_call(self, purse: Purse, asked: Prompt, reply_type: type[R]) -> _Heard[R]:
        """Money is set aside before. What a call cost that ran out of time nobody knows: all of it counts."""
        seconds = min(self._timeout, purse.seconds_left)
        if seconds <= 0:
            raise UserError(ErrorCode.LLM_TIMEOUT, _NO_TIME)
        dollars = self._transport.most_dollars(asked)
        reservation, began = purse.reserve(dollars), time.monotonic()
        try:
            answer = self._transport.send(asked, seconds)
        except UserError as error:
            cost = dollars if error.code is ErrorCode.LLM_TIMEOUT else 0
            purse.settle(reservation, Spending(cost, seconds=time.monotonic() - began), error.code)
            raise
        heard = _read(answer, reply_type)
        purse.settle(reservation, answer.spending, None if heard.reply else ErrorCode.LLM_BAD_OUTPUT)
        return heard


def _read(answer: Answer, reply_type: type[R]) -> _Heard[R]:
    try:
        return _Heard(answer.text, extract(answer.text, reply_type))
    except UnusableReply as error:
        return _Heard(answer.text, None, str(error))
