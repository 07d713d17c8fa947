"""Paying inside Telegram: asked just before, told just after, and no provider to ask."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.payment_plan import PaymentPlan
from bot.payments.keys import TelegramKeys
from bot.sandbox.demo import VENUES
from bot.sandbox.events import Event, Kind
from bot.sandbox.faults import Fault
from bot.store import bot_of
from domain.payments import PaymentId
from domain.strays import Marks
from storage import schema
from storage.verify import verify
from tests.bot.runtime.booth import until
from tests.stories.conftest import Where, on_sqlite
from tests.stories.town import ALEX, MINJI, TOKEN, Phone, Town, rows_of, running

PRICE = 'price = "25000"'
OURS = "1:TEST:story"
CROWD = 500
# Telegram waits for ten seconds.
SOON_SECONDS = 2.0


class Street(Town):
    """A town with a clinic that is paid before, inside Telegram."""

    seen: list[Event]

    async def pays(self, phone: Phone, link: str) -> None:
        """Press Pay on an invoice, and all that comes of it."""
        self.telegram.pay_link(phone.id, link)
        await self.settle()

    async def is_asked(self, phone: Phone, link: str) -> list[dict[str, Any]]:
        """Press Pay, and the bot is asked. What it is told then is on its way to it."""
        self.telegram.pay_link(phone.id, link)
        await self.hears(*self._updates(TOKEN))
        await self.house.runtime.lanes.rest()
        return self._updates(TOKEN)

    async def hears(self, *updates: dict[str, Any]) -> None:
        """These reach the bot."""
        await self.house.runtime.ingest.receive_all(bot_of(TOKEN), updates)

    def talks(self) -> list[dict[str, Any]]:
        """All that was said to the bot and has not reached it yet."""
        found: list[dict[str, Any]] = []
        while some := self._updates(TOKEN):
            found += some
        return found

    def denials(self, phone: Phone) -> list[str]:
        """Why somebody may not pay, as Telegram has shown it to them."""
        return [
            str(one.body["text"])
            for one in self.seen
            if one.kind is Kind.ALERT and one.people == (phone.id,)
        ]

    async def charges(self) -> int:
        """How much money has come, and the books are right."""
        assert await verify(self.store.database) == ()
        statement = sa.select(sa.func.count()).select_from(schema.charges)
        return await self.store.database.read(lambda c: c.execute(statement).scalar_one())


def paid_in_chat(folder: Path) -> Path:
    """The clinic's file, with consultations that are paid inside Telegram."""
    text = (VENUES / "clinic.toml").read_text(encoding="utf-8")
    text = re.sub(r"\[payment\]\n(?:.+\n)*", "", text)
    text = text.replace(PRICE, f'pay = "now"\n{PRICE}', 1)
    file = folder / "clinic.toml"
    file.write_text(f'{text}\n[payment]\nproviders = ["telegram"]\n', encoding="utf-8")
    return file


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    street = Street(*where, paid_in_chat(tmp_path))
    payments = PaymentPlan(telegram={"": TelegramKeys(OURS)})
    street.plan = replace(street.plan, payments=payments)
    street.seen = []
    street.telegram.listen(street.seen.append)
    async with running(street):
        yield street
        assert street.telegram.unanswered() == ()


async def goes_to_pay(phone: Phone, what: str = "consultation today 14:30") -> str:
    """Up to the invoice; its address."""
    await holds(phone, what)
    await phone.taps("25,000")
    return invoice(phone)


async def holds(phone: Phone, what: str = "consultation today 14:30") -> None:
    """Up to the summary."""
    await phone.starts()
    await phone.says(what)
    await phone.says("Bori")


def invoice(phone: Phone) -> str:
    """The newest invoice."""
    found = [
        button["url"]
        for message in phone.messages()
        for row in rows_of(message)
        for button in row
        if "/$" in button.get("url", "")
    ]
    return str(found[-1])


