"""Which country a place is in, as far as its own words say so."""

import re
from collections.abc import Mapping, Sequence

_ALTERNATIVES = re.compile(r"[;/|·•\n]+|\s+(?:or|and|oder|und|ou|et|o|y|e)\s+|\s[-–—]\s", re.IGNORECASE)
_PARTS = re.compile(r"[,()\[\]]+")
_MODE = re.compile(r"\b(?:remote|hybrid|on-?site)\b(?:\s+in\b)?[\s:-]*(?:the\b)?", re.IGNORECASE)


class Countries:
    """Names by ISO 3166 code; the first name of each is the one people are shown."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.titles = {code: known[0] for code, known in names.items()}
        self._codes = {name.casefold(): code for code, known in names.items() for name in known}

    def title(self, code: str) -> str:
        """The name in English; an unknown code stands for itself."""
        return self.titles.get(code.upper(), code)

    def of_place(self, place: str) -> str:
        """The code, or "" unless every place that is named ends with the name of the same country.

        Two letters are nobody's word: DE is Delaware too and CA California, and a right to work must not be
        claimed for the wrong country. US, UK and GB are in the table as names.
        """
        places = [self._parts(one) for one in _ALTERNATIVES.split(place)]
        found = {self._codes.get(parts[-1], "") for parts in places if parts}
        return found.pop() if len(found) == 1 else ""

    @staticmethod
    def _parts(place: str) -> list[str]:
        parts = (_MODE.sub("", part).strip(" .-:").casefold() for part in _PARTS.split(place))
        return [part for part in parts if part]
