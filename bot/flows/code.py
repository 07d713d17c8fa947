"""A code on what is held: asked for, typed, taken off again. It is a promo code, or that of a gift."""

from __future__ import annotations

from bot.callbacks import Tap
from bot.flows.details import DetailsFlow
from bot.flows.taking import TakeFlow
from bot.flows.turn import Turn
from bot.screens import refusals
from bot.screens import summary as summaries
from bot.screens.screen import short
from domain.errors import GiftRefused, PromoRefused
from domain.gifts import is_gift
from domain.promos import LONGEST, code_of
from domain.states import Hold


class CodeFlow:
    """From a code to a hold at another price, or to one that a gift pays for."""

    def __init__(self, taking: TakeFlow, details: DetailsFlow) -> None:
        self._taking = taking
        self._details = details

    async def tapped(self, turn: Turn, hold: Hold, tap: Tap) -> None:
        """Ask for a code, or take off the one that is there."""
        match tap.number(0):
            case 0:
                await self._taking.with_code(turn, hold, "")
            case 2:
                await self._without_gift(turn, hold)
            case _:
                await self.ask(turn, hold)

    async def ask(self, turn: Turn, hold: Hold, notice: str = "") -> None:
        """The question, open for a typed answer."""
        turn.draft.keep(hold)
        turn.at("code", field="code")
        screen = summaries.ask_code(turn.words, turn.venue, hold, turn.now)
        await turn.show(screen, notice)

    async def typed(self, turn: Turn, hold: Hold, line: str) -> None:
        """The code somebody has."""
        code = code_of(short(line, LONGEST))
        try:
            if is_gift(code):
                await self._with_gift(turn, hold, code)
            else:
                await self._taking.with_code(turn, hold, code)
        except (GiftRefused, PromoRefused) as refusal:
            notice = refusals.refusal(turn.words, turn.venue, refusal, turn.now)
            await self.ask(turn, hold, notice)

    async def _with_gift(self, turn: Turn, hold: Hold, code: str) -> None:
        """As much of a gift as is needed is set aside for it."""
        customer = await turn.customer()
        used = await turn.desk.gifts.set_aside(turn.venue, hold.terms.id, customer, code)
        turn.draft.gift = code
        said = turn.words.say("gift-toast", amount=turn.words.money(used))
        await self._details.go_on(turn, hold, notice=said)

    async def _without_gift(self, turn: Turn, hold: Hold) -> None:
        """The gift is kept for another time."""
        try:
            await turn.desk.gifts.put_back(turn.venue, hold.terms.id, await turn.customer())
        except GiftRefused as refusal:
            notice = refusals.refusal(turn.words, turn.venue, refusal, turn.now)
            await self._details.go_on(turn, hold, notice=notice)
            return
        turn.draft.gift = ""
        await self._details.go_on(turn, hold)
