"""The servers of the suite. Each worker has its own, started when a test first asks for it."""

import os
from collections.abc import AsyncIterator, Iterator

import hypothesis
import pytest
import pytest_asyncio
import redis

from tests.databases import Databases
from tests.servers import GivenPostgres, GivenRedis, PostgresServer, RedisServer

# Or the library warns whenever it makes its own RetryAfter, and a warning is an error here.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# How long an example takes says something about the machine, and nothing about the program.
hypothesis.settings.register_profile("holdfast", deadline=None)
hypothesis.settings.load_profile("holdfast")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL that a test may stop, kill and pause; the next test finds it mended."""
    given = os.environ.get("HOLDFAST_TEST_DATABASE_URL")
    with GivenPostgres(given) if given else PostgresServer() as server:
        yield server


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """A Redis that a test may stop, kill and pause; the next test finds it mended."""
    given = os.environ.get("HOLDFAST_TEST_REDIS_URL")
    with GivenRedis(given) if given else RedisServer() as server:
        yield server


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def databases(postgres_server: PostgresServer) -> AsyncIterator[Databases]:
    """The databases of this worker, all copied from one migrated template."""
    databases = Databases(postgres_server)
    yield databases
    await databases.close()


@pytest.fixture
async def fresh_database(
    postgres_server: PostgresServer, databases: Databases
) -> AsyncIterator[str]:
    """The `HOLDFAST_DATABASE_URL` of a migrated database that only this test sees."""
    postgres_server.mend()
    url = await databases.new()
    yield url
    await databases.drop(url)


@pytest.fixture
def redis_url(redis_server: RedisServer, worker_number: int) -> Iterator[str]:
    """The `HOLDFAST_REDIS_URL` of an empty database that only this test sees."""
    redis_server.mend()
    url = f"{redis_server.url.rpartition('/')[0]}/{worker_number}"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    yield url
    redis_server.mend()


@pytest.fixture(scope="session")
def worker_number() -> int:
    """Which worker of a parallel run this is, from 0."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
