"""The one place that draws lots: fresh numbers and readable codes."""

from __future__ import annotations

import secrets
from itertools import product

from domain.ports import Clock

# Without I, L, O, U, 0 and 1: nobody should have to ask which one it is.
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_PAIRS = tuple(map("".join, product(_LETTERS, repeat=2)))
_SPREAD = 22


class RandomIds:
    """Numbers that rise over time: 41 bits of milliseconds, 22 bits that never repeat in one.

    Within a process the low bits count up from a random start, so two are never equal; between
    processes a collision is refused by the primary key and tried again.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def fresh(self) -> int:
        """A positive number below 2**63."""
        millisecond = int(self._clock.now().timestamp() * 1000)
        if millisecond > self._last >> _SPREAD:
            self._last = millisecond << _SPREAD | secrets.randbits(_SPREAD)
        else:
            self._last += 1
        return self._last

    def code(self, length: int) -> str:
        """Capital letters and digits that cannot be misread for one another."""
        # One draw for all of them: asking the machine costs more than everything else here.
        drawn, code = secrets.randbelow(len(_LETTERS) ** length), ""
        for _ in range(0, length, 2):
            drawn, place = divmod(drawn, len(_PAIRS))
            code += _PAIRS[place]
        return code[:length]
