"""What editing a venue would do, before anybody does it.

How many slots fewer and more are on offer then follows from the same function that offers
them; what has no place any more is `orphans`' business. Both venues are values, so that this is
a function of them and of what is booked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.allocations import Taken, busy
from domain.availability import like, window_of
from domain.ground import Ground, ground
from domain.intervals import MINUTE, minute_of
from domain.offers import offer
from domain.orphans import Orphan, Standing, may_orphan, orphans, taken_by
from domain.resources import ResourceId, Service, ServiceId, Venue
from domain.schedule import DAY_MINUTES
from domain.slots import DAY, Wants, with_room
from domain.windows import Window

WEEK = timedelta(days=7)
# How many days are laid out at a time: longer masks cost more than more of them.
_STRIDE = 28

# A service, and the resource that is chosen for it; 0 where nobody chooses.
Choice = tuple[ServiceId, int]


@dataclass(frozen=True, slots=True)
class Balance:
    """How many slots fewer and how many more there are."""

    fewer: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What an edit does in the coming `week`, in all `days` that can be booked, and to whom.

    A slot counts once for each resource that a customer can choose for it.
    """

    week: Balance = Balance()
    whole: Balance = Balance()
    days: int = 0
    orphans: tuple[Orphan, ...] = ()

    @property
    def stuck(self) -> tuple[Orphan, ...]:
        """Those that could not even be left as they are."""
        return tuple(one for one in self.orphans if not one.may_stay)


NONE = Effect()


def effect_of(
    before: Venue, after: Venue, standing: Sequence[Standing], now: datetime
) -> Effect:
    """What becomes of slots and bookings; `standing` is all that has not ended, holds alive."""
    was, becomes = (_offered(one, standing, now) for one in (before, after))
    services = (*before.services, *after.services)
    days = max((one.horizon for one in services), default=timedelta(0)) // DAY
    lost = orphans(before, after, standing, now) if may_orphan(before, after) else ()
    # A day counts by its midnight, so what is on offer today may lie before now.
    week = (1 << (DAY_MINUTES + WEEK // MINUTE)) - 1
    return Effect(_balance(was, becomes, week), _balance(was, becomes, -1), days, lost)


def _balance(was: Mapping[Choice, int], becomes: Mapping[Choice, int], within: int) -> Balance:
    fewer = more = 0
    for choice in was.keys() | becomes.keys():
        old, new = was.get(choice, 0) & within, becomes.get(choice, 0) & within
        fewer += (old & ~new).bit_count()
        more += (new & ~old).bit_count()
    return Balance(fewer, more)


def _offered(venue: Venue, standing: Sequence[Standing], now: datetime) -> dict[Choice, int]:
    """The starts on offer as masks of minutes, from a day before now on."""
    taken, since = taken_by(standing), minute_of(now) - DAY_MINUTES
    found: dict[Choice, int] = {}
    for service in venue.services:
        for window in _windows(venue, service, now):
            near = _near(taken, window)
            for chosen, wants in _choices(venue, service):
                base = ground(like(venue, service, window, wants), venue, window)
                free = _free(base, near, now)
                shift = window.origin - since
                choice = service.id, chosen
                found[choice] = found.get(choice, 0) | (
                    free << shift if shift > 0 else free >> -shift
                )
    return found


def _free(base: Ground, taken: Mapping[ResourceId, Sequence[Taken]], now: datetime) -> int:
    usage = {
        (one.id, demand.units): busy(taken.get(one.id, ()), base.window, demand)
        for need in base.needs
        for one, demand in need
    }
    return offer(base, usage, now).free


def _choices(venue: Venue, service: Service) -> Iterator[tuple[int, Wants]]:
    """What customers can want of a service: the fewest people and units, on each they may choose."""
    choosable = next((one for one in service.needs if one.choosable), None)
    chosen = [(one.id,) for one in venue.candidates(choosable)] if choosable else [()]
    party = service.party.least if service.party else 0
    for wanted in chosen:
        wants = with_room(venue, service, Wants(wanted, service.units.least, party))
        if wants is not None:
            yield next(iter(wanted), 0), wants


def _windows(venue: Venue, service: Service, now: datetime) -> Iterator[Window]:
    first = now.astimezone(venue.zone).date()
    last = (now + service.horizon).astimezone(venue.zone).date()
    while first <= last:
        yield window_of(first, _STRIDE, venue.zone)
        first += _STRIDE * DAY


def _near(
    taken: Mapping[ResourceId, Sequence[Taken]], window: Window
) -> dict[ResourceId, list[Taken]]:
    """What is taken around a window."""
    first, last = window.origin, window.origin + window.size
    return {
        key: [one for one in found if one.start < last and first < one.end]
        for key, found in taken.items()
    }
