"""What was paid: the customer's receipt, and the day's money for who runs the venue."""

from __future__ import annotations

from datetime import date

from bot.callbacks import Tap
from bot.flows.turn import Turn
from bot.screens import money as screens
from bot.screens import taps
from domain.errors import NotYours
from domain.people import Staff

_MOST = 12


class MoneyFlow:
    """Reading the ledger, each their own part of it."""

    async def receipt(self, turn: Turn, notice: str = "") -> None:
        """What a customer has paid here, and what came back."""
        customer = await turn.customer()
        found = await turn.desk.takings.statements(turn.venue.id, customer.id, _MOST)
        turn.at("receipt")
        await turn.show(screens.receipt(turn.words, turn.venue, found, turn.today), notice)

    async def payments(self, turn: Turn, notice: str = "") -> None:
        """The money of the draft's day; NotYours for who only works here."""
        await check_runs(turn)
        on = turn.draft.chosen_day or turn.today
        day = await turn.desk.takings.closing(turn.venue, on)
        turn.at("payments")
        turn.draft.day = on.toordinal()
        screen = screens.payments(turn.words, turn.venue, on, day, turn.now)
        await turn.show(screen, notice)

    async def payments_typed(self, turn: Turn, text: str) -> None:
        """The command, perhaps with a day after it."""
        reader = await turn.reader_of(text)
        reply = reader.read(text, now=turn.now, zone=turn.venue.zone)
        on = reply.readings[0].on if reply.readings else turn.today
        await self._on(turn, on)

    async def payments_tapped(self, turn: Turn, tap: Tap) -> None:
        """The money of the day of the button."""
        await self._on(turn, taps.to_date(tap.number(0)) or turn.today)

    async def file_tapped(self, turn: Turn, tap: Tap) -> None:
        """The same as a table."""
        await check_runs(turn)
        on = taps.to_date(tap.number(0)) or turn.today
        day = await turn.desk.takings.closing(turn.venue, on)
        screen, document = screens.table(turn.words, turn.venue, on, day)
        await turn.toast("")
        await turn.desk.sender.send(turn.user_id, screen, document=document)
        turn.session.sent = True

    async def _on(self, turn: Turn, on: date) -> None:
        turn.draft.day = on.toordinal()
        await self.payments(turn)


async def check_runs(turn: Turn) -> Staff:
    """Who acts, if they run the venue; NotYours."""
    who = await turn.staff()
    if not who.runs_venue:
        raise NotYours("staff")
    return who
