"""A code on what is held: asked for, typed, taken off again."""

from __future__ import annotations

from bot.callbacks import Tap
from bot.flows.taking import TakeFlow
from bot.flows.turn import Turn
from bot.screens import refusals
from bot.screens import summary as summaries
from bot.screens.screen import short
from domain.errors import PromoRefused
from domain.promos import LONGEST, code_of
from domain.states import Hold


class CodeFlow:
    """From a code to a hold at another price."""

    def __init__(self, taking: TakeFlow) -> None:
        self._taking = taking

    async def tapped(self, turn: Turn, hold: Hold, tap: Tap) -> None:
        """Ask for a code, or take off the one that is there."""
        if tap.number(0):
            await self.ask(turn, hold)
        else:
            await self._taking.with_code(turn, hold, "")

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
            await self._taking.with_code(turn, hold, code)
        except PromoRefused as refusal:
            await self._unfit(turn, hold, refusal)

    async def _unfit(self, turn: Turn, hold: Hold, refusal: PromoRefused) -> None:
        """A code that does nothing here: why, and the question again."""
        notice = refusals.refusal(turn.words, turn.venue, refusal, turn.now)
        await self.ask(turn, hold, notice)
