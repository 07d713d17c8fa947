"""Flood limits that all processes share: buckets in Redis, filled and frozen in one step.

A bucket lets `burst` through at once and then one per interval (GCRA: what is kept is only the
moment at which the bucket would be empty). What is waiting at the same time is asked in one
call; the server's own clock decides. Without an answer the caller has buckets of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from storage.adviser import Adviser, Script
from storage.batching import Batcher, Spawn

Bucket = tuple[str, int, int]  # its name, microseconds from one to the next, burst
Stage = tuple[str, Sequence[Bucket]]  # the name of what may freeze it, its buckets
Request = tuple[Sequence[Stage], int]

_KEY = "holdfast:flood:"

# Of each request, stages are taken until one has to wait. A wait longer than its patience, in
# milliseconds, takes nothing of that stage.
_TAKE = Script("""
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local answers = {}
for _, request in ipairs(cjson.decode(ARGV[1])) do
  local passed, wait = 0, 0
  for _, stage in ipairs(request[1]) do
    local start, empty = now + math.max(0, redis.call('PTTL', KEYS[stage[1]])), {}
    for i, bucket in ipairs(stage[2]) do
      empty[i] = math.max(now, tonumber(redis.call('GET', KEYS[bucket[1]]) or 0))
      start = math.max(start, empty[i] - (bucket[3] - 1) * bucket[2] / 1000)
    end
    wait = start - now
    if wait > request[2] then break end
    for i, bucket in ipairs(stage[2]) do
      local full = math.max(start, empty[i]) + bucket[2] / 1000
      local lasts = math.ceil(full - now) + 1000
      redis.call('SET', KEYS[bucket[1]], string.format('%.3f', full), 'PX', lasts)
    end
    passed = passed + 1
    if wait > 0 then break end
  end
  answers[#answers + 1] = passed
  answers[#answers + 1] = math.ceil(wait)
end
return answers
""")

# KEYS: the chat, everybody, the chat that was refused last.
_FREEZE = Script("""
local function freeze(key)
  if redis.call('PTTL', key) < tonumber(ARGV[1]) then
    redis.call('SET', key, 1, 'PX', ARGV[1])
  end
end
freeze(KEYS[1])
local last = redis.call('GET', KEYS[3])
if last and last ~= KEYS[1] then freeze(KEYS[2]) end
redis.call('SET', KEYS[3], KEYS[1], 'PX', ARGV[2])
return {}
""")


class RedisBuckets:
    """The buckets of one bot, for all its processes. `bot.runtime.limits` says what is in them."""

    def __init__(self, adviser: Adviser, bot_id: int, spawn: Spawn) -> None:
        self._adviser = adviser
        self._prefix = f"{_KEY}{bot_id}:"
        self._asked: Batcher[Request, tuple[int, int] | None] = Batcher(self._take_all, spawn)

    async def take(self, stages: Sequence[Stage], patience_ms: int) -> tuple[int, int] | None:
        """How many stages were taken, and the wait in milliseconds; None without an answer."""
        return await self._asked.submit((stages, patience_ms))

    async def freeze(self, chat: str, everybody: str, seconds: float, within: float) -> None:
        """Let nothing pass to a chat; to nobody, if another one was frozen `within` seconds."""
        names = (chat, everybody, f"{everybody}:last")
        keys = [self._prefix + name for name in names]
        await self._adviser.ask(_FREEZE, keys, [round(seconds * 1000), round(within * 1000)])

    async def _take_all(self, requests: Sequence[Request]) -> Sequence[tuple[int, int] | None]:
        places: dict[str, int] = {}

        def place(name: str) -> int:
            return places.setdefault(self._prefix + name, len(places) + 1)

        encoded = [
            (
                [
                    (place(frozen), [(place(name), *rate) for name, *rate in buckets])
                    for frozen, buckets in stages
                ],
                patience_ms,
            )
            for stages, patience_ms in requests
        ]
        answers = await self._adviser.ask(_TAKE, [*places], [orjson.dumps(encoded).decode()])
        if answers is None:
            return [None] * len(requests)
        return list(zip(answers[::2], answers[1::2], strict=True))
