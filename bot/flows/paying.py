"""Paying for what is held: the provider's page, and waiting until the money is certain."""

from __future__ import annotations

from dataclasses import replace

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.details import DetailsFlow
from bot.flows.hold import HoldFlow
from bot.flows.turn import Turn
from bot.runtime.panel import NOWHERE
from bot.screens import paying as screens
from bot.screens import refusals
from bot.screens.pay_buttons import collectors, provider_name
from bot.words.speech import toast
from domain.allocations import BookingId
from domain.errors import DetailMissing, HoldExpired, TooManyBookings, WrongState
from domain.gateways import ProviderDown, ProviderRefused
from domain.payments import Payment, PaymentId
from domain.resources import Provider
from domain.states import Booking, Details, Hold, Request

_PAYING = "paying"


class PayFlow:
    """From the summary to the provider's page, and back as a booking."""

    def __init__(self, book: BookFlow, details: DetailsFlow, hold: HoldFlow) -> None:
        self._book = book
        self._details = details
        self._hold = hold

    async def pay_tapped(self, turn: Turn, tap: Tap) -> None:
        """The page where it is paid; the hold lasts at least as long as that takes."""
        hold_id, number = BookingId(tap.number(0)), tap.number(1)
        found = collectors(turn.venue)
        if not found:
            await self._hold.finish_tapped(turn, tap)
            return
        provider = found[number] if number < len(found) else found[0]
        try:
            payment = await self._begin(turn, hold_id, provider)
        except DetailMissing:
            await self._hold.finish_tapped(turn, tap)
        except (HoldExpired, WrongState):
            await self._hold.finish_tapped(turn, tap)
        except TooManyBookings as refusal:
            await turn.toast(refusals.short(turn.words, turn.venue, refusal, turn.now))
            notice = refusals.refusal(turn.words, turn.venue, refusal, turn.now)
            await self._hold.resume(turn, notice)
        except (ProviderDown, ProviderRefused) as trouble:
            await self._sorry(turn, provider, trouble)
        else:
            await self._page(turn, payment)

    async def _begin(self, turn: Turn, hold_id: BookingId, provider: Provider) -> Payment:
        customer = await turn.customer()
        details = Details(turn.draft.subject, turn.draft.note, customer.phone)
        return await turn.desk.paying.begin(
            turn.venue, hold_id, customer, details, provider=provider
        )

    async def _sorry(
        self, turn: Turn, provider: Provider, trouble: ProviderDown | ProviderRefused
    ) -> None:
        """Nothing was charged, and nothing is lost: the summary again, and why."""
        name = "pay-down" if isinstance(trouble, ProviderDown) else "pay-refused"
        notice = turn.words.say(
            name,
            provider=provider_name(turn.words, provider),
            venue=turn.venue.name.in_(turn.words.language),
        )
        await turn.toast(toast(notice))
        await self._hold.resume(turn, notice)

    async def _page(self, turn: Turn, payment: Payment, *, asked: bool = False) -> None:
        record = await turn.desk.kept.get(turn.venue.id, payment.booking_id)
        if isinstance(record, Booking | Request):
            await self.settled(turn)
            return
        if not isinstance(record, Hold) or not turn.lives(record):
            await self._hold.gone(turn)
            return
        turn.draft.hold_id = record.terms.id
        turn.at(_PAYING, about=payment.id)
        page = screens.Page(record, payment, asked)
        await turn.show(screens.pay_page(turn.words, turn.venue, page, turn.now))

    async def again(self, turn: Turn, notice: str = "") -> None:
        """The way to the page once more."""
        payment = await turn.desk.payments.get(turn.venue.id, PaymentId(turn.draft.about))
        if notice:
            await turn.toast(toast(notice))
        await self._page(turn, payment)

    async def paid_tapped(self, turn: Turn, tap: Tap) -> None:
        """Somebody says that they have paid: the provider is asked, at once."""
        payment = await turn.desk.payments.get(turn.venue.id, PaymentId(tap.number(0)))
        await self._check_own(turn, payment)
        await turn.desk.paying.ask(payment, turn.key(0))
        turn.desk.hurry()
        name = provider_name(turn.words, payment.provider)
        await turn.toast(turn.words.say("pay-asked-toast", provider=name))
        await self._page(turn, payment, asked=True)

    async def _check_own(self, turn: Turn, payment: Payment) -> None:
        """NotYours."""
        customer = await turn.customer()
        await turn.desk.bookings.of_customer(turn.venue, payment.booking_id, customer)

    async def received(self, turn: Turn) -> None:
        """The way to the page becomes what was paid: nobody shall look for its button."""
        panel = turn.session.panel
        if turn.draft.screen != _PAYING or panel is None or not panel.message_id:
            return
        number = PaymentId(turn.draft.about)
        payment = await turn.desk.payments.get(turn.venue.id, number)
        record = await turn.desk.kept.get(turn.venue.id, payment.booking_id)
        paid = screens.paid(turn.words, turn.venue, record, payment, turn.now)
        await turn.redraw(panel.message_id, paid)
        turn.session.panel = replace(panel, message_id=NOWHERE)

    async def settled(self, turn: Turn) -> None:
        """The money is here: what was held is no draft any more, and the card follows."""
        turn.draft.forget()
        await self._book.home(turn)
        turn.desk.hurry()
