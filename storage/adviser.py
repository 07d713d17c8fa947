"""Redis as an adviser: asked under a deadline, never relied upon.

Locks and flood limits ask it; when it does not answer in time, they do without. Three silences
in a row open the breaker: for ten seconds nobody asks, and then a greeting in the background
finds out whether it is back, so that no person ever waits for the finding out.

        answers ──► closed ──► three silences ──► open ──► ten seconds ──► greeting
                      ▲                            ▲                        │    │
                      └───────── answered ─────────┼────────────────────────┘    │
                                                   └───────── silence ───────────┘
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable, Sequence
from typing import cast

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import NoScriptError, RedisError

from storage.batching import Spawn

DEADLINE_SECONDS = 0.020
GREETING_SECONDS = 0.25
SILENCES = 3
COOL_DOWN_SECONDS = 10.0
CONNECTIONS = 16

_SILENCE = (RedisError, OSError, TimeoutError)
_log = structlog.get_logger(__name__)


def connect_redis(url: str, *, patience: float = GREETING_SECONDS) -> Redis:
    """A client that fails after `patience` seconds and never tries again on its own.

    ValueError for a wrong URL.

    redis-py waits five seconds, retries or does not, and caps its pool, depending on how it is
    made: everything is said here.
    """
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=patience,
        socket_timeout=patience,
        socket_connect_timeout=patience,
        retry=Retry(NoBackoff(), 0),
        protocol=2,
    )
    return Redis.from_pool(pool)


class Script:
    """A few lines of Lua that run as one step; sent whole only when the server forgot them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.digest = hashlib.sha1(source.encode(), usedforsecurity=False).hexdigest()


class Breaker:
    """Stops the asking after silences, and says when to try again."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._silences = 0
        self._last_silence = 0.0
        self._next_try = 0.0

    @property
    def open(self) -> bool:
        """Whether nobody should ask."""
        return self._silences >= SILENCES

    def answered(self) -> None:
        """All is well again."""
        self._silences = 0

    def silent(self, asked_at: float) -> bool:
        """Count a silence; True when it opens the breaker.

        Those who were asking at the same time have met the same silence: it counts once.
        """
        if self.open or asked_at < self._last_silence:
            return False
        self._last_silence = self._monotonic()
        self._next_try = self._last_silence + COOL_DOWN_SECONDS
        self._silences += 1
        return self.open

    def may_try(self) -> bool:
        """True for one caller per cool-down."""
        if not self.open or self._monotonic() < self._next_try:
            return False
        self._next_try = self._monotonic() + COOL_DOWN_SECONDS
        return True


class Adviser:
    """One Redis, as one process sees it. Shared by everything that asks it."""

    def __init__(
        self,
        redis: Redis,
        spawn: Spawn,
        *,
        deadline: float = DEADLINE_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._redis = redis
        self._spawn = spawn
        self._deadline = deadline
        self._monotonic = monotonic
        self._breaker = Breaker(monotonic)
        # Questions without an answer in time, and how often they led to asking no more.
        self.silences = 0
        self.openings = 0

    @property
    def silent(self) -> bool:
        """Whether everybody does without for now."""
        return self._breaker.open

    async def ask(
        self, script: Script, keys: Sequence[str], arguments: Sequence[str | int]
    ) -> list[int] | None:
        """The script's answer, or None when there is none in time."""
        if self._breaker.open:
            if self._breaker.may_try():
                self._spawn(self._try_again())
            return None
        asked_at = self._monotonic()
        try:
            async with asyncio.timeout(self._deadline):
                answer = await self._run(script, keys, arguments)
        except _SILENCE as error:
            self.silences += 1
            if self._breaker.silent(asked_at):
                self.openings += 1
                _log.warning("redis_silent", error=type(error).__name__)
            return None
        self._breaker.answered()
        return answer

    async def greet(self) -> bool:
        """Whether Redis answers at all; connects, so that the first to ask need not."""
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                await self._redis.ping()
        except _SILENCE:
            return False
        return True

    async def close(self) -> None:
        """Give every connection back."""
        await self._redis.aclose()

    async def _run(
        self, script: Script, keys: Sequence[str], arguments: Sequence[str | int]
    ) -> list[int]:
        rest = (*keys, *map(str, arguments))
        try:
            answer = await self._redis.evalsha(script.digest, len(keys), *rest)
        except NoScriptError:
            answer = await self._redis.eval(script.source, len(keys), *rest)
        return cast("list[int]", answer)

    async def _try_again(self) -> None:
        if await self.greet():
            self._breaker.answered()
            _log.info("redis_back")
