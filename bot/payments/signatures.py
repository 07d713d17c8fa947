"""What shows that a callback is from its provider: signatures over the bytes as they came.

Everything is compared in constant time, and with every secret there is, so that an answer says
nothing about how near a guess was, and a secret can be changed while callbacks are on their way.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256


def sign(secret: str, message: bytes) -> str:
    """HMAC-SHA256 in small hexadecimal digits."""
    return hmac.new(secret.encode(), message, sha256).hexdigest()


def is_signed(message: bytes, given: Iterable[str], secrets: Iterable[str]) -> bool:
    """Whether one of the signatures `given` is that of the message under one of the secrets."""
    signatures = [signature.encode(errors="replace") for signature in given]
    matches = [
        hmac.compare_digest(sign(secret, message).encode(), signature)
        for secret in secrets
        if secret
        for signature in signatures
    ]
    return any(matches)
