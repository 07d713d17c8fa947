"""What this process answers over HTTP, put together from what the house has.

The web server with its models is a third of what a process loads, and nobody who writes to the
bot waits for it: `bot.app` loads this module once the bot has begun to work.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from bot.runtime.limits import FloodLimits
from bot.web.api.api import Api
from bot.web.api.ports import Desk
from bot.web.metrics import (
    BREAKER,
    BREAKER_OPENED,
    CALLS,
    FLOODS,
    HOLDS_ENDED,
    HOLDS_PLACED,
    HOLDS_REFUSED,
    JOBS,
    SILENCES,
    TURNED_AWAY,
    UPDATES,
    VIOLATIONS,
    Metrics,
)
from bot.web.ports import Hook
from bot.web.server import make_web
from bot.web.server import serving as serving_web

if TYPE_CHECKING:
    from bot.app import House
    from bot.store import Store


def serving(
    house: House, hooks: Sequence[Hook], host: str, port: int
) -> AbstractAsyncContextManager[int]:
    """Everything, for the world to ask; see `bot.web.server.serving`."""
    web = make_web(
        house, house.metrics, hooks=hooks, ingest=house.runtime.ingest, api=house.api
    )
    return serving_web(web, host, port)


def make_api(house: House) -> Api:
    """The interface for programs."""
    store = house.store
    desk = Desk(
        store.venues,
        store.people,
        store.contacts,
        store.kept,
        store.lists,
        store.holds,
        store.bookings,
        store.availability,
        store.keys,
        store.tokens,
        store.replies,
        store.clock,
        house.catalogues,
        house,
        house.runtime.jobs.kick,
        store.quotas,
    )
    metrics = house.metrics

    def count(_name: str, status: int, seconds: float) -> None:
        metrics.count(CALLS, str(status))
        metrics.call_seconds.observe(seconds)

    return Api(desk, house.plan.api, count)


def make_metrics(house: House) -> Metrics:
    """The numbers of a house, read where they are kept."""
    metrics, runtime = Metrics(), house.runtime
    metrics.watch(VIOLATIONS, lambda: house.violations)
    metrics.watch(UPDATES, lambda: dict(runtime.lanes.counts))
    metrics.watch(JOBS, lambda: dict(runtime.jobs.counts))
    _watch_holds(metrics, house.store)
    floods = [one for one in house.limits if isinstance(one, FloodLimits)]
    if floods:
        metrics.watch(FLOODS, lambda: sum(one.floods for one in floods))
    adviser = house.store.adviser
    if adviser is not None:
        metrics.watch(BREAKER, lambda: float(adviser.silent))
        metrics.watch(BREAKER_OPENED, lambda: adviser.openings)
        metrics.watch(SILENCES, lambda: adviser.silences)
    return metrics


def _watch_holds(metrics: Metrics, store: Store) -> None:
    metrics.watch(HOLDS_PLACED, lambda: store.tally.placed)
    metrics.watch(HOLDS_REFUSED, lambda: dict(store.holds.refused))
    metrics.watch(HOLDS_ENDED, store.holds_ended)
    metrics.watch(TURNED_AWAY, lambda: store.writer.turned_away)
    store.tally.on_firm = metrics.hold_seconds.observe
