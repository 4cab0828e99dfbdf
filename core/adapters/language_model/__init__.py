"""The language model: one port in front of LiteLLM or of a script, or nothing (DESIGN §8)."""

from core.adapters.language_model.asking import PromptedModel
from core.adapters.language_model.litellm_transport import LiteLLMTransport
from core.adapters.language_model.off import NoModel
from core.adapters.language_model.prices import Price
from core.adapters.language_model.provider import Provider
from core.adapters.language_model.scripted import ScriptedTransport

__all__ = ["LiteLLMTransport", "NoModel", "Price", "PromptedModel", "Provider", "ScriptedTransport"]
