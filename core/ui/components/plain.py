"""Other people's words, made safe to put into Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def md_escape(text: str) -> str:
    """`text` as one line of Markdown that reads exactly like itself.

    Escapes all of ASCII punctuation (CommonMark §2.4), so that no image, HTML, formula, colour or icon of
    Streamlit's dialect can come out of a CV or a posting, and nothing is fetched. A bare address may still
    become a link to itself.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
