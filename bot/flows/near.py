"""Somebody shares where they are: who is near, and what it costs to come to them."""

from __future__ import annotations

from dataclasses import replace

from bot.flows.book import BookFlow
from bot.flows.taking import TakeFlow
from bot.flows.turn import Turn
from bot.screens import offers
from bot.words.speech import lines
from domain.places import Point, distance
from domain.resources import Resource, Service
from domain.slots import travels


class NearFlow:
    """Keeps the place with the draft: a slot that is taken from then on is wanted there."""

    def __init__(self, book: BookFlow, taking: TakeFlow) -> None:
        self._book = book
        self._taking = taking

    async def located(self, turn: Turn, point: Point) -> bool:
        """Whether a place matters to anything here; if so, it has been acted on."""
        chosen = offers.sold(turn.venue, turn.draft.service)
        services = (chosen,) if chosen is not None else turn.venue.services
        found = _near(turn, services, point)
        if not found and not any(map(travels, services)):
            return False
        turn.draft.at = point.latitude, point.longitude
        notice = lines(turn.words.say("near-title"), *found) if found else ""
        if chosen is None:
            await self._book.search(turn, "", notice=notice)
        elif not await self._again(turn, point):
            await self._book.when(turn, notice)
        return True

    async def _again(self, turn: Turn, point: Point) -> bool:
        """What is held is asked for again at the place, where that changes its price."""
        hold = await turn.hold()
        if hold is None or not travels(turn.venue.service(hold.terms.slot.service_id)):
            return False
        slot = replace(hold.terms.slot, place=point)
        await self._taking.take(turn, slot)
        return True


def _near(turn: Turn, services: tuple[Service, ...], point: Point) -> list[str]:
    """A line for everybody who has a place of their own, the nearest first."""
    groups = {need.group for one in services for need in one.needs if need.choosable}
    placed: list[tuple[int, Resource]] = [
        (distance(one.location, point), one)
        for one in turn.venue.resources
        if one.group in groups and one.location is not None
    ]
    return [
        turn.words.say(
            "near-line",
            name=one.name.in_(turn.words.language),
            distance=turn.words.distance(metres),
        )
        for metres, one in sorted(placed, key=lambda each: each[0])
    ]
