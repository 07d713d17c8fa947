"""Zones by what people call them."""

from zoneinfo import ZoneInfo

import pytest

from bot.words.zones import number_of, numbered, zones_of


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("en_GB", "Seoul", ["Asia/Seoul"]),
        ("en_GB", "sao paulo", ["America/Sao_Paulo"]),
        ("en_GB", "new york", ["America/New_York"]),
        ("en_GB", "Asia/Calcutta", ["Asia/Kolkata"]),
        ("en_GB", "calcutta", ["Asia/Kolkata"]),
        ("en_GB", "Europe/Berlin", ["Europe/Berlin"]),
        ("en_GB", "germany", ["Europe/Berlin"]),
        ("en_GB", "Brisb", ["Australia/Brisbane"]),
        ("de_DE", "Wien", ["Europe/Vienna"]),
        ("de_DE", "vienna", ["Europe/Vienna"]),
        ("ru_RU", "москва", ["Europe/Moscow"]),
        ("ko_KR", "서울", ["Asia/Seoul"]),
        ("hi_IN", "भारत", ["Asia/Kolkata"]),
        ("en_GB", "UTC+9", ["Etc/GMT-9"]),
        ("en_GB", "gmt -3", ["Etc/GMT+3"]),
        ("en_GB", "utc", ["Etc/UTC"]),
        ("en_GB", "UTC+15", []),
        ("en_GB", "Se", []),
        ("en_GB", "Atlantis", []),
        ("en_GB", "", []),
        ("en_GB", "🙂", []),
    ],
)
def test_a_zone_is_found_by_city_country_name_and_distance(
    locale: str, text: str, found: list[str]
) -> None:
    assert [one.key for one in zones_of(locale).find(text, 12)] == found


def test_of_a_country_with_many_names_the_clocks_are_offered() -> None:
    found = [one.key for one in zones_of("en_GB").find("United States", 12)]

    assert "America/New_York" in found
    assert "America/Indiana/Knox" not in found
    assert len(found) == 8


def test_no_more_are_offered_than_are_asked_for() -> None:
    assert len(zones_of("ru_RU").find("россия", 5)) == 5


def test_every_zone_that_can_be_found_has_a_number_of_its_own() -> None:
    zones = ("Asia/Seoul", "Etc/UTC", "Etc/GMT-14", "Etc/GMT+12", "Asia/Kolkata")

    for key in zones:
        zone = numbered(number_of(ZoneInfo(key)))
        assert zone is not None
        assert zone.key == key
    assert numbered(0) is None
