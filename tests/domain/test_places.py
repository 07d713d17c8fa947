"""How far apart places are, and what it costs to get there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import OutOfReach
from domain.money import Money
from domain.places import Point, Travel, distance
from domain.resources import Place
from tests.factories import make_label

SEOUL = Point(37.5665, 126.9780)
BUSAN = Point(35.1796, 129.0756)
PER_KM = Money(1_000, "KRW")

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        (SEOUL, BUSAN, 325),
        (Point(52.5200, 13.4050), Point(48.1374, 11.5755), 504),
        (Point(-27.4698, 153.0251), Point(-33.8688, 151.2093), 732),
        # Across the line of the dates, and from pole to pole.
        (Point(-18.14, 178.44), Point(-13.83, -171.77), 1_152),
        (Point(90, 0), Point(-90, 0), 20_015),
    ],
)
def test_a_distance_is_that_over_the_ground(one: Point, other: Point, kilometres: int) -> None:
    assert distance(one, other) == pytest.approx(kilometres * 1000, rel=0.01)


def test_a_street_away_is_metres_away() -> None:
    assert distance(SEOUL, Point(37.5665, 126.9791)) == 97


@given(points, points)
def test_a_distance_is_the_same_there_and_back_and_never_past_the_antipodes(
    one: Point, other: Point
) -> None:
    there = distance(one, other)

    assert there == distance(other, one)
    assert 0 <= there <= 20_015_115
    assert distance(one, one) == 0


@pytest.mark.parametrize(
    ("metres", "charged"), [(0, 0), (5_000, 0), (5_001, 1), (6_000, 1), (17_200, 13)]
)
def test_a_begun_kilometre_beyond_the_free_ones_is_charged(metres: int, charged: int) -> None:
    assert Travel(PER_KM, free=5_000).kilometres(metres) == charged


def test_nobody_travels_beyond_the_radius() -> None:
    travel = Travel(PER_KM, radius=30_000)

    travel.check_reach(30_000)

    with pytest.raises(OutOfReach) as refused:
        travel.check_reach(30_001)
    assert refused.value == OutOfReach(30_000, 30_001)


def test_without_a_radius_nothing_is_too_far() -> None:
    Travel(PER_KM).check_reach(20_000_000)


def test_a_place_is_a_point_only_where_both_coordinates_are_known() -> None:
    address = make_label("12 Hannam-daero")

    assert Place(address, "", 37.5665, 126.9780).point == SEOUL
    assert Place(address).point is None
