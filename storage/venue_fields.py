"""What the fields of a venue document are made of, and how each kind is written.

The descriptions say what would be right; they are what an owner reads who wrote something
else.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
)

from domain.labels import Label
from domain.sales import Measure
from storage import venue_texts as texts

Part = TypeVar("Part")

# TOML and JSON have lists where values have tuples.
Many = Annotated[tuple[Part, ...], Field(strict=False)]
Name = Annotated[Label, PlainValidator(texts.read_label), PlainSerializer(texts.show_label)]
Span = Annotated[
    tuple[int, int], PlainValidator(texts.read_span), PlainSerializer(texts.show_span)
]
Length = Annotated[
    timedelta, PlainValidator(texts.read_length), PlainSerializer(texts.show_length)
]
Day = Annotated[date, PlainValidator(texts.read_date), PlainSerializer(date.isoformat)]
Moment = Annotated[
    datetime, PlainValidator(texts.read_moment), PlainSerializer(texts.show_moment)
]
Amount = Annotated[str, PlainValidator(texts.read_amount)]
AmountOrPercent = Annotated[str, PlainValidator(texts.read_amount_or_percent)]
Weekday = Annotated[
    int, PlainValidator(texts.read_weekday), PlainSerializer(texts.show_weekday)
]
SeasonDay = Annotated[
    date | tuple[int, int],
    PlainValidator(texts.read_season_day),
    PlainSerializer(texts.show_season_day),
]
Measures = Annotated[
    tuple[Measure, ...],
    PlainValidator(texts.read_measures),
    PlainSerializer(texts.show_measures),
]
Numbers = Annotated[
    tuple[int, int], PlainValidator(texts.read_counts), PlainSerializer(texts.show_counts)
]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=64)]

NAME = 'a text, or one for each language: { ko = "이름", en = "Name" }'
KEY = 'a short name that never changes, of a-z, 0-9 and "-": "room-1"'
SPANS = 'openings such as ["09:00-12:30", "13:30-18:00"]'
LENGTH = 'a length of time such as "30m", "1h30m" or "2d"'
GROUP = 'the name of a group of resources, such as "room"'
COUNT = "a whole number from 1 on"
SWITCH = "true or false"
COUNTS = "the least and the most, as [1, 8]"
LOCATION = "[latitude, longitude]"


class Document(BaseModel):
    """What every part has in common: nothing is guessed, nothing unknown is skipped."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
