"""The stores of the runtime on a database of either kind, and what has to be around them."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from domain.ports import Clock
from storage.engine import Database
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.leases import Leases
from storage.schema import metadata
from storage.sessions import Sessions

KINDS = ("sqlite", "postgresql")


class Background:
    """Runs what is spawned; a failure of it is a failure of the test."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[object, object, None]) -> None:
        self._tasks.add(asyncio.create_task(work))

    async def close(self) -> None:
        await asyncio.gather(*self._tasks)


@dataclass
class Stores:
    """Everything that is kept in one database, as one process sees it."""

    database: Database
    inbox: Inbox
    sessions: Sessions
    jobs: Jobs
    leases: Leases


def url_of(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """Name a database of this kind that nobody else uses, with nothing in it."""
    if kind == "postgresql":
        url: str = request.getfixturevalue("fresh_database")
        return url
    return f"sqlite+aiosqlite:///{folder}/holdfast.db"


@asynccontextmanager
async def opened(url: str, clock: Clock | None) -> AsyncIterator[Stores]:
    """Open the stores as one more process would."""
    database, background = Database(url, clock), Background()
    if database.dialect == "sqlite":
        await database.run(metadata.create_all)
    yield Stores(
        database,
        Inbox(database, background.spawn),
        Sessions(database, background.spawn),
        Jobs(database, background.spawn),
        Leases(database),
    )
    await background.close()
    await database.close()


@contextmanager
def overheard(said: list[str]) -> Iterator[None]:
    """Every question that is put to any database meanwhile."""

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            said.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", listen)
    yield
    sa.event.remove(sa.Engine, "before_cursor_execute", listen)
