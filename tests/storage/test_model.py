"""Everything that can be asked of holds and bookings, in any sequence, against a plain model.

What the program refuses the model refuses for the same reason, and what it accepts is what the
model has afterwards, on both databases. And the other way round: a program with something wrong
in it is found out, or their agreement would mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from domain.availability import window_of
from domain.errors import BookingError, OutOfBounds, SlotTaken, TooSoon
from domain.ground import Rule
from domain.intervals import minute_of
from domain.resources import Mode
from domain.slots import Slot
from domain.states import Hold
from storage.audit import seal_audit
from storage.verify import verify
from tests.factories import TODAY
from tests.storage.model import FIRM, Line, Model, Place, Step, line_of
from tests.storage.planted import BUGS, MISTAKES
from tests.storage.shop import SHOP, Answer, Plant, Premises, Wish, premises
from tests.storage.sweep import Sweep, swept

# What only workers work off, and here is none.
OF_WORKERS = {"I9", "I10", "I14"}
STARTS = range(8)

CUSTOMERS = st.sampled_from((1, 2, 3))
WISHES = st.builds(
    Wish,
    st.integers(1, len(SHOP.services)),
    st.sampled_from(STARTS),
    wanted=st.sampled_from(((), (1,), (2,))),
    on=st.sampled_from((0, 0, 0, 1, 2)),
    dates=st.sampled_from(((1,), (2,), (1, 2), (2, 3), (1, 3), (0, 1))),
    longer=st.sampled_from((0, 1, 2)),
    units=st.sampled_from((1, 1, 2, 3)),
    party=st.sampled_from((1, 2, 3)),
)
# Of the bookings that suit, mostly the newest; beyond them come those that do not.
NTH = st.sampled_from((0, 0, 0, 0, 1, 1, 2, 3, 5, 8))
# Mostly a fresh one.
KEYS = st.sampled_from(("", "", "", "", "red", "blue"))
# Mostly whoever made the booking, else the next.
WHOSE = st.sampled_from((0, 0, 0, 0, 0, 1))
# Mostly the owner, else who decides about the first vet or the room alone.
STAFF = st.sampled_from((0, 0, 0, -1, -3))
MINUTES = st.sampled_from((1, 5, 10, 15, 40))
SHORT_BY = st.sampled_from((timedelta(0), timedelta(microseconds=1)))

SETTINGS = settings(
    max_examples=50,
    stateful_step_count=30,
    deadline=None,
    print_blob=True,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


def when_any_is(*statuses: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Only while there is a booking for which it would not be absurd."""
    return precondition(
        lambda everybody: any(one.status in statuses for one in everybody.model.lines.values())
    )


