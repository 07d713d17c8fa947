"""Prices in a venue document: what is read, what is refused and why, what it comes to."""

import json
import tomllib
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.toml_text import to_toml
from domain.conditions import Condition, Dates, Season
from domain.labels import Label
from domain.money import Money, Percent
from domain.places import Travel
from domain.prices import Extra, FlatPrice, Override, Price
from domain.sales import Measure
from storage import venue_texts as texts
from storage.venue_document import read_document, to_plain
from tests.storage.documents import SMALLEST, plain, problems, venue_of

LOCATED = SMALLEST.replace("address =", "location = [52.5, 13.4]\naddress =")
RULE = """
[service.price]
amount = "50.00"
per = ["hour", "person"]
overrides = [
    { name = "Night", amount = "70.00", hours = "22:00-02:00", weekdays = ["fri", "sat"] },
    { amount = "60.00", season = { from = "12-20", to = "01-06" } },
    { amount = "65.00", season = { from = 2026-06-01, to = 2026-06-14 } },
    { amount = "99.00", at = 2026-12-31 18:00:00 },
]
extras = [
    { name = "Cleaning", amount = "20.00" },
    { name = "Sheets", amount = "2.50", per = "person", weekdays = ["sat", "sun"] },
    { name = "City tax", amount = "7.5%" },
]
travel = { per_km = "1.50", free_km = 5, radius_km = 30 }
deposit = "20%"
"""


def priced(**price: Any) -> dict[str, Any]:
    """The smallest venue with a price by rule, somewhere on the map."""
    return plain(LOCATED, service__0__price={"amount": "50.00", **price})


def price_of(found: dict[str, Any]) -> FlatPrice | Price | None:
    return venue_of(found).services[0].price


def euros(minor: int) -> Money:
    return Money(minor, "EUR")


def test_a_price_by_rule_is_what_its_table_says() -> None:
    assert price_of(tomllib.loads(LOCATED + RULE)) == Price(
        euros(5_000),
        (Measure.HOUR, Measure.PERSON),
        (
            Override(euros(7_000), Condition((4, 5), None, (1320, 1560)), Label.plain("Night")),
            Override(euros(6_000), Condition(season=Season((12, 20), (1, 6)))),
            Override(
                euros(6_500), Condition(season=Dates(date(2026, 6, 1), date(2026, 6, 14)))
            ),
            Override(euros(9_900), Condition(at=datetime(2026, 12, 31, 18))),  # noqa: DTZ001
        ),
        (
            Extra(Label.plain("Cleaning"), euros(2_000)),
            Extra(
                Label.plain("Sheets"), euros(250), (Measure.PERSON,), Condition(weekdays=(5, 6))
            ),
            Extra(Label.plain("City tax"), Percent(750)),
        ),
        Travel(euros(150), 5_000, 30_000),
        Percent(2_000),
    )


def test_a_price_by_rule_is_the_same_after_a_round_trip() -> None:
    document = read_document(tomllib.loads(LOCATED + RULE))

    kept = json.dumps(to_plain(document), sort_keys=True)

    exported = to_toml(to_plain(read_document(json.loads(kept))))
    again = read_document(tomllib.loads(exported))
    assert again == document
    assert json.dumps(to_plain(again), sort_keys=True) == kept
    assert to_toml(to_plain(again)) == exported
    assert max(map(len, exported.splitlines())) < 130


def test_a_plain_amount_stays_a_plain_amount() -> None:
    found = plain(service__0__price="25.00")

    assert price_of(found) == FlatPrice(euros(2_500))
    assert to_plain(read_document(found)) == found


def test_a_table_that_says_no_more_than_an_amount_is_flat_too() -> None:
    assert price_of(priced(per="booking")) == FlatPrice(euros(5_000))
    assert price_of(priced(per="hour")) == Price(euros(5_000), (Measure.HOUR,))


@pytest.mark.parametrize(
    ("currency", "written", "minor"), [("KRW", "50000", 50_000), ("KWD", "1.500", 1_500)]
)
def test_amounts_have_the_decimals_of_the_currency(
    currency: str, written: str, minor: int
) -> None:
    found = plain(
        venue__currency=currency, service__0__price={"amount": written, "deposit": written}
    )

    price = price_of(found)

    assert isinstance(price, Price)
    assert price.amount == price.deposit == Money(minor, currency)


def override(**changes: Any) -> dict[str, Any]:
    return {"overrides": [{"amount": "60.00", **changes}]}


def season(since: object, until: object) -> dict[str, Any]:
    return override(season={"from": since, "to": until})


def extra(**changes: Any) -> dict[str, Any]:
    return {"extras": [{"name": "Fee", "amount": "5.00", **changes}]}


