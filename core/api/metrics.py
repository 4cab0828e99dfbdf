"""GET /metrics: how it goes, in the text format of Prometheus.

Counts come from the store and are of all processes together; only the open streams are this process's own.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.domain.counts import BEYOND, COUNTERS, HISTOGRAMS, Count, Labels, added_up
from core.domain.counts import Metric as Counted
from core.ports import Ports

if TYPE_CHECKING:
    from prometheus_client.core import HistogramMetricFamily, Metric

PREFIX = "applywright_"


class OpenStreams:
    """How many streams of events this process holds open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.value = 0

    def inc(self) -> None:
        with self._lock:
            self.value += 1

    def dec(self) -> None:
        with self._lock:
            self.value -= 1

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """A stream is open inside."""
        self.inc()
        try:
            yield
        finally:
            self.dec()


open_streams = OpenStreams()


def metrics_route(ports: Ports) -> Route:
    """`/metrics`. It names nobody, so it needs no sign-in; a proxy may still keep it inside."""

    def metrics(_: Request) -> Response:
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

        registry = CollectorRegistry(auto_describe=False)
        registry.register(StoreCollector(ports))
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", metrics)


class StoreCollector:
    """`Collector` of the Prometheus client; asks the store anew at every scrape."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def collect(self) -> Iterable["Metric"]:
        from prometheus_client.core import CounterMetricFamily

        values = _by_name(self._ports.counters.list())
        for counted in HISTOGRAMS:
            yield _histogram(counted, values)
        for counted in COUNTERS:
            family = CounterMetricFamily(PREFIX + counted.name, counted.says, labels=counted.labels)
            for labels, value in values[counted.name].items():
                family.add_metric([text for _, text in labels], value)
            yield family
        yield from self._gauges()

    def _gauges(self) -> Iterable["Metric"]:
        from prometheus_client.core import GaugeMetricFamily

        waiting, running = self._ports.counters.unfinished_jobs()
        depth = GaugeMetricFamily(f"{PREFIX}queue_depth_jobs", "Jobs not ended yet.", labels=["state"])
        depth.add_metric(["waiting"], waiting)
        depth.add_metric(["running"], running)
        yield depth
        yield GaugeMetricFamily(
            f"{PREFIX}open_streams", "Event streams that this process holds open.", open_streams.value
        )
        build = GaugeMetricFamily(f"{PREFIX}build_info", "The code that answers, by hash.", labels=["build"])
        build.add_metric([self._ports.build], 1)
        yield build


def _by_name(counts: Iterable[Count]) -> Mapping[str, Mapping[Labels, float]]:
    values: dict[str, dict[Labels, float]] = defaultdict(dict)
    for count in counts:
        values[count.name][count.labels] = count.value
    return values


def _histogram(counted: Counted, values: Mapping[str, Mapping[Labels, float]]) -> "HistogramMetricFamily":
    """The store counts each bucket for itself; here they are added up, as Prometheus wants them."""
    from prometheus_client.core import HistogramMetricFamily

    family = HistogramMetricFamily(PREFIX + counted.name, counted.says, labels=counted.labels)
    buckets: dict[Labels, list[tuple[float, float]]] = defaultdict(list)
    for labels, value in values[f"{counted.name}_bucket"].items():
        buckets[labels[:-1]].append((float(labels[-1][1]), value))
    for labels, found in buckets.items():
        rows = [("+Inf" if border == BEYOND else str(border), value) for border, value in added_up(found)]
        family.add_metric([text for _, text in labels], rows, values[f"{counted.name}_sum"].get(labels, 0.0))
    return family
