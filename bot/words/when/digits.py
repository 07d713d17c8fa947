"""Dates, clock times and numbers written in digits: what each can be, in any language."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.words.when.meaning import HOUR, Length, Term, is_clock_time

NUMBER = re.compile(r"\d{1,4}(?!\d|[.,:/]\d)")
YEAR_FIRST = re.compile(r"(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)\.?(?:t(?=\d))?")
COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?!\d)")
TRIPLE = re.compile(
    r"(\d{1,2})(?:([-/.])(\d{1,2})\2(\d{4}|\d{1,2})|( ?/ |\. )(\d{1,2})\5(\d{4}|\d{2}))"
    r"(?!\d|[-/.:,]\d)"
)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?!\d|[/.:,]\d|-\d(?!\d?/\d))")
DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})(?!\d|[/.:,]\d|-\d(?!\d?\.\d))")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::[0-5]\d)?(?!\d|[:/.,]\d)")
HOURS = re.compile(r"(\d{1,2})h(\d{2})?(?![\da-z])")
DIGITS = "0123456789"
PAIRS = (("TRIPLE", TRIPLE), ("SLASHED", SLASHED), ("DOTTED", DOTTED))
CENTURIES = range(1900, 2200)
FIRST_HOUR_LETTER = 7  # "2h" is how long, "17h" is when
SHORT, FULL = 2, 4  # digits of a number that may be a day; of a year, or of a time like 1730


def read_digits(plain: str, at: int) -> Iterator[tuple[Term, int]]:
    """Every term that the digits at a place can be, and where it ends."""
    if found := YEAR_FIRST.match(plain, at) or COMPACT.match(plain, at):
        yield Term("DATELIT", _numbers(found)), found.end()
        return
    for kind, pattern in PAIRS:
        if found := pattern.match(plain, at):
            numbers = _numbers(found)
            yield (
                Term(kind, (*numbers, len(found[0]) - len(found[0].rstrip(DIGITS)))),
                found.end(),
            )
            break
    if found := DOTTED.match(plain, at):
        yield Term("DECIMAL", Fraction(f"{found[1]}.{found[2]}")), found.end()
    if found := CLOCK.match(plain, at) or HOURS.match(plain, at):
        yield from ((term, found.end()) for term in _clock_terms(found))
    if found := NUMBER.match(plain, at):
        follows = plain[found.end() : found.end() + 1]
        if follows == "." and len(found.group()) <= SHORT:
            yield Term("NUMDOT", int(found.group())), found.end() + 1
        glued = follows.isalpha()
        yield from ((term, found.end()) for term in _number_terms(found.group(), glued=glued))


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(one) for one in found.groups() if one and one.isdigit())


def _clock_terms(found: re.Match[str]) -> Iterator[Term]:
    hour, minute = int(found[1]), int(found[2] or 0)
    lettered = found.re is HOURS
    if lettered and not found[2] and hour < FIRST_HOUR_LETTER:
        return
    if lettered and found[2]:
        yield Term("HOURS_AND_MINUTES", Length(minutes=hour * HOUR + minute))
    sure = lettered or len(found[1]) > 1
    kind = "CLOCKLIT" if is_clock_time(hour, minute) else "BADCLOCK"
    yield Term(kind, (hour, minute, int(sure)))


def _number_terms(digits: str, *, glued: bool) -> Iterator[Term]:
    """A number; `glued` if a letter follows it, which it then belongs to."""
    value = int(digits)
    yield Term("INT", value)
    if len(digits) > SHORT:
        yield from _long_number_terms(digits, glued=glued)
        return
    yield Term("NUM", value)
    yield Term("NUMDIGIT", value)
    if not glued:
        yield Term("NUMFREE", value)


def _long_number_terms(digits: str, *, glued: bool) -> Iterator[Term]:
    full = len(digits) == FULL
    hour, minute = divmod(int(digits), 100)
    if full and int(digits) in CENTURIES:
        yield Term("YEAR", int(digits))
    # Three digits are rather a number, but for "930" and "900am".
    clear = full or (digits[0] != "0" and (minute > 0 or glued))
    if is_clock_time(hour, minute):
        kind, rest = ("MILITARY", (int(full),)) if clear else ("HUNDREDS", ())
        yield Term(kind, (hour, minute, *rest))
