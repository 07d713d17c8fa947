"""Placing holds: who gets what, who is told what, and what is written about it."""

import asyncio
import gc
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from domain.additions import with_additions
from domain.cancellation import CancellationPolicy
from domain.errors import (
    AlreadyExtended,
    HoldExpired,
    KeyReused,
    RulesChanged,
    SlotTaken,
    StoreBusy,
    TooManyHolds,
    TooSoon,
    WrongState,
)
from domain.labels import Label
from domain.resources import Limits, Need, ResourceId, Service, ServiceId
from domain.schedule import Blackout
from domain.slots import Slot
from domain.states import Details, Hold, Status
from storage import schema
from storage.verify import verify
from tests.factories import (
    HandClock,
    make_customer,
    make_need,
    make_resource,
    make_service,
    make_slot,
)
from tests.storage.counter import Counter, open_counter, open_venue, put

VET, ROOM, PARK, SETS, LONG = map(ServiceId, range(1, 6))
FIRST, SECOND = ResourceId(1), ResourceId(2)
HELD_FOR = timedelta(minutes=15)
STRICT = CancellationPolicy(cutoff=timedelta(hours=5))


def service(number: ServiceId, *needs: Need, length: int = 30, after: int = 0) -> Service:
    return replace(
        make_service(number),
        needs=needs,
        length=timedelta(minutes=length),
        buffer_after=timedelta(minutes=after),
        lead=timedelta(0),
    )


VENUE = open_venue(
    resources=(
        make_resource(1),
        make_resource(2),
        make_resource(3, "room"),
        make_resource(4, "park", capacity=3),
    ),
    services=(
        replace(service(VET, make_need("vet")), additions=(LONG,)),
        service(ROOM, make_need("room"), after=10),
        service(PARK, make_need("park", units=2)),
        service(SETS, make_need("vet"), make_need("room")),
        replace(service(LONG, make_need("vet"), length=60), cancellation=STRICT),
    ),
    limits=Limits(live_holds=3),
)


@pytest.fixture
async def counter(url: str, clock: HandClock) -> AsyncIterator[Counter]:
    await put(url, VENUE)
    async with open_counter(url, VENUE, clock) as counter:
        yield counter
        found = await verify(counter.database)
        assert [one for one in found if one.invariant in {"I1", "I2", "I3", "I4"}] == []


def at(hour: int, minute: int = 0, service: ServiceId = VET, *wanted: ResourceId) -> Slot:
    length = VENUE.service(service).length // timedelta(minutes=1)
    return make_slot(hour, minute, service_id=service, length=length, wanted=wanted)


def with_vet(hour: int, minute: int = 0, vet: ResourceId = FIRST) -> Slot:
    return at(hour, minute, VET, vet)


async def test_the_first_to_tap_holds_the_slot_and_the_second_is_told(counter: Counter) -> None:
    hold = await counter.place(with_vet(14))

    refusal = await counter.attempt(with_vet(14), 2)

    assert hold.terms.resource_ids == (FIRST,)
    assert refusal == SlotTaken(with_vet(14), may_return=True)


async def test_what_is_booked_does_not_come_back(counter: Counter) -> None:
    hold = await counter.place(with_vet(14))
    details = Details("Bori")
    await counter.holds.confirm(VENUE, hold.terms.id, make_customer(1), details, key="yes")

    refusal = await counter.attempt(with_vet(14), 2)

    assert refusal == SlotTaken(with_vet(14), may_return=False)


async def test_a_hold_is_written_with_all_that_belongs_to_it(
    counter: Counter, clock: HandClock
) -> None:
    hold = await counter.place(with_vet(14), key="tap")

    [booking] = await counter.rows(schema.bookings)
    [part] = await counter.rows(schema.allocations)
    [entry] = await counter.rows(schema.audit)
    [job] = await counter.rows(schema.jobs)
    [key] = await counter.rows(schema.idempotency)

    assert (booking.id, booking.status, booking.version) == (hold.terms.id, "held", 1)
    assert booking.expires_at == hold.expires_at == part.held_until == clock.now() + HELD_FOR
    assert (part.booking_id, part.resource_id, part.active) == (hold.terms.id, FIRST, True)
    assert (part.starts, part.ends) == hold.terms.slot.during.minutes
    assert (entry.booking_id, entry.became, entry.actor_id) == (hold.terms.id, "held", 1)
    assert (job.key, job.run_at) == (
        f"hold:{hold.terms.id}:1",
        clock.now() + timedelta(minutes=10),
    )
    assert (key.key, key.booking_id) == ("tap", hold.terms.id)
    assert await counter.kept.get(VENUE.id, hold.terms.id) == hold


