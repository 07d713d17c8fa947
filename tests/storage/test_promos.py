"""Promo codes in the store: nobody gets one too many, whoever asks how often at once."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from domain.errors import PromoRefused
from domain.ledger import Movement, Purse
from domain.money import Money, Percent
from domain.people import Customer
from domain.placements import Placement
from domain.prices import FlatPrice
from domain.promos import Misfit, Promo, saving
from domain.resources import ResourceId, Venue
from domain.slots import Slot
from domain.states import Hold, Record
from storage import schema
from storage.promo_uses import PromoUses, Used
from storage.takings import LedgerPages
from tests.factories import HandClock, make_resource, make_service, make_slot, make_staff
from tests.storage.clinic import GROOMING, Clinic, open_clinic
from tests.storage.counter import Counter, open_counter, open_venue, put

CUSTOMERS = range(1, 21)
OFF = Percent(1_000)
CODES = tuple(Promo(f"ROUND-{number}", OFF, uses=3) for number in range(5))
LONG_AGO = timedelta(days=-3)


def crowded(*promos: Promo) -> Venue:
    """As many rooms as people, so that nothing but the code is scarce."""
    price = FlatPrice(Money(20_000, "KRW"))
    service = make_service(lead=timedelta(0), buffer_after=timedelta(0), price=price)
    rooms = tuple(map(make_resource, CUSTOMERS))
    return open_venue(resources=rooms, services=(service,), promos=promos)


def wish(venue: Venue, number: int, code: str, hour: int = 0) -> Slot:
    """Tomorrow or later by any clock: everybody in a room of their own."""
    on = make_slot().during.start.date() + timedelta(days=2)
    found = make_slot(hour, on=on, venue_id=venue.id, wanted=(ResourceId(number),))
    return replace(found, code=code)


@asynccontextmanager
async def two_processes(
    url: str, venue: Venue, clock: HandClock
) -> AsyncIterator[list[Counter]]:
    await put(url, venue)
    async with open_counter(url, venue, clock) as one, open_counter(url, venue, clock) as two:
        yield [one, two]


def slowly(connection: sa.Connection, uses: dict[Used, int]) -> dict[Used, int]:
    """What was counted, a little later: long enough for others to count the same."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_sleep(0.1)")
    return uses


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    count = PromoUses.count

    def counted(
        uses: PromoUses, connection: sa.Connection, asked: Iterable[Placement]
    ) -> Mapping[Used, int]:
        return slowly(connection, count(uses, connection, asked))

    monkeypatch.setattr(PromoUses, "count", counted)


async def rush(counters: list[Counter], venue: Venue, promo: Promo, hour: int) -> list[str]:
    """What everybody at once gets of a code."""
    answers = await asyncio.gather(
        *(
            counters[who % 2].attempt(wish(venue, who, promo.code, hour), who)
            for who in CUSTOMERS
        )
    )
    kinds = {Hold: "held", PromoRefused: "refused"}
    return sorted(kinds.get(type(one), repr(one)) for one in answers)


@pytest.mark.usefixtures("slow")
async def test_of_twenty_who_want_a_code_with_three_uses_three_have_it(
    url: str, clock: HandClock
) -> None:
    venue = crowded(*CODES)
    async with two_processes(url, venue, clock) as counters:
        answers = await rush(counters, venue, CODES[0], 0)

        kept = await counters[0].rows(schema.bookings)

    assert answers == ["held"] * 3 + ["refused"] * 17
    assert [row.promo for row in kept] == [CODES[0].code] * 3


