"""The counter of the house: what comes in from providers and from those who have paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.screens.pay_buttons import provider_name
from domain.errors import NotFound
from domain.resources import Provider, Venue

if TYPE_CHECKING:
    from bot.notices import Office
    from domain.gateways import Callback
    from domain.money_ports import Payments
    from domain.paying import Paying
    from domain.payments import PaymentId


class Counter:
    """See `bot.web.ports.Collector`. `home` is the chat with a venue's bot, `hurry` kicks jobs."""

    def __init__(
        self,
        office: Office,
        payments: Payments,
        paying: Paying,
        home: Callable[[Venue], str],
        hurry: Callable[[], None],
    ) -> None:
        self._office = office
        self._payments = payments
        self._paying = paying
        self._home = home
        self._hurry = hurry

    async def hear(self, venue_key: str, provider: Provider, callback: Callback) -> bool:
        """See the port."""
        ours = await self._paying.hear(await self._venue(venue_key), provider, callback)
        self._hurry()
        return ours

    async def come_back(self, venue_key: str, payment_id: PaymentId) -> Mapping[str, str]:
        """See the port: in the language of the customer, whom nothing else is said about."""
        venue = await self._venue(venue_key)
        payment = await self._payments.get(venue.id, payment_id)
        # Somebody may come back twice, having paid the second time alone.
        seconds = int(self._office.clock.now().timestamp())
        await self._paying.ask(payment, f"came-back:{seconds}")
        self._hurry()
        record = await self._office.kept.get(venue.id, payment.booking_id)
        people = self._office.people
        customer = await people.get_customer(venue.id, record.terms.customer_id)
        words = await self._office.words(venue, customer)
        provider = provider_name(words, payment.provider)
        return {
            "title": words.say("pay-back-title-plain"),
            "text": words.say("pay-back-plain", provider=provider),
            "back": words.say("pay-back-button"),
            "link": self._home(venue),
        }

    async def _venue(self, key: str) -> Venue:
        """NotFound."""
        for one in await self._office.venues.every():
            if one.key == key:
                return one
        raise NotFound("venue", key)
