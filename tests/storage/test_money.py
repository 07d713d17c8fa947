"""Money that comes in time, late, twice, short, or for what is over: every row of the table."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import KeyReused
from domain.gateways import Returned
from domain.ledger import Movement
from domain.money import Money
from domain.payments import Payment, Settled, Verdict, Why
from domain.people import Actor, Customer, Party, Role
from domain.refunds import Back, ByHand, RefundStatus, SamePerson, TooMuchBack
from domain.resources import Provider
from domain.states import Booking, Hold, Record, Request, Status
from storage.takings import LedgerPages
from tests.factories import TODAY, HandClock, make_staff
from tests.storage.cashier import Cashier
from tests.storage.clinic import DETAILS, GROOMING, Clinic

PRICE = 25_000


def verdict_of(settled: Settled) -> tuple[Verdict, Why | None, int]:
    assert settled.decision is not None
    one = settled.decision
    return one.verdict, one.why, one.back.minor


async def owed(cashier: Cashier, payment: Payment) -> tuple[int, int, int, int]:
    """Paid, refunded, kept, and what is left of it."""
    sums = (await cashier.account(payment)).balance("KRW")
    return sums.paid, sums.refunded, sums.kept, sums.owed


async def backs(cashier: Cashier, payment: Payment) -> list[tuple[int, Why]]:
    """What goes back, and why."""
    return [(one.amount.minor, one.why) for one in (await cashier.account(payment)).refunds]


async def customer_of(clinic: Clinic, found: Record) -> Customer:
    return await clinic.people.get_customer(clinic.venue.id, found.terms.customer_id)


async def test_money_in_time_makes_the_hold_firm_with_what_the_customer_said(
    cashier: Cashier,
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())

    settled = await cashier.charge(payment)

    assert verdict_of(settled) == (Verdict.CONFIRM, None, 0)
    assert isinstance(settled.record, Booking)
    assert cashier.clinic.writer.tally.ended["confirmed"] == 1
    assert (await cashier.record(payment)).details.subject == DETAILS.subject
    assert await owed(cashier, payment) == (PRICE, 0, 0, PRICE)


async def test_where_staff_have_to_approve_money_makes_a_request(cashier: Cashier) -> None:
    payment = await cashier.begin(await cashier.clinic.hold(service=GROOMING))

    settled = await cashier.charge(payment)

    assert isinstance(settled.record, Request)


async def test_the_same_charge_is_settled_once_however_often_it_is_found(
    cashier: Cashier,
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment)

    again = [await cashier.charge(payment) for _ in range(3)]

    assert [one.decision for one in again] == [None] * 3
    assert await owed(cashier, payment) == (PRICE, 0, 0, PRICE)


@pytest.mark.parametrize("tidied", [False, True], ids=["unswept", "swept"])
async def test_money_after_the_hold_takes_it_back_while_its_slot_is_free(
    cashier: Cashier, clock: HandClock, *, tidied: bool
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    clock.pass_(minutes=40)
    if tidied:
        hold = await cashier.record(payment)
        assert isinstance(hold, Hold)
        await cashier.clinic.holds.expire(hold)

    settled = await cashier.charge(payment)

    assert isinstance(settled.record, Booking)
    assert await owed(cashier, payment) == (PRICE, 0, 0, PRICE)


async def test_money_after_the_hold_finds_another_vet_where_one_will_do(
    cashier: Cashier, clock: HandClock
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    had = (await cashier.record(payment)).terms.resource_ids
    clock.pass_(minutes=40)
    await cashier.clinic.book()

    settled = await cashier.charge(payment)

    assert isinstance(settled.record, Booking)
    assert set(settled.record.terms.resource_ids).isdisjoint(had)


async def test_money_for_a_slot_that_is_somebody_elses_by_now_goes_back_whole(
    cashier: Cashier, clock: HandClock
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    clock.pass_(minutes=40)
    for _ in range(2):
        await cashier.clinic.book()

    settled = await cashier.charge(payment)

    assert verdict_of(settled) == (Verdict.REFUND, Why.TAKEN, PRICE)
    assert (await cashier.record(payment)).status is Status.EXPIRED
    assert await backs(cashier, payment) == [(PRICE, Why.TAKEN)]


async def test_a_cancelled_booking_is_never_brought_back_by_money(
    cashier: Cashier,
) -> None:
    clinic, hold = cashier.clinic, await cashier.clinic.hold()
    first = await cashier.begin(hold)
    second = await cashier.begin(await held(cashier, first), Provider.TOSS)
    await cashier.charge(first)
    await clinic.bookings.cancel(
        clinic.venue, hold.terms.id, await customer_of(clinic, hold), "ill", key="cancel"
    )

    settled = await cashier.charge(second)

    assert verdict_of(settled) == (Verdict.REFUND, Why.CANCELLED, PRICE)
    assert (await cashier.record(first)).status is Status.CANCELLED


async def test_a_hold_that_was_let_go_is_not_paid_for(cashier: Cashier) -> None:
    clinic, hold = cashier.clinic, await cashier.clinic.hold()
    payment = await cashier.begin(hold)
    customer = await customer_of(clinic, hold)
    await clinic.holds.release(clinic.venue, hold.terms.id, customer, key="release")

    settled = await cashier.charge(payment)

    assert verdict_of(settled) == (Verdict.REFUND, Why.CANCELLED, PRICE)


async def test_what_is_paid_twice_is_paid_back_once(cashier: Cashier) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment, name="first")

    settled = await cashier.charge(payment, name="second")

    assert verdict_of(settled) == (Verdict.REFUND, Why.TWICE, PRICE)
    assert await owed(cashier, payment) == (2 * PRICE, 0, 0, 2 * PRICE)


async def test_too_little_money_and_money_of_another_country_confirm_nothing(
    cashier: Cashier,
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())

    little = await cashier.charge(payment, PRICE - 1, name="little")
    foreign = await cashier.charge(payment, PRICE, name="foreign", currency="USD")

    assert verdict_of(little) == (Verdict.REFUND, Why.TOO_LITTLE, PRICE - 1)
    assert verdict_of(foreign) == (Verdict.REFUND, Why.CURRENCY, PRICE)
    assert (await cashier.record(payment)).status is Status.HELD


async def test_of_too_much_money_the_difference_goes_back(cashier: Cashier) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())

    settled = await cashier.charge(payment, PRICE + 500)

    assert verdict_of(settled) == (Verdict.CONFIRM, Why.TOO_MUCH, 500)
    assert isinstance(settled.record, Booking)
    assert await backs(cashier, payment) == [(500, Why.TOO_MUCH)]


@pytest.mark.parametrize(("before", "back"), [(25, PRICE), (3, PRICE // 2)])
async def test_cancelling_gives_back_what_the_policy_says_and_keeps_the_rest(
    cashier: Cashier, clock: HandClock, before: int, back: int
) -> None:
    clinic, hold = cashier.clinic, await cashier.clinic.hold(17)
    payment = await cashier.begin(hold)
    clock.set(hold.terms.slot.during.start - timedelta(hours=before))
    await cashier.charge(payment)

    await clinic.bookings.cancel(
        clinic.venue, hold.terms.id, await customer_of(clinic, hold), "ill", key="cancel"
    )

    assert await backs(cashier, payment) == [(back, Why.CANCELLED)]
    assert await owed(cashier, payment) == (PRICE, 0, PRICE - back, back)


async def test_who_is_turned_down_gets_everything_back(cashier: Cashier) -> None:
    clinic = cashier.clinic
    payment = await cashier.begin(await clinic.hold(service=GROOMING))
    request = (await cashier.charge(payment)).record
    boss = make_staff(Role.OWNER, venue_id=clinic.venue.id)

    await clinic.bookings.reject(clinic.venue, request.terms.id, boss, "full", key="no")

    whole = request.terms.quote
    assert whole is not None
    assert await backs(cashier, payment) == [(whole.total.minor, Why.REJECTED)]


async def test_who_does_not_come_has_paid_for_nothing(
    cashier: Cashier, clock: HandClock
) -> None:
    clinic, hold = cashier.clinic, await cashier.clinic.hold()
    payment = await cashier.begin(hold)
    await cashier.charge(payment)
    clock.set(hold.terms.slot.during.end)
    boss = make_staff(Role.OWNER, venue_id=clinic.venue.id)

    await clinic.bookings.miss(clinic.venue, hold.terms.id, boss, key="missed")

    assert await owed(cashier, payment) == (PRICE, 0, PRICE, 0)


async def test_what_took_place_is_earned(cashier: Cashier, clock: HandClock) -> None:
    clinic, hold = cashier.clinic, await cashier.clinic.hold()
    payment = await cashier.begin(hold)
    await cashier.charge(payment)
    clock.set(hold.terms.slot.during.start)
    boss = make_staff(Role.OWNER, venue_id=clinic.venue.id)

    await clinic.bookings.arrive(clinic.venue, hold.terms.id, boss, key="here")
    await clinic.bookings.complete(clinic.venue, hold.terms.id, boss, key="done")

    assert await owed(cashier, payment) == (PRICE, 0, PRICE, 0)


async def test_a_refund_is_done_when_the_provider_says_so_and_is_entered_once(
    cashier: Cashier,
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment, PRICE + 500)
    [refund] = (await cashier.account(payment)).refunds

    waiting = await cashier.kept.became(payment, refund, Returned("re-1", done=False))
    done = [
        await cashier.kept.became(payment, waiting, Returned("re-1", done=True))
        for _ in range(2)
    ]

    assert waiting.status is RefundStatus.DUE
    assert [one.status for one in done] == [RefundStatus.DONE] * 2
    assert await owed(cashier, payment) == (PRICE + 500, 500, 0, PRICE)


async def test_whoever_wants_to_pay_twice_over_gets_the_same_page(cashier: Cashier) -> None:
    first = await cashier.begin(await cashier.clinic.hold())

    again = await cashier.begin(await held(cashier, first))

    assert again.id == first.id


async def held(cashier: Cashier, payment: Payment) -> Hold:
    found = await cashier.record(payment)
    assert isinstance(found, Hold)
    return found


async def test_what_the_provider_gives_back_by_itself_is_entered_and_told_once(
    cashier: Cashier,
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment)

    for _ in range(2):
        await cashier.charge(payment, refunded=10_000, disputed=True)

    assert await owed(cashier, payment) == (PRICE, 10_000, 0, PRICE - 10_000)
    assert await backs(cashier, payment) == [(10_000, Why.BY_HAND)]
    told = await cashier.clinic.ask("SELECT key FROM jobs WHERE kind = 'tell-staff'")
    notices = [row.key.split(":")[2] for row in told]
    assert (notices.count("staff-refunded"), notices.count("staff-disputed")) == (1, 1)


async def test_what_we_give_back_ourselves_is_not_taken_for_the_providers_doing(
    cashier: Cashier,
) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment, PRICE + 500)

    await cashier.charge(payment, PRICE + 500, refunded=500)

    assert await backs(cashier, payment) == [(500, Why.TOO_MUCH)]


def by_hand(payment: Payment, minor: int, key: str = "k", user: int = 5) -> ByHand:
    back = Back(Money(minor, "KRW"), Why.BY_HAND, "rained off")
    return ByHand(payment.booking_id, back, Actor(Party.STAFF, user), key)


async def test_staff_give_back_what_was_paid_and_no_more(cashier: Cashier) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment)
    [first] = await cashier.kept.give_back(cashier.venue, by_hand(payment, 20_000))

    [again] = await cashier.kept.give_back(cashier.venue, by_hand(payment, 20_000))
    with pytest.raises(TooMuchBack) as refused:
        await cashier.kept.give_back(cashier.venue, by_hand(payment, 5_001, "other"))

    with pytest.raises(KeyReused):
        await cashier.kept.give_back(cashier.venue, by_hand(payment, 1))

    assert (first.status, again.id) == (RefundStatus.DUE, first.id)
    assert refused.value.most.minor == 5_000
    assert await backs(cashier, payment) == [(20_000, Why.BY_HAND)]


async def test_what_was_kept_is_given_up_out_of_goodwill(
    cashier: Cashier, clock: HandClock
) -> None:
    clinic, hold = cashier.clinic, await cashier.clinic.hold()
    payment = await cashier.begin(hold)
    await cashier.charge(payment)
    clock.set(hold.terms.slot.during.end)
    boss = make_staff(Role.OWNER, venue_id=clinic.venue.id)
    await clinic.bookings.miss(clinic.venue, hold.terms.id, boss, key="missed")

    await cashier.kept.give_back(cashier.venue, by_hand(payment, 10_000))

    assert await owed(cashier, payment) == (PRICE, 0, PRICE - 10_000, 10_000)


async def test_above_the_limit_a_second_person_has_to_agree(cashier: Cashier) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment)
    venue = replace(cashier.venue, refund_limit=Money(10_000, "KRW"))
    [small] = await cashier.kept.give_back(venue, by_hand(payment, 10_000, "small"))
    [large] = await cashier.kept.give_back(venue, by_hand(payment, 10_001, "large"))

    with pytest.raises(SamePerson):
        await cashier.kept.approve(venue.id, large.id, Actor(Party.STAFF, 5))
    agreed = await cashier.kept.approve(venue.id, large.id, Actor(Party.STAFF, 6))

    assert small.status is RefundStatus.DUE
    assert (large.status, agreed.status) == (RefundStatus.WAITING, RefundStatus.DUE)


async def test_small_sums_that_go_back_by_hand_count_together(cashier: Cashier) -> None:
    payment = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(payment)
    venue = replace(cashier.venue, refund_limit=Money(10_000, "KRW"))

    given = [
        await cashier.kept.give_back(venue, by_hand(payment, minor, f"key-{minor}"))
        for minor in (6_000, 4_000, 1)
    ]

    due, waiting = RefundStatus.DUE, RefundStatus.WAITING
    assert [one.status for [one] in given] == [due, due, waiting]


async def test_the_day_adds_up_to_what_is_owed(cashier: Cashier, clock: HandClock) -> None:
    clinic = cashier.clinic
    first = await cashier.begin(await clinic.hold(14))
    second = await cashier.begin(await clinic.hold(15), Provider.TOSS)
    for one in (first, second):
        await cashier.charge(one)
    gone = await cashier.record(first)
    clock.set(gone.terms.slot.during.start - timedelta(hours=3))
    who = await customer_of(clinic, gone)
    await clinic.bookings.cancel(clinic.venue, gone.terms.id, who, "ill", key="cancel")

    pages = LedgerPages(clinic.database)
    day = await pages.closing(clinic.venue, TODAY)
    [statement] = await pages.statements(clinic.venue.id, who.id, 5)

    paid, kept = day.of(Movement.PAID, "KRW"), day.of(Movement.KEPT, "KRW")
    assert (paid, kept, day.owed) == (2 * PRICE, PRICE // 2, 2 * PRICE - PRICE // 2)
    assert day.owed_at == {Provider.STRIPE: PRICE - PRICE // 2, Provider.TOSS: PRICE}
    assert (day.due.count, day.due.minor) == (1, PRICE // 2)
    assert [one.movement for one in statement.entries] == [Movement.PAID, Movement.KEPT]
    assert await pages.find(clinic.venue.id, gone.terms.reference) == gone.terms.id


async def test_what_is_too_late_to_book_anew_is_taken_back_for_money_all_the_same(
    cashier: Cashier, clock: HandClock
) -> None:
    hold = await cashier.clinic.hold()
    payment = await cashier.begin(hold)
    clock.set(hold.terms.slot.during.start - timedelta(minutes=30))

    settled = await cashier.charge(payment)

    assert await cashier.clinic.holds.again(cashier.venue, hold.terms) is None
    assert isinstance(settled.record, Booking)