@pytest.mark.usefixtures("slow")
async def test_without_the_lock_more_have_it_than_may(
    fresh_database: str, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: counting alone would not do."""
    monkeypatch.setattr(PromoUses, "_lock", lambda *_: None)
    venue = crowded(*CODES)
    most = 0
    async with two_processes(fresh_database, venue, clock) as counters:
        for hour, promo in enumerate(CODES):
            answers = await rush(counters, venue, promo, hour)
            most = max(most, answers.count("held"))
            if most > 3:
                break

    assert most > 3


@pytest.fixture
async def clinic(url: str, clock: HandClock) -> AsyncIterator[Clinic]:
    async with open_clinic(url, clock) as clinic:
        yield clinic


async def who_of(clinic: Clinic, found: Record) -> Customer:
    return await clinic.people.get_customer(clinic.venue.id, found.terms.customer_id)


async def with_code(clinic: Clinic, found: Hold, by: Hold | None = None) -> Hold:
    """A hold anew with the clinic's code, or one for somebody in place of theirs."""
    slot = replace(found.terms.slot, code="SPRING")
    key, who = f"code-{found.terms.id}", await who_of(clinic, by or found)
    replaces = (by or found).terms.id
    return await clinic.holds.place(clinic.venue, slot, who, key=key, replaces=replaces)


def limited(clinic: Clinic, **limits: int) -> None:
    """The clinic's code with other limits."""
    [promo] = clinic.venue.promos
    plain = replace(promo, uses=None, per_customer=None, services=(), least=None)
    clinic.venue = replace(clinic.venue, promos=(replace(plain, **limits),))  # type: ignore[arg-type]


async def test_a_hold_taken_anew_with_its_code_is_one_use(clinic: Clinic) -> None:
    limited(clinic, uses=1, per_customer=1)
    first = await with_code(clinic, await clinic.hold(14))

    moved = replace(first.terms.slot, during=make_slot(15, length=30).during)
    who = await who_of(clinic, first)
    again = await clinic.holds.place(
        clinic.venue, moved, who, key="again", replaces=first.terms.id
    )

    assert again.terms.slot.code == "SPRING"
    with pytest.raises(PromoRefused) as refused:
        await with_code(clinic, await clinic.hold(16))
    assert refused.value.why is Misfit.USED_UP


async def test_who_has_used_it_up_is_told_so_and_keeps_what_they_had(clinic: Clinic) -> None:
    limited(clinic, per_customer=1)
    first = await with_code(clinic, await clinic.hold(14))
    await clinic.confirm(first)
    who = await who_of(clinic, first)
    plain = await clinic.holds.place(
        clinic.venue,
        replace(first.terms.slot, code="", during=make_slot(16, length=30).during),
        who,
        key="plain",
    )

    with pytest.raises(PromoRefused) as refused:
        await with_code(clinic, plain)

    assert refused.value.why is Misfit.YOURS
    assert await clinic.kept.get(clinic.venue.id, plain.terms.id) == plain


async def test_a_use_is_free_again_once_a_hold_runs_out_or_a_booking_is_off(
    clinic: Clinic, clock: HandClock
) -> None:
    limited(clinic, uses=1)
    await with_code(clinic, await clinic.hold(14))
    clock.pass_(minutes=16)
    booked = await clinic.confirm(await with_code(clinic, await clinic.hold(15)))
    who = await who_of(clinic, booked)
    with pytest.raises(PromoRefused):
        await with_code(clinic, await clinic.hold(16))

    await clinic.bookings.cancel(clinic.venue, booked.terms.id, who, "ill", key="off")

    assert (await with_code(clinic, await clinic.hold(17))).terms.slot.code == "SPRING"


async def test_the_same_key_gives_the_first_hold_again_though_the_code_is_over(
    clinic: Clinic, clock: HandClock
) -> None:
    first = await with_code(clinic, held := await clinic.hold(14))
    [promo] = clinic.venue.promos
    over = (clock.now() + LONG_AGO).date()
    clinic.venue = replace(clinic.venue, promos=(replace(promo, since=None, until=over),))

    assert await with_code(clinic, held) == first


async def test_what_it_took_off_is_entered_once_firm_and_withdrawn_once_off(
    clinic: Clinic, clock: HandClock
) -> None:
    limited(clinic)
    kept = await clinic.confirm(await with_code(clinic, await clinic.hold(14)))
    request = await clinic.confirm(await with_code(clinic, await clinic.hold(15, GROOMING)))
    boss = make_staff(venue_id=clinic.venue.id, resources=request.terms.resource_ids)

    await clinic.bookings.reject(clinic.venue, request.terms.id, boss, "full", key="no")

    day = await LedgerPages(clinic.database).closing(
        clinic.venue, clock.now().astimezone(clinic.venue.zone).date()
    )
    assert kept.terms.quote is not None
    assert request.terms.quote is not None
    off, back = (saving(one).minor for one in (kept.terms.quote, request.terms.quote))
    assert day.of(Movement.DISCOUNTED, "KRW") == off + back
    assert day.of(Movement.WITHDRAWN, "KRW") == back
    assert (day.owed, day.providers) == (0, ())
    rows = await clinic.ask("SELECT debit, credit, why FROM ledger ORDER BY id")
    promo, customer = str(Purse.PROMO), str(Purse.CUSTOMER)
    assert [tuple(row) for row in rows] == [
        (promo, customer, "SPRING"),
        (promo, customer, "SPRING"),
        (customer, promo, "SPRING"),
    ]