async def test_of_a_request_that_was_refused_nothing_is_left(counter: Counter) -> None:
    await counter.place(with_vet(14))

    await asyncio.gather(*(counter.attempt(with_vet(14), who) for who in range(2, 10)))

    tables = (schema.bookings, schema.allocations, schema.audit, schema.idempotency)
    assert [len(await counter.rows(table)) for table in tables] == [1, 1, 1, 1]


async def test_neighbours_do_not_meet_and_buffers_do(counter: Counter) -> None:
    await counter.place(with_vet(14))
    await counter.place(with_vet(14, 30))
    await counter.place(at(14, 0, ROOM))

    beside = await counter.attempt(at(14, 30, ROOM), 2)

    assert isinstance(beside, SlotTaken)
    assert isinstance(await counter.attempt(at(15, 0, ROOM), 2), Hold)


async def test_a_longer_slot_meets_a_shorter_one_that_starts_later(counter: Counter) -> None:
    await counter.place(with_vet(14, 30))

    assert isinstance(await counter.attempt(at(14, 0, LONG, FIRST), 2), SlotTaken)
    assert isinstance(await counter.attempt(at(15, 0, LONG, FIRST), 2), Hold)


async def test_who_takes_anybody_gets_whoever_is_left(counter: Counter) -> None:
    await counter.place(with_vet(14))

    second = await counter.place(at(14), 2)
    third = await counter.attempt(at(14), 3)

    assert second.terms.resource_ids == (SECOND,)
    assert isinstance(third, SlotTaken)


async def test_who_takes_anybody_does_not_get_who_is_away(url: str, clock: HandClock) -> None:
    away = Blackout(make_slot(14).during, Label.plain("At a conference"), (SECOND,))
    venue = open_venue(blackouts=(away,))
    await put(url, venue)

    async with open_counter(url, venue, clock) as counter:
        first = await counter.attempt(make_slot(14), 1)
        second = await counter.attempt(make_slot(14), 2)

    assert isinstance(first, Hold)
    assert isinstance(second, SlotTaken)


async def test_units_are_given_out_until_the_count_is_short(counter: Counter) -> None:
    """Three units, two at a time: the second request would need four."""
    await counter.place(at(14, 0, PARK))

    assert isinstance(await counter.attempt(at(14, 0, PARK), 2), SlotTaken)
    assert isinstance(await counter.attempt(at(14, 30, PARK), 2), Hold)


async def test_a_set_is_had_whole_or_not_at_all(counter: Counter) -> None:
    await counter.place(at(14, 0, ROOM))

    refusal = await counter.attempt(at(14, 0, SETS), 2)
    whole = await counter.place(at(15, 0, SETS), 2)

    assert isinstance(refusal, SlotTaken)
    assert whole.terms.resource_ids == (FIRST, ResourceId(3))
    taken = await counter.rows(schema.allocations)
    assert sorted(one.resource_id for one in taken) == [1, 3, 3]


async def test_of_those_who_come_together_the_first_gets_it(counter: Counter) -> None:
    slots = [at(14, 0, LONG, FIRST), with_vet(14), with_vet(14, 30), with_vet(15)]

    found = await asyncio.gather(
        *(counter.attempt(slot, who) for who, slot in enumerate(slots, start=1))
    )

    assert [type(one) for one in found] == [Hold, SlotTaken, SlotTaken, Hold]


async def test_who_adds_a_service_agrees_to_both_beside_one_who_does_not(
    counter: Counter,
) -> None:
    slots = [with_vet(14), with_additions(VENUE, with_vet(14, vet=SECOND), [LONG])]

    found = await asyncio.gather(
        *(counter.attempt(slot, who) for who, slot in enumerate(slots, start=1))
    )

    alone, both = (one for one in found if isinstance(one, Hold))
    assert alone.terms.cancellation.cutoff == timedelta(hours=2)
    assert both.terms.cancellation.cutoff == timedelta(hours=5)
    assert both.terms.slot.during.length == timedelta(minutes=90)
    assert [await counter.kept.get(VENUE.id, one.terms.id) for one in (alone, both)] == found


