"""Numbers of payment cards that somebody types: they are neither kept nor logged.

Cards are shown to providers on their own pages alone. What looks like a card's number, by length
and check digit (ISO/IEC 7812), keeps its last four digits, and the text its length.
"""

from __future__ import annotations

import re

# Networks begin with 2 to 6; a telephone number that one calls from abroad, with + or 0.
_LIKE_A_CARD = re.compile(r"(?<![\d+])[2-6](?:[ -]?\d){12,18}(?!\d)")
_SHOWN = 4
_NINE = 9


def without_cards(text: str) -> str:
    """The text without the numbers of cards."""
    return _LIKE_A_CARD.sub(_masked, text) if len(text) > _SHOWN else text


def _masked(match: re.Match[str]) -> str:
    found = match[0]
    digits = [int(one) for one in found if one.isdigit()]
    if not _checks(digits):
        return found
    hidden = len(digits) - _SHOWN
    said: list[str] = []
    for one in found:
        if one.isdigit() and hidden:
            hidden -= 1
            said.append("•")
        else:
            said.append(one)
    return "".join(said)


def _checks(digits: list[int]) -> bool:
    """Luhn's check: every second digit from the right counts twice."""
    doubled = [2 * one - _NINE * (2 * one > _NINE) for one in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
