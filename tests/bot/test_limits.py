"""How fast the bot speaks, alone and as several processes on a real Redis; and is spoken to."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from bot.runtime.incoming import Admission, IncomingLimit
from bot.runtime.limits import (
    Errand,
    FloodLimits,
    Kind,
    NoLimits,
    Postponed,
    Priority,
    Pulse,
)
from storage.adviser import DEADLINE_SECONDS, Adviser, connect_redis
from storage.pacing import RedisBuckets
from tests.servers import RedisServer

BOT, ANN, BOB, GROUP = 7000001, 11, 12, -100
NOON = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
BULK = Priority.BULK


@dataclass
class Seconds:
    """Time that passes only when everybody waits."""

    passed: float = 100.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        until = self.passed + seconds
        for _ in range(100):
            await asyncio.sleep(0)
        self.passed = max(self.passed, until)

    def now(self) -> datetime:
        return NOON


class Make(Protocol):
    """Makes the limits of one process. Nobody is in a hurry unless Redis is in trouble."""

    def __call__(self, time: Seconds, /, *, deadline: float = 5.0) -> FloodLimits: ...


@pytest.fixture
async def shared(redis_url: str) -> AsyncIterator[Make]:
    """Make the limits of further processes of one bot."""
    advisers: list[Adviser] = []
    tasks: set[asyncio.Task[None]] = set()

    def spawn(work: Coroutine[object, object, None]) -> None:
        tasks.add(asyncio.create_task(work))

    def make(seconds: Seconds, /, *, deadline: float = 5.0) -> FloodLimits:
        advisers.append(Adviser(connect_redis(redis_url), spawn, deadline=deadline))
        buckets = RedisBuckets(advisers[-1], BOT, spawn)
        return FloodLimits(seconds, buckets, pulse=Pulse(seconds.monotonic, seconds.sleep))

    yield make
    await asyncio.gather(*tasks)
    for adviser in advisers:
        await adviser.close()


def alone(seconds: Seconds, /, *, deadline: float = 0.0) -> FloodLimits:
    return FloodLimits(seconds, pulse=Pulse(seconds.monotonic, seconds.sleep))


@pytest.fixture(params=["alone", "shared"])
def make(request: pytest.FixtureRequest) -> Make:
    if request.param == "alone":
        return alone
    found: Make = request.getfixturevalue("shared")
    return found


async def test_a_chat_gets_three_messages_at_once_and_then_one_a_second(make: Make) -> None:
    limits = make(time := Seconds())

    waits = [await limits.turn(Errand(ANN), 10) for _ in range(4)]

    assert [round(wait, 1) for wait in waits] == [0, 0, 0, 1.0]
    assert [round(wait, 1) for wait in time.slept] == [1.0]


async def test_messages_to_one_chat_queue_up(make: Make) -> None:
    limits = make(Seconds())

    waits = await asyncio.gather(*(limits.turn(Errand(ANN), 10) for _ in range(6)))

    assert [round(wait, 1) for wait in sorted(waits)] == [0, 0, 0, 1.0, 2.0, 3.0]


async def test_a_queue_of_more_than_three_seconds_is_postponed(make: Make) -> None:
    limits = make(Seconds())

    got = await asyncio.gather(
        *(limits.turn(Errand(ANN), 3.5) for _ in range(7)), return_exceptions=True
    )

    [postponed] = [one for one in got if isinstance(one, BaseException)]
    assert isinstance(postponed, Postponed)
    assert round((postponed.until - NOON).total_seconds(), 1) == 4.0


async def test_another_chat_waits_for_nobody(make: Make) -> None:
    limits = make(Seconds())
    queue = asyncio.gather(*(limits.turn(Errand(ANN), 10) for _ in range(5)))

    wait = await limits.turn(Errand(BOB), 3)

    assert wait == 0
    await queue


async def test_whoever_taps_quickly_sees_every_answer_at_once(make: Make) -> None:
    limits = make(Seconds())
    tap = Errand(ANN, Kind.EDIT)

    waits = [await limits.turn(tap, 3) for _ in range(5)]

    assert waits == [0] * 5


async def test_a_group_gets_twenty_a_minute_edits_included(make: Make) -> None:
    limits = make(Seconds())

    waits = await asyncio.gather(*(limits.turn(Errand(GROUP, Kind.EDIT), 60) for _ in range(6)))

    assert [round(wait, 1) for wait in sorted(waits)] == [0, 0, 0, 0, 3.0, 6.0]


async def test_all_chats_together_get_thirty_a_second(make: Make) -> None:
    limits = make(Seconds())

    waits = await asyncio.gather(*(limits.turn(Errand(1000 + n), 3) for n in range(65)))

    assert sum(wait < 0.02 for wait in waits) in (5, 6)
    assert 1.9 <= max(waits) <= 2.05


async def test_bulk_does_not_stand_in_the_queue_before_a_person(make: Make) -> None:
    limits = make(Seconds())
    bulk = [limits.turn(Errand(2000 + n, priority=BULK), 0) for n in range(10)]
    sent = await asyncio.gather(*bulk, return_exceptions=True)

    wait = await limits.turn(Errand(ANN), 3)

    assert wait == 0
    assert sum(not isinstance(one, Postponed) for one in sent) in (1, 2)


async def test_bulk_waits_until_nobody_else_does() -> None:
    limits = alone(time := Seconds())
    people = [limits.turn(Errand(1000 + n), 3) for n in range(15)]
    bulk = limits.turn(Errand(ANN, priority=BULK), 1)

    *waits, last = await asyncio.gather(*people, bulk)

    assert last >= max(waits)
    assert time.slept


async def test_bulk_that_would_wait_too_long_is_postponed() -> None:
    limits = alone(Seconds())
    await limits.freeze(ANN, 5)

    with pytest.raises(Postponed) as postponed:
        await limits.turn(Errand(ANN, priority=BULK), 1)

    assert postponed.value.until == NOON + timedelta(seconds=5)


async def test_a_chat_telegram_refused_is_left_alone_and_no_other(make: Make) -> None:
    limits = make(Seconds())

    until = await limits.freeze(ANN, 17)

    assert until == NOON + timedelta(seconds=17)
    assert limits.floods == 1
    assert await limits.turn(Errand(BOB), 3) == 0
    for kind in Kind:
        with pytest.raises(Postponed):
            await limits.turn(Errand(ANN, kind), 3)


async def test_the_same_chat_refused_twice_freezes_nobody_else(make: Make) -> None:
    limits = make(Seconds())

    await limits.freeze(ANN, 17)
    await limits.freeze(ANN, 17)

    assert await limits.turn(Errand(BOB), 3) == 0


async def test_two_chats_refused_within_a_second_silence_the_bot(make: Make) -> None:
    limits = make(Seconds())

    await limits.freeze(ANN, 17)
    await limits.freeze(BOB, 9)

    with pytest.raises(Postponed) as postponed:
        await limits.turn(Errand(13), 3)
    assert 8.5 < (postponed.value.until - NOON).total_seconds() <= 9


async def test_two_chats_refused_at_different_times_are_two_chats() -> None:
    limits = alone(time := Seconds())
    await limits.freeze(ANN, 17)
    time.passed += 1.5

    await limits.freeze(BOB, 9)

    assert await limits.turn(Errand(13), 3) == 0


async def test_who_waits_for_a_chat_takes_nobody_elses_turn() -> None:
    limits = alone(Seconds())
    await limits.freeze(ANN, 2)
    waiting = asyncio.gather(*(limits.turn(Errand(ANN, Kind.EDIT), 3) for _ in range(40)))

    waits = [await limits.turn(Errand(1000 + n), 3) for n in range(5)]

    assert waits == [0] * 5
    waiting.cancel()


async def test_what_one_process_was_told_every_process_knows(shared: Make) -> None:
    here, there = shared(Seconds()), shared(Seconds())

    await here.freeze(ANN, 17)

    with pytest.raises(Postponed):
        await there.turn(Errand(ANN), 3)


async def test_processes_share_the_turns_of_a_chat(shared: Make) -> None:
    processes = [shared(Seconds()) for _ in range(3)]

    waits = await asyncio.gather(*(one.turn(Errand(ANN), 10) for one in processes * 2))

    assert [round(wait, 1) for wait in sorted(waits)] == [0, 0, 0, 1.0, 2.0, 3.0]


async def test_bots_do_not_share_anything(shared: Make, redis_url: str) -> None:
    await shared(Seconds()).freeze(ANN, 17)
    tasks: set[asyncio.Task[None]] = set()

    def spawn(work: Coroutine[object, object, None]) -> None:
        tasks.add(asyncio.create_task(work))

    adviser = Adviser(connect_redis(redis_url), spawn)
    other = FloodLimits(Seconds(), RedisBuckets(adviser, BOT + 1, spawn))

    assert await other.turn(Errand(ANN), 3) == 0
    await asyncio.gather(*tasks)
    await adviser.close()


@pytest.mark.fault
async def test_without_redis_a_process_keeps_to_the_limits_by_itself(
    shared: Make, redis_server: RedisServer
) -> None:
    limits = shared(Seconds())
    await limits.freeze(BOB, 17)
    redis_server.stop()
    noticed = [await limits.turn(Errand(GROUP, Kind.EDIT), 3) for _ in range(3)]

    waits = await asyncio.gather(*(limits.turn(Errand(ANN), 10) for _ in range(6)))

    assert [round(wait, 1) for wait in sorted(waits)] == [0, 0, 0, 1.0, 2.0, 3.0]
    assert noticed == [0, 0, 0]
    with pytest.raises(Postponed):
        await limits.turn(Errand(BOB), 3)


@pytest.mark.fault
async def test_a_paused_redis_holds_up_no_conversation(
    shared: Make, redis_server: RedisServer
) -> None:
    limits = shared(Seconds(), deadline=DEADLINE_SECONDS)
    await limits.turn(Errand(ANN), 3)
    redis_server.pause()

    async with asyncio.timeout(0.5):
        waits = [await limits.turn(Errand(1000 + n, Kind.EDIT), 3) for n in range(5)]

    assert waits == [0] * 5


async def test_the_buckets_of_long_ago_are_swept_away() -> None:
    limits = alone(time := Seconds())
    for n in range(5000):
        await limits.turn(Errand(n), 3)
        time.passed += 0.05

    await limits.turn(Errand(ANN), 3)

    assert len(limits._local._empty_at) < 1000


async def test_a_telegram_without_limits_lets_everything_pass() -> None:
    limits = NoLimits(Seconds())

    until = await limits.freeze(ANN, 5)

    assert [await limits.turn(Errand(ANN), 3) for _ in range(50)] == [0] * 50
    assert until == NOON + timedelta(seconds=5)


def test_who_floods_the_bot_is_told_once_and_then_ignored() -> None:
    time = Seconds()
    limit = IncomingLimit(monotonic=time.monotonic)

    got = [limit.admit(ANN) for _ in range(100)]

    assert got == [Admission.WELCOME] * 30 + [Admission.ONE_NOTICE] + [Admission.IGNORED] * 69
    assert limit.admit(BOB) is Admission.WELCOME


def test_who_slows_down_is_welcome_again_and_would_be_told_again() -> None:
    time = Seconds()
    limit = IncomingLimit(monotonic=time.monotonic)
    for _ in range(40):
        limit.admit(ANN)

    time.passed += 10
    again = [limit.admit(ANN) for _ in range(31)]

    assert again == [Admission.WELCOME] * 30 + [Admission.ONE_NOTICE]


def test_a_steady_flood_gets_one_notice_and_not_one_per_window() -> None:
    time = Seconds()
    limit = IncomingLimit(monotonic=time.monotonic)

    got = []
    for _ in range(600):
        got.append(limit.admit(ANN))
        time.passed += 0.1

    assert got.count(Admission.ONE_NOTICE) == 1


def test_people_who_left_are_forgotten() -> None:
    time = Seconds()
    limit = IncomingLimit(monotonic=time.monotonic)
    for user_id in range(5000):
        limit.admit(user_id)

    time.passed += 11
    limit.admit(ANN)

    assert len(limit._came) == 1
