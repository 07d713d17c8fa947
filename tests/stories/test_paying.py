"""Paying in the chat: a page, a callback, and what becomes of the money whatever happens."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from aiohttp import ClientSession

from bot.payments.signatures import stripe_header
from bot.sandbox.demo import VENUES
from bot.sandbox.tills.stripe import SECRET
from bot.sandbox.tills.till import ANY, Fault, PageClosed
from storage import schema
from tests.stories.conftest import Where, on_sqlite
from tests.stories.street import Street, address, open_street, ref_of
from tests.stories.town import ALEX, MINJI, SORA, Phone, rows_of

PRICE = 'price = "25000"'


def paid_before(folder: Path) -> Path:
    """The clinic's file, with consultations that are paid before they are booked."""
    text = (VENUES / "clinic.toml").read_text(encoding="utf-8")
    text = re.sub(r"\[payment\]\n(?:.+\n)*", "", text)
    text = text.replace(PRICE, f'pay = "now"\n{PRICE}', 1)
    file = folder / "clinic.toml"
    file.write_text(f'{text}\n[payment]\nproviders = ["stripe"]\n', encoding="utf-8")
    return file


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    street = Street(*where, paid_before(tmp_path))
    async with open_street(street, "seoul-animal-clinic"):
        yield street


async def holds(phone: Phone, what: str = "consultation today 14:30") -> None:
    """Up to the summary."""
    await phone.starts()
    await phone.says(what)
    await phone.says("Bori")


async def goes_to_pay(phone: Phone, what: str = "consultation today 14:30") -> str:
    """Up to the provider's page; its address."""
    await holds(phone, what)
    await phone.taps("Pay ₩25,000")
    return address(phone)


async def test_who_has_paid_is_sent_the_card_without_doing_anything(
    alex: Phone, town: Street
) -> None:
    await holds(alex)
    assert "💳 Pay ₩25,000" in alex.buttons()
    await alex.taps("Pay ₩25,000")
    assert "The button below opens the page of Stripe." in alex.last()
    assert "Held for you until 10:15" in alex.last()
    assert not alex.sees("✅ Booked")

    await town.pays(address(alex))

    assert alex.screen().count("✅ Booked") == 1
    assert "Next: Today 14:30, Consultation" in alex.last()
    assert "Paid: ₩25,000" in alex.screen()
    # Nothing speaks any more of a button that is not there.
    assert not alex.sees("The button below")
    assert alex.panels() == 1
    assert town.till.outbox.answers == [200]


@on_sqlite
async def test_the_hold_lasts_while_somebody_pays(alex: Phone, town: Street) -> None:
    await holds(alex)
    await town.passes(minutes=12)

    await alex.taps("Pay ₩25,000")

    assert "Held for you until 10:27" in alex.last()
    await town.passes(minutes=14)
    await town.pays(address(alex))
    assert alex.sees("✅ Booked")


async def test_i_have_paid_finds_the_money_that_nobody_has_told_of(
    alex: Phone, town: Street
) -> None:
    town.till.outbox.holds_back = True
    await town.pays(await goes_to_pay(alex))
    assert not alex.sees("✅ Booked")

    await alex.taps("I have paid")

    assert alex.screen().count("✅ Booked") == 1
    assert "Next: Today 14:30, Consultation" in alex.last()


@on_sqlite
async def test_i_have_paid_before_it_is_so_changes_nothing(alex: Phone, town: Street) -> None:
    page = await goes_to_pay(alex)

    await alex.taps("I have paid")

    assert "We are asking Stripe" in alex.last()
    assert not alex.sees("✅ Booked")
    await town.pays(page)
    assert alex.sees("✅ Booked")


async def test_who_pays_after_being_told_that_the_time_is_over_has_it_after_all(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)
    town.till.fail(ANY, Fault.BROKEN, times=1000)
    await town.passes(minutes=15)
    assert "is free again" in alex.last()

    town.till.mend()
    await town.pays(page)

    assert alex.screen().count("✅ Booked after all") == 1
    assert alex.panels() == 1
    assert "Next: Today 14:30, Consultation" in alex.last()


async def test_money_nobody_has_told_of_is_found_before_the_hold_ends(
    alex: Phone, town: Street
) -> None:
    town.till.outbox.holds_back = True
    await town.pays(await goes_to_pay(alex))

    await town.passes(minutes=14)

    assert alex.screen().count("✅ Booked") == 1
    assert "Next: Today 14:30, Consultation" in alex.last()


@on_sqlite
async def test_who_comes_back_from_the_page_is_looked_for_at_once(
    alex: Phone, town: Street
) -> None:
    town.till.outbox.holds_back = True
    charge_id = await town.pays(await goes_to_pay(alex))

    async with (
        ClientSession() as browser,
        browser.get(town.till.way_back(charge_id)) as answer,
    ):
        page = await answer.text()
    await town.settle()

    assert "as soon as Stripe confirms" in page
    assert "https://t.me/clinic_bot" in page
    assert alex.sees("✅ Booked")


