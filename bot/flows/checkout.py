"""Paying inside Telegram: the question just before the money is taken, and the word that it was.

The question has ten seconds. It has a lane of its own (`bot.runtime.ingest`), so it waits behind
nothing that its sender, or anybody else, has sent before.
"""

from __future__ import annotations

import structlog
from telegram import PreCheckoutQuery, Update
from telegram.error import BadRequest

from bot.flows.desk import Desk
from bot.runtime.context import BotContext
from bot.screens import refusals
from bot.words.speech import toast
from domain.errors import BookingError, NotFound, NotYours
from domain.money import Money
from domain.payments import Charge, Payment, Standing, taken
from domain.people import Customer, UserId
from domain.resources import Provider, Venue
from domain.strays import Marks, Traced

# An invoice of this bot that nobody here has made.
_NOT_OURS = NotFound("payment", "")

_log = structlog.get_logger(__name__)


class Checkout:
    """Handlers that python-telegram-bot calls."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: BotContext) -> None:
        """Telegram asks whether it may take the money: yes while the slot waits for it."""
        query = update.pre_checkout_query
        if query is None:
            return
        refusal = await self._refusal(query, await self._desk.venues.of_bot(context.bot.id))
        try:
            await query.answer(ok=not refusal, error_message=refusal or None)
        except BadRequest as error:
            # Too late, or answered before. Nothing was taken, and who pays has been told so.
            _log.warning("checkout_not_answered", error=type(error).__name__)

    async def _refusal(self, query: PreCheckoutQuery, venues: tuple[Venue, ...]) -> str:
        """Why not, in the language of who pays; empty once they may."""
        user, desk = query.from_user, self._desk
        if not venues:
            words = await desk.catalogues.learn(user.language_code or "")
            return toast(words.say("home-not-set-up"))
        found = await self._find(query.invoice_payload, venues)
        venue = found[0] if found else venues[0]
        customer = await desk.people.find_customer(venue.id, UserId(user.id))
        try:
            await self._consent(query, found, customer)
        except BookingError as refusal:
            code = customer.locale if customer else user.language_code or ""
            words = await desk.catalogues.learn(code, venue.languages)
            return refusals.short(words, venue, refusal, desk.clock.now())
        return ""

    async def _consent(
        self,
        query: PreCheckoutQuery,
        found: tuple[Venue, Payment] | None,
        customer: Customer | None,
    ) -> None:
        """Any BookingError."""
        if found is None:
            raise _NOT_OURS
        if customer is None:
            raise NotYours("booking")
        amount = Money(query.total_amount, query.currency)
        await self._desk.invoices.consent(*found, customer, amount, key=f"consent:{query.id}")

    async def paid(self, update: Update, context: BotContext) -> None:
        """Telegram has taken the money, and tells it once: it is kept, and a job does the rest."""
        message = update.message
        money = message.successful_payment if message is not None else None
        if money is None or update.effective_user is None:
            return
        venues = await self._desk.venues.of_bot(context.bot.id)
        charge = taken(
            money.telegram_payment_charge_id, Money(money.total_amount, money.currency)
        )
        found = await self._find(money.invoice_payload, venues)
        if found is not None:
            await self._desk.invoices.told(found[1], charge)
        elif not await self._park(money.invoice_payload, charge, venues):
            _log.error("payment_unknown", charge_id=charge.id)
        self._desk.hurry()

    async def _park(self, payload: str, charge: Charge, venues: tuple[Venue, ...]) -> bool:
        """Keep money for what carries the mark of a venue and is known no more."""
        for venue in venues:
            number = Marks(venue.key).number_in(payload)
            if number is not None:
                traced = Traced(number, Standing(is_open=False, charges=(charge,)))
                parking = self._desk.paying.parking
                return await parking.park(venue, Provider.TELEGRAM, payload, traced)
        return False

    async def _find(
        self, payload: str, venues: tuple[Venue, ...]
    ) -> tuple[Venue, Payment] | None:
        """The payment that an invoice is for, and the venue of this bot that it is paid to."""
        for venue in venues:
            number = Marks(venue.key).number_in(payload)
            if number is None:
                continue
            try:
                return venue, await self._desk.invoices.get(venue, number)
            except NotFound:
                return None
        return None
