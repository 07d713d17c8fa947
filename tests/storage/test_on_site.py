"""Money that is handed over at the venue, beside what was paid ahead."""

from dataclasses import replace

import pytest

from domain.errors import KeyReused
from domain.money import Money
from domain.on_site import HandedOver, Means, TooMuchPaid
from domain.payments import Why
from domain.people import Actor, Party, Role
from domain.refunds import Back, ByHand, RefundStatus
from domain.resources import Provider
from domain.states import Hold
from storage.takings import LedgerPages
from tests.factories import HandClock, make_staff
from tests.storage.cashier import Cashier
from tests.storage.clinic import Clinic

PRICE = 25_000


async def firm(clinic: Clinic) -> Hold:
    """A booking that is paid on site; as it was held."""
    hold = await clinic.hold()
    await clinic.confirm(hold)
    return hold


async def cancel(clinic: Clinic, hold: Hold) -> None:
    who = await clinic.people.get_customer(clinic.venue.id, hold.terms.customer_id)
    await clinic.bookings.cancel(clinic.venue, hold.terms.id, who, "", key="off")


async def take(
    cashier: Cashier, hold: Hold, minor: int, key: str = "k", means: Means = Means.CASH
) -> int:
    """So much is handed over; what is left to pay after it."""
    by = Actor(Party.STAFF, 5)
    taken = HandedOver(hold.terms.id, Money(minor, "KRW"), means, by, key)
    await cashier.kept.take(cashier.clinic.venue, taken)
    record = await cashier.clinic.kept.get(cashier.venue.id, hold.terms.id)
    left = (await cashier.kept.account(cashier.venue.id, hold.terms.id)).to_pay(record)
    return left.minor if left is not None else 0


async def sums(cashier: Cashier, hold: Hold) -> tuple[int, int, int, int]:
    """Paid, refunded, kept, and what is left of it."""
    account = await cashier.kept.account(cashier.venue.id, hold.terms.id)
    whole = account.balance("KRW")
    return whole.paid, whole.refunded, whole.kept, whole.owed


async def test_what_is_handed_over_pays_for_the_booking_part_by_part(cashier: Cashier) -> None:
    hold = await firm(cashier.clinic)

    assert await take(cashier, hold, 10_000) == 15_000
    assert await take(cashier, hold, 10_000) == 15_000
    assert await take(cashier, hold, 15_000, "rest", Means.CARD) == 0

    assert await sums(cashier, hold) == (PRICE, 0, 0, PRICE)


@pytest.mark.parametrize("minor", [0, -1, PRICE + 1])
async def test_no_more_is_taken_than_is_to_be_paid(cashier: Cashier, minor: int) -> None:
    hold = await firm(cashier.clinic)

    with pytest.raises(TooMuchPaid) as refused:
        await take(cashier, hold, minor)

    assert refused.value.most.minor == PRICE
    assert await sums(cashier, hold) == (0, 0, 0, 0)


async def test_the_same_key_is_never_another_amount(cashier: Cashier) -> None:
    hold = await firm(cashier.clinic)
    await take(cashier, hold, 1_000)

    with pytest.raises(KeyReused):
        await take(cashier, hold, 2_000)


async def test_nothing_is_taken_for_what_is_only_held_or_is_cancelled(
    cashier: Cashier,
) -> None:
    clinic, held = cashier.clinic, await cashier.clinic.hold(15)
    hold = await firm(clinic)
    await cancel(clinic, hold)

    for one in (held, hold):
        with pytest.raises(TooMuchPaid) as refused:
            await take(cashier, one, 1_000, f"key-{one.terms.id}")
        assert refused.value.most.minor == 0


async def test_what_is_paid_after_the_visit_is_the_venues_at_once(
    cashier: Cashier, clock: HandClock
) -> None:
    clinic, hold = cashier.clinic, await firm(cashier.clinic)
    clock.set(hold.terms.slot.during.start)
    boss = make_staff(Role.OWNER, venue_id=clinic.venue.id)
    await clinic.bookings.arrive(clinic.venue, hold.terms.id, boss, key="here")
    await clinic.bookings.complete(clinic.venue, hold.terms.id, boss, key="done")

    await take(cashier, hold, PRICE)

    assert await sums(cashier, hold) == (PRICE, 0, PRICE, 0)


async def test_of_what_comes_back_it_is_first_what_was_paid_ahead(cashier: Cashier) -> None:
    clinic, hold = cashier.clinic, await cashier.clinic.hold()
    payment = await cashier.begin(hold)
    await cashier.charge(replace(payment, amount=Money(5_000, "KRW")), 5_000)
    await take(cashier, hold, 10_000)

    await cancel(clinic, hold)

    account = await cashier.kept.account(cashier.venue.id, hold.terms.id)
    assert [(one.provider, one.amount.minor, one.status) for one in account.refunds] == [
        (Provider.STRIPE, 5_000, RefundStatus.DUE),
        (Provider.ON_SITE, 2_500, RefundStatus.FAILED),
    ]
    assert await sums(cashier, hold) == (15_000, 0, 7_500, 7_500)


async def test_money_goes_back_over_the_desk_at_once(cashier: Cashier) -> None:
    hold = await firm(cashier.clinic)
    await take(cashier, hold, PRICE)
    back = Back(Money(5_000, "KRW"), Why.BY_HAND, "rained off")
    hand = ByHand(hold.terms.id, back, Actor(Party.STAFF, 5), "back")

    [given] = await cashier.kept.give_back(cashier.clinic.venue, hand)
    [again] = await cashier.kept.give_back(cashier.clinic.venue, hand)

    assert (given.status, again.id) == (RefundStatus.DONE, given.id)
    assert await sums(cashier, hold) == (PRICE, 5_000, 0, PRICE - 5_000)


async def test_the_list_says_what_is_left_to_pay(cashier: Cashier) -> None:
    clinic, hold = cashier.clinic, await firm(cashier.clinic)
    await take(cashier, hold, 10_000)
    records = [
        await clinic.kept.get(clinic.venue.id, hold.terms.id),
        await cashier.clinic.hold(15),
    ]

    found = await LedgerPages(clinic.database).to_pay(clinic.venue.id, records)

    assert found == {hold.terms.id: Money(15_000, "KRW")}