async def test_who_pays_late_has_the_time_after_all_while_it_is_free(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)
    town.clock.move(timedelta(minutes=16))

    await town.pays(page)

    assert alex.screen().count("✅ Booked after all") == 1
    assert "Next: Today 14:30, Consultation" in alex.last()
    assert not town.till.account.refunds


async def test_who_pays_when_the_time_is_somebody_elses_has_the_money_back(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex, "consultation dr kim today 14:30")
    town.till.fail(ANY, Fault.BROKEN, times=1000)
    await town.passes(minutes=16)
    assert "is free again" in alex.screen()
    minji = town.person(MINJI, "Minji", "en")
    await holds(minji, "consultation dr kim today 14:30")
    assert "Held for you" in minji.last()

    await town.till.pay(ref_of(page))
    town.till.mend()
    await town.passes(minutes=1)

    assert "came after the hold had ended, and somebody else has the time by now" in (
        alex.screen()
    )
    assert "₩25,000 goes back to you" in alex.screen()
    assert "Free instead:" in alex.screen()
    assert "₩25,000 has gone back to you: Consultation" in alex.screen()
    [refund] = town.till.account.refunds.values()
    assert refund["amount"] == 25_000
    assert not alex.sees("✅ Booked")
    assert "Held for you" in minji.screen()


@on_sqlite
async def test_nobody_can_pay_any_more_once_the_time_is_given_up(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)

    await alex.taps("Release")

    with pytest.raises(PageClosed):
        await town.pays(page)


@on_sqlite
async def test_nobody_can_pay_any_more_once_the_hold_has_ended(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)

    await town.passes(minutes=15)

    assert "is free again" in alex.screen()
    with pytest.raises(PageClosed):
        await town.pays(page)


async def test_who_cancels_is_told_what_comes_back_and_has_it_back(
    alex: Phone, town: Street
) -> None:
    await town.pays(await goes_to_pay(alex))

    await alex.taps("Cancel booking")
    assert "₩12,500 of the ₩25,000 you paid comes back" in alex.last()
    await alex.taps("Plans changed")

    assert alex.sees("₩12,500 goes back to you. We tell you when it is done.")
    assert alex.screen().count("₩12,500 has gone back to you") == 1
    [refund] = town.till.account.refunds.values()
    assert refund["amount"] == 12_500


async def test_a_callback_that_comes_five_times_books_once_and_says_so_once(
    alex: Phone, town: Street
) -> None:
    town.till.outbox.holds_back = True
    await town.till.pay(ref_of(await goes_to_pay(alex)))

    await town.till.outbox.deliver(lambda events: [*events] * 5)
    await town.settle()
    [event] = town.till.outbox.sent
    await town.till.outbox.post(event)
    await town.settle()

    assert town.till.outbox.answers == [200] * 6
    assert alex.screen().count("✅ Booked") == 1
    assert not alex.sees("paid twice")
    assert not town.till.account.refunds


async def test_a_forged_callback_is_refused_and_nothing_is_written(
    alex: Phone, town: Street
) -> None:
    town.till.outbox.holds_back = True
    await town.till.pay(ref_of(await goes_to_pay(alex)))
    [event] = town.till.outbox.pending
    body, now = event.body, town.till.seconds()
    genuine = stripe_header(body, (SECRET,), now)
    before = await written(town)

    forged = [
        await posts(town, body, stripe_header(body, ("whsec_of_somebody_else",), now)),
        await posts(town, body, stripe_header(body, (SECRET,), now - 6 * 60)),
        await posts(town, body + b" ", genuine),
        await posts(town, body, ""),
    ]

    assert forged == [401] * 4
    assert await written(town) == before
    await town.settle()
    assert not alex.sees("✅ Booked")
    # The very same is taken when it is genuine.
    assert await posts(town, body, genuine) == 200
    assert await written(town) != before
    await town.settle()
    assert alex.sees("✅ Booked")


@on_sqlite
async def test_while_the_provider_is_down_nothing_is_lost_and_it_works_later(
    alex: Phone, town: Street
) -> None:
    await holds(alex)
    town.till.fail("make_session", Fault.DROPPED, times=10)

    await alex.taps("Pay ₩25,000")

    assert "Stripe does not answer at the moment. Nothing was charged" in alex.last()
    assert "Held for you until 10:15" in alex.last()
    town.till.mend()
    await alex.taps("Pay ₩25,000")
    await town.pays(address(alex))
    assert alex.sees("✅ Booked")


@on_sqlite
async def test_buttons_about_money_that_nobody_was_given_lead_nowhere_and_home(
    alex: Phone, town: Street
) -> None:
    await goes_to_pay(alex)
    called = len(town.till.calls)

    for forged in ("1py99.0", "1py0.7", "1pq99", "1pq0", "1pq", "1pm9", "1pf739000"):
        await alex.sends(forged)
        assert town.telegram.unanswered() == (), forged
        assert town.house.runtime.lanes.counts["failed"] == 0, forged
        assert alex.panels() == 1, forged

    assert len(town.till.calls) == called


