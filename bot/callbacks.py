"""Taps ⇄ callback data: what a button means, in at most 64 bytes.

    1 bk 0000 .. 4gfFC3 @ 2 ~ 7
    │ │  │                │   └ revision of the panel, absent on keepsakes
    │ │  │                └ venue, absent for the first
    │ │  └ numbers in base 62, joined by dots
    │ └ verb, two letters
    └ format

A button belongs to a venue for ever, whatever its reader looks at meanwhile. One that names none
is the first venue's: bots had no other before buttons named theirs.

Data comes from outside: anybody can send any bytes. What does not unpack is `None`, and what
does is only a wish; the sender's rights and the domain's rules are asked every time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FORMAT = "1"
LIMIT = 64
# The number of the venue that was added first.
FIRST = 1
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_BASE = len(_DIGITS)
_SHAPE = re.compile(
    r"1([a-z]{2})((?:[0-9A-Za-z]{1,11}(?:\.[0-9A-Za-z]{1,11})*)?)"
    r"(?:@([0-9A-Za-z]{1,6}))?(?:~([0-9A-Za-z]{1,6}))?"
)


@dataclass(frozen=True, slots=True)
class Tap:
    """A verb and the numbers it is about; no number is negative.

    `venue` 0: that of the screen the button is on.
    """

    verb: str
    numbers: tuple[int, ...] = ()
    venue: int = 0

    def number(self, index: int) -> int:
        """The number at a place, 0 where the button had fewer."""
        return self.numbers[index] if index < len(self.numbers) else 0


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap as it came in; `revision` 0 when the button was not part of a panel."""

    tap: Tap
    revision: int


def pack(tap: Tap, revision: int = 0) -> str:
    """Callback data; ValueError when it would not fit."""
    data = FORMAT + tap.verb + ".".join(_to_base(number) for number in tap.numbers)
    if tap.venue:
        data += "@" + _to_base(tap.venue)
    if revision:
        data += "~" + _to_base(revision)
    if len(data) > LIMIT or _SHAPE.fullmatch(data) is None:
        message = f"no callback data: {data}"
        raise ValueError(message)
    return data


def unpack(data: str) -> Tapped | None:
    """The tap that was packed, or None for anything else."""
    match = _SHAPE.fullmatch(data)
    if match is None:
        return None
    verb, numbers, venue, revision = match.groups()
    values = tuple(_from_base(text) for text in numbers.split(".")) if numbers else ()
    if any(value >= 2**63 for value in values):
        return None
    return Tapped(Tap(verb, values, _from_base(venue or "0")), _from_base(revision or "0"))


def _to_base(number: int) -> str:
    if number < 0:
        message = f"negative number in a button: {number}"
        raise ValueError(message)
    text = ""
    while True:
        number, digit = divmod(number, _BASE)
        text = _DIGITS[digit] + text
        if not number:
            return text


def _from_base(text: str) -> int:
    number = 0
    for digit in text:
        number = number * _BASE + _VALUES[digit]
    return number
