"""A booking's life: what can become of what, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from domain.errors import (
    AlreadyExtended,
    BookingError,
    DetailMissing,
    HoldExpired,
    NotYours,
    TooLate,
    WrongState,
)
from domain.labels import Label
from domain.people import CustomerId
from domain.resources import Ask, AskKind
from domain.states import (
    ACTIVE,
    TRANSITIONS,
    Booking,
    Details,
    Ended,
    Hold,
    Record,
    Request,
    Status,
    check_cancellable,
    check_details,
    check_owner,
)
from tests.factories import (
    NOW,
    make_booking,
    make_hold,
    make_policy,
    make_request,
    make_service,
    make_slot,
    make_terms,
)

FIRM = (Status.CONFIRMED, Status.IN_PROGRESS, Status.COMPLETED, Status.REVIEWED)
BEFORE: tuple[Record, ...] = (
    make_hold(),
    make_request(),
    *(make_booking(status=status) for status in FIRM),
    make_hold().expire(),
)
STEPS: dict[str, Callable[..., Record]] = {
    "confirm": lambda one: one.confirm(make_service(), Details(), NOW),
    "request": lambda one: one.confirm(make_service(approval=True), Details(), NOW),
    "extend": lambda one: one.extend(NOW),
    "release": lambda one: one.release(),
    "expire": lambda one: one.expire(),
    "approve": lambda one: one.approve(),
    "reject": lambda one: one.reject("No"),
    "cancel": lambda one: one.cancel("Ill"),
    "arrive": lambda one: one.arrive(),
    "complete": lambda one: one.complete(),
    "miss": lambda one: one.miss(),
    "review": lambda one: one.review(),
    "take back": lambda one: one.take_back(NOW),
}


def taken_steps() -> Iterator[tuple[Record, Record]]:
    """Every step there is, from every state: those that are possible."""
    for before, step in product(BEFORE, STEPS.values()):
        try:
            yield before, step(before)
        except (AttributeError, WrongState):
            continue


def test_the_table_of_transitions_is_what_the_methods_can_do() -> None:
    found = {(before.status, after.status) for before, after in taken_steps()}

    extended = {(Status.HELD, Status.HELD)}
    assert found - extended == {(one, to) for one, all_ in TRANSITIONS.items() for to in all_}
    assert set(TRANSITIONS) == set(Status)


def test_every_step_raises_the_version_by_one_and_keeps_what_was_agreed() -> None:
    for before, after in taken_steps():
        assert after.version == before.version + 1
        assert after.terms == before.terms


def test_every_type_stands_for_its_statuses_alone() -> None:
    types = {
        Hold: {Status.HELD},
        Request: {Status.REQUESTED},
        Booking: set(FIRM),
        Ended: set(Status) - {Status.HELD, Status.REQUESTED, *FIRM},
    }

    for _, after in taken_steps():
        assert after.status in types[type(after)]


def test_what_is_active_can_still_take_place() -> None:
    over = {status for status in Status if not TRANSITIONS[status]}

    assert set(ACTIVE) == set(Status) - over - {Status.COMPLETED, Status.EXPIRED}


def test_no_staff_member_marks_a_booking_in_progress_as_missed() -> None:
    with pytest.raises(WrongState, match="WrongState"):
        make_booking(status=Status.IN_PROGRESS).miss()


def test_a_hold_is_dead_at_the_second_it_expires() -> None:
    hold = make_hold(expires_at=NOW)

    hold.check_live(NOW - timedelta(microseconds=1))
    for step in ("confirm", "extend"):
        with pytest.raises(HoldExpired) as refused:
            STEPS[step](hold)
        assert refused.value == HoldExpired(NOW)


def test_a_hold_is_extended_by_ten_minutes_and_only_once() -> None:
    hold = make_hold()

    later = hold.extend(NOW)

    assert later.expires_at == hold.expires_at + timedelta(minutes=10)
    with pytest.raises(AlreadyExtended) as refused:
        later.extend(NOW)
    assert refused.value.expires_at == later.expires_at


def test_confirming_keeps_the_details_that_were_given() -> None:
    given = Details("Bori", "coughs")

    booking = make_hold().confirm(make_service(), given, NOW)

    assert booking.details == given


@pytest.mark.parametrize(
    ("details", "missing"),
    [
        (Details(), AskKind.SUBJECT),
        (Details(note="coughs"), AskKind.SUBJECT),
        (Details("Bori"), AskKind.NOTE),
    ],
)
def test_a_required_detail_that_is_missing_is_named(details: Details, missing: str) -> None:
    asks = tuple(Ask(kind, Label.plain("?")) for kind in (AskKind.SUBJECT, AskKind.NOTE))

    with pytest.raises(DetailMissing) as refused:
        check_details(make_service(asks=asks), details)

    assert refused.value.kind == missing


def test_a_detail_that_is_not_required_may_be_missing() -> None:
    asks = (Ask(AskKind.NOTE, Label.plain("?"), required=False),)

    check_details(make_service(asks=asks), Details())


def test_cancelling_is_possible_up_to_the_cut_off_and_not_a_second_longer() -> None:
    booking = make_booking()
    closes = booking.terms.slot.during.start - timedelta(hours=2)

    check_cancellable(booking, closes)
    with pytest.raises(TooLate) as refused:
        check_cancellable(booking, closes + timedelta(seconds=1))

    assert refused.value.closed_at == closes


def test_without_a_cut_off_cancelling_is_closed_by_the_start_itself() -> None:
    policy = make_policy(cutoff=timedelta(0))
    booking = make_booking(make_terms(cancellation=policy))
    start = booking.terms.slot.during.start

    check_cancellable(booking, start - timedelta(seconds=1))
    with pytest.raises(TooLate):
        check_cancellable(booking, start)


def test_a_booking_is_its_customers_alone() -> None:
    terms = make_terms(customer_id=CustomerId(7))

    check_owner(terms, CustomerId(7))
    with pytest.raises(NotYours):
        check_owner(terms, CustomerId(8))


def test_a_booking_on_two_stretches_of_a_resource_names_it_once() -> None:
    terms = make_terms(make_slot())
    [part] = terms.allocations
    twice = replace(terms, allocations=(part, replace(part, first=1, last=2)))

    assert twice.resource_ids == (1,)


def test_a_refusal_says_its_name_and_no_sentence() -> None:
    refusal: BookingError = WrongState("held")

    assert str(refusal) == "WrongState"
