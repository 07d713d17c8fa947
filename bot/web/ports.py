"""What the web side asks of the process behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from domain.gateways import Callback
    from domain.payments import PaymentId
    from domain.resources import Provider


class Joining(Protocol):
    """What answers for paths of its own."""

    def join(self, app: web.Application) -> None:
        """Take them."""
        ...


class Ingest(Protocol):
    """Where updates are kept before anybody is told that they arrived."""

    async def receive(self, bot_id: int, raw: bytes) -> None:
        """Keep one update, as Telegram wrote it. ValueError for what is none, StoreBusy."""
        ...


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a process needs to serve; `redis` None when it is not used."""

    database: bool
    migrated: bool
    redis: bool | None
    draining: bool

    @property
    def ready(self) -> bool:
        """Nothing depends on Redis, and who is about to leave gets nothing new."""
        return self.database and self.migrated and not self.draining


class Collector(Protocol):
    """Who knows what is to be paid."""

    async def hear(self, venue_key: str, provider: Provider, callback: Callback) -> bool:
        """Keep what a provider called back with; whether it is about a payment of ours.

        NotFound, BadSignature, ProviderRefused, ProviderDown, StoreBusy.
        """
        ...

    async def come_back(self, venue_key: str, payment_id: PaymentId) -> Mapping[str, str]:
        """What whoever comes back from a provider's page reads; NotFound, StoreBusy."""
        ...


class Health(Protocol):
    """How the process is."""

    async def readiness(self) -> Readiness:
        """Looked up now."""
        ...


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram delivers: a public name for the bot, and the secrets it may show.

    Two secrets, the new one and the old one, while they are being changed.
    """

    slug: str
    bot_id: int
    secrets: tuple[str, ...]