async def test_who_pays_in_the_chat_is_sent_the_card_without_doing_anything(
    alex: Phone, town: Street
) -> None:
    link = await goes_to_pay(alex)
    assert "The button below opens the page of Telegram." in alex.last()
    assert "Held for you until 10:15" in alex.last()
    assert "I have paid" not in alex.buttons()

    await town.pays(alex, link)

    assert alex.screen().count("✅ Booked") == 1
    assert "Next: Today 14:30, Consultation" in alex.last()
    assert alex.panels() == 1
    assert not town.denials(alex)
    assert await town.charges() == 1


async def test_that_it_was_paid_is_told_many_times_and_counts_once(
    alex: Phone, town: Street
) -> None:
    [told] = await town.is_asked(alex, await goes_to_pay(alex))

    await town.hears(told, told)
    await town.settle()
    await town.hears(told)
    await town.hears(*({**told, "update_id": told["update_id"] + n} for n in range(100, 105)))
    await town.settle()

    assert alex.screen().count("✅ Booked") == 1
    assert not alex.sees("paid twice")
    assert await town.charges() == 1


@on_sqlite
async def test_the_hold_lasts_until_the_money_is_taken(alex: Phone, town: Street) -> None:
    link = await goes_to_pay(alex)
    town.clock.move(timedelta(minutes=14, seconds=30))

    told = await town.is_asked(alex, link)
    await town.passes(minutes=1)
    await town.hears(*told)
    await town.settle()

    assert not alex.sees("is free again")
    assert alex.screen().count("✅ Booked") == 1
    assert not alex.sees("Booked after all")


@on_sqlite
async def test_who_wants_to_pay_for_a_hold_that_is_over_is_told_so_and_pays_nothing(
    town: Street,
) -> None:
    minji = town.person(MINJI, "Minji", "ko")
    link = await goes_to_pay(minji, "진료 오늘 14:30")
    town.clock.move(timedelta(minutes=15))

    assert await town.is_asked(minji, link) == []

    assert town.denials(minji) == ["이 시간을 오전 10:15까지 잡아 두었다가 이제 비웠어요."]
    await town.settle()
    assert await town.charges() == 0


@on_sqlite
async def test_what_was_given_up_or_is_booked_cannot_be_paid_for(
    alex: Phone, town: Street
) -> None:
    first = await goes_to_pay(alex)
    await alex.taps("Release")
    second = await goes_to_pay(alex)
    await town.pays(alex, second)

    await town.pays(alex, first)
    await town.pays(alex, second)

    assert town.denials(alex) == ["This was released.", "This is already booked."]
    assert await town.charges() == 1


@on_sqlite
async def test_nobody_pays_for_somebody_elses_time(alex: Phone, town: Street) -> None:
    link = await goes_to_pay(alex)
    minji = town.person(MINJI, "Minji", "en")
    await minji.starts()
    stranger = town.person(ALEX + 50, "Mallory", "en")

    await town.pays(minji, link)
    await town.pays(stranger, link)

    nobodys = ["This booking belongs to somebody else."]
    assert town.denials(minji) == town.denials(stranger) == nobodys
    assert await town.charges() == 0
    await town.pays(alex, link)
    assert alex.sees("✅ Booked")


@on_sqlite
async def test_nothing_is_taken_but_what_is_due(alex: Phone, town: Street) -> None:
    await goes_to_pay(alex)
    [payment] = await town.store.database.read(
        lambda c: c.execute(sa.select(schema.payments.c.id)).scalars().all()
    )

    marks = Marks(town.venue.key)
    for payload, currency, minor in (
        (marks.of(payment), "KRW", 24_999),
        (marks.of(payment), "KRW", 25_001),
        (marks.of(payment), "USD", 25_000),
        (marks.of(PaymentId(payment + 1)), "KRW", 25_000),
        (str(payment), "KRW", 25_000),
        ("9" * 30, "KRW", 25_000),
        ("of another program", "KRW", 25_000),
    ):
        await town.pays(alex, made_elsewhere(town, payload, currency, minor))

    assert town.denials(alex) == [
        *["It is booked once ₩25,000 is paid."] * 3,
        *["This does not exist any more."] * 4,
    ]
    assert await town.charges() == 0


