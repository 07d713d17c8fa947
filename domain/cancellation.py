"""What cancelling costs and until when it is possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tier:
    """Cancelling at least `before` ahead of the start gives `percent` back."""

    before: timedelta
    percent: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until `until`, `percent` comes back; `until` None: from the last deadline on."""

    until: datetime | None
    percent: int


@dataclass(frozen=True, slots=True)
class CancellationPolicy:
    """Refund tiers, longest notice first, and the notice after which cancelling is closed.

    `no_show` is how many percent come back to whoever does not come.

    Elapsed time counts, not the wall clock: a deadline 24 h ahead is 24 hours ahead on the
    day the clocks change too.
    """

    tiers: tuple[Tier, ...] = ()
    cutoff: timedelta = timedelta(0)
    no_show: int = 0

    def schedule(self, start: datetime) -> tuple[Deadline, ...]:
        """The deadlines of a booking that starts at `start`, soonest first, ending in none."""
        deadlines = [Deadline(start - tier.before, tier.percent) for tier in self.tiers]
        if not self.tiers or self.tiers[-1].before > timedelta(0):
            deadlines.append(Deadline(None, 0 if self.tiers else 100))
        return tuple(deadlines)

    def percent_at(self, now: datetime, start: datetime) -> int:
        """How much of what was paid comes back when cancelled at `now`."""
        for deadline in self.schedule(start):
            if deadline.until is None or now <= deadline.until:
                return deadline.percent
        return 0

    def percent_after(self, notice: timedelta) -> int:
        """How much comes back with that much notice."""
        found = (tier.percent for tier in self.tiers if tier.before <= notice)
        return next(found, 0 if self.tiers else 100)

    def closes_at(self, start: datetime) -> datetime:
        """The last moment at which a customer may cancel."""
        return start - self.cutoff


class Preset(StrEnum):
    """Policies with a name: everything back until a day before, then a half, then nothing.

    The clinic of the first seed closes cancelling where nothing comes back any more, the rooms
    of the last one do not.
    """

    DAY_AND_TWO_HOURS = "24h-2h"
    DAY_AND_SIX_HOURS = "24h-6h"

    @property
    def policy(self) -> CancellationPolicy:
        """What it stands for."""
        two, six, day = (timedelta(hours=hours) for hours in (2, 6, 24))
        if self is Preset.DAY_AND_TWO_HOURS:
            return CancellationPolicy((Tier(day, 100), Tier(two, 50)), cutoff=two)
        return CancellationPolicy((Tier(day, 100), Tier(six, 50)))


def strictest(policies: Sequence[CancellationPolicy]) -> CancellationPolicy:
    """What gives no more back, and no later, than any of them does."""
    notices = sorted({tier.before for each in policies for tier in each.tiers}, reverse=True)
    tiers: list[Tier] = []
    for notice in notices:
        percent = min(each.percent_after(notice) for each in policies)
        if tiers and tiers[-1].percent == percent:
            tiers.pop()
        tiers.append(Tier(notice, percent))
    cutoff = max(each.cutoff for each in policies)
    no_show = min(each.no_show for each in policies)
    return CancellationPolicy(tuple(tiers), cutoff, no_show)
