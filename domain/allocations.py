"""What bookings take of resources, and which units are left.

An allocation is some units of one resource during an interval that includes the buffers.
Everything here is integers: minutes since 1970, units counted from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, NewType

from domain.resources import ResourceId
from domain.windows import Window, stretch

BookingId = NewType("BookingId", int)

# No booking has this number: what is about none is about this one.
NO_BOOKING = BookingId(0)


@dataclass(frozen=True, slots=True)
class Allocation:
    """Units [first, last) of a resource, from minute `start` up to minute `end`."""

    resource_id: ResourceId
    first: int
    last: int
    start: int
    end: int


# How many are joined before they are put where they belong in a window.
JOINED = 24


class Taken(NamedTuple):
    """An allocation as others meet it; `until` is the minute a hold lets go, None when firm.

    A tuple, because a month of a busy resource is hundreds of them, read as rows.
    """

    start: int
    end: int
    first: int
    last: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Busy:
    """The starts at which a service would meet what others have taken of a resource.

    `all_` counts everything, `firm` leaves out live holds, which may come back.
    """

    all_: int = 0
    firm: int = 0


@dataclass(frozen=True, slots=True)
class Demand:
    """What one slot asks of a resource: units of its capacity, and minutes around a start.

    `length` 0: whole days, however long they are. `missing` is what there is not of the
    capacity at some times.
    """

    capacity: int
    units: int
    before: int
    length: int
    after: int
    missing: tuple[Taken, ...] = ()

    @property
    def is_exclusive(self) -> bool:
        """Whether it takes all there is, so that nobody else can have any of it."""
        return self.units == self.capacity and not self.missing


def busy(taken: Sequence[Taken], window: Window, demand: Demand) -> Busy:
    """The starts of the window at which the demand cannot be met."""
    if demand.missing:
        taken = (*taken, *_clipped(demand.missing, window))
    firm = [one for one in taken if one.until is None]
    everything = _blocked(taken, window, demand)
    return Busy(
        everything, everything if len(firm) == len(taken) else _blocked(firm, window, demand)
    )


def _clipped(taken: Iterable[Taken], window: Window) -> list[Taken]:
    """What lies in a window, cut off at its edges."""
    first, last = window.origin, window.origin + window.size
    return [
        one._replace(start=max(one.start, first), end=min(one.end, last))
        for one in taken
        if one.start < last and first < one.end
    ]


def _blocked(taken: Sequence[Taken], window: Window, demand: Demand) -> int:
    crowded = _crowded(taken, window, demand.capacity - demand.units)
    if demand.length == 0:
        return _blocked_days(crowded, window, demand)
    have, total = 1, demand.before + demand.length + demand.after
    while have < total:
        step = min(have, total - have)
        crowded |= crowded >> step
        have += step
    return crowded << demand.before


def _blocked_days(crowded: int, window: Window, demand: Demand) -> int:
    """The minutes of every date that is crowded at some time, or too close to it."""
    blocked = 0
    for on in window.dates if crowded else ():
        first, end = window.edges(on)
        if crowded & stretch(first - demand.before, end + demand.after):
            blocked |= window.day(on)
    return blocked


def _crowded(taken: Sequence[Taken], window: Window, spare: int) -> int:
    """The minutes in which more than `spare` units are taken."""
    mask = 0
    if spare == 0:
        base = min((window.origin, *(one.start for one in taken)))
        ordered = sorted(taken, key=itemgetter(0))
        # A window is long and neighbours are close.
        for some in range(0, len(ordered), JOINED):
            near, first = 0, ordered[some].start
            for start, end, _, _, _ in ordered[some : some + JOINED]:
                near |= ((1 << (end - start)) - 1) << (start - first)
            mask |= near << (first - base)
        return mask >> (window.origin - base) & window.full
    for start, end in crowds(taken, spare):
        mask |= window.span(start, end)
    return mask


def crowds(taken: Iterable[Taken], spare: int) -> Iterator[tuple[int, int]]:
    """The stretches in which more than `spare` units are taken, in order of time."""
    changes: dict[int, int] = {}
    for one in taken:
        changes[one.start] = changes.get(one.start, 0) + one.last - one.first
        changes[one.end] = changes.get(one.end, 0) - one.last + one.first
    used, since = 0, 0
    for minute in sorted(changes):
        if used > spare:
            yield since, minute
        used += changes[minute]
        since = minute


def pick(
    taken: Iterable[Taken], resource_id: ResourceId, demand: Demand, *stretches: tuple[int, int]
) -> tuple[Allocation, ...]:
    """Free units for all of the stretches, in minutes, or nothing when the count falls short."""
    others = tuple(taken)
    chosen: list[Allocation] = []
    for start, end in stretches:
        found = _pick(others, resource_id, demand, (start, end))
        if not found:
            return ()
        chosen.extend(found)
    return tuple(chosen)


def _pick(
    taken: Sequence[Taken], resource_id: ResourceId, demand: Demand, reach: tuple[int, int]
) -> tuple[Allocation, ...]:
    """Units for one stretch.

    It is cut where bookings begin and end, and each part takes what is free of it, so that
    scattered free units are never a reason to refuse. Units that are free all the time come
    first, so that most slots stay on theirs.
    """
    start, end = reach
    near = [one for one in taken if one.start < end and start < one.end]
    gone = [one for one in demand.missing if one.start < end and start < one.end]
    edges = {start, end}
    for one in (*near, *gone):
        edges.update(edge for edge in (one.start, one.end) if start < edge < end)
    crossed = _units(near) | _units(gone)
    units = sorted(range(demand.capacity), key=crossed.__contains__)
    chosen: list[Allocation] = []
    for since, until in pairwise(sorted(edges)):
        parts = (_units(one for one in each if one.start < until and since < one.end)
                 for each in (near, gone))  # fmt: skip
        free = _free_units(units, *parts)[: demand.units]
        if len(free) < demand.units:
            return ()
        chosen.extend(
            Allocation(resource_id, *ends, since, until) for ends in _ranges(sorted(free))
        )
    return _joined(chosen)


def _free_units(units: Sequence[int], used: set[int], gone: set[int]) -> list[int]:
    """What is free, and no more of it than the count leaves.

    A booking may stand on a unit that there is not any more, since the capacity is another:
    it takes one of those that there still are.
    """
    beyond = sum(unit in gone or unit >= len(units) for unit in used)
    free = [unit for unit in units if unit not in used and unit not in gone]
    return free[: max(len(free) - beyond, 0)]


def _units(taken: Iterable[Taken]) -> set[int]:
    return {unit for one in taken for unit in range(one.first, one.last)}


def _ranges(units: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring unit numbers as half-open ranges."""
    found: list[tuple[int, int]] = []
    for unit in units:
        if found and found[-1][1] == unit:
            found[-1] = (found[-1][0], unit + 1)
        else:
            found.append((unit, unit + 1))
    return found


def _joined(parts: Sequence[Allocation]) -> tuple[Allocation, ...]:
    """The same units in touching stretches as one allocation."""
    open_: dict[tuple[int, int], Allocation] = {}
    done: list[Allocation] = []
    for part in parts:
        key = part.first, part.last
        before = open_.get(key)
        if before is not None and before.end == part.start:
            open_[key] = Allocation(part.resource_id, *key, before.start, part.end)
            continue
        if before is not None:
            done.append(before)
        open_[key] = part
    return tuple(sorted((*done, *open_.values()), key=lambda one: (one.start, one.first)))
