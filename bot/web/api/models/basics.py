"""What every model is made of: strict, closed, and with instants that say where they are.

What is wrong in form is told apart from what is well formed and still cannot be meant
(`Senseless`): the first is a 400, the second a 422.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final

from phonenumbers import NumberParseException, is_possible_number, parse
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from bot.cards import without_cards

SENSELESS: Final = "senseless"
LARGEST_ID = 2**63 - 1
# Within these years nothing that is reckoned from an instant leaves the calendar.
YEARS = range(2000, 2200)
_RFC3339 = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
    r"(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_EXAMPLE_DAY = "2026-11-20"
EXAMPLE_INSTANT = f"{_EXAMPLE_DAY}T15:00:00+09:00"


class Model(BaseModel):
    """Nothing is guessed, nothing unknown is skipped."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def senseless(message: str) -> PydanticCustomError:
    """Well formed, and cannot be meant."""
    return PydanticCustomError(SENSELESS, "{words}", {"words": message})


def _to_instant(written: object) -> object:
    if not isinstance(written, str) or not _RFC3339.fullmatch(written):
        message = f"write date, time and offset by RFC 3339, such as {EXAMPLE_INSTANT}"
        raise ValueError(message)
    try:
        instant = datetime.fromisoformat(written.upper())
        instant.astimezone(UTC)
    except (ValueError, OverflowError):
        raise senseless("there is no such date") from None
    if instant.year not in YEARS:
        raise senseless(f"write a year from {YEARS[0]} to {YEARS[-1]}")
    return instant


def _to_day(written: object) -> object:
    if not isinstance(written, str) or not _DAY.fullmatch(written):
        message = f"write a date such as {_EXAMPLE_DAY}"
        raise ValueError(message)
    try:
        found = date.fromisoformat(written)
    except ValueError:
        raise senseless("there is no such date") from None
    if found.year not in YEARS:
        raise senseless(f"write a year from {YEARS[0]} to {YEARS[-1]}")
    return found


def _to_id(written: str) -> str:
    if int(written) > LARGEST_ID:
        raise senseless("no id is that large")
    return written


def _to_phone(written: str) -> str:
    try:
        number = parse(written)
    except NumberParseException:
        raise senseless("there is no such country code") from None
    if not is_possible_number(number):
        raise senseless("numbers of this country have another length")
    return written


def _to_line(written: str) -> str:
    line = " ".join(written.split())
    if not line:
        raise senseless("there is nothing to read in it")
    return line


def _to_whole(written: object) -> object:
    """JSON knows one kind of number: 3.0 is whole too."""
    whole = isinstance(written, float) and written.is_integer()
    return int(written) if whole else written  # type: ignore[call-overload]


def _schema(**keywords: Any) -> WithJsonSchema:
    return WithJsonSchema(keywords)


# An instant comes in with an offset; it goes out with the offset of the venue's zone.
InstantOut = Annotated[datetime, _schema(type="string", format="date-time")]
DayOut = Annotated[date, _schema(type="string", format="date")]
Instant = Annotated[
    datetime,
    BeforeValidator(_to_instant),
    _schema(type="string", format="date-time", examples=[EXAMPLE_INSTANT]),
]
Day = Annotated[
    date,
    BeforeValidator(_to_day),
    _schema(type="string", format="date", examples=[_EXAMPLE_DAY]),
]
Whole = Annotated[int, BeforeValidator(_to_whole)]
# The bounds stand next to the number, or they would not be described as bounds.
Count = Annotated[int, Field(ge=1, le=10_000), BeforeValidator(_to_whole)]
Key = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$"), Field(examples=["room-1"])
]
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,18}$"),
    AfterValidator(_to_id),
    Field(examples=["7464003275882496017"]),
]
# One line and several lines: no control characters, and nothing that turns what follows it.
LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"
_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"
Line = Annotated[
    str, StringConstraints(pattern=LINE, max_length=80), AfterValidator(without_cards)
]
VisibleLine = Annotated[
    str, StringConstraints(pattern=LINE, min_length=1), AfterValidator(_to_line)
]
Name = Annotated[VisibleLine, Field(max_length=80, examples=["Minji"])]
Product = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,64}$"), Field(examples=["SKU-1"])]
External = Annotated[
    str, StringConstraints(pattern=r"^[!-~]{1,64}$"), Field(examples=["order-1042"])
]
Code = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9-]{3,20}$"), Field(examples=["SPRING"])
]
Reason = Annotated[
    str, StringConstraints(pattern=LINE, max_length=200), AfterValidator(without_cards)
]
Note = Annotated[
    str, StringConstraints(pattern=_LINES, max_length=500), AfterValidator(without_cards)
]
Phone = Annotated[
    str,
    StringConstraints(pattern=r"^\+[1-9][0-9]{6,14}$"),
    AfterValidator(_to_phone),
    Field(examples=["+821012345678"]),
]
Email = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9.-]{0,188}\.[a-z]{2,24}$"
    ),
    Field(examples=["minji@example.com"]),
]
Language = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$"), Field(examples=["ko"])
]


def without_defaults(schema: dict[str, Any]) -> None:
    """For a change: what is not said stays as it is, so there is no default to show."""
    for one in schema["properties"].values():
        one.pop("default", None)


class MoneyOut(Model):
    """An amount: whole `minor` units, of which 10 to the `exponent` are one of the currency."""

    minor: int
    currency: str = Field(examples=["KRW"])
    exponent: int


class Paged(Model):
    """Which page of how many; `total` counts all that there are."""

    page: int
    limit: int
    total: int
    pages: int
