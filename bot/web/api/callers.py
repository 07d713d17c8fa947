"""Who calls: a server with an API key, a customer in a session of their own, or anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.web.api.ports import Keys
from bot.web.api.tokens import Tokens
from domain.access import ApiKey, CustomerSession
from domain.people import CustomerId, Role, Staff, UserId
from domain.resources import VenueId

BEARER = "bearer "
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Server:
    """Whoever has an API key."""

    key: ApiKey

    @property
    def venue_id(self) -> VenueId:
        """The one venue it is for."""
        return self.key.venue_id

    @property
    def name(self) -> str:
        """What limits and replies know it by."""
        return f"key:{self.key.id}"

    def as_staff(self) -> Staff:
        """It decides in the name of all staff; its number is larger than any user's."""
        venue_id = self.venue_id
        return Staff(venue_id, UserId(self.key.id), Role.MANAGER, self.key.name, "")


@dataclass(frozen=True, slots=True)
class Client:
    """A customer in a session of their own."""

    session: CustomerSession

    @property
    def venue_id(self) -> VenueId:
        """Where they are a customer."""
        return self.session.venue_id

    @property
    def customer_id(self) -> CustomerId:
        """Who they are."""
        return self.session.customer_id

    @property
    def name(self) -> str:
        """What limits and replies know them by, in all their sessions."""
        return f"customer:{self.venue_id}:{self.session.customer_id}"


Caller = Server | Client


class Doorkeeper:
    """Tells callers by what they show."""

    def __init__(self, keys: Keys, tokens: Tokens | None) -> None:
        self._keys = keys
        self._tokens = tokens

    async def recognise(self, shown: str, now: datetime) -> Caller | None:
        """The caller with this `Authorization`; None for nobody we know. StoreBusy."""
        if len(shown) > _LONGEST or not shown.isascii():
            return None
        secret = shown[len(BEARER) :] if shown[: len(BEARER)].lower() == BEARER else ""
        if secret.startswith("hf_"):
            key = await self._keys.find(secret)
            return Server(key) if key else None
        session = self._tokens.read(secret, now) if self._tokens and secret else None
        return Client(session) if session else None
