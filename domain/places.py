"""How far apart places are, and what it costs to get there."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from domain.errors import OutOfReach
from domain.money import Money

_EARTH_RADIUS = 6_371_008.8
_KILOMETRE = 1000


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


def distance(one: Point, other: Point) -> int:
    """Metres between two points along a straight line over the ground.

    By the haversine formula on a sphere, which is within half a percent of the truth.
    """
    north, other_north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(east / 2) ** 2
    return round(2 * _EARTH_RADIUS * asin(min(1.0, sqrt(half))))


@dataclass(frozen=True, slots=True)
class Travel:
    """What coming to the customer costs for each kilometre; `free` and `radius` in metres.

    `radius` None: however far it is.
    """

    rate: Money
    free: int = 0
    radius: int | None = None

    def check_reach(self, metres: int) -> None:
        """OutOfReach beyond the radius."""
        if self.radius is not None and metres > self.radius:
            raise OutOfReach(self.radius, metres)

    def kilometres(self, metres: int) -> int:
        """The kilometres to be charged: beyond the free ones, a begun one counts."""
        return -(-max(metres - self.free, 0) // _KILOMETRE)
