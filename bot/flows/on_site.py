"""Money that customers hand over at the venue: staff note how much, and how."""

from __future__ import annotations

import re

from bot.callbacks import Tap
from bot.flows.refunding import read_amount
from bot.flows.staff import StaffFlow, one_entry
from bot.flows.turn import Turn
from bot.screens import on_site as screens
from domain.money import Money
from domain.on_site import HandedOver, Means, TooMuchPaid

_TYPED = re.compile(r"(?P<reference>\S+)(?:\s+(?P<amount>\S+))?")
_MEANS = tuple(Means)


class OnSiteFlow:
    """A tap on the day's list or `/paid NUMBER AMOUNT`, then one tap for how it was paid."""

    def __init__(self, staff: StaffFlow) -> None:
        self._staff = staff

    async def typed(self, turn: Turn, text: str) -> None:
        """The command: for which booking, perhaps with an amount after it."""
        said = _TYPED.fullmatch(text.strip())
        if said is None:
            await self._staff.today(turn, screens.usage(turn.words))
            return
        reference = said["reference"].upper()
        number = await turn.desk.takings.find(turn.venue.id, reference)
        if number is None:
            notice = turn.words.say("refund-no-booking", reference=said["reference"])
            await self._staff.today(turn, notice)
            return
        await self._ask(turn, number, said["amount"] or "")

    async def asked_tapped(self, turn: Turn, tap: Tap) -> None:
        """What is still to be paid for a booking."""
        await self._ask(turn, tap.number(0))

    async def amount_typed(self, turn: Turn, text: str) -> None:
        """Less than all of it."""
        await self._ask(turn, turn.draft.about, text)

    async def again(self, turn: Turn, notice: str = "") -> None:
        """The question once more."""
        await self._ask(turn, turn.draft.about, notice=notice)

    async def _ask(
        self, turn: Turn, booking_id: int, written: str = "", notice: str = ""
    ) -> None:
        entry = await one_entry(turn, booking_id)
        account = await turn.desk.payments.account(turn.venue.id, entry.record.terms.id)
        left = account.to_pay(entry.record)
        if left is None:
            await turn.toast(turn.words.say("onsite-nothing"))
            await self._staff.today(turn, turn.words.say("onsite-nothing"))
            return
        amount = read_amount(written.strip(), left.currency) if written else left
        if amount is None or not 0 < amount.minor <= left.minor:
            notice = screens.not_that(turn.words, amount, left, written)
            amount = left
        turn.at("on-site", field="amount", about=entry.record.terms.id)
        view = screens.Asking(entry, amount, left)
        await turn.show(screens.ask(turn.words, turn.venue, view, turn.today), notice)

    async def taken_tapped(self, turn: Turn, tap: Tap) -> None:
        """So much was handed over."""
        who, entry = await turn.staff(), await one_entry(turn, tap.number(0))
        terms = entry.record.terms
        currency = terms.quote.total.currency if terms.quote else turn.venue.currency
        amount = Money(tap.number(1), currency)
        means = _MEANS[min(tap.number(2), len(_MEANS) - 1)]
        taken = HandedOver(terms.id, amount, means, who.actor, turn.key(0))
        try:
            await turn.desk.payments.take(turn.venue, taken)
        except TooMuchPaid as refusal:
            notice = screens.not_that(turn.words, amount, refusal.most, "")
            await turn.toast(notice)
            await self._staff.today(turn, notice)
            return
        await turn.toast(turn.words.say("onsite-done-toast", amount=turn.words.money(amount)))
        on = terms.slot.during.start.astimezone(turn.venue.zone).date()
        turn.draft.day = on.toordinal()
        await self._staff.today(turn)
