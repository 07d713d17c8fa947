"""Giving money back by hand: who runs the venue says how much and why; a lot needs two people."""

from __future__ import annotations

import re

from bot.callbacks import Tap
from bot.flows.money import MoneyFlow, check_runs
from bot.flows.staff import one_entry
from bot.flows.turn import Turn
from bot.screens import refunding as screens
from domain.money import Money, exponent_of
from domain.payments import Why
from domain.refunds import Back, ByHand, RefundId, RefundStatus, SamePerson, TooMuchBack
from domain.strays import StrayId

_TYPED = re.compile(
    r"(?P<reference>\S+)(?:\s+(?P<amount>\d[\d.,]*))?(?:\s+(?P<reason>.+))?", re.DOTALL
)
REASON_LIMIT = 200


class RefundFlow:
    """`/refund NUMBER AMOUNT reason`, then one tap."""

    def __init__(self, money: MoneyFlow) -> None:
        self._money = money

    async def typed(self, turn: Turn, text: str) -> None:
        """The command: what is to go back, and why."""
        await check_runs(turn)
        said = _TYPED.fullmatch(text.strip())
        if said is None:
            await self._money.payments(turn, screens.usage(turn.words))
            return
        number = await self._find(turn, said["reference"].upper())
        if number is None:
            notice = turn.words.say("refund-no-booking", reference=said["reference"])
            await self._money.payments(turn, notice)
            return
        turn.draft.reason = " ".join((said["reason"] or "").split())[:REASON_LIMIT]
        await self._ask(turn, number, said["amount"] or "")

    async def _find(self, turn: Turn, reference: str) -> int | None:
        return await turn.desk.takings.find(turn.venue.id, reference)

    async def _ask(self, turn: Turn, booking_id: int, written: str) -> None:
        """How much of what, to whom; one tap does it."""
        entry = await one_entry(turn, booking_id)
        currency = turn.venue.currency
        account = await turn.desk.payments.account(turn.venue.id, entry.record.terms.id)
        most = Money(account.most_back(currency), currency)
        amount = read_amount(written, currency) if written else most
        waits = account.needs_two(amount or most, turn.venue.refund_limit)
        view = screens.Asking(entry, amount, most, turn.draft.reason, waits)
        if amount is None or not most.minor or not 0 < amount.minor <= most.minor:
            await self._money.payments(turn, screens.not_that(turn.words, view, written))
            return
        turn.at("refund", about=entry.record.terms.id)
        await turn.show(screens.ask(turn.words, turn.venue, view, turn.today))

    async def give_tapped(self, turn: Turn, tap: Tap) -> None:
        """So much goes back, or waits for a second person."""
        who = await check_runs(turn)
        entry = await one_entry(turn, tap.number(0))
        amount = Money(tap.number(1), turn.venue.currency)
        back = Back(amount, Why.BY_HAND, turn.draft.reason)
        try:
            hand = ByHand(entry.record.terms.id, back, who.actor, turn.key(0))
            found = await turn.desk.payments.give_back(turn.venue, hand)
        except TooMuchBack as refusal:
            view = screens.Asking(entry, None, refusal.most)
            await self._money.payments(turn, screens.not_that(turn.words, view, ""))
            return
        turn.desk.hurry()
        waits = any(one.status is RefundStatus.WAITING for one in found)
        name = "refund-waits-toast" if waits else "refund-asked-toast"
        await turn.toast(turn.words.say(name, amount=turn.words.money(amount)))
        turn.draft.reason = ""
        await self._money.payments(turn)

    async def approve_tapped(self, turn: Turn, tap: Tap) -> None:
        """The second person agrees."""
        who = await check_runs(turn)
        try:
            refund = await turn.desk.payments.approve(
                turn.venue.id, RefundId(tap.number(0)), who.actor
            )
        except SamePerson:
            await turn.toast(turn.words.say("refund-own-toast"), alert=True)
            return
        turn.desk.hurry()
        amount = turn.words.money(refund.amount)
        await turn.toast(turn.words.say("refund-asked-toast", amount=amount))
        await self._money.payments(turn)

    async def done_tapped(self, turn: Turn, tap: Tap) -> None:
        """What did not work was made by hand, at the provider."""
        who = await check_runs(turn)
        number = RefundId(tap.number(0))
        refund = await turn.desk.payments.by_hand(turn.venue.id, number, who.actor)
        turn.desk.hurry()
        amount = turn.words.money(refund.amount)
        await turn.toast(turn.words.say("refund-by-hand-toast", amount=amount))
        await self._money.payments(turn)

    async def stray_tapped(self, turn: Turn, tap: Tap) -> None:
        """Money that nobody could place was given back by hand, at the provider."""
        await check_runs(turn)
        parking = turn.desk.paying.parking
        stray = await parking.by_hand(turn.venue, StrayId(tap.number(0)))
        turn.desk.hurry()
        amount = turn.words.money(stray.amount)
        await turn.toast(turn.words.say("refund-by-hand-toast", amount=amount))
        await self._money.payments(turn)


def read_amount(written: str, currency: str) -> Money | None:
    """An amount as somebody types it: `12500`, `12.50`, `12,50`; None for anything else."""
    whole, _, decimals = written.replace(",", ".").partition(".")
    exponent = exponent_of(currency)
    if not whole.isdecimal() or (decimals and not decimals.isdecimal()):
        return None
    if len(decimals) > exponent or not whole.isascii() or len(whole) > 12:  # noqa: PLR2004
        return None
    return Money(int(whole + decimals.ljust(exponent, "0")), currency)
