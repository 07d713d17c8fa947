"""Access tokens: signed, for one customer, for a quarter of an hour.

HS256 and nothing else, with a key that is made from the secret key for this purpose alone, so
that nothing else that is signed can pass for one.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

import jwt

from domain.access import CustomerSession
from domain.people import CustomerId
from domain.resources import VenueId

LIFE = timedelta(minutes=15)
ALGORITHM = "HS256"
AUDIENCE = "holdfast-api"
ISSUER = "holdfast"
_PURPOSE = b"holdfast: access tokens of the HTTP interface"
# Between the clocks of two processes.
_SLACK = timedelta(seconds=5)
_CLAIMS = ("iss", "aud", "sub", "ven", "sid", "iat", "exp")


class Tokens:
    """Signs and reads."""

    def __init__(self, secret_key: str) -> None:
        self._key = hmac.new(secret_key.encode(), _PURPOSE, hashlib.sha256).digest()

    def sign(self, session: CustomerSession, now: datetime) -> str:
        """A token for this session, good for `LIFE` from now on."""
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": str(session.customer_id),
            "ven": session.venue_id,
            "sid": str(session.number),
            "iat": int(now.timestamp()),
            "exp": int((now + LIFE).timestamp()),
        }
        return jwt.encode(claims, self._key, algorithm=ALGORITHM)

    def read(self, token: str, now: datetime) -> CustomerSession | None:
        """The session of a token that is ours and in date; None for any other."""
        try:
            # Times are checked here: what time it is, the clock says and not the library.
            claims = jwt.decode(
                token,
                self._key,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options={"require": list(_CLAIMS), "verify_exp": False, "verify_iat": False},
            )
            begins, ends = int(claims["iat"]), int(claims["exp"])
            session = CustomerSession(
                int(claims["sid"]), VenueId(claims["ven"]), CustomerId(int(claims["sub"]))
            )
        except (jwt.InvalidTokenError, ValueError, TypeError):
            return None
        slack, at = _SLACK.total_seconds(), now.timestamp()
        in_date = begins - slack <= at < ends and ends - begins <= LIFE.total_seconds()
        return session if in_date else None
