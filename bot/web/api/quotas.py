"""How often one may call: so many at once, and again as time goes by (GCRA).

    an allowance   its name, the microseconds after which one more is allowed, how many at most
    the answer     milliseconds to wait (0: go on), then for each allowance how many are left
                   and after how many milliseconds it is whole again

Counted in Redis for all processes (`storage.quotas`), and in this process while nobody answers
there. Who has to wait spends nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.web.api.plan import SECOND, Allowance, Policy
from bot.web.api.ports import Quotas

_SWEEP_ABOVE = 10_000
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a caller stands: seconds to wait, and the two headers that say the rest."""

    wait: int
    policy: str
    left: str


class Limiter:
    """Asks for all processes first, then for this one."""

    def __init__(
        self, shared: Quotas | None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._shared = shared
        self._local = LocalQuotas(monotonic)

    async def spend(self, whose: str, route: str, policies: Sequence[Policy]) -> Standing:
        """One more call of a route."""
        asked = [
            one.of(f"{whose}:{route}" if one.name == "route" else whose) for one in policies
        ]
        found = await self._shared.spend(asked) if self._shared else None
        wait, *rest = found or self._local.spend(asked)
        said = list(zip(policies, rest[::2], rest[1::2], strict=True))
        return Standing(
            -(-wait // 1000),
            ", ".join(f'"{one.name}";q={one.most};w={one.seconds}' for one in policies),
            ", ".join(
                f'"{one.name}";r={left};t={-(-full // 1000)}' for one, left, full in said
            ),
        )


class LocalQuotas:
    """The quotas of one process."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._empty_at: dict[str, float] = {}

    def spend(self, allowances: Sequence[Allowance]) -> list[int]:
        """See the module."""
        now = self._monotonic() * SECOND
        self._sweep(now)
        empty = [max(now, self._empty_at.get(name, 0.0)) for name, _, _ in allowances]
        waits = (
            at - (most - 1) * interval - now
            for at, (_, interval, most) in zip(empty, allowances, strict=True)
        )
        wait = max(0.0, *waits)
        answer = [-int(-wait // 1000)]
        for at, (name, interval, most) in zip(empty, allowances, strict=True):
            full = at if wait > 0 else at + interval
            self._empty_at[name] = full
            answer += [
                int(most - (full - now) / interval + _ROUNDING),
                -int(-(full - now) // 1000),
            ]
        return answer

    def _sweep(self, now: float) -> None:
        if len(self._empty_at) > _SWEEP_ABOVE:
            self._empty_at = {name: at for name, at in self._empty_at.items() if at > now}