def made_elsewhere(town: Street, payload: str, currency: str, minor: int) -> str:
    """An invoice of the same bot that the bot has not made like this."""
    prices = f'[{{"label": "x", "amount": {minor}}}]'
    answer = town.telegram.call(
        TOKEN,
        "createInvoiceLink",
        {
            "title": "x", "description": "x", "payload": payload, "currency": currency,
            "provider_token": OURS, "prices": prices,
        },
    )  # fmt: skip
    return str(answer.body["result"])


async def test_who_is_late_has_the_time_after_all_while_it_is_free(
    alex: Phone, town: Street
) -> None:
    told = await town.is_asked(alex, await goes_to_pay(alex))
    await town.passes(minutes=20)
    assert "is free again" in alex.last()

    await town.hears(*told)
    await town.settle()

    assert alex.screen().count("✅ Booked after all") == 1
    assert alex.panels() == 1
    assert await town.charges() == 1


@on_sqlite
async def test_what_telegram_cannot_give_back_is_given_back_by_hand(
    alex: Phone, sora: Phone, town: Street
) -> None:
    what = "consultation dr kim today 14:30"
    told = await town.is_asked(alex, await goes_to_pay(alex, what))
    await town.passes(minutes=20)
    minji = town.person(MINJI, "Minji", "en")
    await holds(minji, what)
    assert "Held for you" in minji.last()

    await town.hears(*told)
    await town.settle()

    assert "somebody else has the time by now" in alex.screen()
    assert "₩25,000 goes back to you" in alex.screen()
    assert sora.screen().count("A refund did not work. Please give the money back by hand") == 1
    assert not alex.sees("✅ Booked")
    assert await town.charges() == 1


@on_sqlite
async def test_a_restart_between_the_question_and_the_word_does_not_matter(
    alex: Phone, town: Street
) -> None:
    told = await town.is_asked(alex, await goes_to_pay(alex))

    await town.restart()
    await town.hears(*told)
    await town.settle()

    assert alex.screen().count("✅ Booked") == 1


@on_sqlite
async def test_a_step_that_stops_after_the_money_was_counted_is_taken_again(
    alex: Phone, town: Street
) -> None:
    told = await town.is_asked(alex, await goes_to_pay(alex))
    # The money is entered by then, and it is about to be shown that it is there.
    town.telegram.faults.fail("sendMessage", Fault.FLOOD, times=1, seconds=5)

    await town.hears(*told)
    await until(lambda: not town.telegram.faults.left(), SOON_SECONDS)
    for _ in range(2):
        await town.passes(seconds=6)

    assert alex.screen().count("✅ Booked") == 1
    assert "Next: Today 14:30, Consultation" in alex.last()
    assert await town.charges() == 1


@on_sqlite
async def test_without_an_invoice_nothing_is_lost(alex: Phone, town: Street) -> None:
    await holds(alex)
    town.telegram.faults.fail("createInvoiceLink", Fault.TIMEOUT_AFTER, times=1)

    await alex.taps("Pay ₩25,000")

    assert "Telegram does not answer at the moment. Nothing was charged" in alex.last()
    await alex.taps("Pay ₩25,000")
    await town.pays(alex, invoice(alex))
    assert alex.screen().count("✅ Booked") == 1


