"""The keys of those who collect money, a kind for each provider."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RazorpayKeys:
    """One account. `webhook_secrets`: one, or the new one and the old while they change."""

    key_id: str
    key_secret: str = field(repr=False)
    webhook_secrets: tuple[str, ...] = field(repr=False)
    root: str = "https://api.razorpay.com"


@dataclass(frozen=True, slots=True)
class StripeKeys:
    """One venue's keys; two secrets of the endpoint while one takes the place of the other."""

    api_key: str = field(repr=False)
    webhook_secrets: tuple[str, ...] = field(repr=False)
    root: str = "https://api.stripe.com"


@dataclass(frozen=True, slots=True)
class TelegramKeys:
    """The token of a provider who collects inside Telegram, as @BotFather gives it."""

    provider_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TossKeys:
    """One shop. `security_keys` sign what is signed: one, or both while they change."""

    secret_key: str = field(repr=False)
    security_keys: tuple[str, ...] = field(default=(), repr=False)
    root: str = "https://api.tosspayments.com"
