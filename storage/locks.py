"""The gate in front of the hold writer: one of many who want the same start goes first.

A token stands for one resource and interval and belongs to its owner for a few seconds. The
gate sheds a rush and can say "somebody is taking this now" at once; the database decides.
Whatever goes wrong here, the gate is open.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.ports import Clock, Gate
from storage.adviser import Adviser, Script

# Long enough for a placement and its losers, short enough to forget whoever died with it.
TOKEN_LASTS = timedelta(seconds=3)
TRIES = 3
PATIENCE_SECONDS = 0.020
_KEY = "holdfast:gate:"
_SWEEP_ABOVE = 4096

# What is already mine counts as taken by me: an answer may have been lost on its way.
_ENTER = Script("""
local answers, first = {}, 1
for i = 2, #ARGV, 2 do
  local owner, last, may = ARGV[i], first + ARGV[i + 1] - 1, 1
  for k = first, last do
    local holder = redis.call('GET', KEYS[k])
    if holder and holder ~= owner then may = 0 end
  end
  if may == 1 then
    for k = first, last do redis.call('SET', KEYS[k], owner, 'PX', ARGV[1]) end
  end
  answers[#answers + 1] = may
  first = last + 1
end
return answers
""")

_LEAVE = Script("""
for _, key in ipairs(KEYS) do
  if redis.call('GET', key) == ARGV[1] then redis.call('DEL', key) end
end
return {}
""")


class RedisGate:
    """One gate for all processes."""

    def __init__(self, adviser: Adviser) -> None:
        self._adviser = adviser

    async def enter(self, tokens: Sequence[Sequence[str]], owners: Sequence[str]) -> list[bool]:
        """See `domain.ports.Gate.enter`."""
        keys = [_KEY + token for wanted in tokens for token in wanted]
        if not keys:
            return [True] * len(tokens)
        arguments: list[str | int] = [TOKEN_LASTS // timedelta(milliseconds=1)]
        for wanted, owner in zip(tokens, owners, strict=True):
            arguments += (owner, len(wanted))
        answers = await self._adviser.ask(_ENTER, keys, arguments)
        return [True] * len(tokens) if answers is None else [may == 1 for may in answers]

    async def leave(self, tokens: Sequence[str], owner: str) -> None:
        """See `domain.ports.Gate.leave`; what is not given up ends by itself."""
        if tokens:
            await self._adviser.ask(_LEAVE, [_KEY + token for token in tokens], [owner])


class LocalGate:
    """The same for the processes of a venue that has only one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._held: dict[str, tuple[str, datetime]] = {}

    async def enter(self, tokens: Sequence[Sequence[str]], owners: Sequence[str]) -> list[bool]:
        """See `domain.ports.Gate.enter`."""
        now = self._clock.now()
        if len(self._held) > _SWEEP_ABOVE:
            self._held = {key: one for key, one in self._held.items() if one[1] > now}
        return [
            self._take(wanted, owner, now) for wanted, owner in zip(tokens, owners, strict=True)
        ]

    async def leave(self, tokens: Sequence[str], owner: str) -> None:
        """See `domain.ports.Gate.leave`."""
        for token in tokens:
            if self._held.get(token, ("", None))[0] == owner:
                del self._held[token]

    def _take(self, wanted: Sequence[str], owner: str, now: datetime) -> bool:
        for token in wanted:
            holder, until = self._held.get(token, (owner, now))
            if holder != owner and until > now:
                return False
        for token in wanted:
            self._held[token] = (owner, now + TOKEN_LASTS)
        return True


class OpenGate:
    """Lets everybody through: nothing but speed depends on a gate."""

    async def enter(
        self,
        tokens: Sequence[Sequence[str]],
        owners: Sequence[str],  # noqa: ARG002 - nobody is asked who they are
    ) -> list[bool]:
        """True for everybody."""
        return [True] * len(tokens)

    async def leave(self, tokens: Sequence[str], owner: str) -> None:
        """Nothing was taken."""


async def enter_patiently(
    gate: Gate, tokens: Sequence[Sequence[str]], owners: Sequence[str]
) -> list[bool]:
    """`gate.enter`, asked again for those refused: three times in all, within 20 ms.

    Worth it where an owner may give a token up within milliseconds. The pauses grow, and differ
    by owner so that those refused together do not come back together.
    """
    admitted = await gate.enter(tokens, owners)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE_SECONDS
    for attempt in range(1, TRIES):
        refused = [place for place, may in enumerate(admitted) if not may]
        if not refused:
            break
        pause = 0.001 * 2**attempt * (1 + _spread(owners[refused[0]]))
        if loop.time() + pause > deadline:
            break
        await asyncio.sleep(pause)
        again = await gate.enter([tokens[i] for i in refused], [owners[i] for i in refused])
        for place, may in zip(refused, again, strict=True):
            admitted[place] = may
    return admitted


def _spread(owner: str) -> float:
    """From 0 to 1, the same for the same owner."""
    return zlib.crc32(owner.encode()) / 2**32
