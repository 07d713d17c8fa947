"""/why for staff: why a time is offered or not, by the rule that refused it."""

from __future__ import annotations

from datetime import datetime

from bot.flows.book import BookFlow
from bot.flows.looking import WEEK, bounds_of, example, soonest
from bot.flows.naming import named
from bot.flows.turn import Turn
from bot.flows.typed import TypedFlow
from bot.screens import taps
from bot.screens import typed as screens
from bot.screens.screen import short
from domain.availability import week_of
from domain.resources import ResourceId, Service
from domain.slots import Slot, Wants

_QUOTED = 60


class WhyFlow:
    """Asks the same function that makes the offer."""

    def __init__(self, book: BookFlow, typed: TypedFlow) -> None:
        self._book = book
        self._typed = typed

    async def why(self, turn: Turn, text: str) -> None:
        """The answer to a typed day and time, with what is free around it."""
        reader, venue = await turn.reader_of(text), turn.venue
        reply, rest = reader.find(text, now=turn.now, zone=venue.zone)
        service, wanted = named(venue, rest)
        service = service or self._typed.service_of(turn, wanted)
        service = service or next(iter(venue.services), None)
        found = ((one.on, one.from_) for one in reply.readings if one.from_ is not None)
        on, at = next(found, (turn.today, None))
        if service is None or at is None:
            await self._ask(turn, text, service)
            return
        on = min(on, bounds_of(turn, service).latest + WEEK)
        start = datetime.combine(on, at, venue.zone)
        slot = await self._slot(turn, service, start, tuple(one.id for one in wanted))
        refusal = await turn.desk.availability.why(venue, slot)
        near = () if refusal is None else await turn.desk.availability.near(venue, slot)
        said = screens.why(turn.words, venue, (slot, refusal), turn.now)
        choose = taps.service_on(service.id, on)
        await self._typed.offer(turn, screens.Echo(said, near, choose=choose))

    async def _slot(
        self, turn: Turn, service: Service, start: datetime, wanted: tuple[ResourceId, ...]
    ) -> Slot:
        """The slot of that service at that time, whether or not it exists."""
        week = week_of(start.date(), turn.venue.zone)
        offer = await turn.desk.availability.offer(turn.venue, service, week, Wants(wanted))
        return offer.at(int(start.timestamp()) // 60)

    async def _ask(self, turn: Turn, text: str, service: Service | None) -> None:
        said = turn.words.say("why-not-read", text=short(text, _QUOTED))
        if not text:
            free = await soonest(turn, service) if service else None
            said = turn.words.say("why-ask", example=example(turn, free))
        await self._book.home(turn, said)
