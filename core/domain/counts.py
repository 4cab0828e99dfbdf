"""What is counted, so that those who run this see how it goes. Nobody's name and no text is ever a label."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0, 180.0)
"""Upper borders by which durations are counted; the last is the time a preview has (PRODUCT J6)."""

BEYOND = float("inf")
Labels = tuple[tuple[str, str], ...]


class Count(NamedTuple):
    """How often, or for how many seconds, something was met: a name, its labels by name, and the number."""

    name: str
    labels: Labels
    value: float


@dataclass(frozen=True)
class Metric:
    """What a kind of count is called, says and is told apart by."""

    name: str
    says: str
    labels: tuple[str, ...]

    def once(self, **labels: str) -> Count:
        """It happened one more time."""
        return self.more(1, **labels)

    def more(self, number: float, **labels: str) -> Count:
        """So many more."""
        return Count(self.name, self._sorted(labels), number)

    def took(self, seconds: float, **labels: str) -> list[Count]:
        """One more in the narrowest bucket that holds it, and the sum; the reader adds the buckets up."""
        place = bisect_left(SECONDS, seconds)
        border = SECONDS[place] if place < len(SECONDS) else BEYOND
        bucket = Count(f"{self.name}_bucket", (*self._sorted(labels), ("le", str(border))), 1)
        return [bucket, Count(f"{self.name}_sum", self._sorted(labels), seconds)]

    def _sorted(self, labels: Mapping[str, str]) -> Labels:
        if labels.keys() != set(self.labels):
            raise ValueError(f"{self.name} has the labels {self.labels}")
        return tuple((name, str(labels[name])) for name in self.labels)


JOB_DURATION = Metric("job_duration_seconds", "From being asked for to the end, queue included.", ("kind",))
PHASE_DURATION = Metric("phase_duration_seconds", "One phase of one run of a job.", ("kind", "phase"))
JOBS_FINISHED = Metric(
    "jobs_finished_total", "Jobs that ended, by how: done, error, cancelled.", ("kind", "status")
)
JOBS_TRIED_AGAIN = Metric("jobs_tried_again_total", "Runs that failed and were put back.", ("kind", "code"))
ERRORS = Metric("errors_total", "Errors people were told of, by jobs and by the API.", ("code",))
RATE_LIMIT_HITS = Metric("rate_limit_hits_total", "Calls refused for being too many.", ("action",))
APPLICATION_EVENTS = Metric(
    "application_events_total", "What people did with their applications, each once.", ("name",)
)
MODEL_DURATION = Metric("model_call_duration_seconds", "One call of the language model.", ())
MODEL_CALLS = Metric(
    "model_calls_total", "Calls of the language model, by how they ended: done or an error.", ("outcome",)
)
MODEL_TOKENS = Metric("model_tokens_total", "Tokens that the language model read and wrote.", ("direction",))
MODEL_DOLLARS = Metric("model_dollars_total", "What the calls of the language model cost.", ())

HISTOGRAMS = (JOB_DURATION, PHASE_DURATION, MODEL_DURATION)
COUNTERS = (
    JOBS_FINISHED,
    JOBS_TRIED_AGAIN,
    ERRORS,
    RATE_LIMIT_HITS,
    APPLICATION_EVENTS,
    MODEL_CALLS,
    MODEL_TOKENS,
    MODEL_DOLLARS,
)


def added_up(buckets: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Each border with how many are at or below it, from how many each bucket holds by itself."""
    held = dict.fromkeys((*SECONDS, BEYOND), 0.0)
    for border, value in buckets:
        held[border] = held.get(border, 0.0) + value
    so_far, rows = 0.0, []
    for border in sorted(held):
        so_far += held[border]
        rows.append((border, so_far))
    return rows