async def test_what_is_held_grows_by_an_addition_where_nobody_else_is(counter: Counter) -> None:
    first, at_three = await counter.place(with_vet(14)), with_vet(15, 30)
    await counter.place(at_three, 2)
    longer = with_additions(VENUE, with_vet(14), [LONG])
    second = await counter.place(longer, replaces=first.terms.id)
    late = await counter.place(with_vet(16, 30), 3)

    refusal = await counter.attempt(
        with_additions(VENUE, with_vet(15), [LONG]), replaces=second.terms.id
    )

    assert (await counter.kept.get(VENUE.id, first.terms.id)).status is Status.RELEASED
    assert refusal == SlotTaken(with_additions(VENUE, with_vet(15), [LONG]), may_return=True)
    assert await counter.kept.get(VENUE.id, second.terms.id) == second
    assert late.terms.resource_ids == (FIRST,)


async def test_when_the_first_of_a_crowd_may_not_the_next_one_gets_it(counter: Counter) -> None:
    for hour in (11, 12, 13):
        await counter.place(with_vet(hour), 1)

    found = await asyncio.gather(*(counter.attempt(with_vet(14), who) for who in (1, 2, 3)))

    assert found[0] == TooManyHolds(3)
    assert isinstance(found[1], Hold)
    assert found[2] == SlotTaken(with_vet(14), may_return=True)


async def test_what_stood_in_the_way_of_the_first_need_not_stand_in_the_next_ones(
    counter: Counter,
) -> None:
    """The first wants an hour whose beginning is gone; the next only its second half."""
    await counter.place(with_vet(14))

    found = await asyncio.gather(
        counter.attempt(at(14, 0, LONG, FIRST), 2), counter.attempt(with_vet(14, 30), 3)
    )

    assert [type(one) for one in found] == [SlotTaken, Hold]


async def test_who_overlaps_a_first_that_may_not_is_tried_next(counter: Counter) -> None:
    for hour in (11, 12, 13):
        await counter.place(with_vet(hour), 1)

    found = await asyncio.gather(
        counter.attempt(at(14, 0, LONG, FIRST), 1),
        *(counter.attempt(with_vet(14, minute), who) for minute, who in ((0, 2), (30, 3))),
    )

    assert found[0] == TooManyHolds(3)
    assert [type(one) for one in found[1:]] == [Hold, Hold]


async def test_who_is_refused_leaves_nothing_behind_that_only_the_collector_finds(
    counter: Counter,
) -> None:
    gc.collect()
    gc.disable()
    try:
        await asyncio.gather(*(counter.attempt(with_vet(14), who) for who in range(1, 10)))
        await counter.attempt(with_vet(14), 10)
        # The last answer is known to its own wake-up until that is over.
        await asyncio.sleep(0)
        left = [one for one in gc.get_objects() if isinstance(one, SlotTaken)]
    finally:
        gc.enable()

    assert left == []


async def test_a_crowd_is_told_whether_the_slot_may_come_back(counter: Counter) -> None:
    hold = await counter.place(with_vet(14))
    details = Details("Bori")
    await counter.holds.confirm(VENUE, hold.terms.id, make_customer(1), details, key="yes")

    found = await asyncio.gather(*(counter.attempt(with_vet(14), who) for who in (2, 3, 4)))

    assert found == [SlotTaken(with_vet(14), may_return=False)] * 3


async def test_the_same_key_gives_the_same_hold(counter: Counter) -> None:
    hold = await counter.place(with_vet(14), key="tap")

    again = await counter.place(with_vet(14), key="tap")

    assert again == hold
    assert len(await counter.rows(schema.bookings)) == 1


async def test_what_was_got_in_time_is_found_by_its_key_when_it_is_too_late_for_more(
    counter: Counter, clock: HandClock
) -> None:
    hold = await counter.place(with_vet(14), key="tap")
    clock.set(hold.terms.slot.during.start + timedelta(minutes=1))

    again = await counter.attempt(with_vet(14), key="tap")
    new = await counter.attempt(with_vet(14), key="another tap")
    of_another = await counter.attempt(with_vet(14), 2, key="tap")

    assert again == hold
    assert isinstance(new, TooSoon)
    assert isinstance(of_another, TooSoon)


