"""What an edit does to the slots on offer, counted by hand.

The clinic is open for 16 starts on a weekday, 7 before lunch and 9 after it, and for 8 on a
Saturday. It is Wednesday, 10:00, and everything can be booked for two weeks.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.additions import with_additions
from domain.effects import NONE, Balance, Effect, effect_of
from domain.intervals import Interval
from domain.orphans import Cause
from domain.resources import Counts, Mode, ServiceId, Venue
from domain.schedule import Blackout
from tests.factories import (
    NOW,
    OPENINGS,
    make_booking,
    make_hours,
    make_label,
    make_need,
    make_resource,
    make_service,
    make_slot,
    make_terms,
    make_venue,
)

FRIDAY = date(2026, 11, 20)
SHOTS = ServiceId(2)
EARLY = make_hours({**OPENINGS, "fri": ("09:00-12:30",)})


def clinic(*vets: int, **changes: Any) -> Venue:
    """A venue with consultations by these vets, whom customers can choose."""
    service = make_service(horizon=timedelta(days=14))
    resources = tuple(make_resource(number) for number in vets or (1,))
    return make_venue(**{"resources": resources, "services": (service,), **changes})


def sold(venue: Venue, **changes: Any) -> Venue:
    return replace(venue, services=(replace(venue.services[0], **changes),))


def with_shots(**changes: Any) -> Venue:
    """The same venue, where shots may be added to a consultation."""
    first = make_service(horizon=timedelta(days=14), additions=(SHOTS,))
    shots = make_service(SHOTS, horizon=timedelta(days=14))
    return clinic(services=(replace(first, **changes), shots))


def effect(before: Venue, after: Venue, *standing: Any) -> Effect:
    return effect_of(before, after, standing, NOW)


def test_nothing_changes_nothing() -> None:
    assert effect(clinic(), clinic()) == replace(NONE, days=14)


def test_an_afternoon_less_is_nine_slots_a_week() -> None:
    found = effect(clinic(), clinic(hours=EARLY))

    assert (found.week, found.whole, found.days) == (Balance(9), Balance(18), 14)


def test_the_other_way_round_they_are_more() -> None:
    found = effect(clinic(hours=EARLY), clinic())

    assert (found.week, found.whole) == (Balance(0, 9), Balance(0, 18))


def test_a_slot_counts_once_for_each_who_can_be_chosen() -> None:
    assert effect(clinic(1, 2), clinic(1, 2, hours=EARLY)).week == Balance(18)


def test_where_nobody_chooses_a_slot_counts_once() -> None:
    needs = (make_need(choosable=False),)

    found = effect(
        sold(clinic(1, 2), needs=needs), sold(clinic(1, 2, hours=EARLY), needs=needs)
    )

    assert found.week == Balance(9)


def test_what_is_taken_was_not_on_offer() -> None:
    three = make_booking(make_terms(make_slot(15, on=FRIDAY)))

    found = effect(clinic(), clinic(hours=EARLY), three)

    # 15:00 itself, 14:30 whose buffer runs into it, and 15:30 which it runs into.
    assert found.week == Balance(6)
    assert [(one.record, one.cause) for one in found.orphans] == [(three, Cause.HOURS)]


def test_a_booking_has_no_place_when_what_was_added_to_it_is_not_sold_any_more() -> None:
    before = with_shots()
    slot = with_additions(before, make_slot(15, on=FRIDAY), [SHOTS])
    both, alone = make_booking(make_terms(slot)), make_booking(make_terms(make_slot(11)))

    found = effect(before, clinic(), both, alone)

    assert [(one.record, one.cause, one.about) for one in found.orphans] == [
        (both, Cause.SERVICE, "service-2")
    ]
    assert found.stuck == found.orphans


def test_a_booking_stays_when_the_service_may_not_be_added_any_more() -> None:
    before = with_shots()
    slot = with_additions(before, make_slot(15, on=FRIDAY), [SHOTS])

    found = effect(before, with_shots(additions=()), make_booking(make_terms(slot)))

    assert found == replace(NONE, days=14)


def test_who_leaves_takes_all_their_slots_along() -> None:
    found = effect(clinic(1, 2), clinic(1))

    # From 10:00 today to 10:00 in a week: five weekdays and a Saturday.
    assert found.week == Balance(5 * 16 + 8)


def test_a_longer_step_moves_starts() -> None:
    found = effect(clinic(), sold(clinic(), step=timedelta(minutes=45)))

    # Of 9:00 9:30 … 12:00 remain 9:00 10:30 12:00, beside 9:45 and 11:15; of 13:30 … 17:30
    # remain 13:30 15:00 16:30, beside 14:15 15:45 17:15. On Saturday 10:00 11:30 13:00 remain,
    # beside 10:45 and 12:15.
    assert found.week == Balance(5 * (16 - 6) + 8 - 3, 5 * 5 + 2)


def test_a_shorter_horizon_takes_the_far_end_away() -> None:
    found = effect(clinic(), sold(clinic(), horizon=timedelta(days=7)))

    # The slot at the very end of the seventh day is still one of them.
    assert (found.week, found.whole, found.days) == (Balance(), Balance(5 * 16 + 8), 14)


def test_whole_days_are_counted_by_the_day() -> None:
    week: dict[str, tuple[str, ...]] = dict.fromkeys(
        ("mon", "tue", "wed", "thu", "fri"), ("09:00-18:00",)
    )
    days = {"mode": Mode.DAYS, "days": Counts(1, 3), "length": timedelta(days=1)}
    before = sold(clinic(hours=make_hours(week)), **days)
    after = replace(before, hours=make_hours({**week, "fri": ()}))

    assert effect(before, after).whole == Balance(2)


def test_a_blackout_takes_only_what_lies_in_it() -> None:
    start = make_slot(14, on=FRIDAY).during.start
    works = Blackout(Interval(start, start + timedelta(hours=2)), make_label("Works"), (2,))

    found = effect(clinic(1, 2), clinic(1, 2, blackouts=(works,)))

    # Of vet 2: 14:00, 14:30, 15:00 and 15:30.
    assert found.whole == Balance(4)


def test_in_another_zone_the_same_clock_shows_other_slots() -> None:
    moved = clinic(zone=ZoneInfo("Asia/Shanghai"))

    found = effect(clinic(), moved)

    # An hour later: 9:00 and 9:30 go and 12:30 and 13:00 come, 13:30 and 14:00 go and 18:00
    # and 18:30 come; on Saturday it is 10:00 and 10:30 for 14:00 and 14:30.
    assert found.week == Balance(5 * 4 + 2, 5 * 4 + 2)