# What is changed, where it is found, and words of what is said.
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"amount": "50"}, "amount", 'EUR has 2 decimals: write "50.00"'),
    ({"amount": "50%"}, "amount", "as text"),
    ({"amont": "50.00"}, "amont", 'did you mean "amount"?'),
    ({"per": "hours"}, "per", 'nothing is charged per "hours"; did you mean "hour"?'),
    ({"per": "km"}, "per", "there are booking, unit, person, day, hour"),
    ({"per": "kilometre"}, "per", "nothing is charged per"),
    ({"per": []}, "per", 'as ["person", "day"]'),
    ({"per": 1}, "per", 'write "hour"'),
    ({"per": ["hour", "day"]}, "per", "keep one"),
    ({"per": ["booking", "unit"]}, "per", "keep one"),
    ({"per": ["unit", "unit"]}, "per", "twice"),
    ({"overrides": "none"}, "overrides", "a list of { amount"),
    (override(), "overrides.0", "weekdays, season, hours or at"),
    (override(amount="60", weekdays=["sat"]), "overrides.0.amount", 'write "60.00"'),
    (override(weekdays=["samstag"]), "overrides.0.weekdays.0", "there is no weekday"),
    (override(weekdays=["sta"]), "overrides.0.weekdays.0", 'did you mean "sat"?'),
    (override(weekdays=["sat", "sat"]), "overrides.0.weekdays.1", "twice"),
    (override(weekdays="sat"), "overrides.0.weekdays", '["sat", "sun"]'),
    (override(hours="18-24"), "overrides.0.hours", '"09:00-12:30"'),
    (override(at="2026-12-31"), "overrides.0.at", "date and time"),
    (
        override(at="2026-12-31 18:00", weekdays=["thu"]),
        "overrides.0.at",
        "leave weekdays, season and hours out",
    ),
    (
        season("2026-06-14", "2026-06-01"),
        "overrides.0.season.to",
        "ends before it begins: write 2026-06-14 or later",
    ),
    (season("2026-06-14", "07-01"), "overrides.0.season.to", "ends on one"),
    (season("06-14", "2026-07-01"), "overrides.0.season.to", 'write "07-01"'),
    (season("13-01", "07-01"), "overrides.0.season.from", "month and day"),
    (season("06-31", "07-01"), "overrides.0.season.from", "month and day"),
    (season("2026-02-29", "2026-03-01"), "overrides.0.season.from", "a date that exists"),
    (season(6, "07-01"), "overrides.0.season.from", "a date that exists"),
    (override(season={"from": "06-01"}), "overrides.0.season.to", "missing: write a date"),
    (
        {"overrides": [{"amount": f"{one}.00", "weekdays": ["sat"]} for one in (1, 2)]},
        "overrides.1",
        "never counts",
    ),
    (extra(amount="0%"), "extras.0.amount", "above 0 and at most 100"),
    (extra(amount="100.01%"), "extras.0.amount", "above 0 and at most 100"),
    (extra(amount="-5%"), "extras.0.amount", "above 0 and at most 100"),
    (extra(amount="5"), "extras.0.amount", 'write "5.00"'),
    (extra(amount="5%", per="person"), "extras.0.per", "leave per out"),
    (extra(name={"de": "Gebühr"}), "extras.0.name", "the text in en is missing"),
    ({"extras": [{"amount": "5.00"}]}, "extras.0.name", "missing"),
    ({"extras": [{"name": "x", "amount": "1.00"}] * 21}, "extras", "at most 20, these are 21"),
    ({"deposit": "101%"}, "deposit", "at most 100"),
    ({"deposit": "5"}, "deposit", 'write "5.00"'),
    ({"deposit": "0.00"}, "deposit", "leave it out"),
    ({"deposit": True}, "deposit", "as text"),
    ({"travel": {}}, "travel.per_km", "missing: write an amount"),
    ({"travel": {"per_km": "1"}}, "travel.per_km", 'write "1.00"'),
    ({"travel": {"per_km": "1.00", "free_km": -1}}, "travel.free_km", "from 0 on"),
    ({"travel": {"per_km": "1.00", "radius_km": 0}}, "travel.radius_km", "from 1 on"),
    ({"travel": {"per_km": "1.00", "radius_km": "9"}}, "travel.radius_km", "kilometres"),
]


@pytest.mark.parametrize(("price", "field", "words"), WRONG)
def test_what_is_wrong_with_a_price_is_named_with_what_would_be_right(
    price: dict[str, Any], field: str, words: str
) -> None:
    found = problems(priced(**price))

    assert words in found[f"service.0.price.{field}"], found


def test_travel_needs_to_know_where_from() -> None:
    found = plain(service__0__price={"amount": "50.00", "travel": {"per_km": "1.00"}})

    assert "needs the location of the venue" in problems(found)["service.0.price.travel"]


def test_a_coin_too_small_for_the_currency_is_named_wherever_it_stands() -> None:
    found = priced(amount="25.5", deposit="10.0", **extra(), **override(weekdays=["sat"]))
    found["venue"]["currency"] = "KRW"

    told = problems(found)

    assert told["service.0.price.amount"] == 'KRW has no decimals: write "25"'
    assert told.keys() == {
        "service.0.price.amount",
        "service.0.price.deposit",
        "service.0.price.extras.0.amount",
        "service.0.price.overrides.0.amount",
    }


def test_a_leap_day_is_a_day_of_every_year() -> None:
    price = price_of(priced(**season("02-29", "03-10")))

    assert isinstance(price, Price)
    assert price.overrides[0].when.season == Season((2, 29), (3, 10))


@given(st.integers(1, 10_000))
def test_a_percentage_means_its_hundredths(hundredths: int) -> None:
    whole, rest = divmod(hundredths, 100)

    assert texts.percent_of(f"{whole}.{rest:02}%") == hundredths
    assert texts.percent_of(f"{whole}.{rest}%" if rest > 9 else f"{whole}%") in {
        hundredths,
        whole * 100,
    }
    assert texts.percent_of(f"{whole}.5%") == whole * 100 + 50


@given(st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_a_day_of_every_year_reads_back_as_it_is_shown(on: date) -> None:
    day = on.month, on.day

    assert texts.read_season_day(texts.show_season_day(day)) == day
    assert texts.read_season_day(texts.show_season_day(on)) == on
