"""Each venue of the demo, in its own language, by a bot that calls Telegram over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer

from bot.runtime.http import AiohttpRequest
from bot.runtime.tasks import Tasks
from bot.sandbox.demo import VENUES
from bot.sandbox.server import make_app
from bot.sandbox.webhooks import Deliveries
from tests.stories.conftest import Where
from tests.stories.speaking import reader
from tests.stories.town import ALEX, SORA, Town, running

# Venue, language, what is said and tapped up to the summary, and what is on it.
BOOKINGS = [
    ("clinic", "ko", ["내일 오전 11시 진료", "보리"], "₩25,000"),
    ("wheels", "en-AU", [">Choose", ">4WD hire", "5", ">26", ">✅"], "$189.00"),
    ("counsel", "en-US", ["advice friday 10 to 14"], "$600.00"),
    ("hall", "mr", ["लग्नसमारंभ 28 नोव्हेंबर 10:00 ते 02:00", "300", "आशा आणि रवी"], "43,955"),
    ("rooms", "de", ["Besprechungsraum Spree am Freitag von 10 bis 14 Uhr", "8"], "112,00"),
]


@asynccontextmanager
async def over_http(where: Where, venue: str) -> AsyncIterator[Town]:
    """A town whose bot knows Telegram by its address alone."""
    town, tasks = Town(*where, VENUES / f"{venue}.toml"), Tasks()
    app = make_app(town.telegram, Deliveries(town.telegram, town.clock, tasks.spawn))
    async with TestServer(app) as server:
        root = str(server.make_url("/"))
        town.plan = replace(town.plan, api_url=root, requests=AiohttpRequest)
        try:
            async with running(town):
                yield town
        finally:
            await tasks.close()


@pytest.mark.parametrize(
    ("venue", "language", "steps", "price"), BOOKINGS, ids=[one[0] for one in BOOKINGS]
)
async def test_every_venue_is_booked_in_its_language_over_http(
    where: Where, venue: str, language: str, steps: list[str], price: str
) -> None:
    words = reader(language.partition("-")[0])
    async with over_http(where, venue) as town:
        sora = await town.staff(SORA, "Sora")
        alex = town.person(ALEX, "Alex", language)
        await alex.starts()
        for step in steps:
            await (alex.taps(step[1:]) if step.startswith(">") else alex.says(step))
        assert price in alex.last()
        needs_yes = venue == "hall"
        await alex.taps(words.say(f"summary-{'request' if needs_yes else 'confirm'}-button"))
        if needs_yes:
            await sora.taps("Approve")

        assert ".ics" in alex.shows()
        assert "Alex" in sora.shows()
        assert town.telegram.unanswered() == ()
