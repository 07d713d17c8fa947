"""What the web side asks of the process behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from aiohttp import web


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
