"""A run of local dates as a line of minutes, and sets of minutes as big integers.

Bit *p* of a mask stands for minute `origin + p`. Overlap, buffers and "long enough to fit"
become a handful of shifts and ands over a whole month at once, which is what makes an answer
for a month cost microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from domain.schedule import DAY_MINUTES, day_start

# Bookings reach at most this far over the edge of the dates asked for.
MARGIN = 2 * DAY_MINUTES

_NEXT = re.compile(rb"\0*+[^\0]")
_PLACES = tuple(tuple(bit for bit in range(8) if octet >> bit & 1) for octet in range(256))


def stretch(start: int, end: int) -> int:
    """The mask of bits from `start` up to, not including, `end`; negative parts are cut off."""
    start = max(start, 0)
    return ((1 << (end - start)) - 1) << start if end > start else 0


def runs(mask: int, length: int) -> int:
    """The bits at which at least `length` set bits begin."""
    have = 1
    while have < length:
        step = min(have, length - have)
        mask &= mask >> step
        have += step
    return mask


@lru_cache(maxsize=1024)
def comb(count: int, step: int) -> int:
    """`count` bits, `step` apart, the first at 0."""
    mask, have = 1, 1
    while have < count:
        add = min(have, count - have)
        mask |= (mask & ((1 << (add * step)) - 1)) << (have * step)
        have += add
    return mask if count > 0 else 0


def bits(mask: int) -> Iterator[int]:
    """Positions of the set bits, lowest first."""
    octets = mask.to_bytes((mask.bit_length() + 7) // 8, "little")
    for found in _NEXT.finditer(octets):
        place = found.end() - 1
        for bit in _PLACES[octets[place]]:
            yield 8 * place + bit


def spans(mask: int) -> Iterator[tuple[int, int]]:
    """The runs of set bits, each as its first position and the one after its last."""
    return zip(bits(mask & ~(mask << 1)), bits(mask << 1 & ~mask), strict=True)


@dataclass(frozen=True)
class Window:
    """`days` local dates from `first` on, in one zone."""

    first: date
    days: int
    zone: ZoneInfo

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The dates, in order."""
        return tuple(self.first + timedelta(days=i) for i in range(self.days))

    @cached_property
    def midnights(self) -> tuple[int, ...]:
        """The real minute at which each date begins, and the one after the last ends."""
        last = self.first + timedelta(days=self.days)
        return tuple(day_start(on, self.zone) for on in (*self.dates, last))

    @cached_property
    def origin(self) -> int:
        """The minute bit 0 stands for: some way before the first midnight."""
        return self.midnights[0] - MARGIN

    @cached_property
    def size(self) -> int:
        """How many minutes the masks of this window span, margins included."""
        return self.midnights[-1] + MARGIN - self.origin

    @cached_property
    def full(self) -> int:
        """The mask with every bit set."""
        return (1 << self.size) - 1

    def span(self, start: int, end: int) -> int:
        """The mask of the real minutes from `start` up to `end`, as far as they lie inside."""
        return stretch(start - self.origin, min(end - self.origin, self.size))

    def edges(self, on: date) -> tuple[int, int]:
        """The bits at which one of the window's dates begins and ends."""
        index = (on - self.first).days
        return self.midnights[index] - self.origin, self.midnights[index + 1] - self.origin

    def day(self, on: date) -> int:
        """The mask of one date's minutes."""
        return stretch(*self.edges(on))

    def part(self, mask: int, on: date) -> tuple[int, int]:
        """The first minute of one date, and what the mask says of it, counted from there."""
        first, end = self.edges(on)
        return self.origin + first, mask >> first & stretch(0, end - first)

    @cached_property
    def inside(self) -> int:
        """The mask of the dates' own minutes, without the margins."""
        return self.span(self.midnights[0], self.midnights[-1])

    def holds(self, on: date) -> bool:
        """Whether the date is one of the window's."""
        return 0 <= (on - self.first).days < self.days
