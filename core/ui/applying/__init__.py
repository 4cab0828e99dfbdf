"""What a person does with a finished preview, at the head of it."""

from core.ui.applying.header import header_actions

__all__ = ["header_actions"]
