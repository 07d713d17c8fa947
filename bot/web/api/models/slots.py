"""What is wanted: a service at a time, in the mode that the service is booked in."""

from __future__ import annotations

from pydantic import Field

from bot.web.api.models.basics import Count, Day, Instant, InstantOut, Key, Model
from domain.additions import MOST

MOST_RESOURCES = 16
MOST_DATES = 366
MOST_UNITS = 10_000


class PointIn(Model):
    """A point on the map, in degrees."""

    latitude: float = Field(ge=-90, le=90, allow_inf_nan=False, strict=False)
    longitude: float = Field(ge=-180, le=180, allow_inf_nan=False, strict=False)


class SlotIn(Model):
    """What is wanted of a service, and when.

    Mode `slots`: a `start`. Mode `range`: a `start` and an `end`, or no end for the shortest
    length. Mode `days`: `dates`, adjacent or not. `units` may be left out where `party` says
    enough; `place` is where somebody travels to the customer. `additions` are done in the same
    visit, so that the slot is longer by theirs.
    """

    service: Key
    additions: tuple[Key, ...] = Field(
        default=(),
        max_length=MOST,
        strict=False,
        description="Of the services that can be added to it.",
    )
    start: Instant | None = None
    end: Instant | None = None
    dates: tuple[Day, ...] = Field(default=(), max_length=MOST_DATES, strict=False)
    resources: tuple[Key, ...] = Field(
        default=(), max_length=MOST_RESOURCES, strict=False, description="To insist on."
    )
    units: Count | None = None
    party: Count | None = None
    place: PointIn | None = None


class WantsQuery(Model):
    """What is wanted of a service, whatever the time."""

    addition: tuple[Key, ...] = Field(
        default=(),
        max_length=MOST,
        description="Services to be done in the same visit, of those that can be added.",
    )
    resource: tuple[Key, ...] = Field(
        default=(),
        max_length=MOST_RESOURCES,
        description="Resources to insist on; none: any will do.",
    )
    units: int | None = Field(default=None, ge=1, le=MOST_UNITS)
    party: int | None = Field(
        default=None, ge=1, le=MOST_UNITS, description="How many people come."
    )
    length: int | None = Field(
        default=None, ge=1, le=527_040, description="Minutes, in mode `range`."
    )


class SlotOut(Model):
    """A service during a stretch of time; `resources` are those somebody insists on."""

    service: str
    additions: tuple[str, ...]
    start: InstantOut
    end: InstantOut
    dates: tuple[str, ...]
    resources: tuple[str, ...]
    units: int
    party: int | None
