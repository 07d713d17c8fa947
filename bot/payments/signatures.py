"""What shows that a callback is from its provider: signatures over the bytes as they came.

Everything is compared in constant time, and with every secret there is, so that an answer says
nothing about how near a guess was, and a secret can be changed while callbacks are on their way.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from domain.gateways import BadSignature

# A callback is believed for so many seconds before and after the moment it says it was sent at.
TOLERANCE = 300
_MOST_DIGITS = 12


def sign(secret: str, message: bytes) -> str:
    """HMAC-SHA256 in small hexadecimal digits."""
    return hmac.new(secret.encode(), message, sha256).hexdigest()


def is_signed(message: bytes, given: Iterable[str], secrets: Iterable[str]) -> bool:
    """Whether one of the signatures `given` is that of the message under one of the secrets.

    A secret that is blank is none: it is what somebody forgot to fill in, and everybody knows it.
    """
    signatures = [signature.encode(errors="replace") for signature in given]
    matches = [
        hmac.compare_digest(sign(secret, message).encode(), signature)
        for secret in secrets
        if secret.strip()
        for signature in signatures
    ]
    return any(matches)


def stripe_header(body: bytes, secrets: Iterable[str], seconds: int) -> str:
    """`Stripe-Signature` of a body sent at that second: one signature for each secret."""
    signatures = (f"v1={sign(secret, b'%d.%b' % (seconds, body))}" for secret in secrets)
    return ",".join((f"t={seconds}", *signatures))


def check_stripe(body: bytes, header: str, secrets: Iterable[str], now: datetime) -> None:
    """Signature first, then time, in both directions. BadSignature.

    Stripe's own libraries refuse only what is too old; what claims to be sent in the future
    could be kept and shown for longer than anybody wants to believe it.
    """
    parts = [part.partition("=") for part in header.split(",")]
    times = [value for name, _, value in parts if name == "t"]
    if not all(equals for _, equals, _ in parts) or len(times) != 1 or not _is_number(times[0]):
        raise BadSignature("no time")
    message = b"%b.%b" % (times[0].encode(), body)
    if not is_signed(message, (value for name, _, value in parts if name == "v1"), secrets):
        raise BadSignature("no signature of ours")
    if abs(now.timestamp() - int(times[0])) > TOLERANCE:
        raise BadSignature("not sent lately")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
