"""`LanguageModel` where none is set up."""

from typing import TypeVar

from core.domain.errors import ErrorCode, UserError
from core.domain.replies import Reply
from core.ports import Purse

R = TypeVar("R", bound=Reply)

_OFF = "AI is off here. Go on without it; whoever runs this server turns it on with LLM_MODEL."


class NoModel:
    """Whoever looks at `name` first never asks."""

    name = ""

    def warm_up(self) -> None:
        """Nothing to load."""

    def ask(self, purse: Purse, prompt: str, reply_type: type[R], **facts: object) -> R:
        del purse, prompt, reply_type, facts
        raise UserError(ErrorCode.LLM_AUTH, _OFF)