class Everybody(RuleBasedStateMachine):
    """Customers, staff and time; after every step the database is what the model is."""

    def __init__(self, program: Premises) -> None:
        super().__init__()
        self.program = program
        self.shop = program.open_shop()
        self.model = Model(self.shop)
        self.keys = 0
        self.asked: list[Place | Step] = []
        self.placed: dict[int, Hold] = {}

    @rule(customer=CUSTOMERS, wish=WISHES, key=KEYS)
    def place(self, customer: int, wish: Wish, key: str) -> None:
        self.want(Place(customer, wish.at(self.shop), self.key(key)))

    @when_any_is("held")
    @rule(nth=NTH, wish=WISHES, whose=WHOSE, key=KEYS)
    def place_instead(self, nth: int, wish: Wish, whose: int, key: str) -> None:
        line = self.pick(nth, "held")
        who = next_but(whose, line.customer)
        self.want(Place(who, wish.at(self.shop), self.key(key), replaces=line.id))

    @rule(customer=CUSTOMERS, wish=WISHES)
    def book(self, customer: int, wish: Wish) -> None:
        self.want(Place(customer, wish.at(self.shop), self.key()))
        newest = self.pick(0, "held") if self.model.lines else None
        if newest is not None and newest.lives(self.now):
            self.step("confirm", newest, 0, "")

    @rule(wishes=st.lists(st.tuples(CUSTOMERS, WISHES), min_size=2, max_size=4))
    def place_at_once(self, wishes: list[tuple[int, Wish]]) -> None:
        """What came of it must be what could have come of one request after the other."""
        asked = [Place(who, wish.at(self.shop), self.key()) for who, wish in wishes]
        answers = self.program.ask(*asked)
        ways = permutations(zip(asked, answers, strict=True))
        models = (model for way in ways if (model := self.after(way)) is not None)
        found = next(models, None)
        assert found is not None, answers
        self.model = found
        self.placed |= {one.terms.id: one for one in answers if isinstance(one, Hold)}

    @when_any_is("held")
    @rule(nth=NTH, whose=WHOSE, key=KEYS)
    def extend(self, nth: int, whose: int, key: str) -> None:
        self.step("extend", self.pick(nth, "held"), whose, key)

    @when_any_is("held")
    @rule(nth=NTH, whose=WHOSE, key=KEYS)
    def release(self, nth: int, whose: int, key: str) -> None:
        self.step("release", self.pick(nth, "held"), whose, key)

    @when_any_is("held")
    @rule(nth=NTH, whose=WHOSE, key=KEYS)
    def confirm(self, nth: int, whose: int, key: str) -> None:
        self.step("confirm", self.pick(nth, "held"), whose, key)

    @when_any_is(*FIRM)
    @rule(nth=NTH, whose=WHOSE, key=KEYS)
    def cancel(self, nth: int, whose: int, key: str) -> None:
        self.step("cancel", self.pick(nth, *FIRM), whose, key)

    @when_any_is("requested")
    @rule(nth=NTH, by=STAFF, key=KEYS)
    def approve(self, nth: int, by: int, key: str) -> None:
        self.want(Step("approve", self.pick(nth, "requested").id, by, self.key(key)))

    @when_any_is("requested")
    @rule(nth=NTH, by=STAFF, key=KEYS)
    def reject(self, nth: int, by: int, key: str) -> None:
        self.want(Step("reject", self.pick(nth, "requested").id, by, self.key(key)))

    @when_any_is("held")
    @rule(nth=NTH, as_placed=st.booleans())
    def expire(self, nth: int, *, as_placed: bool) -> None:
        """Whoever tidies up may know the hold as it was before it was extended."""
        number = self.pick(nth, "held").id
        found = self.program.record(number)
        seen = self.placed[number] if as_placed or not isinstance(found, Hold) else found
        expected = self.model.expire(line_of(seen), self.now)

        ended = self.program.run(self.program.counter.holds.expire(seen))

        assert (ended and line_of(ended)) == expected

    @precondition(lambda self: self.asked)
    @rule(back=st.integers(1, 5))
    def ask_again(self, back: int) -> None:
        """The same request with the same key, as after an answer that was lost."""
        self.want(self.asked[-min(back, len(self.asked))])

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: int) -> None:
        self.program.clock.pass_(minutes=minutes)

    @when_any_is("held")
    @rule(nth=NTH, short_by=SHORT_BY)
    def time_passes_until_the_end_of_a_hold(self, nth: int, short_by: timedelta) -> None:
        until = self.pick(nth, "held").until
        if until is not None and until - short_by > self.now:
            self.program.clock.set(until - short_by)

    @rule(wish=WISHES)
    def look(self, wish: Wish) -> None:
        """What is on offer is what could be had, and what is not says why."""
        slots = [one.at(self.shop) for one in alike(wish)]
        if not self.is_sold(slots[0]):
            return
        sold = self.shop.service(slots[0].service_id)
        week = window_of(TODAY, 4, self.shop.zone)

        offer = self.program.run(
            self.program.counter.availability.offer(self.shop, sold, week, slots[0].wants)
        )

        offered = {one: offer.rule_at(minute_of(one.during.start)) for one in slots}
        assert offered == self.model.rules(slots, self.now)

    @rule(wish=WISHES)
    def ask_why(self, wish: Wish) -> None:
        """Also of several dates at once."""
        slot = wish.at(self.shop)
        if not self.is_sold(slot):
            return

        found = self.program.run(self.program.counter.availability.why(self.shop, slot))

        match self.model.why(slot, self.now):
            case None:
                assert found is None
            case Rule.TOO_SOON:
                assert isinstance(found, TooSoon), found
            case rule:
                assert isinstance(found, SlotTaken), found
                assert found.may_return is (rule is Rule.HELD)

    @invariant()
    def agree(self) -> None:
        rows, taken = self.program.kept()
        assert {row.id for row in rows} == self.model.lines.keys()
        for row in rows:
            if row.status == "expired" and self.model.is_over(row.id, self.now):
                self.model.tidy(row.id)
            line, held = self.model.lines[row.id], row.status == "held"
            assert (row.status, row.version) == (line.status, line.version)
            assert (row.expires_at if held else None) == line.until
        found = swept(taken, self.shop, every=5)
        assert found.clean
        assert in_use(found) == self.model.standing()

    def teardown(self) -> None:
        database = self.program.counter.database
        self.program.run(seal_audit(database))
        found = self.program.run(verify(database))
        mine = [one for one in found if one.venue_id == self.shop.id]
        assert [one for one in mine if one.invariant not in OF_WORKERS] == []

    def is_sold(self, slot: Slot) -> bool:
        """Whether anybody may have that much of it at all."""
        try:
            self.model.check_bounds(slot)
        except OutOfBounds:
            return False
        return True

    def pick(self, nth: int, *statuses: str) -> Line:
        """One of the bookings: the newest of these statuses first, the others after them."""
        lines = sorted(
            self.model.lines.values(), key=lambda one: (one.status not in statuses, -one.id)
        )
        return lines[nth % len(lines)]

    def step(self, verb: str, line: Line, whose: int, key: str) -> None:
        self.want(Step(verb, line.id, next_but(whose, line.customer), self.key(key)))

    def want(self, ask: Place | Step) -> None:
        """Ask the program and the model for the same."""
        self.asked.append(ask)
        expected = self.expect(ask)

        [answer] = self.program.ask(ask)

        match expected:
            case TooSoon():
                assert isinstance(answer, TooSoon), answer
            case BookingError():
                assert answer == expected
            case Line():
                assert not isinstance(answer, Exception), answer
                assert line_of(answer) == expected
            case _:
                assert isinstance(answer, Hold), answer
                assert isinstance(ask, Place)
                assert self.model.suits(ask, line_of(answer), self.now), answer
                self.model.take(ask, line_of(answer), self.now)
                self.placed[answer.terms.id] = answer

    def expect(self, ask: Place | Step) -> Line | BookingError | None:
        """The answer that would be right; None for a new hold."""
        try:
            if isinstance(ask, Place):
                return self.model.place(ask, self.now)
            return self.model.step(ask, self.now)
        except BookingError as refusal:
            return refusal

    def after(self, way: Iterable[tuple[Place | Step, Answer]]) -> Model | None:
        """The model after requests in this sequence, if these answers can come of them."""
        model = self.model.copy()
        for ask, answer in way:
            assert isinstance(ask, Place)
            try:
                model.place(ask, self.now)
            except BookingError:
                if isinstance(answer, Hold):
                    return None
                continue
            if not isinstance(answer, Hold):
                return None
            if not model.suits(ask, line_of(answer), self.now):
                return None
            model.take(ask, line_of(answer), self.now)
        return model

    def key(self, named: str = "") -> str:
        self.keys += 1
        return named or f"key {self.keys}"

    @property
    def now(self) -> datetime:
        return self.program.clock.now()


