"""Gifts: what is left on one, whatever was held, paid, cancelled, and by how many at once."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.util import await_only

from domain.errors import GiftRefused, PaymentDue, WrongState
from domain.gifts import Gift, Gifting, Wrapping
from domain.ledger import Movement
from domain.money import Money
from domain.payments import Verdict, Why
from domain.people import Actor, Customer, Party
from domain.refunds import RefundStatus
from domain.resources import Provider, Venue
from domain.states import Booking, Hold
from storage.gift_uses import GiftUses
from storage.gifts import GiftStore
from storage.verify import verify
from tests.factories import HandClock
from tests.storage.cashier import Cashier, CountedFrom, books_are_right
from tests.storage.clinic import DETAILS, Clinic, open_clinic

PRICE = 25_000
BOSS = Actor(Party.STAFF, 5)


class Shop:
    """A clinic that is paid ahead, and gives out gifts."""

    def __init__(self, clinic: Clinic) -> None:
        self.cashier = Cashier(clinic)
        self.clinic = clinic
        self.venue: Venue = replace(self.cashier.venue, gifts_last=timedelta(days=365))
        self.cashier.venue = self.venue
        ids = CountedFrom(5_000_000)
        self.gifts = Gifting(GiftStore(clinic.database), clinic.kept, clinic.clock, ids)

    async def issue(
        self, minor: int = 40_000, key: str = "gift", *, sold: bool = False
    ) -> Gift:
        wrapping = Wrapping(Money(minor, "KRW"), BOSS, key, sold)
        return await self.gifts.issue(self.venue, wrapping)

    async def customer(self, hold: Hold) -> Customer:
        return await self.clinic.people.get_customer(self.venue.id, hold.terms.customer_id)

    async def set_aside(self, hold: Hold, code: str) -> int:
        by = await self.customer(hold)
        return (await self.gifts.set_aside(self.venue, hold.terms.id, by, code)).minor

    async def confirm(self, hold: Hold) -> Booking:
        by, key = await self.customer(hold), f"confirm-{hold.terms.id}"
        done = await self.clinic.holds.confirm(self.venue, hold.terms.id, by, DETAILS, key=key)
        assert isinstance(done, Booking)
        return done

    async def cancel(self, hold: Hold) -> None:
        await self.clinic.bookings.cancel(
            self.venue, hold.terms.id, await self.customer(hold), "", key="off"
        )

    async def left(self, gift: Gift) -> int:
        return (await self.gifts.look(self.venue, gift.code)).left.minor


@pytest.fixture
async def shop(url: str, clock: HandClock) -> AsyncIterator[Shop]:
    """Whatever is done there, the books are right in the end."""
    async with open_clinic(url, clock) as clinic:
        yield Shop(clinic)
        await books_are_right(clinic)


async def test_a_gift_pays_for_what_it_is_enough_for(shop: Shop) -> None:
    gift, hold = await shop.issue(), await shop.clinic.hold()

    assert await shop.set_aside(hold, f" {gift.code.lower()} ") == PRICE
    assert await shop.left(gift) == 40_000 - PRICE
    await shop.confirm(hold)

    assert await shop.left(gift) == 40_000 - PRICE
    account = await shop.cashier.kept.account(shop.venue.id, hold.terms.id)
    [entry] = account.entries
    assert (entry.movement, entry.provider, entry.amount.minor) == (
        Movement.PAID,
        Provider.GIFT,
        PRICE,
    )


async def test_what_a_gift_is_not_enough_for_is_still_to_be_paid(shop: Shop) -> None:
    gift, hold = await shop.issue(10_000), await shop.clinic.hold()
    await shop.set_aside(hold, gift.code)

    with pytest.raises(PaymentDue) as refused:
        await shop.confirm(hold)
    payment = replace(await shop.cashier.begin(hold), amount=refused.value.amount)
    settled = await shop.cashier.charge(payment)

    assert refused.value.amount.minor == 15_000
    assert isinstance(settled.record, Booking)
    assert await shop.left(gift) == 0
    account = await shop.cashier.kept.account(shop.venue.id, hold.terms.id)
    assert account.balance("KRW").paid == PRICE


async def test_what_is_set_aside_is_nobody_elses_until_the_hold_is_over(
    shop: Shop, clock: HandClock
) -> None:
    gift = await shop.issue(PRICE)
    first, second = await shop.clinic.hold(14), await shop.clinic.hold(15)
    await shop.set_aside(first, gift.code)

    with pytest.raises(GiftRefused) as refused:
        await shop.set_aside(second, gift.code)
    clock.set(first.expires_at)
    third = await shop.clinic.hold(16)

    assert refused.value.why == "empty"
    assert await shop.set_aside(third, gift.code) == PRICE


async def test_set_aside_twice_it_is_set_aside_once(shop: Shop) -> None:
    gift, hold = await shop.issue(), await shop.clinic.hold()

    await shop.set_aside(hold, gift.code)
    await shop.set_aside(hold, gift.code)

    assert await shop.left(gift) == 40_000 - PRICE


async def test_another_gift_takes_the_place_of_the_first(shop: Shop) -> None:
    first, second = await shop.issue(30_000), await shop.issue(20_000, "other")
    hold = await shop.clinic.hold()

    await shop.set_aside(hold, first.code)
    await shop.set_aside(hold, second.code)

    assert (await shop.left(first), await shop.left(second)) == (30_000, 0)


async def test_what_was_set_aside_can_be_put_back(shop: Shop) -> None:
    gift, hold = await shop.issue(), await shop.clinic.hold()
    await shop.set_aside(hold, gift.code)

    await shop.gifts.put_back(shop.venue, hold.terms.id, await shop.customer(hold))

    assert await shop.left(gift) == 40_000
    with pytest.raises(PaymentDue):
        await shop.confirm(hold)


async def test_while_the_rest_is_being_paid_the_gift_stays(shop: Shop) -> None:
    gift, hold = await shop.issue(10_000), await shop.clinic.hold()
    await shop.set_aside(hold, gift.code)
    await shop.cashier.begin(hold)

    with pytest.raises(GiftRefused) as refused:
        await shop.gifts.put_back(shop.venue, hold.terms.id, await shop.customer(hold))

    assert refused.value.why == "paying"


async def test_who_pays_all_of_it_on_an_older_page_keeps_the_gift(shop: Shop) -> None:
    gift, hold = await shop.issue(10_000), await shop.clinic.hold()
    payment = await shop.cashier.begin(hold)
    await shop.set_aside(hold, gift.code)

    await shop.cashier.charge(payment)

    assert await shop.left(gift) == 10_000


async def test_half_of_what_was_paid_comes_back_and_of_the_money_first(shop: Shop) -> None:
    gift, hold = await shop.issue(15_000), await shop.clinic.hold()
    await shop.set_aside(hold, gift.code)
    payment = replace(await shop.cashier.begin(hold), amount=Money(10_000, "KRW"))
    await shop.cashier.charge(payment)

    await shop.cancel(hold)

    account = await shop.cashier.kept.account(shop.venue.id, hold.terms.id)
    assert [(one.provider, one.amount.minor, one.status) for one in account.refunds] == [
        (Provider.STRIPE, 10_000, RefundStatus.DUE),
        (Provider.GIFT, 2_500, RefundStatus.DONE),
    ]
    assert await shop.left(gift) == 2_500


async def test_what_comes_back_to_a_gift_that_is_over_can_still_be_used(
    shop: Shop, clock: HandClock
) -> None:
    shop.venue = replace(shop.venue, gifts_last=timedelta(minutes=5))
    gift, hold = await shop.issue(), await shop.clinic.hold()
    await shop.set_aside(hold, gift.code)
    await shop.confirm(hold)
    clock.set(gift.expires_at)
    other = await shop.clinic.hold(15)
    with pytest.raises(GiftRefused) as refused:
        await shop.set_aside(other, gift.code)

    await shop.cancel(hold)

    assert (refused.value.why, refused.value.at) == ("over", gift.expires_at)
    assert await shop.set_aside(other, gift.code) == PRICE


async def test_late_money_is_given_back_when_the_gift_is_used_up_meanwhile(
    shop: Shop, clock: HandClock
) -> None:
    gift, hold = await shop.issue(10_000), await shop.clinic.hold()
    await shop.set_aside(hold, gift.code)
    payment = replace(await shop.cashier.begin(hold), amount=Money(15_000, "KRW"))
    record = await shop.cashier.record(payment)
    assert isinstance(record, Hold)
    clock.set(record.expires_at)
    other = await shop.clinic.hold(15)
    await shop.set_aside(other, gift.code)

    settled = await shop.cashier.charge(payment)

    assert settled.decision is not None
    assert (settled.decision.verdict, settled.decision.why) == (
        Verdict.REFUND,
        Why.TOO_LITTLE,
    )


async def test_late_money_takes_the_gift_again_while_it_is_there(
    shop: Shop, clock: HandClock
) -> None:
    gift, hold = await shop.issue(10_000), await shop.clinic.hold()
    await shop.set_aside(hold, gift.code)
    payment = replace(await shop.cashier.begin(hold), amount=Money(15_000, "KRW"))
    record = await shop.cashier.record(payment)
    assert isinstance(record, Hold)
    clock.set(record.expires_at)

    settled = await shop.cashier.charge(payment)

    assert isinstance(settled.record, Booking)
    assert await shop.left(gift) == 0


async def test_a_booking_that_became_firm_meanwhile_keeps_the_gift_it_has(shop: Shop) -> None:
    first, second = await shop.issue(PRICE), await shop.issue(PRICE, "other")
    hold = await shop.clinic.hold()
    await shop.set_aside(hold, first.code)
    await shop.confirm(hold)
    store = GiftStore(shop.clinic.database)

    for late in (store.set_aside(hold, second.code), store.put_back(hold)):
        with pytest.raises(WrongState):
            await late

    assert (await shop.left(first), await shop.left(second)) == (0, PRICE)


async def test_the_same_key_gives_the_same_gift(shop: Shop) -> None:
    first, second = await shop.issue(), await shop.issue()

    assert first == second


@pytest.mark.parametrize("code", ["", "GIFT-ABCDEFGH", "'; DROP TABLE gifts; --"])
async def test_a_code_that_nobody_has_is_refused(shop: Shop, code: str) -> None:
    hold = await shop.clinic.hold()

    with pytest.raises(GiftRefused) as refused:
        await shop.set_aside(hold, code)

    assert refused.value.why == "unknown"


async def test_verify_finds_a_gift_of_which_more_is_used_than_there_was(url: str) -> None:
    async with open_clinic(url, HandClock()) as clinic:
        shop = Shop(clinic)
        gift, hold = await shop.issue(PRICE), await shop.clinic.hold()
        await shop.set_aside(hold, gift.code)
        await shop.confirm(hold)
        await clinic.execute("UPDATE gifts SET minor = minor - 1")

        found = [one for one in await verify(clinic.database) if one.invariant == "I13"]

        assert [str(one) for one in found] == [
            f"venue 1, gift {gift.code}: more of it is used than there was"
        ]


async def race(shop: Shop) -> int:
    """Four holds want the gift at once; how much of it they have got together."""
    gift = await shop.issue(60_000)
    holds = [await shop.clinic.hold(hour) for hour in (14, 15, 16, 17)]

    async def wants(hold: Hold) -> int:
        try:
            return await shop.set_aside(hold, gift.code)
        except GiftRefused:
            return 0

    return sum(await asyncio.gather(*map(wants, holds)))


async def test_all_at_once_take_no_more_than_there_is(shop: Shop) -> None:
    assert await race(shop) == 60_000


async def test_without_the_lock_they_would_take_more(
    fresh_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody, look = asyncio.Barrier(4), GiftUses._gone

    def all_look_first(*asked: Any) -> Iterator[int]:
        found = list(look(*asked))
        await_only(everybody.wait())
        return iter(found)

    async with open_clinic(fresh_database, HandClock()) as clinic:
        monkeypatch.setattr(sa.Select, "with_for_update", lambda asked, **_: asked)
        monkeypatch.setattr(GiftUses, "_gone", all_look_first)

        assert await race(Shop(clinic)) == 100_000
