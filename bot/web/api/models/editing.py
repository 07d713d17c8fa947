"""What is changed in a venue's file over HTTP: blackouts and resources."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from bot.web.api.models.basics import (
    Instant,
    InstantOut,
    Key,
    Language,
    Model,
    VisibleLine,
    without_defaults,
)

Text = Annotated[VisibleLine, Field(max_length=200)]
# A text for everybody, or one for each language of the venue.
Texts = Text | Annotated[dict[Language, Text], Field(min_length=1, max_length=20)]
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


class BlackoutsOut(Model):
    """All of them, as they stand in the venue's file."""

    items: tuple[BlackoutOut, ...]


class ResourceIn(Model):
    """Something new of which only so much can be booked at a time."""

    key: Key
    group: Key
    name: Texts = Field(examples=["Room 1"])
    capacity: int = Field(default=1, ge=1, le=10_000)


class ResourceChange(Model):
    """What is to be another: what is not said stays, such as its hours."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    group: Key = ""
    name: Texts = ""
    capacity: int = Field(default=0, ge=1, le=10_000)
