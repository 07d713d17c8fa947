"""The store of a bot, put together: database, locks, and everything kept behind them.

With `bot.app` the only place in the process that names concrete stores and locks.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from telegram.request import BaseRequest

from bot.clocks import SystemClock
from bot.counting import CountedHolds
from bot.ids import RandomIds
from bot.payment_plan import PaymentPlan
from bot.runtime.http import AiohttpRequest
from bot.runtime.limits import Limits
from bot.runtime.ports import World
from bot.runtime.tasks import Tasks
from bot.venue_file import load
from bot.web.api.plan import ApiPlan
from domain.availability import Availability
from domain.bookings import Bookings
from domain.gifts import Gifting
from domain.ports import Clock, Gate
from storage.adviser import Adviser, connect_redis
from storage.api_keys import ApiKeys
from storage.booking_pages import BookingPages
from storage.bookings import BookingStore
from storage.contacts import ContactStore
from storage.engine import Database
from storage.gifts import GiftStore
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.leases import Leases
from storage.locks import LocalGate, RedisGate
from storage.migrate import upgrade_database
from storage.payments import PaymentStore
from storage.people import PeopleStore
from storage.placement import HoldWriter
from storage.quotas import RedisQuotas
from storage.refresh_tokens import RefreshTokens
from storage.replies import Replies
from storage.sessions import Sessions
from storage.takings import LedgerPages
from storage.tallies import HoldTally
from storage.usage import KeptUsage
from storage.venue_document import read_document
from storage.venues import Applied, VenueStore


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a house stands: its database, its Redis, and how it speaks to Telegram.

    One token for each bot; `payments` has the keys of who collects money. `clock` overrides the database's own (the demo, tests); `requests`
    makes PTB's transport, which all bots share.
    """

    tokens: tuple[str, ...]
    database_url: str
    redis_url: str = ""
    api_url: str = "https://api.telegram.org"
    clock: Clock | None = None
    requests: Callable[[], BaseRequest] = AiohttpRequest
    limits: Callable[[Clock], Limits] | None = None
    api: ApiPlan = field(default_factory=ApiPlan)
    payments: PaymentPlan = field(default_factory=PaymentPlan)


def bot_of(token: str) -> int:
    """The number of the bot that a token is for."""
    return int(token.partition(":")[0])


class Store:
    """The database with everything kept in it, and the locks before it."""

    def __init__(self, plan: Plan, tasks: Tasks) -> None:
        self.system = SystemClock()
        self.clock: Clock = plan.clock or self.system
        sqlite = plan.database_url.startswith("sqlite")
        self.database = Database(plan.database_url, self.clock if sqlite else plan.clock)
        self.adviser: Adviser | None = None
        gate: Gate = LocalGate(self.clock)
        if plan.redis_url:
            self.adviser = Adviser(connect_redis(plan.redis_url), tasks.spawn)
            gate = RedisGate(self.adviser)
        self.ids = RandomIds(self.system)
        self.tally = HoldTally(self.clock)
        self.writer = HoldWriter(self.database, gate, self.ids, tasks.spawn, self.tally)
        self.kept = BookingStore(self.database, self.writer, self.ids)
        bots = [bot_of(token) for token in plan.tokens]
        self.venues = VenueStore(self.database, self.clock, bots)
        self.people = PeopleStore(self.database, self.ids, tasks.spawn)
        self.contacts = ContactStore(self.database, self.ids)
        self.lists = BookingPages(self.database, self.clock)
        self.keys = ApiKeys(self.database, self.ids, self.clock, tasks.spawn)
        self.tokens = RefreshTokens(self.database, self.ids)
        self.replies = Replies(self.database, self.ids)
        self.quotas = RedisQuotas(self.adviser) if self.adviser else None
        self.availability = Availability(KeptUsage(self.database, self.clock), self.clock)
        self.holds = CountedHolds(self.kept, self.availability, self.clock, self.ids)
        self.bookings = Bookings(self.kept, self.clock)
        self.payments = PaymentStore(self.database, self.ids, self.tally)
        self.takings = LedgerPages(self.database)
        self.gifts = Gifting(GiftStore(self.database), self.kept, self.clock, self.ids)
        self.world = self._world(tasks)

    def _world(self, tasks: Tasks) -> World:
        return World(
            Inbox(self.database, tasks.spawn),
            Sessions(self.database, tasks.spawn),
            Jobs(self.database, tasks.spawn),
            Leases(self.database),
            self.venues,
            self.clock,
            self.ids,
        )

    async def follow_clock(self) -> None:
        """Let this machine's clock follow the database's, which decides."""
        if self.database.moved_now() is None:
            now = await self.database.read_clock()
            self.system.ahead += now - self.system.now()

    async def sweep(self) -> None:
        """Drop what was kept for programs and need not be any longer."""
        await self.replies.sweep()
        await self.tokens.sweep()

    async def close(self) -> None:
        """Give everything back."""
        await self.writer.close()
        if self.adviser is not None:
            await self.adviser.close()
        await self.database.close()


async def make_store(plan: Plan, tasks: Tasks) -> Store:
    """A store that is migrated and knows what time it is. DatabaseNewer, StoreBusy."""
    async with AsyncExitStack() as stack:
        store = Store(plan, tasks)
        stack.push_async_callback(store.close)
        await upgrade_database(store.database)
        await store.follow_clock()
        if store.adviser is not None:
            await store.adviser.greet()
        stack.pop_all()
    return store


async def apply_venue(store: Store, path: Path) -> Applied:
    """Make a venue what its file says. VenueFileError, StillBooked: nothing was changed."""
    return await store.venues.apply(load(path, read_document))


@asynccontextmanager
async def open_store(plan: Plan) -> AsyncIterator[tuple[Store, Tasks]]:
    """A store, migrated, for as long as the context lasts; its tasks end before it."""
    async with AsyncExitStack() as stack:
        tasks = Tasks()
        stack.push_async_callback(tasks.close)
        store = await make_store(plan, tasks)
        stack.push_async_callback(store.close)
        stack.push_async_callback(tasks.close)
        yield store, tasks
