"""The gate: who goes first, and that nothing depends on it. On a real Redis, also a broken one."""

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest
from redis.asyncio import Redis

from domain.ports import Gate
from storage.adviser import (
    COOL_DOWN_SECONDS,
    DEADLINE_SECONDS,
    GREETING_SECONDS,
    SILENCES,
    Adviser,
    Script,
    connect_redis,
)
from storage.locks import LocalGate, OpenGate, RedisGate, enter_patiently
from tests.servers import RedisServer

NINE, TEN = "1:7:540", "1:7:600"


@dataclass
class FixedClock:
    """Stands still until it is moved."""

    at: datetime = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Process:
    """What one process has: an adviser, its gate, and background work."""

    adviser: Adviser
    work: list[asyncio.Task[None]]
    seconds: list[float]

    @property
    def gate(self) -> RedisGate:
        return RedisGate(self.adviser)

    async def background(self) -> None:
        await asyncio.gather(*self.work)


class Processes(Protocol):
    """Makes processes. Nobody who tests what Redis answers is in a hurry."""

    def __call__(self, *, deadline: float = 5.0) -> Process: ...


@pytest.fixture
async def process(redis_url: str) -> AsyncIterator[Processes]:
    """Make processes that share one Redis, with a clock for the breaker that only tests move."""
    made: list[Process] = []

    def make(*, deadline: float = 5.0) -> Process:
        work: list[asyncio.Task[None]] = []
        seconds = [0.0]

        def spawn(one: Coroutine[object, object, None]) -> None:
            work.append(asyncio.create_task(one))

        def monotonic() -> float:
            seconds[0] += 0.001
            return seconds[0]

        redis = connect_redis(redis_url, patience=max(deadline, GREETING_SECONDS))
        adviser = Adviser(redis, spawn, deadline=deadline, monotonic=monotonic)
        made.append(Process(adviser, work, seconds))
        return made[-1]

    yield make
    for one in made:
        await one.background()
        await one.adviser.close()


@pytest.fixture(params=["redis", "local"])
def gate(request: pytest.FixtureRequest) -> Gate:
    if request.param == "local":
        return LocalGate(FixedClock())
    make: Processes = request.getfixturevalue("process")
    return make().gate


async def test_the_first_of_a_batch_goes_on_and_the_others_are_held_back(gate: Gate) -> None:
    admitted = await gate.enter([(NINE,), (NINE,), (TEN,)], ["ann", "bob", "bob"])

    assert admitted == [True, False, True]


async def test_who_wants_a_set_gets_all_of_it_or_nothing(gate: Gate) -> None:
    await gate.enter([(NINE,)], ["ann"])

    both, rest = await gate.enter([(TEN, NINE), (TEN,)], ["bob", "eve"])

    assert not both
    assert rest


async def test_what_is_mine_already_is_mine_again(gate: Gate) -> None:
    await gate.enter([(NINE,)], ["ann"])

    assert await gate.enter([(NINE,)], ["ann"]) == [True]


async def test_what_was_given_up_is_free_for_the_next(gate: Gate) -> None:
    await gate.enter([(NINE,)], ["ann"])

    await gate.leave((NINE,), "ann")

    assert await gate.enter([(NINE,)], ["bob"]) == [True]


async def test_nobody_gives_up_what_is_somebody_elses(gate: Gate) -> None:
    await gate.enter([(NINE,)], ["ann"])

    await gate.leave((NINE, TEN), "bob")

    assert await gate.enter([(NINE,)], ["bob"]) == [False]


async def test_who_wants_nothing_that_is_guarded_goes_on(gate: Gate) -> None:
    assert await gate.enter([(), ()], ["ann", "bob"]) == [True, True]


async def test_a_local_token_is_forgotten_after_three_seconds() -> None:
    clock = FixedClock()
    gate = LocalGate(clock)
    await gate.enter([(NINE,)], ["ann"])
    clock.pass_(2.9)
    early = await gate.enter([(NINE,)], ["bob"])

    clock.pass_(0.1)

    assert early == [False]
    assert await gate.enter([(NINE,)], ["bob"]) == [True]


async def test_the_local_gate_forgets_what_nobody_has_any_more() -> None:
    clock = FixedClock()
    gate = LocalGate(clock)
    await gate.enter([(f"1:{n}:0",) for n in range(5000)], [str(n) for n in range(5000)])
    clock.pass_(3)

    await gate.enter([(NINE,)], ["ann"])

    assert list(gate._held) == [NINE]


async def test_the_open_gate_lets_everybody_through() -> None:
    gate = OpenGate()

    await gate.leave((NINE,), "ann")

    assert await gate.enter([(NINE,), (NINE,)], ["ann", "bob"]) == [True, True]


async def test_a_token_in_redis_ends_by_itself(process: Processes, redis_url: str) -> None:
    await process().gate.enter([(NINE,)], ["ann"])

    async with Redis.from_url(redis_url) as redis:
        left = await redis.pttl(f"holdfast:gate:{NINE}")

    assert 0 < left <= 3000


async def test_forty_processes_want_one_slot_and_one_gets_it(process: Processes) -> None:
    gates = [process().gate for _ in range(40)]

    admitted = await asyncio.gather(
        *(gate.enter([(NINE,)], [f"customer {i}"]) for i, gate in enumerate(gates))
    )

    assert admitted.count([True]) == 1


