"""What is changed in a venue's file over HTTP: blackouts and resources."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from bot.web.api.models.affected import AffectedOut
from bot.web.api.models.basics import (
    LINE,
    Count,
    Day,
    Instant,
    InstantOut,
    Key,
    Model,
    Whole,
    senseless,
    without_defaults,
)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?", re.ASCII)
_LONGEST = 200
_WORDS = f"write a text of 1 to {_LONGEST} characters, or one for each language"
_TEXT = {"type": "string", "pattern": LINE, "minLength": 1, "maxLength": _LONGEST}


def _to_texts(written: object) -> object:
    """A text for everybody, or one for each language of the venue."""
    texts = written if isinstance(written, dict) else {"en": written}
    if not texts or not all(map(_LANGUAGE.fullmatch, texts)):
        raise ValueError(_WORDS)
    for text in texts.values():
        if not isinstance(text, str) or not 0 < len(text) <= _LONGEST:
            raise ValueError(_WORDS)
        if not re.fullmatch(LINE, text):
            raise ValueError("write one line, without control characters")
        if not text.strip():
            raise senseless("there is nothing to read in it")
    return written


Texts = Annotated[
    str | dict[str, str],
    BeforeValidator(_to_texts),
    WithJsonSchema(
        {
            "anyOf": [
                _TEXT,
                {
                    "type": "object",
                    "patternProperties": {f"^{_LANGUAGE.pattern}$": _TEXT},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        }
    ),
]
_MOST = 100


class BlackoutIn(Model):
    """A time in which resources cannot be booked whatever the openings; in whole minutes."""

    start: Instant
    end: Instant
    reason: Texts = Field(examples=["Renovation"])
    resources: tuple[Key, ...] = Field(
        default=(), max_length=_MOST, strict=False, description="None: the whole venue."
    )


class BlackoutOut(Model):
    """A blackout. Its id follows from what it says."""

    id: str = Field(pattern="^[0-9a-f]{16}$")
    start: InstantOut
    end: InstantOut
    reason: str
    resources: tuple[str, ...]


class BlackoutMade(BlackoutOut):
    """A new blackout, and the bookings in it: they stay, and staff are told of each."""

    affected: tuple[AffectedOut, ...]


class BlackoutsOut(Model):
    """All of them, as they stand in the venue's file."""

    items: tuple[BlackoutOut, ...]


class PeriodIn(Model):
    """How many units there are from one local date to another, both included."""

    since: Day = Field(alias="from")
    until: Day = Field(alias="to")
    units: Whole = Field(ge=0, le=10_000)


Periods = Annotated[
    tuple[PeriodIn, ...],
    Field(max_length=_MOST, strict=False, description="Dates with another capacity."),
]


class ResourceIn(Model):
    """Something new of which only so much can be booked at a time."""

    key: Key
    group: Key
    name: Texts = Field(examples=["Room 1"])
    capacity: Whole = Field(default=1, ge=0, le=10_000)
    capacities: Periods = ()
    seats: Count | None = None


class ResourceChange(Model):
    """What is to be another: what is not said stays, such as its hours."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    group: Key = ""
    name: Texts = ""
    capacity: Whole = Field(default=0, ge=0, le=10_000)
    capacities: Periods = ()
    seats: Count | None = None
