"""Which bullets of an entry stay, and in which order."""

from collections.abc import Sequence

from core.domain.relevance import Relevance

_HANGS_ON = (
    "in addition", "additionally", "also", "furthermore", "moreover", "this ", "these ", "that ",
    "they ", "it ", "as a result", "by doing", "which ", "and ", "but ", "including ",
    "darüber hinaus", "außerdem", "zudem", "dadurch", "dabei ", "damit ", "diese", "hierbei", "und ",
    "de plus", "en outre", "ainsi", "cela ", "celui-ci", "ces ", "et ",
    "además", "asimismo", "esto ", "estos ", "ello ", "y ",
    "além disso", "isso ", "isto ", "esses ", "e ",
)  # fmt: skip


def choose_bullets(bullets: Sequence[str], relevance: Relevance, most: int) -> list[str]:
    """At most `most` bullets (never none where there were some), the ones nearest to the posting first.

    A line that leans on the one before it ("In addition, …") travels with it, so that prose stays readable.
    """
    runs = sorted(_runs(bullets), key=lambda run: relevance.weigh("\n".join(run)), reverse=True)
    kept: list[str] = []
    for run in runs:
        if not kept or len(kept) + len(run) <= most:
            kept.extend(run[:most])
    return kept


def leans_on_the_line_before(bullet: str) -> bool:
    return bullet.lower().startswith(_HANGS_ON) or bullet[:1].islower()


def _runs(bullets: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for bullet in filter(str.strip, bullets):
        if runs and leans_on_the_line_before(bullet):
            runs[-1].append(bullet)
        else:
            runs.append([bullet])
    return runs
