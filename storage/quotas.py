"""How often somebody may call, counted for all processes: as in `pacing`, but nobody waits.

See `bot.web.api.quotas` for what is asked and answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from storage.adviser import Adviser, Script

_KEY = "holdfast:quota:"

# KEYS: what an allowance is known by. ARGV: of each, its interval in microseconds and its most.
_SPEND = Script("""
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local empty, wait = {}, 0
for i, key in ipairs(KEYS) do
  local interval, most = ARGV[2 * i - 1] / 1000, tonumber(ARGV[2 * i])
  empty[i] = math.max(now, tonumber(redis.call('GET', key) or 0))
  wait = math.max(wait, empty[i] - (most - 1) * interval - now)
end
local answer = {math.ceil(wait)}
for i, key in ipairs(KEYS) do
  local interval, most = ARGV[2 * i - 1] / 1000, tonumber(ARGV[2 * i])
  if wait <= 0 then
    empty[i] = empty[i] + interval
    local lasts = math.ceil(empty[i] - now) + 1000
    redis.call('SET', key, string.format('%.3f', empty[i]), 'PX', lasts)
  end
  answer[#answer + 1] = math.floor(most - (empty[i] - now) / interval + 0.000001)
  answer[#answer + 1] = math.ceil(empty[i] - now)
end
return answer
""")


class RedisQuotas:
    """The quotas of all processes."""

    def __init__(self, adviser: Adviser) -> None:
        self._adviser = adviser

    async def spend(self, allowances: Sequence[tuple[str, int, int]]) -> list[int] | None:
        """See the module; None when Redis does not answer."""
        keys = [_KEY + name for name, _, _ in allowances]
        rates = [number for _, *rate in allowances for number in rate]
        return await self._adviser.ask(_SPEND, keys, rates)
