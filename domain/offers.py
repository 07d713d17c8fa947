"""What is on offer, and why the rest is not.

One function works out both: `offer` lets every rule strike out its part of the grid. What is
left is free; what was struck out knows by which rule. So an offer and an explanation can never
contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.allocations import Busy
from domain.ground import FREE, Ground, Rule, Struck
from domain.intervals import minute_of
from domain.resources import ResourceId
from domain.slots import Slot
from domain.windows import Window, bits


@dataclass(frozen=True, slots=True)
class Offer:
    """Every start of a service in a window, sorted into free ones and refused ones."""

    base: Ground
    free: int
    struck: Struck
    usage: Mapping[tuple[ResourceId, int], Busy]

    @property
    def window(self) -> Window:
        """The dates the offer is about."""
        return self.base.window

    @property
    def grid(self) -> int:
        """The mask of all starts, free or not."""
        return self.base.grid

    def slots(self, on: date | None = None) -> Iterator[Slot]:
        """The free slots in order of time, of one date or of the whole window."""
        return map(self.base.at, self._minutes(self.free, on))

    def refused(self, on: date) -> Iterator[tuple[Slot, Rule]]:
        """The starts of a date that are not free, each with the rule that struck it out."""
        for minute in self._minutes(self.grid & ~self.free, on):
            rule = self.rule_at(minute)
            if rule is not None:
                yield self.at(minute), rule

    def _minutes(self, mask: int, on: date | None) -> Iterator[int]:
        since = self.window.origin
        if on is not None:
            since, mask = self.window.part(mask, on)
        return map(since.__add__, bits(mask))

    def at(self, minute: int) -> Slot:
        """The slot that starts at a minute, whether or not it is free."""
        return self.base.at(minute)

    def rule_at(self, minute: int) -> Rule | None:
        """Which rule strikes out a start of the grid; None when it is free."""
        place = minute - self.window.origin
        return next((rule for rule, mask in self.struck if mask >> place & 1), None)

    def has(self, slot: Slot) -> bool:
        """Whether for every need one and the same resource is free on all of a slot's dates."""
        places = self.base.places(slot)
        return all(
            any(
                all(self.base.clear_of[one.id] >> place & 1 for place in places)
                and not any(
                    self.usage.get((one.id, demand.units), FREE).all_ >> place & 1
                    for place in places
                )
                for one, demand in need
            )
            for need in self.base.needs
        )

    def count(self, on: date) -> int:
        """How many starts of a date are free."""
        return self.window.part(self.free, on)[1].bit_count()

    def size(self, on: date) -> int:
        """How many starts a date would have if nothing stood in the way."""
        return self.window.part(self.grid, on)[1].bit_count()

    def nearest(self, start: datetime, most: int = 3) -> tuple[Slot, ...]:
        """The free slots closest in time to `start`, in order of time."""
        wish = minute_of(start)
        found = sorted(self._minutes(self.free, None), key=lambda minute: abs(minute - wish))
        return tuple(map(self.at, sorted(found[:most])))


def offer(base: Ground, usage: Mapping[tuple[ResourceId, int], Busy], now: datetime) -> Offer:
    """Strike out of the grid whatever a rule forbids.

    `usage` says per resource and units asked for which starts are blocked; what is missing
    there is free all the time.
    """
    left, taken = base.left(usage)
    too_soon, too_far = base.in_time(now)
    struck = (*base.struck, (Rule.TOO_SOON, too_soon), (Rule.TOO_FAR, too_far), *taken)
    return Offer(base, left & ~too_soon & ~too_far, struck, usage)