async def test_whether_money_may_be_taken_is_answered_before_five_hundred_others(
    alex: Phone, town: Street
) -> None:
    link = await goes_to_pay(alex)
    crowd = [town.person(1000 + number, "Somebody", "en") for number in range(CROWD // 2)]
    for one in crowd:
        town.telegram.say(one.id, "/start")
        town.telegram.say(alex.id, "tomorrow")
    await town.hears(*town.talks())
    town.telegram.pay_link(alex.id, link)

    await town.hears(*town.talks())
    await until(lambda: not town.telegram.unanswered(), SOON_SECONDS)

    waiting, _ = await town.store.world.inbox.count_pending()  # type: ignore[attr-defined]
    assert waiting > CROWD // 2
    assert [one["message"]["successful_payment"]["total_amount"] for one in told_of(town)] == [
        25_000
    ]


def told_of(town: Street) -> list[dict[str, Any]]:
    """The words of Telegram that money was taken."""
    return [one for one in town.talks() if "successful_payment" in one.get("message", {})]


@on_sqlite
async def test_money_that_cannot_be_counted_for_hours_is_counted_in_the_end(
    alex: Phone, town: Street
) -> None:
    told = await town.is_asked(alex, await goes_to_pay(alex))
    await town.store.database.run(
        lambda c: c.exec_driver_sql(
            "CREATE TRIGGER planted BEFORE INSERT ON charges BEGIN SELECT RAISE(FAIL, 'no'); END"
        )
    )
    await town.hears(*told)
    for _ in range(12):
        await town.passes(minutes=16)
    counts = town.house.runtime.jobs.counts
    assert counts["stuck"] > 1
    assert counts["dead"] == town.house.runtime.lanes.counts["failed"] == 0
    assert not alex.sees("✅ Booked")

    await town.store.database.run(lambda c: c.exec_driver_sql("DROP TRIGGER planted"))
    await town.passes(minutes=16)

    assert alex.screen().count("✅ Booked after all") == 1
    assert await town.charges() == 1


@on_sqlite
async def test_what_is_told_is_kept_before_anything_follows_from_it(
    alex: Phone, town: Street
) -> None:
    told = await town.is_asked(alex, await goes_to_pay(alex))

    await town.hears(*told)
    await town.house.runtime.lanes.rest()
    kept = sa.select(schema.callbacks.c.charge_id)
    [charge_id] = await town.store.database.read(lambda c: c.scalars(kept).all())
    assert charge_id == told[0]["message"]["successful_payment"]["telegram_payment_charge_id"]

    await town.restart()
    await town.settle()

    assert alex.screen().count("✅ Booked") == 1
    assert await town.charges() == 1


@on_sqlite
async def test_money_for_an_invoice_that_is_known_no_more_is_parked_and_given_back_by_hand(
    alex: Phone, sora: Phone, town: Street
) -> None:
    told = await town.is_asked(alex, await goes_to_pay(alex))
    await town.store.database.run(lambda c: c.execute(sa.delete(schema.payments)))

    await town.hears(*told, *told)
    await town.settle()
    assert sora.screen().count("Telegram has taken ₩25,000 for you") == 1
    await town.passes(hours=24)

    assert "could not be given back (Telegram" in sora.screen()
    await sora.says("/payments")
    await sora.taps("Given back by hand: ₩25,000, Telegram")
    await sora.says("/payments")
    assert "went back ₩25,000" in sora.last()
    assert "belongs to no booking" not in sora.last()


@on_sqlite
async def test_an_invoice_that_is_known_again_is_settled_as_any_other(
    alex: Phone, town: Street
) -> None:
    told = await town.is_asked(alex, await goes_to_pay(alex))
    [payment] = await town.store.database.read(
        lambda c: c.execute(sa.select(schema.payments)).mappings().all()
    )
    await town.store.database.run(lambda c: c.execute(sa.delete(schema.payments)))
    await town.hears(*told)
    await town.settle()

    back = sa.insert(schema.payments).values(dict(payment))
    await town.store.database.run(lambda c: c.execute(back))
    await town.passes(hours=1)

    assert alex.screen().count("✅ Booked") == 1
    assert await town.charges() == 1
