"""Paying: the page of a provider, what is said meanwhile, and money that goes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.screens import money_taps, offers, summary, taps
from bot.screens.lost import alternatives
from bot.screens.pay_buttons import pay_rows, provider_name
from bot.screens.screen import Button, Row, Screen
from bot.words.speech import GAP, Words, lines
from domain.gifts import code_in
from domain.money import Money
from domain.payments import Payment, Why
from domain.refunds import Account, Refund, RefundStatus
from domain.resources import Provider, Venue
from domain.slots import Slot
from domain.states import Hold, Record


@dataclass(frozen=True, slots=True)
class Page:
    """What is paid for, and where; `asked` once somebody says that they have."""

    hold: Hold
    payment: Payment
    asked: bool = False


def pay_page(words: Words, venue: Venue, page: Page, now: datetime) -> Screen:
    """The way to the provider's page."""
    hold, payment = page.hold, page.payment
    today = now.astimezone(venue.zone).date()
    provider = provider_name(words, payment.provider)
    text = lines(
        words.say("pay-title", amount=words.money(payment.amount)),
        GAP,
        offers.booking_lines(words, venue, hold, today),
        offers.policy_line(words, venue, hold, now),
        GAP,
        words.say("pay-asked" if page.asked else "pay-explain", provider=provider),
        summary.held_line(words, venue, hold, now),
    )
    last = (
        Button(words.say("back-button"), taps.finish(hold.terms.id)),
        Button(words.say("summary-release-button"), taps.release(hold.terms.id)),
        Button(words.say("home-button"), taps.HOME),
    )
    rows: list[Row] = [(Button(words.say("pay-open-button"), url=payment.url),)]
    # Telegram tells by itself, and cannot be asked.
    if payment.provider is not Provider.TELEGRAM:
        rows.append((Button(words.say("pay-done-button"), money_taps.paid(payment.id)),))
    return Screen(text, (*rows, last))


def paid(words: Words, venue: Venue, record: Record, payment: Payment, now: datetime) -> Screen:
    """What is left of the way to the page once it was paid."""
    today = now.astimezone(venue.zone).date()
    return Screen(
        lines(
            words.say("booking-paid", amount=words.money(payment.amount)),
            GAP,
            offers.booking_lines(words, venue, record, today),
        )
    )


@dataclass(frozen=True, slots=True)
class Back:
    """Money for a booking that goes back, and what is free instead where the time is gone."""

    record: Record
    refund: Refund
    near: tuple[Slot, ...] = ()


def going_back(words: Words, venue: Venue, back: Back, today: date) -> Screen:
    """Why money goes back, how much, and what is free instead."""
    record, refund = back.record, back.refund
    facts = offers.facts(words, venue, record.terms.slot, today)
    name, amount = venue.name.in_(words.language), words.money(refund.amount)
    said = words.say(f"refund-{refund.why}", **facts, venue=name, amount=amount)
    reason = words.say("refund-reason", reason=refund.reason) if refund.reason else ""
    rows = alternatives(words, venue, back.near, today)
    told = words.say("refund-near") if rows else ""
    if refund.why is Why.TAKEN and not rows:
        told = words.say("refund-none")
    going = words.say("refund-back", amount=amount)
    return Screen(lines(said, reason, going, told), tuple(rows))


@dataclass(frozen=True, slots=True)
class Declined:
    """What was offered for a payment and is not taken, and why."""

    record: Record
    payment: Payment
    offered: Money
    why: Why


def declined(words: Words, venue: Venue, view: Declined, now: datetime) -> Screen:
    """Too little was offered, or in another currency: what becomes of it, and how to go on."""
    record, amount = view.record, view.payment.amount
    today, offered = now.astimezone(venue.zone).date(), words.money(view.offered)
    facts = offers.facts(words, venue, record.terms.slot, today)
    provider = provider_name(words, view.payment.provider)
    # With the others what is not taken is let go at once.
    lapses = view.payment.provider is Provider.RAZORPAY
    said = (
        words.say(f"declined-{view.why}", **facts, offered=offered, amount=words.money(amount)),
        words.say("declined-lapses" if lapses else "declined-nothing", provider=provider),
    )
    if not isinstance(record, Hold) or now >= record.expires_at:
        return Screen(lines(*said))
    again = words.say("declined-again"), summary.held_line(words, venue, record, now)
    return Screen(lines(*said, *again), tuple(pay_rows(words, venue, record, amount)))


def gone_back(
    words: Words, venue: Venue, record: Record, refund: Refund, today: date
) -> Screen:
    """It is done, as the provider says."""
    facts = offers.facts(words, venue, record.terms.slot, today)
    amount = words.money(refund.amount)
    if refund.provider is Provider.GIFT:
        code = code_in(refund.charge_id)
        return Screen(words.say("refund-on-gift", amount=amount, code=code, **facts))
    return Screen(words.say("refund-done", amount=amount, **facts))


def paid_lines(words: Words, account: Account, currency: str) -> str:
    """What was paid for a booking, what came back of it, and what is on its way."""
    whole = account.balance(currency)
    under_way = sum(
        one.amount.minor
        for one in account.refunds
        if one.amount.currency == currency and one.status is not RefundStatus.DONE
    )
    sums = {"paid": whole.paid, "refunded": whole.refunded, "refunding": under_way}
    said = (
        (name, words.money(Money(minor, currency))) for name, minor in sums.items() if minor
    )
    return lines(*(words.say(f"booking-{name}", amount=amount) for name, amount in said))
