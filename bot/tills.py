"""Where venues collect money: the gateways by provider, with each venue's keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.payment_plan import PaymentPlan, keys_of
from bot.screens import offers
from domain.gateways import Checkout, Gateway, ProviderRefused
from domain.resources import Provider, Venue
from domain.strays import Marks

if TYPE_CHECKING:
    import aiohttp
    from telegram import Bot

    from bot.words.catalogue import Catalogues
    from domain.payments import Payment
    from domain.ports import Clock, People
    from domain.states import Hold


class VenueTills:
    """The port `domain.gateways.Tills`. `bot` is the one that serves a venue."""

    def __init__(
        self,
        plan: PaymentPlan,
        people: People,
        catalogues: Catalogues,
        bot: Callable[[Venue], Bot],
        clock: Clock,
    ) -> None:
        self._plan = plan
        self._people = people
        self._catalogues = catalogues
        self._bot = bot
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    def gateway(self, venue: Venue, provider: Provider) -> Gateway:
        """See the port."""
        if provider is Provider.TELEGRAM:
            return self._in_chat(venue)
        return gateway_of(self._plan, self._line, venue.key, provider)

    def _in_chat(self, venue: Venue) -> Gateway:
        from bot.payments.telegram import Telegram  # noqa: PLC0415

        keys = keys_of(self._plan.telegram, venue.key)
        if keys is None:
            raise ProviderRefused(f"{venue.key} has no token to be paid in Telegram")
        return Telegram(self._bot(venue), keys, self._clock, Marks(venue.key))

    async def checkout(self, venue: Venue, payment: Payment, hold: Hold) -> Checkout:
        """See the port."""
        customer = await self._people.get_customer(venue.id, hold.terms.customer_id)
        words = await self._catalogues.learn(customer.locale, venue.languages)
        root, home = self._plan.root, home_of(self._bot(venue))
        back = f"{root}/pay/back/{venue.key}/{payment.id}" if root else home
        return Checkout(
            offers.what(words, venue, hold.terms.slot),
            hold.terms.reference,
            back,
            hold.expires_at,
            words.language,
        )

    async def close(self) -> None:
        """Hang up."""
        if self._session is not None:
            await self._session.close()

    def _line(self) -> aiohttp.ClientSession:
        import aiohttp  # noqa: PLC0415 - loaded by the time anybody pays

        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session


def home_of(bot: Bot) -> str:
    """The address of the chat with a bot."""
    return f"https://t.me/{bot.username}"


def gateway_of(
    plan: PaymentPlan,
    line: Callable[[], aiohttp.ClientSession],
    venue_key: str,
    provider: Provider,
) -> Gateway:
    """A provider with a venue's keys, loaded when the first of its venues needs it."""
    if provider is Provider.STRIPE and (stripe := keys_of(plan.stripe, venue_key)):
        from bot.payments.stripe import Stripe  # noqa: PLC0415

        return Stripe(line(), stripe, Marks(venue_key, stripe.api_key))
    if provider is Provider.RAZORPAY and (razorpay := keys_of(plan.razorpay, venue_key)):
        from bot.payments.razorpay import Razorpay  # noqa: PLC0415

        return Razorpay(line(), razorpay, Marks(venue_key, razorpay.key_secret))
    if provider is Provider.TOSS and (toss := keys_of(plan.toss, venue_key)):
        from bot.payments.toss import Toss  # noqa: PLC0415

        return Toss(line(), toss, Marks(venue_key, toss.secret_key))
    raise ProviderRefused(f"{venue_key} has no keys of {provider}")
