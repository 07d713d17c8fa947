"""Several services in one visit: what they are together, what that costs, what may be added."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.additions import (
    check_additions,
    combined,
    quote_of,
    service_of,
    with_additions,
)
from domain.availability import Availability
from domain.cancellation import CancellationPolicy, Tier, strictest
from domain.errors import NotFound, OutOfBounds, OutsideOpeningHours
from domain.labels import Label, together
from domain.money import Money
from domain.prices import FlatPrice, LineKind, Price
from domain.resources import Ask, AskKind, Counts, ServiceId, Venue
from domain.sales import Measure
from tests.factories import (
    HandClock,
    KnownUsage,
    make_label,
    make_need,
    make_service,
    make_slot,
    make_venue,
)

MAIN, SHOTS, NAILS, BATH = map(ServiceId, (1, 2, 3, 4))
HOUR = timedelta(hours=1)


def clinic(**changes: Any) -> Venue:
    """Consultations, to which shots and nails may be added, and a bath, which may not."""
    main = make_service(1, additions=(SHOTS, NAILS))
    shots = make_service(2, name=make_label("Vaccination", "예방접종"))
    nails = make_service(3, name=make_label("Nails", "발톱"), length=timedelta(minutes=15))
    return make_venue(services=(replace(main, **changes), shots, nails, make_service(4)))


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def ask(kind: AskKind, *, required: bool) -> Ask:
    return Ask(kind, make_label(f"Which {kind}?"), required)


def test_together_they_take_one_stretch_under_the_strictest_rules() -> None:
    first = make_service(
        buffer_before=minutes(10), lead=HOUR, needs=("vet", "room"), horizon=60 * 24 * HOUR
    )
    second = make_service(
        2,
        length=minutes(20),
        buffer_after=minutes(15),
        lead=3 * HOUR,
        horizon=30 * 24 * HOUR,
        approval=True,
        units=Counts(1, 4),
        party=Counts(1, 2),
    )
    second = replace(second, needs=(make_need("vet", units=2),))

    both = combined(first, [second])

    assert (both.id, both.step) == (first.id, first.step)
    assert both.length == minutes(50)
    assert (both.buffer_before, both.buffer_after) == (minutes(10), minutes(15))
    assert (both.lead, both.horizon) == (3 * HOUR, 30 * 24 * HOUR)
    assert both.approval
    assert [(one.group, one.units) for one in both.needs] == [("vet", 2), ("room", 1)]
    assert (both.units, both.party) == (Counts(1, 1), Counts(1, 2))


def test_each_detail_is_asked_for_once_and_required_if_any_requires_it() -> None:
    first = make_service(asks=(ask(AskKind.SUBJECT, required=True),))
    note = ask(AskKind.NOTE, required=False)
    second = make_service(2, asks=(note, ask(AskKind.SUBJECT, required=False)))
    third = make_service(3, asks=(replace(note, required=True),))

    asks = combined(first, [second, third]).asks

    assert [(one.kind, one.required) for one in asks] == [
        (AskKind.SUBJECT, True),
        (AskKind.NOTE, True),
    ]


def test_names_are_joined_in_every_language_that_any_of_them_has() -> None:
    name = together([make_label("Consultation", "진료"), Label.plain("X-ray")])

    assert name.in_("ko") == "진료 + X-ray"
    assert name.in_("en") == "Consultation + X-ray"


notices = st.integers(0, 72).map(lambda hours: hours * HOUR)


@st.composite
def policies(draw: st.DrawFn) -> CancellationPolicy:
    before = sorted(draw(st.sets(notices, max_size=3)), reverse=True)
    back = sorted(
        draw(st.sets(st.integers(0, 100), min_size=len(before), max_size=len(before)))
    )
    tiers = (Tier(*one) for one in zip(before, reversed(back), strict=True))
    return CancellationPolicy(tuple(tiers), draw(notices))


@given(st.lists(policies(), min_size=1, max_size=3), notices)
def test_the_strictest_policy_gives_back_the_least_of_them_at_any_notice(
    every: list[CancellationPolicy], notice: timedelta
) -> None:
    start = make_slot().during.start

    strict = strictest(every)

    least = min(one.percent_at(start - notice, start) for one in every)
    assert strict.percent_at(start - notice, start) == strict.percent_after(notice) == least
    assert strict.closes_at(start) == min(one.closes_at(start) for one in every)


def test_without_additions_a_slot_is_of_the_service_itself() -> None:
    venue = clinic()

    assert service_of(venue, make_slot()) is venue.services[0]
    assert quote_of(venue, make_slot()) == venue.services[0].price.quote  # type: ignore[union-attr]


def test_the_price_is_the_sum_and_every_part_has_a_line_of_its_own() -> None:
    shots = FlatPrice(Money(40_000, "KRW"))
    venue = clinic()
    services = (venue.services[0], replace(venue.services[1], price=shots), *venue.services[2:])
    venue = replace(venue, services=services)

    found = quote_of(venue, with_additions(venue, make_slot(), [SHOTS]))

    assert found is not None
    assert found.total == Money(65_000, "KRW")
    assert [
        (one.kind, one.amount.minor, one.label and one.label.in_("ko")) for one in found.lines
    ] == [(LineKind.SERVICE, 25_000, "진료"), (LineKind.SERVICE, 40_000, "예방접종")]


def test_an_hourly_rate_is_charged_for_its_own_part_of_the_time() -> None:
    hourly = Price(Money(60_000, "KRW"), (Measure.HOUR,), deposit=Money(5_000, "KRW"))
    venue = clinic(price=hourly)

    found = quote_of(venue, with_additions(venue, make_slot(), [NAILS, SHOTS]))

    assert found is not None
    assert [one.amount.minor for one in found.lines] == [30_000, 25_000, 25_000]
    assert found.total == sum((one.amount for one in found.lines), Money(0, "KRW"))
    assert found.deposit == Money(5_000, "KRW")


def test_what_is_free_adds_no_line_and_nothing_is_nothing() -> None:
    venue = clinic(price=None)
    free = replace(venue, services=tuple(replace(one, price=None) for one in venue.services))

    some = quote_of(venue, with_additions(venue, make_slot(), [SHOTS]))

    assert some is not None
    assert [one.amount.minor for one in some.lines] == [25_000]
    assert quote_of(free, with_additions(free, make_slot(), [SHOTS])) is None


def test_additions_come_in_the_sequence_of_the_service_each_once() -> None:
    venue = clinic()

    slot = with_additions(venue, make_slot(), [NAILS, SHOTS, NAILS, BATH])

    assert slot.additions == (SHOTS, NAILS)
    assert slot.during.length == minutes(75)
    assert with_additions(venue, slot, []) == make_slot()


def test_units_and_people_stay_within_what_all_of_them_allow() -> None:
    venue = clinic(units=Counts(1, 2))
    shots = replace(venue.services[1], units=Counts(2, 4), party=Counts(1, 3))
    venue = replace(venue, services=(venue.services[0], shots, *venue.services[2:]))

    both = with_additions(venue, make_slot(), [SHOTS])
    alone = with_additions(venue, replace(both, units=3, party=3), [])

    assert both.units == 2
    assert (alone.units, alone.party) == (2, 0)


def test_what_cannot_be_added_is_refused() -> None:
    venue = clinic()

    for chosen in ((BATH,), (MAIN,), (ServiceId(99),)):
        with pytest.raises(NotFound):
            check_additions(venue, make_slot(additions=chosen))
    for twice_or_astray in ((SHOTS, SHOTS), (NAILS, SHOTS)):
        with pytest.raises(OutOfBounds):
            check_additions(venue, make_slot(additions=twice_or_astray))


async def test_the_longer_slot_is_offered_where_there_is_time_for_all_of_it() -> None:
    venue = clinic()
    availability = Availability(KnownUsage(), HandClock())
    alone, both = (with_additions(venue, make_slot(17, 30), chosen) for chosen in ([], [SHOTS]))

    assert await availability.why(venue, alone) is None
    assert isinstance(await availability.why(venue, both), OutsideOpeningHours)
    assert {one.during.length for one in await availability.near(venue, both)} == {HOUR}
    [taken] = availability.footprint(
        venue, with_additions(venue, make_slot(), [SHOTS])
    ).stretches
    assert taken[1] - taken[0] == 65
