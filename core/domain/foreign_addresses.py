"""Addresses that nobody may slip into a person's text: a machine wrote it, and a reader would follow them."""

import re

_TLD = (
    "com|org|net|io|dev|app|ai|co|me|info|biz|site|online|xyz|page|link|ly|gl|gg|to|tv|cc|top|shop|club|live|example"
    "|test|de|at|ch|fr|be|nl|es|pt|br|mx|uk|ie|eu|us|ca|au|it|pl|ru|cn|in"
)
_ADDRESS = re.compile(
    rf"(?:https?|ftp|data|javascript|mailto):|www\.|[\w.+-]@\w"
    rf"|(?<![\w.@])(?:[a-z0-9-]{{1,63}}\.){{1,8}}(?:{_TLD})(?!\w)"
    r"|[\[(] ?(?:at|dot) ?[\])]|\w dot (?:com|org|net|io)(?!\w)",
    re.IGNORECASE,
)


def foreign_address(text: str, known: str = "") -> str:
    """The first address of `text` that `known` does not have; "" where there is none."""
    lowered = known.casefold()
    return next((found[0] for found in _ADDRESS.finditer(text) if found[0].casefold() not in lowered), "")
