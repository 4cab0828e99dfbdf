"""A CV made to fit on as many pages as the person wants: set closer first, then cut where it says least."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.documents import TemplateOptions
from core.domain.jobs import PreviewRequest
from core.domain.relevance import Relevance
from core.domain.resume import Resume
from core.domain.tailoring import Tailoring
from core.domain.tailoring.fitting import Line, lines_to_spare, without_lines
from core.ports import Ports

_TOO_LONG = (
    "The CV takes {taken} pages however close it is set, and no more lines may go. "
    "Shorten it in the profile, or choose a more compact design."
)


@dataclass(frozen=True)
class Fitted:
    """`note` says why it is longer than wanted after all."""

    tailoring: Tailoring
    options: TemplateOptions
    note: str = ""


@dataclass(frozen=True)
class _Press:
    ports: Ports
    request: PreviewRequest
    profile: Resume
    tailoring: Tailoring
    most: int

    def pages(self, tailoring: Tailoring, options: TemplateOptions) -> int:
        return self.ports.renderer.pages(tailoring.resume, self.request.template, options)

    def without(self, lines: Sequence[Line]) -> Tailoring:
        return without_lines(self.tailoring, self.profile, lines, self.most)

    def least(self, spare: Sequence[Line], options: TemplateOptions) -> Tailoring:
        """Without as few lines of `spare`, its first, as it takes."""
        counts = range(1, len(spare))
        place = bisect_left(counts, True, key=lambda n: self.fits(self.without(spare[:n]), options))
        return self.without(spare[: place + 1])

    def fits(self, tailoring: Tailoring, options: TemplateOptions) -> bool:
        return self.pages(tailoring, options) <= self.most


def fit(
    ports: Ports,
    request: PreviewRequest,
    profile: Resume,
    tailoring: Tailoring,
    options: TemplateOptions,
    relevance: Relevance,
) -> Fitted:
    """On `request.fit_pages` at most; as it is where that is None or enough.

    A CV that does not fit at all is only set closer, not cut: nothing would be gained.
    """
    if request.fit_pages is None:
        return Fitted(tailoring, options)
    press = _Press(ports, request, profile, tailoring, request.fit_pages)
    if press.fits(tailoring, options):
        return Fitted(tailoring, options)
    closer = options.changed(density="dense")
    taken = press.pages(tailoring, closer)
    if taken <= press.most:
        return Fitted(tailoring, closer)
    may_cut = request.strength != "none"
    spare = lines_to_spare(tailoring.resume, relevance, request.undone) if may_cut else []
    if not spare or not press.fits(press.without(spare), closer):
        return Fitted(tailoring, closer, _TOO_LONG.format(taken=taken))
    return Fitted(press.least(spare, closer), closer)
