"""Choosing among the venues of a bot that serves several."""

from __future__ import annotations

from bot.callbacks import FIRST, Tap
from bot.flows.turn import CHOOSING, Turn
from bot.screens import taps
from bot.screens import venues as screens
from bot.screens.pages import page_of
from domain.people import Staff
from domain.resources import Venue

_NUMBER = 6


class VenuesFlow:
    """The list of venues. A button on it leads home there, or to the day's list of its staff."""

    async def choose(
        self, turn: Turn, notice: str = "", *, goal: int = taps.TO_HOME, page: int = 0
    ) -> None:
        """The venues that lead somewhere for this person."""
        offered = turn.venues
        if goal == taps.TO_TODAY:
            roles = {one.venue_id for one in await turn.roles()}
            offered = tuple(one for one in offered if one.id in roles)
        if not offered:
            goal, offered = taps.TO_HOME, turn.venues
        turn.at(CHOOSING, about=goal)
        turn.draft.page = page
        found = page_of(offered, page, screens.PER_PAGE)
        view = screens.VenuesView(found, goal, home=bool(turn.session.venue))
        await turn.show(screens.choose(turn.words, view), notice)

    async def again(self, turn: Turn, notice: str = "") -> None:
        """The list as it was."""
        await self.choose(turn, notice, goal=turn.draft.about, page=turn.draft.page)

    async def venues_tapped(self, turn: Turn, tap: Tap) -> None:
        """A page of the list."""
        goal = taps.TO_TODAY if tap.number(0) == taps.TO_TODAY else taps.TO_HOME
        await self.choose(turn, goal=goal, page=min(tap.number(1), len(turn.venues)))

    async def enter_as_staff(self, turn: Turn) -> Staff | None:
        """Go where the person works: here if they do, else to the one place where they do.

        None where they work at none, or at several and have to say at which.
        """
        member = None if turn.undecided else await turn.find_staff()
        if member is not None or len(turn.venues) == 1:
            return member
        roles = await turn.roles()
        venue = turn.find_venue(roles[0].venue_id) if len(roles) == 1 else None
        if venue is None:
            return None
        turn.enter(venue)
        return roles[0]


def called(turn: Turn, text: str) -> Venue | None:
    """The venue of which a typed line says a part of the name, where that is one."""
    wanted = text.casefold().strip()
    found = [
        one
        for one in turn.venues
        if wanted and any(wanted in name.casefold() for name in one.name.every())
    ]
    return found[0] if len(found) == 1 else None


def linked(turn: Turn, key: str) -> Venue | None:
    """The venue of a link, by its key or number; without one the only one, else the first."""
    if key:
        return next((one for one in turn.venues if key in (one.key, str(one.id))), None)
    only = turn.venues[0] if len(turn.venues) == 1 else None
    return only or turn.find_venue(FIRST)
