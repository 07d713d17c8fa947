"""The store fails in the middle: who waits is told so at once, and the truth when it is known."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.events import Event, Kind
from bot.words.speech import toast
from domain.errors import StoreBusy
from domain.holds import Change
from domain.placements import Placement
from domain.states import Record
from storage.bookings import BookingStore
from tests.bot.runtime.booth import until
from tests.stories.speaking import reader
from tests.stories.town import ALEX, Phone, Town

Act = Callable[[BookingStore, Any], Awaitable[Record]]


class Outage:
    """The first call comes to nothing, or is done and not answered."""

    def __init__(self, *, done: bool) -> None:
        self._done = done
        self.calls = 0

    def befall(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("place", "change"):
            monkeypatch.setattr(BookingStore, name, self._once(getattr(BookingStore, name)))

    def _once(self, act: Act) -> Act:
        async def acting(store: BookingStore, one: Placement | Change) -> Record:
            self.calls += 1
            if self.calls > 1:
                return await act(store, one)
            if self._done:
                await act(store, one)
            raise StoreBusy

        return acting


async def presses_and_waits(phone: Phone, label: str, alert: str) -> None:
    """Until the alert has come; then a moment passes."""
    town, alerts = phone.town, list[str]()

    def hear(event: Event) -> None:
        alerts.extend([event.body["text"]] if event.kind is Kind.ALERT else [])

    town.telegram.listen(hear)
    phone.presses(label)
    settling = asyncio.create_task(town.settle())
    await until(lambda: alerts == [alert] and not town.house.runtime.lanes.busy)
    town.clock.move(timedelta(seconds=2))
    await settling


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("done", [True, False])
async def test_whoever_confirms_while_the_store_fails_is_booked_once_and_told(
    corner: Town, monkeypatch: pytest.MonkeyPatch, language: str, *, done: bool
) -> None:
    alex, words = corner.person(ALEX, "Alex", language), reader(language)
    await alex.starts()
    await alex.taps(words.say("home-soonest-button", when="").strip())
    Outage(done=done).befall(monkeypatch)

    wait = words.say("error-store-busy")
    await presses_and_waits(alex, words.say("summary-confirm-button"), toast(wait))

    assert toast(words.say("card-booked")) in alex.shows()
    cards = [one for one in alex.messages() if "document" in one]
    assert len(cards) == 1


@pytest.mark.parametrize("done", [True, False])
async def test_whoever_takes_a_time_while_the_store_fails_holds_it_once(
    corner: Town, monkeypatch: pytest.MonkeyPatch, *, done: bool
) -> None:
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.taps("Choose")
    Outage(done=done).befall(monkeypatch)

    await presses_and_waits(alex, "13:00", toast(reader("en").say("error-store-busy")))

    assert "Does this look right?" in alex.screen()
    await alex.taps("Home")
    assert [one for one in alex.buttons() if one.startswith("⏳")] != []


async def test_a_time_that_was_held_in_time_is_held_though_by_now_it_is_too_soon(
    corner: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour ahead is needed: a moment later, a new hold of it would be refused."""
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()
    Outage(done=True).befall(monkeypatch)

    await presses_and_waits(alex, "Soonest", toast(reader("en").say("error-store-busy")))

    assert "Does this look right?" in alex.screen()
    assert "Today, 11:00" in alex.screen()
