"""The CV cut to a posting without any model: chosen, ordered and trimmed, never rewritten."""

from core.domain.tailoring.tailor import Change, Tailoring, tailor

__all__ = ["Change", "Tailoring", "tailor"]
