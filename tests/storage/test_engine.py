"""The database that is not quite there: whoever asks it is told that it is busy, and no more."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from domain.errors import StoreBusy
from storage.engine import Database


async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that dies while it is greeted: no to encryption, and then nothing."""
    await reader.readexactly(8)
    writer.write(b"N")
    await reader.read(1)
    writer.close()


@pytest.fixture
async def dying() -> AsyncIterator[Database]:
    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        database = Database(f"postgresql+asyncpg://me:secret@127.0.0.1:{port}/none", None)
        yield database
        await database.close()


async def test_a_server_that_dies_while_it_is_greeted_is_busy(dying: Database) -> None:
    with pytest.raises(StoreBusy):
        await dying.read(lambda connection: connection.execute(sa.select(1)))
