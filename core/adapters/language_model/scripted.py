"""`Transport` that replays a file: for tests and demos, through the same reading as real answers."""

import json
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from core.adapters.language_model.meanings import NO_ANSWER, USER_ERRORS
from core.adapters.language_model.prompts import Prompt
from core.adapters.language_model.transport import Answer
from core.domain.errors import ErrorCode, UserError
from core.domain.spending import Spending

_ERRORS: Mapping[str, ErrorCode] = {
    "auth": ErrorCode.LLM_AUTH,
    "rate": ErrorCode.LLM_RATE,
    "timeout": ErrorCode.LLM_TIMEOUT,
    "network": ErrorCode.NETWORK,
}


class _Line(BaseModel):
    """`reply` is what the model writes: a text as it is, anything else as JSON. `error` stands in its place:
    auth, rate, timeout or network. `prompt` keeps the line for that prompt; `delay` is in seconds."""

    model_config = ConfigDict(extra="forbid")

    reply: JsonValue = ""
    error: Literal["", "auth", "rate", "timeout", "network"] = ""
    retry_after: int | None = None
    delay: float = 0
    prompt: str = ""


class ScriptedTransport:
    """Each line is said once, in order, to the first prompt that it fits; then the script begins anew for
    that prompt, so that a demo never runs dry. `ValueError` for a script that cannot be read."""

    name = "scripted"

    def __init__(self, script: Path) -> None:
        self._lines = _read(script)
        self._left = list(self._lines)
        self._lock = threading.Lock()

    def warm_up(self) -> None:
        """Nothing to load."""

    def most_dollars(self, prompt: Prompt) -> float:
        """A script costs nothing."""
        del prompt
        return 0

    def send(self, prompt: Prompt, seconds: float) -> Answer:
        line = self._next(prompt.name)
        time.sleep(min(line.delay, seconds))
        code = ErrorCode.LLM_TIMEOUT if line.delay > seconds else _ERRORS.get(line.error)
        if code is not None:
            raise UserError(code, USER_ERRORS[code], retry_after=line.retry_after)
        text = line.reply if isinstance(line.reply, str) else json.dumps(line.reply, ensure_ascii=False)
        read = sum(len(message.content) for message in prompt.messages) // 4
        return Answer(text, Spending(0, read, len(text) // 4, line.delay))

    def _next(self, name: str) -> _Line:
        with self._lock:
            found = _first(self._left, name)
            if found is None:
                self._left += [line for line in self._lines if line.prompt in {"", name}]
                found = _first(self._left, name)
            if found is None:
                raise UserError(ErrorCode.NETWORK, NO_ANSWER)
            self._left.remove(found)
            return found


def _first(lines: Sequence[_Line], name: str) -> _Line | None:
    return next((line for line in lines if line.prompt in {"", name}), None)


def _read(script: Path) -> list[_Line]:
    try:
        texts = script.read_text(encoding="utf-8").splitlines()
        return [_line(text) for text in texts if text.strip()]
    except (OSError, ValueError) as error:
        raise ValueError(f"LLM_SCRIPT: {script} cannot be read ({type(error).__name__})") from None


def _line(text: str) -> _Line:
    """Whatever has neither a reply nor an error is the reply itself."""
    told = json.loads(text)
    is_ours = isinstance(told, dict) and not told.keys().isdisjoint({"reply", "error"})
    return _Line.model_validate(told) if is_ours else _Line(reply=told)