def alike(wish: Wish) -> list[Wish]:
    """The same at every start of its day, or on every date."""
    if SHOP.services[wish.service - 1].mode is Mode.DAYS:
        return [replace(wish, dates=(on,)) for on in range(4)]
    return [replace(wish, start=start) for start in STARTS]


def in_use(found: Sweep) -> dict[tuple[int, int], int]:
    """Units by resource and moment, in whatever venue."""
    return {
        (resource_id, moment): units
        for (_, resource_id), used in found.used.items()
        for moment, units in used.items()
    }


def next_but(many: int, customer: int) -> int:
    """The customer, or the next one, or the one after."""
    return (customer + many - 1) % 3 + 1


def everybody_at(program: Premises) -> type[Everybody]:
    class Here(Everybody):
        def __init__(self) -> None:
            super().__init__(program)

    return Here


@pytest.mark.timeout(400)  # time to make what has failed small
def test_the_program_and_the_model_agree(url: str) -> None:
    with premises(url) as program:
        run_state_machine_as_test(everybody_at(program), settings=SETTINGS)


@pytest.mark.soak
def test_they_agree_for_hours(url: str) -> None:
    patiently = settings(SETTINGS, max_examples=2_000, stateful_step_count=60)

    with premises(url) as program:
        run_state_machine_as_test(everybody_at(program), settings=patiently)


@pytest.mark.parametrize("bug", BUGS.values(), ids=BUGS)
def test_a_program_with_something_wrong_in_it_is_found_out(url: str, bug: Plant) -> None:
    is_found_out(url, bug)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("bug", MISTAKES.values(), ids=MISTAKES)
def test_a_program_that_takes_something_else_than_was_wanted_is_too(
    url: str, bug: Plant
) -> None:
    is_found_out(url, bug)


def is_found_out(url: str, bug: Plant) -> None:
    quickly = settings(SETTINGS, phases=[Phase.generate], derandomize=True, database=None)

    with premises(url, bug) as program, pytest.raises(AssertionError):
        run_state_machine_as_test(everybody_at(program), settings=quickly)