async def test_who_asks_twice_at_once_gets_the_same_hold_twice(counter: Counter) -> None:
    found = await asyncio.gather(*(counter.place(with_vet(14), key="tap") for _ in range(5)))

    assert len(set(found)) == 1
    assert len(await counter.rows(schema.bookings)) == 1


@pytest.mark.parametrize("together", [True, False])
async def test_a_key_stands_for_one_request(counter: Counter, *, together: bool) -> None:
    first = counter.attempt(with_vet(14), key="tap")
    other = counter.attempt(with_vet(15), key="tap")

    found = await asyncio.gather(first, other) if together else [await first, await other]

    assert isinstance(found[0], Hold)
    assert found[1] == KeyReused("tap")


async def test_a_key_of_a_refused_request_may_be_used_again(counter: Counter) -> None:
    hold = await counter.place(with_vet(14), 1)
    await counter.attempt(with_vet(14), 2, key="tap")
    await counter.holds.release(VENUE, hold.terms.id, make_customer(1), key="no")

    assert isinstance(await counter.attempt(with_vet(14), 2, key="tap"), Hold)


async def test_a_key_whose_hold_has_ended_does_not_hold_again(counter: Counter) -> None:
    hold = await counter.place(with_vet(14), key="tap")
    await counter.holds.release(VENUE, hold.terms.id, make_customer(1), key="no")

    assert await counter.attempt(with_vet(14), key="tap") == WrongState(Status.RELEASED)


async def test_who_cancels_twice_with_one_key_is_answered_twice(counter: Counter) -> None:
    hold, ann = await counter.place(with_vet(14)), make_customer(1)
    await counter.holds.confirm(VENUE, hold.terms.id, ann, Details("Bori"), key="yes")
    cancel = partial(counter.bookings.cancel, VENUE, hold.terms.id, ann, "ill")

    ended = await cancel(key="no")

    assert await cancel(key="no") == ended
    with pytest.raises(WrongState):
        await cancel(key="another")


async def test_who_extends_twice_with_one_key_has_extended_once(counter: Counter) -> None:
    hold, ann = await counter.place(with_vet(14)), make_customer(1)

    longer = await counter.holds.extend(VENUE, hold.terms.id, ann, key="more")

    assert await counter.holds.extend(VENUE, hold.terms.id, ann, key="more") == longer
    with pytest.raises(AlreadyExtended):
        await counter.holds.extend(VENUE, hold.terms.id, ann, key="even more")


async def test_a_venue_that_was_edited_meanwhile_is_looked_at_again(counter: Counter) -> None:
    counter.venue = replace(VENUE, version=VENUE.version + 1)

    assert isinstance(await counter.attempt(with_vet(14)), RulesChanged)


async def test_a_customer_has_only_so_many_live_holds(
    counter: Counter, clock: HandClock
) -> None:
    for hour in (14, 15, 16):
        await counter.place(with_vet(hour))

    assert await counter.attempt(with_vet(17)) == TooManyHolds(3)
    clock.pass_(minutes=15)
    assert isinstance(await counter.attempt(with_vet(17)), Hold)


async def test_holds_asked_for_at_once_count_too(counter: Counter) -> None:
    hours = (14, 15, 16, 17)

    found = await asyncio.gather(*(counter.attempt(with_vet(hour)) for hour in hours))

    assert sorted(type(one).__name__ for one in found) == ["Hold"] * 3 + ["TooManyHolds"]


async def test_a_dead_hold_is_in_nobodys_way_though_nobody_tidied_up(
    counter: Counter, clock: HandClock
) -> None:
    dead = await counter.place(with_vet(14), 1)
    clock.pass_(minutes=15)

    hold = await counter.place(with_vet(14), 2)

    assert await counter.status_of(dead) == "expired"
    assert await counter.status_of(hold) == "held"
    history = await counter.kept.history(VENUE.id, dead.terms.id)
    assert [status for _, status in history] == [Status.HELD, Status.EXPIRED]


async def test_who_comes_to_tidy_up_and_finds_it_done_has_nothing_to_do(
    counter: Counter, clock: HandClock
) -> None:
    dead = await counter.place(with_vet(14), 1)
    clock.pass_(minutes=15)
    await counter.place(with_vet(14), 2)

    assert await counter.holds.expire(dead) is None


