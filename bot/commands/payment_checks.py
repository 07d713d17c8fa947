"""What `doctor` says of who collects money: one harmless call for each venue and provider."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import aiohttp

from bot.clocks import SystemClock
from bot.commands.checks import Check, fail, ok, warn
from bot.commands.remotes import bot_with
from bot.payment_plan import PaymentPlan, keys_of
from bot.payments.telegram import Telegram
from bot.settings import Settings
from bot.store import bot_of
from bot.tills import gateway_of
from domain.gateways import Gateway, ProviderDown, ProviderRefused
from domain.resources import Provider, Venue
from domain.strays import Marks

_NAME = "payments"
# What each provider's keys are called in the environment.
_SETTINGS = {
    Provider.STRIPE: ("HOLDFAST_STRIPE_KEY", "HOLDFAST_STRIPE_WEBHOOK_SECRET"),
    Provider.RAZORPAY: ("HOLDFAST_RAZORPAY_KEY", "HOLDFAST_RAZORPAY_WEBHOOK_SECRET"),
    Provider.TOSS: ("HOLDFAST_TOSS_KEY", ""),
    Provider.TELEGRAM: ("HOLDFAST_TELEGRAM_PAYMENT_TOKEN", ""),
}


async def check_payments(venues: Iterable[Venue], settings: Settings) -> list[Check]:
    """Nothing is said where no venue is paid from afar."""
    asked = [
        (venue, provider)
        for venue in venues
        for provider in venue.providers
        if provider in _SETTINGS
    ]
    found: list[Check] = []
    async with aiohttp.ClientSession() as session:
        for venue, provider in asked:
            async with _gateway(session, settings, venue, provider) as gateway:
                found += await _check(gateway, settings.payments, venue, provider)
    called = any(provider is not Provider.TELEGRAM for _, provider in asked)
    if called and settings.webhook_url is None:
        words = "HOLDFAST_WEBHOOK_URL is not set: no provider can call back"
        found.append(warn(_NAME, words, "set it; until then payments are found by asking"))
    return found


@asynccontextmanager
async def _gateway(
    session: aiohttp.ClientSession, settings: Settings, venue: Venue, provider: Provider
) -> AsyncIterator[Gateway | None]:
    """None where there are no keys, or no bot to be paid by."""
    plan = settings.payments
    if provider is not Provider.TELEGRAM:
        try:
            gateway = gateway_of(plan, lambda: session, venue.key, provider)
        except ProviderRefused:
            gateway = None
        yield gateway
        return
    keys, token = keys_of(plan.telegram, venue.key), _token_of(venue, settings)
    if keys is None or not token:
        yield None
        return
    async with bot_with(settings, token) as bot:
        yield Telegram(bot, keys, SystemClock(), Marks(venue.key))


def _token_of(venue: Venue, settings: Settings) -> str:
    """The token of the bot that serves a venue; empty where there is none."""
    tokens = settings.tokens if settings.bot_token is not None else ()
    own = [one for one in tokens if venue.bot in {0, bot_of(one)}]
    return own[0] if own else ""


async def _check(
    gateway: Gateway | None, plan: PaymentPlan, venue: Venue, provider: Provider
) -> list[Check]:
    key, secret = _SETTINGS[provider]
    if gateway is None:
        return [fail(_NAME, f"{venue.key} has no keys of {provider}", f"set {key}")]
    try:
        await gateway.greet()
    except ProviderRefused as refused:
        words = f"{provider} refuses the keys of {venue.key}: {refused.reason}"
        return [fail(_NAME, words, f"correct {key}")]
    except ProviderDown as down:
        words = f"{provider} does not answer ({down})"
        return [warn(_NAME, words, "try again, or look whether this machine reaches it")]
    found = [ok(_NAME, f"{provider} takes the keys of {venue.key}")]
    if secret and not _signs(plan, venue, provider):
        words = f"callbacks of {provider} to {venue.key} cannot be verified"
        found.append(fail(_NAME, words, f"set {secret}"))
    return found


def _signs(plan: PaymentPlan, venue: Venue, provider: Provider) -> bool:
    known = plan.stripe if provider is Provider.STRIPE else plan.razorpay
    keys = known.get(venue.key) or known.get("")
    return keys is not None and any(keys.webhook_secrets)