async def test_a_server_that_forgot_the_scripts_is_told_them_again(
    process: Processes, redis_url: str
) -> None:
    one = process()
    await one.gate.enter([(NINE,)], ["ann"])
    async with Redis.from_url(redis_url) as redis:
        await redis.script_flush()

    admitted = await one.gate.enter([(NINE,)], ["bob"])

    assert admitted == [False]
    assert not one.adviser.silent


async def test_a_flushed_server_is_a_new_start(
    process: Processes, redis_server: RedisServer
) -> None:
    one = process()
    await one.gate.enter([(NINE,)], ["ann"])

    redis_server.flush()

    assert await one.gate.enter([(NINE,), (NINE,)], ["bob", "ann"]) == [True, False]


@pytest.mark.fault
async def test_the_gate_is_open_while_redis_is_down_and_closes_when_it_is_back(
    process: Processes, redis_server: RedisServer
) -> None:
    one = process()
    await one.gate.enter([(NINE,)], ["ann"])
    redis_server.stop()

    down = [await one.gate.enter([(NINE,), (NINE,)], ["bob", "eve"]) for _ in range(5)]
    silent = one.adviser.silent
    redis_server.start()
    one.seconds[0] += COOL_DOWN_SECONDS
    asked_in_vain = await one.gate.enter([(NINE,), (NINE,)], ["bob", "eve"])
    await one.background()

    assert down == [[True, True]] * 5
    assert silent
    assert asked_in_vain == [True, True]
    assert not one.adviser.silent
    assert await one.gate.enter([(NINE,), (NINE,)], ["bob", "eve"]) == [True, False]


@pytest.mark.fault
async def test_a_paused_redis_costs_everybody_together_less_than_a_quarter_second(
    process: Processes, redis_server: RedisServer
) -> None:
    one = process(deadline=DEADLINE_SECONDS)
    await one.gate.enter([(NINE,)], ["ann"])
    redis_server.pause()
    began = time.perf_counter()

    admitted = [await one.gate.enter([(NINE,)], ["bob"]) for _ in range(50)]
    took = time.perf_counter() - began

    assert admitted == [[True]] * 50
    assert took < 0.25


@pytest.mark.fault
async def test_nobody_waits_for_the_greeting_of_a_server_that_is_still_paused(
    process: Processes, redis_server: RedisServer
) -> None:
    one = process(deadline=DEADLINE_SECONDS)
    await one.gate.enter([(NINE,)], ["ann"])
    redis_server.pause()
    for _ in range(SILENCES):
        await one.gate.enter([(NINE,)], ["bob"])
    one.seconds[0] += COOL_DOWN_SECONDS
    began = time.perf_counter()

    admitted = await one.gate.enter([(NINE,)], ["bob"])
    took = time.perf_counter() - began
    await one.background()

    assert admitted == [True]
    assert took < 0.2
    assert len(one.work) == 1
    assert one.adviser.silent


@pytest.mark.fault
async def test_those_who_ask_at_once_meet_one_silence_and_not_three(
    process: Processes, redis_server: RedisServer
) -> None:
    one = process(deadline=DEADLINE_SECONDS)
    await one.gate.enter([(NINE,)], ["ann"])
    redis_server.pause()

    await asyncio.gather(*(one.gate.enter([(NINE,)], ["bob"]) for _ in range(10)))

    assert not one.adviser.silent


async def test_a_full_redis_opens_the_gate(process: Processes, redis_url: str) -> None:
    one = process()
    async with Redis.from_url(redis_url) as redis:
        await redis.config_set("maxmemory-policy", "noeviction")
        await redis.config_set("maxmemory", 1)
        try:
            full = await one.gate.enter([(NINE,), (NINE,)], ["ann", "bob"])
        finally:
            await redis.config_set("maxmemory", 0)

    assert full == [True, True]
    assert await one.gate.enter([(NINE,), (NINE,)], ["ann", "bob"]) == [True, False]


async def test_a_script_that_fails_is_no_answer(process: Processes) -> None:
    answer = await process().adviser.ask(Script("return redis.call('NOPE')"), (), ())

    assert answer is None


async def test_a_greeting_says_whether_redis_is_there(
    process: Processes, redis_server: RedisServer
) -> None:
    one = process()
    there = await one.adviser.greet()
    redis_server.stop()

    assert there
    assert not await one.adviser.greet()


@dataclass
class CountingGate:
    """Lets somebody in at their n-th try."""

    opens_at: int
    tries: list[int] = field(default_factory=list)

    async def enter(self, tokens: Sequence[Sequence[str]], owners: Sequence[str]) -> list[bool]:
        self.tries.append(len(owners))
        return [owner == "ann" or len(self.tries) >= self.opens_at for owner in owners]

    async def leave(self, tokens: Sequence[str], owner: str) -> None:
        """Nothing was taken."""


@pytest.mark.parametrize(
    ("opens_at", "admitted", "tries"),
    [
        (1, [True, True, True], [3]),
        (2, [True, True, True], [3, 2]),
        (3, [True, True, True], [3, 2, 2]),
        (4, [True, False, False], [3, 2, 2]),
    ],
)
async def test_who_is_refused_tries_three_times_in_all(
    opens_at: int, admitted: list[bool], tries: list[int]
) -> None:
    gate = CountingGate(opens_at)

    got = await enter_patiently(gate, [[NINE], [NINE], [TEN]], ["ann", "bob", "eve"])

    assert got == admitted
    assert gate.tries == tries


async def test_who_would_have_to_wait_too_long_does_not_try_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.locks.PATIENCE_SECONDS", 0)
    gate = CountingGate(opens_at=2)

    assert await enter_patiently(gate, [[NINE]], ["bob"]) == [False]
