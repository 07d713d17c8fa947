"""Who runs the venue hears when many callbacks come that no provider has sent.

Somebody may be trying something, or a signing secret is wrong and money is not heard of in time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain.allocations import NO_BOOKING
from domain.errors import StoreBusy
from domain.events import Job, JobKind, Notice
from domain.gateways import BadSignature

if TYPE_CHECKING:
    from bot.notices import Office
    from bot.runtime.ports import Leases
    from bot.web.ports import Collector
    from domain.gateways import Callback
    from domain.payments import PaymentId
    from domain.resources import Provider

# More than so many refused within so long are told, and not again within the hour.
MOST, WITHIN, NOT_AGAIN = 20, timedelta(minutes=10), timedelta(hours=1)


class Watchman:
    """A collector (`bot.web.ports`) before another one, whose refusals it counts.

    Each process counts for itself; that it is told once is one lease for all of them. What is
    remembered is bounded: a forgery is one only where there is a venue.
    """

    def __init__(self, collector: Collector, office: Office, leases: Leases) -> None:
        self._collector = collector
        self._office = office
        self._leases = leases
        self._refused: dict[str, deque[datetime]] = {}
        self._told: dict[str, datetime] = {}

    async def hear(self, venue_key: str, provider: Provider, callback: Callback) -> bool:
        """See the port."""
        try:
            return await self._collector.hear(venue_key, provider, callback)
        except BadSignature:
            if self._is_too_much(venue_key):
                await self._tell(venue_key, provider)
            raise

    async def come_back(self, venue_key: str, payment_id: PaymentId) -> Mapping[str, str]:
        """See the port."""
        return await self._collector.come_back(venue_key, payment_id)

    def _is_too_much(self, venue_key: str) -> bool:
        """Count one more; whether people are to be told."""
        now = self._office.clock.now()
        refused = self._refused.setdefault(venue_key, deque(maxlen=MOST + 1))
        refused.append(now)
        told = self._told.get(venue_key)
        if len(refused) <= MOST or now - refused[0] > WITHIN:
            return False
        return told is None or now - told >= NOT_AGAIN

    async def _tell(self, venue_key: str, provider: Provider) -> None:
        office, now = self._office, self._office.clock.now()
        venue = next(one for one in await office.venues.every() if one.key == venue_key)
        token, lease = office.ids.fresh(), f"forged:{venue.id}"
        try:
            if await self._leases.hold(lease, token, seconds=NOT_AGAIN.total_seconds()):
                key = f"alert:forged:{token}"
                payload: dict[str, str | int] = {
                    "notice": Notice.FORGED,
                    "provider": str(provider),
                }
                job = Job(JobKind.ALERT, key, now, venue.id, NO_BOOKING, payload)
                await office.kept.enqueue((job,))
        except StoreBusy:
            # The next one is told instead.
            return
        self._told[venue_key] = now
