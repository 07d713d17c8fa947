"""Gifts: who runs the venue gives one out, or looks at one."""

from __future__ import annotations

import re

from bot.callbacks import Tap
from bot.flows.money import MoneyFlow, check_runs
from bot.flows.refunding import read_amount
from bot.flows.turn import Turn
from bot.screens import gifts as screens
from domain.errors import GiftRefused
from domain.gifts import Wrapping, is_gift
from domain.money import Money
from domain.promos import code_of

_TYPED = re.compile(r"(?P<what>\S+)(?:\s+(?P<note>.+))?", re.DOTALL)
NOTE_LIMIT = 200


class GiftFlow:
    """`/gift AMOUNT for whom`, then one tap; `/gift CODE` says what is left on one."""

    def __init__(self, money: MoneyFlow) -> None:
        self._money = money

    async def typed(self, turn: Turn, text: str) -> None:
        """The command: how much, and for whom; or the code of one."""
        await check_runs(turn)
        if turn.venue.gifts_last is None:
            raise GiftRefused("none")
        said = _TYPED.fullmatch(text.strip())
        if said is None:
            await self._money.payments(turn, turn.words.say("gift-usage"))
        elif is_gift(code_of(said["what"])):
            await self._look(turn, said["what"])
        else:
            note = " ".join((said["note"] or "").split())[:NOTE_LIMIT]
            await self._ask(turn, said["what"], note)

    async def _look(self, turn: Turn, code: str) -> None:
        wallet = await turn.desk.gifts.look(turn.venue, code)
        notice = screens.state(turn.words, turn.venue, wallet, turn.today)
        await self._money.payments(turn, notice)

    async def _ask(self, turn: Turn, written: str, note: str) -> None:
        amount = read_amount(written, turn.venue.currency)
        if amount is None or not amount.minor:
            notice = turn.words.say("refund-amount-wrong", text=written)
            await self._money.payments(turn, notice)
            return
        turn.draft.reason = note
        turn.at("gift")
        await turn.show(screens.ask(turn.words, turn.venue, amount, note, turn.now))

    async def issue_tapped(self, turn: Turn, tap: Tap) -> None:
        """It is given out, and its code comes as a message of its own, to be passed on."""
        who = await check_runs(turn)
        amount = Money(tap.number(0), turn.venue.currency)
        sold, note = bool(tap.number(1)), turn.draft.reason
        wrapping = Wrapping(amount, who.actor, turn.key(0), sold, note)
        gift = await turn.desk.gifts.issue(turn.venue, wrapping)
        turn.draft.reason = ""
        await turn.toast(turn.words.say("gift-issued-toast"))
        link = screens.link(turn.desk.username(), turn.venue, gift)
        card = screens.card(turn.words, turn.venue, gift, link, turn.today)
        await turn.desk.sender.send(turn.user_id, card)
        turn.session.sent = True
        await self._money.payments(turn)
