"""The model: what ought to become of every request, in plain arithmetic.

It knows nothing of databases and shares no rule with the program: time is counted in steps of
five minutes, of which everything at the shop is made, and what each state allows is written down
once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from domain.errors import (
    AlreadyExtended,
    HoldExpired,
    KeyReused,
    NotYours,
    OutOfBounds,
    SlotTaken,
    TooLate,
    TooManyBookings,
    TooManyHolds,
    TooSoon,
    WrongState,
)
from domain.ground import Rule
from domain.intervals import Interval
from domain.resources import Need, Resource, Venue
from domain.slots import Slot
from domain.states import Hold, Record

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EXTENSION = timedelta(minutes=10)
FIRM = ("requested", "confirmed")

# Units in use, by resource and moment.
Used = Counter[tuple[int, int]]


@dataclass(frozen=True)
class Place:
    """Somebody wants a slot, perhaps instead of a hold."""

    customer: int
    slot: Slot
    key: str
    replaces: int | None = None


@dataclass(frozen=True)
class Step:
    """Somebody wants to do something with a booking; `by` 0 is staff, below it other staff."""

    verb: str
    booking: int
    by: int
    key: str


@dataclass(frozen=True)
class Line:
    """One booking as the model keeps it; `takes` has one resource of every need."""

    id: int
    customer: int
    slot: Slot
    takes: tuple[int, ...]
    status: str
    version: int
    until: datetime | None
    extended: bool = False

    def lives(self, now: datetime) -> bool:
        """Whether it is a hold whose time is not over."""
        return self.until is not None and now < self.until

    def became(self, status: str) -> Line:
        return replace(
            self, status=status, version=self.version + 1, until=None, extended=False
        )


def line_of(record: Record) -> Line:
    """What the program says about a booking, in the words of the model."""
    until, extended = None, False
    if isinstance(record, Hold):
        until, extended = record.expires_at, record.extended
    terms, status = record.terms, str(record.status)
    takes = terms.resource_ids
    return Line(
        terms.id, terms.customer_id, terms.slot, takes, status, record.version, until, extended
    )


@dataclass
class Model:
    """Everything there is. Requests are refused by raising, and else change it."""

    venue: Venue
    lines: dict[int, Line] = field(default_factory=dict)
    keys: dict[str, object] = field(default_factory=dict)
    _seen: dict[Slot, frozenset[int]] = field(default_factory=dict)

    def copy(self) -> Model:
        return Model(self.venue, dict(self.lines), dict(self.keys), self._seen)

    # Placing

    def place(self, ask: Place, now: datetime) -> Line | None:
        """The hold its key stands for already, or None: a new one is to be made."""
        self.check_bounds(ask.slot)
        if ask.slot.during.start < now:
            got = self._got_in_time(ask)
            if got is None:
                raise TooSoon(ask.slot, now)
            return got
        if ask.key in self.keys:
            return self._placed_before(ask)
        gone = self._gives_way(ask, now)
        own = [one for one in self._live(now) if one.customer == ask.customer and one != gone]
        if len(own) >= self.venue.limits.live_holds:
            raise TooManyHolds(self.venue.limits.live_holds)
        if not self.fits(ask.slot, self.used(now, without=gone)):
            raise SlotTaken(ask.slot, may_return=self.fits(ask.slot, self.used(None)))
        return None

    def _got_in_time(self, ask: Place) -> Line | None:
        """What stands under the key of somebody who asks once more, when it is too late."""
        meant = self.keys.get(ask.key)
        line = self.lines[meant] if isinstance(meant, int) else None
        return line if line and line.until is not None and _same(line, ask) else None

    def _placed_before(self, ask: Place) -> Line:
        meant = self.keys[ask.key]
        if not isinstance(meant, int) or not _same(self.lines[meant], ask):
            raise KeyReused(ask.key)
        line = self.lines[meant]
        if line.until is None:
            raise WrongState(line.status)
        return line

    def suits(self, ask: Place, line: Line, now: datetime) -> bool:
        """Whether a new hold is what was asked for, on resources that had room for it."""
        service = self.venue.service(ask.slot.service_id)
        right = Line(
            line.id, ask.customer, ask.slot, line.takes, "held", 1, now + service.hold_for
        )
        if line != right or len(line.takes) != len(service.needs):
            return False
        used = self.used(now, without=self._gives_way(ask, now))
        chosen = zip(service.needs, line.takes, strict=True)
        return all(
            any(
                one.id == number and self._room(used, one, need, ask.slot)
                for one in self._options(need, ask.slot)
            )
            for need, number in chosen
        )

    def take(self, ask: Place, line: Line, now: datetime) -> None:
        """A new hold stands; the one that it replaces does not any more."""
        gone = self._gives_way(ask, now)
        if gone is not None:
            self.lines[gone.id] = gone.became("released")
        self.lines[line.id] = line
        self.keys[ask.key] = line.id

    def _gives_way(self, ask: Place, now: datetime) -> Line | None:
        line = self.lines.get(ask.replaces or 0)
        mine = line is not None and line.customer == ask.customer and line.lives(now)
        return line if mine else None

    # Stepping on

    def step(self, ask: Step, now: datetime) -> Line:
        """The booking as it is afterwards."""
        line = self.lines[ask.booking]
        _check_whose(ask, line)
        if self._did(ask, line, now):
            return line
        match ask.verb:
            case "extend":
                return self._write(ask.key, _extended(line, now))
            case "release":
                return self._release(ask, line)
            case "confirm":
                return self._confirm(ask, line, now)
            case "cancel":
                return self._write(ask.key, self._cancelled(line, now))
            case "approve" | "reject":
                if line.status != "requested":
                    raise WrongState(line.status)
                became = "confirmed" if ask.verb == "approve" else "rejected"
                return self._write(ask.key, line.became(became))
            case _:
                raise AssertionError(ask)

    def _did(self, ask: Step, line: Line, now: datetime) -> bool:
        """Whether it stands as the same request with the same key has left it."""
        meant = self.keys.get(ask.key)
        match ask.verb:
            case "extend":
                return meant == ("held", line.id) and line.lives(now)
            case "cancel" | "reject":
                became = "cancelled" if ask.verb == "cancel" else "rejected"
                return meant == (became, line.id)
            case "approve":
                return meant == ("confirmed", line.id) and line.status == "confirmed"
            case _:
                return False

    def _release(self, ask: Step, line: Line) -> Line:
        if line.until is None:
            return line
        return self._write(ask.key, line.became("released"))

    def _confirm(self, ask: Step, line: Line, now: datetime) -> Line:
        if line.status in FIRM:
            return line
        if line.until is None:
            raise WrongState(line.status)
        ahead = [
            one
            for one in self.lines.values()
            if one.customer == line.customer
            and one.status in FIRM
            and one.slot.during.end > now.replace(second=0, microsecond=0)
        ]
        if len(ahead) >= self.venue.limits.upcoming:
            raise TooManyBookings(self.venue.limits.upcoming)
        if not line.lives(now):
            raise HoldExpired(line.until)
        approval = self.venue.service(line.slot.service_id).approval
        return self._write(ask.key, line.became("requested" if approval else "confirmed"))

    def _cancelled(self, line: Line, now: datetime) -> Line:
        if line.status not in FIRM:
            raise WrongState(line.status)
        start = line.slot.during.start
        closes = start - self.venue.service(line.slot.service_id).cancellation.cutoff
        if now > closes or now >= start:
            raise TooLate(closes)
        return line.became("cancelled")

    def expire(self, seen: Line, now: datetime) -> Line | None:
        """The end of a hold as somebody saw it; None when it is none, or not over yet."""
        line, key = self.lines[seen.id], f"expire:{seen.id}:{seen.version}"
        if key in self.keys:
            return line
        if line.until is None or line.version != seen.version or line.lives(now):
            return None
        return self._write(key, line.became("expired"))

    def _write(self, key: str, after: Line) -> Line:
        """What a key stands for is settled once, and done once."""
        meaning = after.status, after.id
        known = self.keys.get(key, meaning)
        if known != meaning:
            raise KeyReused(key)
        if key in self.keys:
            return self.lines[after.id]
        self.keys[key], self.lines[after.id] = meaning, after
        return after

    # Looking

    def is_over(self, number: int, now: datetime) -> bool:
        """Whether a hold has ended that nobody has tidied up after, as far as we know."""
        until = self.lines[number].until
        return until is not None and until <= now

    def tidy(self, number: int) -> None:
        """Somebody has, on the way to something else."""
        self.lines[number] = self.lines[number].became("expired")

    def check_bounds(self, slot: Slot) -> None:
        """Nobody gets more pieces than are sold, nor more people into them than have room."""
        service = self.venue.service(slot.service_id)
        if slot.units > service.units.most:
            raise OutOfBounds("units", service.units.least, service.units.most)
        seats = [
            (one.seats or slot.party) * need.units * slot.units
            for need in service.needs
            for one in self._options(need, slot)
        ]
        if slot.party > max(seats):
            raise OutOfBounds("party", 1, max(seats))

    def rules(self, slots: Iterable[Slot], now: datetime) -> dict[Slot, Rule | None]:
        """Why slots are not on offer; None when they are."""
        firm, everything = self.used(None), self.used(now)
        return {one: self._rule(one, now, firm, everything) for one in slots}

    def _rule(self, slot: Slot, now: datetime, firm: Used, everything: Used) -> Rule | None:
        if slot.during.start < now:
            return Rule.TOO_SOON
        if not self.fits(slot, firm):
            return Rule.FULL
        return None if self.fits(slot, everything) else Rule.HELD

    def why(self, slot: Slot, now: datetime) -> Rule | None:
        """The same for dates: about the first of them, else all of them are as good as taken."""
        singly = [replace(slot, dates=(on,), during=self._whole(on)) for on in slot.dates]
        found = self.rules(singly or [slot], now)
        first = next((rule for rule in found.values() if rule is not None), None)
        if first is None and not self.fits(slot, self.used(now)):
            return Rule.FULL
        return first

    def fits(self, slot: Slot, used: Used) -> bool:
        """Whether every need has some resource with room for the whole time."""
        service = self.venue.service(slot.service_id)
        return all(
            any(self._room(used, one, need, slot) for one in self._options(need, slot))
            for need in service.needs
        )

    def used(self, now: datetime | None, *, without: Line | None = None) -> Used:
        """Units in use per resource and moment; without `now`, what is firm alone."""
        firm = [one for one in self.lines.values() if one.status in FIRM]
        live = self._live(now) if now is not None else []
        return self._used_by(one for one in (*firm, *live) if one != without)

    def standing(self) -> Used:
        """The same, with the holds that are over and that nobody has tidied up after."""
        return self._used_by(
            one for one in self.lines.values() if one.status in (*FIRM, "held")
        )

    def _used_by(self, lines: Iterable[Line]) -> Used:
        used: Used = Counter()
        for line in lines:
            service = self.venue.service(line.slot.service_id)
            for need, number in zip(service.needs, line.takes, strict=True):
                for moment in self._moments(line.slot):
                    used[number, moment] += need.units * line.slot.units
        return used

    def _room(self, used: Used, one: Resource, need: Need, slot: Slot) -> bool:
        return all(
            used[one.id, moment] + need.units * slot.units <= self._capacity(one, moment)
            for moment in self._moments(slot)
        )

    def _capacity(self, one: Resource, moment: int) -> int:
        capacity = one.capacity
        for period in one.periods:
            on = (EPOCH + moment * MINUTE).astimezone(self.venue.zone).date()
            if period.first <= on <= period.last:
                capacity = period.capacity
        return capacity

    def _moments(self, slot: Slot) -> frozenset[int]:
        """Every fifth minute a slot takes, buffers included, since 1970."""
        if slot not in self._seen:
            service = self.venue.service(slot.service_id)
            whole = [self._whole(on) for on in slot.dates] or [slot.during]
            self._seen[slot] = frozenset(
                minute
                for one in whole
                for minute in range(
                    _minute(one.start - service.buffer_before),
                    _minute(one.end + service.buffer_after),
                    5,
                )
            )
        return self._seen[slot]

    def _whole(self, on: date) -> Interval:
        """A date from midnight to midnight."""
        first, last = (datetime.combine(one, time(), self.venue.zone) for one in (on, on + DAY))
        return Interval(first, last)

    def _live(self, now: datetime) -> list[Line]:
        return [one for one in self.lines.values() if one.lives(now)]

    def _options(self, need: Need, slot: Slot) -> list[Resource]:
        group = [one for one in self.venue.resources if one.group == need.group]
        return [one for one in group if one.id in slot.wanted] or group


def _minute(moment: datetime) -> int:
    return (moment - EPOCH) // MINUTE


def _check_whose(ask: Step, line: Line) -> None:
    """Staff decide about what they work at; everything else is the customer's own."""
    decides = ask.by == 0 or -ask.by in line.takes
    allowed = decides if ask.verb in ("approve", "reject") else ask.by == line.customer
    if not allowed:
        raise NotYours("booking")


def _extended(line: Line, now: datetime) -> Line:
    if line.until is None:
        raise WrongState(line.status)
    if not line.lives(now):
        raise HoldExpired(line.until)
    if line.extended:
        raise AlreadyExtended(line.until)
    later = line.until + EXTENSION
    return replace(line, until=later, extended=True, version=line.version + 1)


def _same(line: Line, ask: Place) -> bool:
    return (line.customer, line.slot) == (ask.customer, ask.slot)
