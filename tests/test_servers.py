"""The servers under the suite really are what the other tests take them for."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
import redis

from tests.programs import ProgramMissing
from tests.servers import CannotBreak, GivenPostgres, PostgresServer, RedisServer

STARTS_ONE_AND_WAITS = """
from tests.servers import PostgresServer
import sys
server = PostgresServer()
server.start()
print(server.port, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[PostgresServer]:
    """A server that writes through to the disk."""
    with PostgresServer(fsync=True, settings={"work_mem": "7MB"}) as server:
        yield server


@pytest.fixture
def redis_alone() -> Iterator[RedisServer]:
    """A server that nobody else uses."""
    with RedisServer() as server:
        yield server


async def ask(server: PostgresServer, question: str) -> str:
    connection = await asyncpg.connect(server.dsn)
    try:
        return str(await connection.fetchval(question))
    finally:
        await connection.close()


async def test_postgres_is_a_real_one_that_can_guard_overlaps(postgres: PostgresServer) -> None:
    version = await ask(postgres, "SHOW server_version_num")
    extensions = await ask(
        postgres, "SELECT count(*) FROM pg_available_extensions WHERE name = 'btree_gist'"
    )

    assert int(version) >= 150_000
    assert extensions == "1"


async def test_settings_are_what_the_test_asked_for(postgres: PostgresServer) -> None:
    assert await ask(postgres, "SHOW fsync") == "on"
    assert await ask(postgres, "SHOW work_mem") == "7MB"


@pytest.mark.parametrize("ending", ["fast", "immediate", "kill"])
@pytest.mark.fault
async def test_what_was_committed_is_there_after_any_ending(
    postgres: PostgresServer, ending: str
) -> None:
    await ask(postgres, f"CREATE TABLE {ending} AS SELECT 7 AS number")

    match ending:
        case "kill":
            postgres.kill()
        case "fast" | "immediate":
            postgres.stop(ending)
        case _:
            raise AssertionError(ending)

    with pytest.raises(ConnectionRefusedError):
        await ask(postgres, "SELECT 1")
    postgres.start()
    assert await ask(postgres, f"SELECT number FROM {ending}") == "7"


@pytest.mark.fault
async def test_a_paused_postgres_answers_when_it_goes_on(postgres: PostgresServer) -> None:
    connection = await asyncpg.connect(postgres.dsn)
    postgres.pause()

    answer = asyncio.ensure_future(connection.fetchval("SELECT 7"))
    done, _ = await asyncio.wait({answer}, timeout=0.05)
    postgres.resume()

    assert done == set()
    assert await answer == 7
    await connection.close()


async def test_nobody_gets_in_without_the_password(postgres: PostgresServer) -> None:
    stranger = postgres.dsn.replace(postgres.password, "guess")

    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(stranger)


def hangs_up(connection: socket.socket) -> bool:
    """Whether the other side ends it, by a farewell or, with something unread, by a reset."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


if sys.platform == "linux":  # the only one to tell a child that its parent died

    @pytest.mark.fault
    def test_a_server_dies_with_the_process_that_started_it() -> None:
        command = [sys.executable, "-c", STARTS_ONE_AND_WAITS]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as starter:
            assert starter.stdout is not None
            port = int(starter.stdout.readline())
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                starter.kill()

                assert hangs_up(connection)


@pytest.mark.fault
def test_redis_forgets_by_a_flush_and_by_a_restart(redis_alone: RedisServer) -> None:
    with redis.Redis.from_url(redis_alone.url) as client:
        client.set("first", "1")
        redis_alone.flush()
        after_flush = client.get("first")
        client.set("second", "2")
    redis_alone.stop()
    redis_alone.start()

    with redis.Redis.from_url(redis_alone.url) as client:
        assert (after_flush, client.get("second")) == (None, None)


@pytest.mark.fault
def test_a_broken_redis_is_mended(redis_alone: RedisServer) -> None:
    redis_alone.pause()
    redis_alone.mend()
    redis_alone.kill()
    redis_alone.mend()

    with redis.Redis.from_url(redis_alone.url) as client:
        assert client.ping()


def test_a_given_server_is_used_and_never_broken() -> None:
    given = GivenPostgres("postgresql+asyncpg://somebody@elsewhere/here")

    with given as server:
        assert server.dsn == "postgresql://somebody@elsewhere/here"
        with pytest.raises(CannotBreak, match="HOLDFAST_TEST"):
            server.stop()


def test_a_missing_server_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOLDFAST_TEST_POSTGRES_BIN", str(tmp_path))

    with pytest.raises(ProgramMissing, match="Install PostgreSQL"):
        PostgresServer()
