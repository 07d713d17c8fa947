"""Numbers about the process, in Prometheus' format. No person, chat or id is a label.

Most are kept where they arise and read when somebody looks; nobody who counts knows of this
module. Each process tells its own.
"""

from __future__ import annotations

import ipaddress
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Histogram,
    ProcessCollector,
)
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

LAGS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 120)
# A tap, a minute of thought, the length of a hold with its extension.
PATIENCE = (1, 3, 10, 30, 60, 120, 300, 600, 1200, 1800, 2700)
LATENESS = (0.1, 1, 3, 10, 60, 300, 3600)
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


@dataclass(frozen=True, slots=True)
class Reading:
    """One metric: a number, or one for each value of its label.

    Several labels are parted by a space; their values are then tuples.
    """

    name: str
    about: str
    label: str = ""
    gauge: bool = False


UPDATES = Reading("holdfast_updates", "Updates by what became of them", "outcome")
JOBS = Reading("holdfast_jobs", "Jobs by what became of them", "outcome")
HOLDS_PLACED = Reading("holdfast_holds_placed", "Slots put aside for a customer")
HOLDS_REFUSED = Reading(
    "holdfast_holds_refused",
    "Slots that could not be put aside, by the code of the problem",
    "reason",
)
HOLDS_ENDED = Reading("holdfast_holds_ended", "Holds by what became of them", "state")
TURNED_AWAY = Reading(
    "holdfast_gate_refusals", "Wishes that the gate turned away: others were at them"
)
SILENCES = Reading("holdfast_redis_silences", "Questions that Redis did not answer in time")
BREAKER_OPENED = Reading(
    "holdfast_gate_breaker_openings", "Times Redis was given up for a while"
)
FLOODS = Reading("holdfast_telegram_floods", "Calls that Telegram refused with 429")
BREAKER = Reading("holdfast_gate_breaker_open", "1 while Redis is not asked", gauge=True)
CALLS = Reading("holdfast_api_calls", "Calls over HTTP by the status of their answer", "status")
CALLBACKS = Reading(
    "holdfast_payment_callbacks",
    "What providers called back with, by what became of it",
    "outcome",
)
VIOLATIONS = Reading(
    "holdfast_invariant_violations", "Rows that break a promise, at the last check", "id", True
)

PAYMENTS = Reading("holdfast_payments", "Payments by status", "provider state", gauge=True)
PAYMENT_OLDEST = Reading(
    "holdfast_payment_oldest_seconds",
    "Age of the oldest payment that is open",
    "provider state",
    gauge=True,
)
REFUNDS = Reading("holdfast_refunds", "Refunds by status", "state", gauge=True)
REFUND_OLDEST = Reading(
    "holdfast_refund_oldest_seconds",
    "Age of the oldest refund that is not done",
    "state",
    gauge=True,
)
PARKED = Reading(
    "holdfast_parked_charges",
    "Charges with our mark and without a payment, by what became of them",
    "state",
    gauge=True,
)
PARKED_OLDEST = Reading(
    "holdfast_parked_oldest_seconds",
    "Age of the oldest of them that is neither placed nor back",
    "state",
    gauge=True,
)
CONTRADICTIONS = Reading(
    "holdfast_payment_contradictions",
    "What providers said against their own word within a day",
    "provider",
    gauge=True,
)

Values = Mapping[str, float] | Mapping[tuple[str, ...], float]
Numbers = float | Values


class Metrics:
    """What is told. `update_lag` and `job_lateness` are observed in seconds."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.update_lag = self._seconds(
            "holdfast_update_lag_seconds", "From an update's arrival to its end", LAGS
        )
        self.job_lateness = self._seconds(
            "holdfast_job_lateness_seconds", "From when a job was due to its end", LATENESS
        )
        self.call_seconds = self._seconds(
            "holdfast_api_call_seconds", "From a call's arrival to its answer", LAGS
        )
        self.hold_seconds = self._seconds(
            "holdfast_hold_confirmation_seconds",
            "From placing a hold to its confirmation by the customer",
            PATIENCE,
        )
        self._counts: defaultdict[Reading, Counter[str]] = defaultdict(Counter)
        self._reads: dict[Reading, Callable[[], Numbers]] = {}
        # Memory, processor time and open files of this process, where the system tells.
        ProcessCollector(registry=self.registry)
        self.registry.register(_Readings(self.read))

    def _seconds(self, name: str, about: str, buckets: Sequence[float]) -> Histogram:
        return Histogram(name, about, buckets=buckets, registry=self.registry)

    def watch(self, reading: Reading, read: Callable[[], Numbers]) -> None:
        """Whenever somebody looks, ask for the number, or for one per value of the label."""
        self._reads[reading] = read

    def count(self, reading: Reading, value: str = "") -> None:
        """One more, with this value of the label."""
        self._counts[reading][value] += 1

    def read(self) -> Iterator[tuple[Reading, Values]]:
        """Every metric as it is now, by the value of its label."""
        yield from self._counts.items()
        for reading, read in self._reads.items():
            numbers = read()
            yield reading, numbers if isinstance(numbers, Mapping) else {"": float(numbers)}

    async def show(self, request: web.Request) -> web.Response:
        """GET /metrics: for a neighbour alone, 404 for the public."""
        if not _is_neighbour(request):
            raise web.HTTPNotFound
        return web.Response(
            body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )


class _Readings(Collector):
    def __init__(self, read: Callable[[], Iterator[tuple[Reading, Values]]]) -> None:
        self._read = read

    def collect(self) -> Iterator[CounterMetricFamily | GaugeMetricFamily]:
        for reading, numbers in self._read():
            family = GaugeMetricFamily if reading.gauge else CounterMetricFamily
            labels = reading.label.split()
            metric = family(reading.name, reading.about, labels=labels)
            for value, number in numbers.items():
                values = [value] if isinstance(value, str) else list(value)
                metric.add_metric(values if labels else [], number)
            yield metric


def _is_neighbour(request: web.Request) -> bool:
    """Asked directly and from a private address: what a proxy forwards comes from outside."""
    if any(name in request.headers for name in _FORWARDED) or request.remote is None:
        return False
    address = ipaddress.ip_address(request.remote)
    return address.is_private or address.is_loopback