@on_sqlite
async def test_what_is_paid_while_the_provider_is_down_is_found_later(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)
    town.till.fail(ANY, Fault.TOO_MANY, times=1000)
    await town.pays(page)
    assert not alex.sees("✅ Booked")

    town.till.mend()
    await town.passes(minutes=1)

    assert alex.screen().count("✅ Booked") == 1


@on_sqlite
async def test_an_answer_that_gets_lost_costs_nobody_a_second_page(
    alex: Phone, town: Street
) -> None:
    await holds(alex)
    town.till.fail("make_session", Fault.LOST, times=10)
    await alex.taps("Pay ₩25,000")
    town.till.mend()

    await alex.taps("Pay ₩25,000")

    assert len(town.till.account.sessions) == 1
    await town.pays(address(alex))
    assert alex.sees("✅ Booked")


async def test_a_double_tap_on_pay_is_one_page(alex: Phone, town: Street) -> None:
    await holds(alex)

    alex.presses("Pay ₩25,000")
    alex.presses("Pay ₩25,000")
    await town.settle()
    await alex.taps("‹ Back")
    await alex.taps("Pay ₩25,000")

    assert len(town.till.account.sessions) == 1
    await town.pays(address(alex))
    assert alex.screen().count("✅ Booked") == 1


@on_sqlite
async def test_nobody_else_can_say_that_they_have_paid(alex: Phone, town: Street) -> None:
    town.till.outbox.holds_back = True
    await town.pays(await goes_to_pay(alex))
    [told] = [
        button["callback_data"]
        for message in alex.messages()
        for row in rows_of(message)
        for button in row
        if button["text"] == "I have paid"
    ]
    called = len(town.till.calls)
    mallory = town.person(ALEX + 50, "Mallory", "en")
    await mallory.starts()

    await mallory.sends(told)
    await mallory.sends(told.partition("~")[0])

    assert len(town.till.calls) == called
    assert not mallory.sees("Consultation, Dr.")
    assert not mallory.sees("✅ Booked")
    assert not alex.sees("✅ Booked")
    await alex.sends(told)
    assert alex.sees("✅ Booked")


async def test_a_restart_between_the_page_and_the_callback_does_not_matter(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)

    await town.restart()
    await town.pays(page)

    assert alex.screen().count("✅ Booked") == 1


@pytest.fixture
async def hall(where: Where) -> AsyncIterator[Street]:
    """The hall as it is in the demo: engagements are requests with a deposit, by Razorpay."""
    street = Street(*where, VENUES / "hall.toml")
    async with open_street(street, "shubhmangal-parbhani"):
        yield street


async def requests_an_engagement(phone: Phone) -> str:
    """Up to the provider's page; its address."""
    await phone.starts()
    await phone.says("engagement 29 november")
    await phone.says("60")
    await phone.taps("18:00")
    await phone.taps("Pay ₹")
    return address(phone)


async def test_a_request_is_sent_once_its_deposit_is_paid_and_a_no_gives_it_all_back(
    hall: Street,
) -> None:
    sora, alex = await hall.staff(SORA, "Sora"), hall.person(ALEX, "Alex", "en")
    page = await requests_an_engagement(alex)
    assert "Pay ₹8,750.00" in alex.last()
    await hall.pays(page)
    assert alex.screen().count("📨 Request sent") == 1
    assert "Waiting for approval: Sun 29 Nov, 18:00, Engagement" in alex.last()

    await sora.taps("Decline")
    await sora.taps("Nobody is available then")

    assert alex.sees("₹8,750.00 goes back to you")
    assert alex.screen().count("₹8,750.00 has gone back to you: Engagement") == 1
    [refund] = hall.razorpay.account.refunds.values()
    assert refund["amount"] == 8_750_00


@on_sqlite
async def test_a_paid_request_that_is_approved_keeps_its_deposit(hall: Street) -> None:
    sora, alex = await hall.staff(SORA, "Sora"), hall.person(ALEX, "Alex", "en")
    await hall.pays(await requests_an_engagement(alex))

    await sora.taps("Approve")

    assert "Confirmed by Shubhmangal Wedding Hall" in alex.screen()
    assert not hall.razorpay.account.refunds
    [tried] = hall.razorpay.account.tries.values()
    assert tried["status"] == "captured"


async def posts(town: Street, body: bytes, header: str) -> int:
    """The answer to a callback with this signature."""
    headers = {"Stripe-Signature": header}
    async with (
        ClientSession() as session,
        session.post(town.door, data=body, headers=headers) as answer,
    ):
        return answer.status


async def written(town: Street) -> dict[str, int]:
    """How many rows every table has."""

    def count(connection: sa.Connection) -> dict[str, int]:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in schema.metadata.sorted_tables
        }

    return await town.store.database.read(count)
