"""Writes sentences: picks a frame by chance (seeded), fills it, and may add a polite line around it."""

import random
from typing import Any

from bench.truth.cases import Addressee


class Pen:
    def __init__(self, words: dict[str, Any], seed: str) -> None:
        self.words = words
        self.chance = random.Random(seed)

    def pick(self, what: str) -> str:
        return self.chance.choice(self.words[what])

    def told(self, at: str, say: str, tail: str = "") -> str:
        frames = [f for f in self.words["said"] if not tail or "{tail}" in f]
        return self.fill(self.chance.choice(frames), at=at, say=say, tail=tail)

    def write(self, what: str, **slots: str) -> str:
        return self.fill(self.pick(what), **slots)

    def fill(self, frame: str, **slots: str) -> str:
        raised = {name.capitalize(): raise_first(value) for name, value in slots.items()}
        text = frame.format(**({"tail": ""} | slots | raised))
        return text if text[0].isdigit() else raise_first(text)

    def closed(self, text: str) -> tuple[str, Addressee | None]:
        """The text with a closing line that claims nothing; one in six addresses an employer."""
        if self.chance.random() < 1 / 6:
            title, employer, place = self.pick("postings")
            line = self.pick("addressed").format(title=title, employer=employer, place=place)
            return f"{text} {line}", Addressee(title=title, employer=employer, place=place)
        return f"{text} {self.pick('close')}".strip(), None


def raise_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
