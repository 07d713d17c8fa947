"""How many people come, and how many of it, before a time is looked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.callbacks import Tap, pack, unpack
from bot.flows.turn import Turn
from bot.screens import people as screens
from bot.screens import refusals
from domain.errors import OutOfBounds
from domain.resources import Counts, Service
from domain.slots import most_people, with_room

GoOn = Callable[[Turn], Awaitable[None]]
_LONGEST = 6


class PeopleFlow:
    """Asks, and goes on to where the person was."""

    def missing(self, turn: Turn, service: Service) -> bool:
        """Whether the service wants to know and was not told."""
        return service.party is not None and turn.draft.party not in service.party

    async def ask(self, turn: Turn, notice: str = "", wish: Tap | None = None) -> None:
        """The question; `wish` is the button of the time somebody wants, once it is answered."""
        turn.draft.wish = pack(wish) if wish is not None else ""
        await self.ask_again(turn, notice)

    async def ask_again(self, turn: Turn, notice: str = "") -> None:
        """The question once more; what is wanted stays."""
        turn.at("people", field="party")
        counts = turn.service.party or Counts(1, 1)
        await turn.show(screens.people(turn.words, turn.service, counts), notice)

    async def typed(self, turn: Turn, line: str, go_on: GoOn) -> bool:
        """A typed number; False for anything else."""
        if not (line.isdecimal() and len(line) <= _LONGEST):
            return False
        await self.count(turn, int(line), go_on)
        return True

    async def count(self, turn: Turn, count: int, go_on: GoOn) -> None:
        """So many; out of bounds says what the bounds are."""
        counts = turn.service.party
        if counts is None or count in counts:
            turn.draft.party, turn.draft.page = count if counts else 0, 0
            await go_on(turn)
            return
        error = OutOfBounds("party", counts.least, counts.most)
        await self.ask_again(turn, refusals.reason(turn.words, turn.venue, error, turn.now))

    def make_room(self, turn: Turn, service: Service) -> str:
        """As many units as so many people need; what is to say where nothing has the room.

        Whoever is insisted on gives way, for what has more room.
        """
        draft = turn.draft
        fitting = with_room(turn.venue, service, draft.wants)
        if fitting is not None:
            draft.units = fitting.units
            return ""
        least = service.party.least if service.party else 1
        most = most_people(turn.venue, service, draft.wants)
        error = OutOfBounds("party", least, max(most, least))
        draft.units = service.units.least
        if draft.wanted:
            draft.wanted = ()
            self.make_room(turn, service)
        else:
            draft.party = 0
        return refusals.reason(turn.words, turn.venue, error, turn.now)

    def wished(self, turn: Turn) -> str:
        """What was wanted before the question, once."""
        wish, turn.draft.wish = turn.draft.wish, ""
        return wish if unpack(wish) is not None else ""
