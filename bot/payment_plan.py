"""Who collects money for which venue, and with which keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import SecretStr

from bot.payments.keys import RazorpayKeys, StripeKeys, TelegramKeys, TossKeys

_OF_A_VENUE = re.compile(r"(?:(?P<venue>[a-z0-9][a-z0-9-]{0,31})=)?(?P<key>[!-:<-~]+)")
AnyKeys = StripeKeys | RazorpayKeys | TelegramKeys | TossKeys
K = TypeVar("K", bound=AnyKeys)


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """Keys by the key of a venue; those under the empty one are for all others.

    `root` is where the world reaches this process: whoever has paid comes back there.
    """

    stripe: Mapping[str, StripeKeys] = field(default_factory=dict)
    razorpay: Mapping[str, RazorpayKeys] = field(default_factory=dict)
    toss: Mapping[str, TossKeys] = field(default_factory=dict)
    telegram: Mapping[str, TelegramKeys] = field(default_factory=dict)
    root: str = ""


def keys_of(known: Mapping[str, K], venue_key: str) -> K | None:
    """The keys of a venue, if it has any."""
    return known.get(venue_key) or known.get("")


def by_venue(secret: SecretStr | None) -> dict[str, str]:
    """`one-venue=KEY;other-venue=KEY`, or one key for every venue: by the key of the venue."""
    found: dict[str, str] = {}
    for part in secret.get_secret_value().split(";") if secret is not None else ():
        match = _OF_A_VENUE.fullmatch(part.strip())
        if match is not None:
            found[match["venue"] or ""] = match["key"]
    return found


def in_telegram(secret: SecretStr | None) -> dict[str, TelegramKeys]:
    """Who collects inside Telegram, by the key of the venue."""
    return {venue: TelegramKeys(token) for venue, token in by_venue(secret).items()}


def rotating(known: Mapping[str, str], venue_key: str) -> tuple[str, ...]:
    """The secrets of a venue: one, or the new one and the old."""
    said = known.get(venue_key) or known.get("") or ""
    return tuple(one for one in said.split(",") if one)
