"""What was paid: a customer's receipt, and the day's money for who runs the venue."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from io import StringIO

from bot.screens import money_taps, offers, taps
from bot.screens.pay_buttons import provider_name
from bot.screens.screen import Button, Document, Row, Screen
from bot.words.speech import GAP, Words, lines
from domain.allocations import NO_BOOKING
from domain.closing import Closing, Pile, Statement, StrayMove
from domain.ledger import MEMOS, Entry, Movement, balance
from domain.money import Money, exponent_of
from domain.payments import Why
from domain.refunds import Refund, RefundStatus
from domain.resources import Provider, Venue
from domain.strays import Stray, StrayStatus

_DAY = timedelta(days=1)
_COLUMNS = ("at", "booking", "movement", "provider", "amount", "currency", "why", "discount")
_MOST_STRAYS = 8


def receipt(words: Words, venue: Venue, statements: Sequence[Statement], today: date) -> Screen:
    """Every payment of a customer, booking by booking."""
    name = venue.name.in_(words.language)
    said = [_statement(words, venue, one, today) for one in statements]
    text = words.say("receipt-none", venue=name)
    if said:
        text = lines(words.say("receipt-title", venue=name), *said)
    rows = (
        (
            Button(words.say("home-mine-button"), taps.MINE),
            Button(words.say("home-button"), taps.HOME),
        ),
    )
    return Screen(text, rows)


def _statement(words: Words, venue: Venue, one: Statement, today: date) -> str:
    terms = one.record.terms
    facts = offers.facts(words, venue, terms.slot, today)
    currency = one.entries[0].amount.currency
    left = Money(balance(one.entries, currency).owed, currency)
    return lines(
        GAP,
        words.say("receipt-booking", **facts, reference=terms.reference),
        *(_movement(words, venue, each, today) for each in one.entries),
        words.say("receipt-owed", amount=words.money(left)) if left.minor else "",
    )


def _movement(words: Words, venue: Venue, entry: Entry, today: date) -> str:
    on = words.day(entry.at.astimezone(venue.zone).date(), today)
    amount = words.money(entry.amount)
    if entry.provider is None:
        return words.say(f"receipt-{entry.movement}", on=on, amount=amount, code=entry.why)
    if entry.movement in {Movement.KEPT, Movement.GIVEN_UP}:
        return words.say(f"receipt-{entry.movement}", on=on, amount=amount)
    provider = provider_name(words, entry.provider)
    return words.say(f"receipt-{entry.movement}", on=on, amount=amount, provider=provider)


def payments(words: Words, venue: Venue, on: date, day: Closing, now: datetime) -> Screen:
    """The money of a day, and what is open."""
    today, currency = now.astimezone(venue.zone).date(), venue.currency
    told = [_of_provider(words, day, one, currency) for one in day.providers]
    taken = [one for one in told if one]
    kept = Money(day.kept(currency), currency)
    text = lines(
        words.say("payments-title", day=words.day(on, today)),
        GAP,
        *(taken or [words.say("payments-none")]),
        words.say("payments-kept", amount=words.money(kept)) if kept.minor else "",
        _codes(words, venue, day),
        _gifts(words, venue, day),
        GAP,
        *_open(words, venue, day, today),
    )
    return Screen(text, (*_to_do(words, day), *_day_rows(words, on, today, any_=day.moved)))


def _of_provider(words: Words, day: Closing, provider: Provider, currency: str) -> str:
    """What moved there that day, and what of all that was paid there is still owed."""
    sums = {
        "taken": day.taken(currency, provider),
        "refunded": day.of(Movement.REFUNDED, currency, provider),
        "kept": day.kept(currency, provider),
        "open": day.owed_at.get(provider, 0),
    }
    if not any(sums.values()):
        return ""
    said = {name: words.money(Money(minor, currency)) for name, minor in sums.items()}
    name = provider_name(words, provider)
    return words.say("payments-provider", provider=name, **said)


def _open(words: Words, venue: Venue, day: Closing, today: date) -> list[str]:
    """What is open now."""
    return [
        words.say("payments-owed", amount=words.money(Money(day.owed, venue.currency))),
        _pile(words, venue, "pending", day.pending, today),
        _pile(words, venue, "due", day.due, today),
        _pile(words, venue, "failed", day.failed, today),
        *_strays(words, venue, day, today),
        words.say("payments-waiting") if _waits(day) else "",
    ]


def _strays(words: Words, venue: Venue, day: Closing, today: date) -> list[str]:
    """Money that nobody can place: what moved of it that day, and what is here now."""
    statuses = StrayStatus.PARKED, StrayStatus.RETURNED, StrayStatus.MATCHED
    sums = [Money(day.unplaced(one, venue.currency), venue.currency) for one in statuses]
    came, back, placed = map(words.money, sums)
    said = []
    if any(one.minor for one in sums):
        said.append(words.say("payments-unplaced", came=came, back=back, placed=placed))
    for one in day.strays[:_MOST_STRAYS]:
        name = "payments-stray-failed" if one.status is StrayStatus.FAILED else "payments-stray"
        facts = {
            "amount": words.money(one.amount),
            "provider": provider_name(words, one.provider),
            "at": words.when(one.goes_back_at, venue.zone, today, inline=True),
        }
        said.append(words.say(name, **facts))
    return said


def _by_hand(words: Words, one: Stray) -> tuple[Button, ...]:
    """A stray that is given back by hand."""
    label = words.say(
        "payments-done-button",
        amount=words.money(one.amount),
        reference=provider_name(words, one.provider),
    )
    return (Button(label, money_taps.stray_by_hand(one.id)),)


def _to_do(words: Words, day: Closing) -> list[Row]:
    """What waits for people."""
    rows: list[Row] = [_waiting(words, day, one) for one in day.open]
    failed = (one for one in day.strays if one.status is StrayStatus.FAILED)
    return rows + [_by_hand(words, one) for one in failed]


def _codes(words: Words, venue: Venue, day: Closing) -> str:
    """What codes took off that day, and what of such was withdrawn as bookings ended."""
    currency = venue.currency
    off, back = (
        Money(day.of(one, currency), currency)
        for one in (Movement.DISCOUNTED, Movement.WITHDRAWN)
    )
    return lines(
        words.say("payments-discounted", amount=words.money(off)) if off.minor else "",
        words.say("payments-withdrawn", amount=words.money(back)) if back.minor else "",
    )


def _gifts(words: Words, venue: Venue, day: Closing) -> str:
    """What was given out that day, and what is left on all gifts."""
    issued = Money(day.of(Movement.ISSUED, venue.currency), venue.currency)
    left = Money(day.on_gifts, venue.currency)
    return lines(
        words.say("payments-issued", amount=words.money(issued)) if issued.minor else "",
        words.say("payments-on-gifts", amount=words.money(left)) if left.minor else "",
    )


def _waits(day: Closing) -> bool:
    return any(one.status is RefundStatus.WAITING for one in day.open)


def _waiting(words: Words, day: Closing, refund: Refund) -> tuple[Button, ...]:
    """A refund that a second person has to agree to, or that is made by hand."""
    failed = refund.status is RefundStatus.FAILED
    label = words.say(
        "payments-done-button" if failed else "payments-approve-button",
        amount=words.money(refund.amount),
        reference=day.references.get(refund.booking_id, ""),
    )
    tap = money_taps.refunded_by_hand if failed else money_taps.approve_refund
    return (Button(label, tap(refund.id)),)


def _pile(words: Words, venue: Venue, name: str, pile: Pile, today: date) -> str:
    if not pile.count or pile.since is None:
        return ""
    amount = words.money(Money(pile.minor, venue.currency))
    since = words.when(pile.since, venue.zone, today, inline=True)
    return words.say(f"payments-{name}", count=pile.count, amount=amount, since=since)


def _day_rows(
    words: Words, on: date, today: date, *, any_: bool
) -> tuple[tuple[Button, ...], ...]:
    before, after = on - _DAY, on + _DAY
    earlier = words.say("staff-today-before-button", day=words.day(before, today))
    later = words.say("staff-today-after-button", day=words.day(after, today))
    last = (
        Button(words.say("staff-today-refresh-button"), money_taps.payments(on)),
        Button(words.say("home-button"), taps.HOME),
    )
    rows = (
        (
            Button(earlier, money_taps.payments(before)),
            Button(later, money_taps.payments(after)),
        ),
        last,
    )
    if not any_:
        return rows
    return ((Button(words.say("payments-csv-button"), money_taps.payments_file(on)),), *rows)


def table(words: Words, venue: Venue, on: date, day: Closing) -> tuple[Screen, Document]:
    """Every movement of the day as CSV: what comes in is positive, what goes out negative.

    What codes took off has a column of its own: no money moved, and the amounts add up without.
    """
    sheet = StringIO()
    rows = csv.writer(sheet)
    rows.writerow(_COLUMNS)
    told = [(one.at, _row(venue, day, one)) for one in day.entries]
    told += [(one.at, _stray_row(venue, one)) for one in day.strayed]
    rows.writerows(row for _, row in sorted(told, key=_when))
    caption = words.say("payments-csv", day=words.long_day(on))
    name = f"{venue.key}-{on.isoformat()}.csv"
    return Screen(caption), Document(name, sheet.getvalue().encode("utf-8-sig"))


def _row(venue: Venue, day: Closing, one: Entry) -> tuple[str, ...]:
    gains = {Movement.PAID, Movement.GIVEN_UP, Movement.WITHDRAWN, Movement.ISSUED}
    called = day.references.get(one.booking_id, str(one.booking_id))
    if one.booking_id == NO_BOOKING:
        _, _, called = one.key.partition(":")
    amount = ("" if one.movement in gains else "-") + plain(one.amount)
    memo = one.movement in MEMOS
    return (
        one.at.astimezone(venue.zone).isoformat(timespec="seconds"),
        called,
        str(one.movement),
        str(one.provider or ""),
        "" if memo else amount,
        one.amount.currency,
        one.why,
        amount if memo else "",
    )


def _stray_row(venue: Venue, move: StrayMove) -> tuple[str, ...]:
    """What came of no payment, and what was placed of it or went back."""
    return (
        move.at.astimezone(venue.zone).isoformat(timespec="seconds"),
        move.stray.ref,
        move.name,
        str(move.stray.provider),
        ("" if move.came else "-") + plain(move.stray.amount),
        move.stray.amount.currency,
        str(Why.UNKNOWN),
        "",
    )


def _when(told: tuple[datetime, tuple[str, ...]]) -> datetime:
    return told[0]


def plain(amount: Money) -> str:
    """An amount in digits alone, with the currency's decimals: 25.00, 25000."""
    exponent = exponent_of(amount.currency)
    digits = str(amount.minor).rjust(exponent + 1, "0")
    return f"{digits[:-exponent]}.{digits[-exponent:]}" if exponent else digits
