"""Redis or PostgreSQL fails in the middle of bookings: everybody books, once, and knows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
import redis

from storage.verify import verify
from tests.bot.runtime.booth import until
from tests.faults.street import PATIENCE, PEOPLE, Street, street_on
from tests.servers import PostgresServer, RedisServer

pytestmark = [pytest.mark.fault, pytest.mark.timeout(300)]
HALF = len(PEOPLE) // 2


@pytest.fixture
async def street(fresh_database: str, redis_url: str) -> AsyncIterator[Street]:
    async with street_on(fresh_database, redis_url) as street:
        yield street


def fill(server: RedisServer) -> None:
    """There is no room for anything any more."""
    with redis.Redis.from_url(server.url) as client:
        client.config_set("maxmemory-policy", "noeviction")
        client.config_set("maxmemory", 1)


def make_room(server: RedisServer) -> None:
    with redis.Redis.from_url(server.url) as client:
        client.config_set("maxmemory", 0)


# What happens to Redis, and how it ends.
FAULTS: dict[str, tuple[Callable[[RedisServer], None], Callable[[RedisServer], None]]] = {
    "stopped": (RedisServer.stop, RedisServer.start),
    "flushed": (RedisServer.flush, RedisServer.flush),
    "paused": (RedisServer.pause, RedisServer.resume),
    "full": (fill, make_room),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_everybody_books_once_whatever_happens_to_redis(
    street: Street, redis_server: RedisServer, fault: str
) -> None:
    breaks, ends = FAULTS[fault]
    everybody = street.everybody_books()
    await street.have_booked(2)

    breaks(redis_server)
    try:
        # Nobody waits for it to end.
        await street.have_booked(HALF)
    finally:
        ends(redis_server)
    under_way = not everybody.done()
    await everybody

    assert under_way
    assert street.cards() == await street.confirmed()
    await check(street)


async def check(street: Street) -> None:
    """Everybody has booked once, nobody was apologised to, and the database is as it must be."""
    assert sorted(who for _, who in await street.confirmed()) == list(PEOPLE)
    assert street.house.runtime.lanes.counts["failed"] == 0
    assert await verify(street.store.database) == ()


async def test_what_was_told_outlives_a_database_that_stops_at_once(
    street: Street, postgres_server: PostgresServer
) -> None:
    everybody = street.everybody_books()
    for many in (1, HALF, len(PEOPLE) - 2):
        await street.have_booked(many)

        postgres_server.stop("immediate")
        await street.somebody_acts_in_vain()
        await postgres_server.start_again()

        told = street.told()
        assert told <= {who for _, who in await street.confirmed()}
    await everybody

    # A card may come twice if the database was away when it was sent.
    assert {*street.cards()} == {*await street.confirmed()}
    await check(street)


async def test_who_acts_while_the_database_is_away_is_told_that_nothing_is_lost(
    street: Street, postgres_server: PostgresServer
) -> None:
    ann, bob = PEOPLE[:2]
    for one in (ann, bob):
        street.telegram.say(one, "/start")
    await until(lambda: street.sees(ann, "Soonest") and street.sees(bob, "Soonest"), PATIENCE)
    alerts = street.alerts()

    postgres_server.stop("immediate")
    street.press(ann, "Soonest")
    street.telegram.say(bob, "tomorrow at ten")
    await until(
        lambda: ann in alerts and street.sees(bob, "What you did is not lost"), PATIENCE
    )
    untouched = not street.sees(ann, "Who is it for?")
    await postgres_server.start_again()
    await until(lambda: street.sees(ann, "Who is it for?"), PATIENCE)
    await until(lambda: street.sees(bob, "10:00"), PATIENCE)

    assert untouched
    assert len(alerts[ann]) == 1
    assert "What you did is not lost" in alerts[ann][0]
    assert street.count(bob, "What you did is not lost") == 1
