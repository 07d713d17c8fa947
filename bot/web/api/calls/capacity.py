"""How much there is, and how much of it is taken."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.calls.availability import window_between
from bot.web.api.calls.slots import wanted_of
from bot.web.api.models.capacity import DAYS, CapacityOut, CapacityQuery, load_out
from bot.web.api.routes import Answer, route
from domain.access import Scope
from domain.capacity import loads


@route("GET /venues/{venue}/capacity", scope=Scope.READ)
async def report_capacity(ask: Ask, query: CapacityQuery) -> Answer[CapacityOut]:
    """Each resource on each date: units, what is left all day, and minutes open and taken."""
    window = window_between(ask.reader, query.since, query.until, DAYS)
    wanted = wanted_of(ask.reader, query.resource)
    taken = await ask.desk.lists.taken(ask.venue, window)
    found = loads(ask.venue, window, taken)
    shown = (one for one in found if not wanted or one.resource.id in wanted)
    return Answer(CapacityOut(items=tuple(map(load_out, shown))))