async def test_a_hold_ends_at_the_very_moment(counter: Counter, clock: HandClock) -> None:
    hold = await counter.place(with_vet(14), 1)
    clock.pass_(minutes=15, microseconds=-1)
    before = await counter.attempt(with_vet(14), 2)

    clock.pass_(microseconds=1)

    assert isinstance(before, SlotTaken)
    with pytest.raises(HoldExpired):
        await counter.holds.confirm(
            VENUE, hold.terms.id, make_customer(1), Details("Bori"), key="late"
        )
    assert isinstance(await counter.attempt(with_vet(14), 2), Hold)


async def test_an_old_hold_gives_way_when_the_new_one_is_placed(counter: Counter) -> None:
    old = await counter.place(with_vet(14))

    new = await counter.place(with_vet(15), replaces=old.terms.id)

    assert await counter.status_of(old) == "released"
    assert await counter.status_of(new) == "held"
    assert isinstance(await counter.attempt(with_vet(14), 2), Hold)


async def test_an_old_hold_stays_when_the_new_one_cannot_be_had(counter: Counter) -> None:
    old = await counter.place(with_vet(14))
    await counter.place(with_vet(15), 2)

    refusal = await counter.attempt(with_vet(15), replaces=old.terms.id)

    assert isinstance(refusal, SlotTaken)
    assert await counter.status_of(old) == "held"


async def test_a_hold_may_be_moved_to_where_it_overlaps_itself(counter: Counter) -> None:
    old = await counter.place(at(14, 0, LONG, FIRST))

    new = await counter.place(at(14, 30, LONG, FIRST), replaces=old.terms.id)

    assert await counter.status_of(old) == "released"
    assert await counter.status_of(new) == "held"


async def test_what_gives_way_does_not_count(counter: Counter) -> None:
    holds = [await counter.place(with_vet(hour)) for hour in (14, 15, 16)]

    moved = await counter.attempt(with_vet(17), replaces=holds[0].terms.id)

    assert isinstance(moved, Hold)


async def test_somebody_elses_hold_does_not_give_way(counter: Counter) -> None:
    theirs = await counter.place(with_vet(14), 1)

    taken = await counter.attempt(with_vet(14), 2, replaces=theirs.terms.id)
    free = await counter.attempt(with_vet(15), 2, replaces=theirs.terms.id)

    assert isinstance(taken, SlotTaken)
    assert isinstance(free, Hold)
    assert await counter.status_of(theirs) == "held"


async def test_what_was_booked_meanwhile_does_not_give_way(counter: Counter) -> None:
    old = await counter.place(with_vet(14))
    await counter.holds.confirm(
        VENUE, old.terms.id, make_customer(1), Details("Bori"), key="yes"
    )

    overlapping = await counter.attempt(with_vet(14), replaces=old.terms.id)
    elsewhere = await counter.attempt(with_vet(15), replaces=old.terms.id)

    assert overlapping == SlotTaken(with_vet(14), may_return=False)
    assert isinstance(elsewhere, Hold)
    assert await counter.status_of(old) == "confirmed"


async def test_what_gives_way_is_free_for_the_next_of_the_same_batch(counter: Counter) -> None:
    old = await counter.place(with_vet(14), 1)

    found = await asyncio.gather(
        counter.attempt(with_vet(15), 1, replaces=old.terms.id),
        counter.attempt(at(14, 0, VET), 2),
        counter.attempt(at(14, 0, VET), 3),
    )

    assert [type(one) for one in found] == [Hold, Hold, Hold]


@pytest.mark.parametrize(("then", "what"), [("FFFFFF", Hold), ("AAAAAA", StoreBusy)])
async def test_a_reference_that_is_somebodys_is_drawn_again_and_spoils_nothing_for_others(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, then: str, what: type
) -> None:
    """The database refuses the whole batch; each is tried by itself then."""
    codes = iter(("AAAAAA", "BBBBBB", "AAAAAA", "CCCCCC", "DDDDDD", then, "EEEEEE"))
    monkeypatch.setattr(counter.ids, "code", lambda _length: next(codes))
    await counter.place(with_vet(13))

    found = await asyncio.gather(
        *(counter.attempt(with_vet(hour), hour) for hour in (14, 15, 16))
    )

    assert [type(one) for one in found] == [Hold, what, Hold]
    assert counter.writer.tally.placed == 1 + sum(isinstance(one, Hold) for one in found)
