"""A price in a reader's language: in a list, on the summary, on the card."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.screens import card, grid, home, refusals, summary
from bot.screens.prices import price_from, quote_lines
from bot.words.catalogue import Catalogues
from bot.words.sentences import plain
from bot.words.speech import Words
from domain.conditions import Condition, Season
from domain.errors import OutOfReach
from domain.intervals import Interval
from domain.labels import Label
from domain.money import Money, Percent
from domain.places import Travel
from domain.prices import Extra, FlatPrice, Override, Price, Quote, quote
from domain.resources import Service
from domain.sales import Measure, Sale
from tests.factories import (
    NOW,
    SEOUL,
    make_booking,
    make_hold,
    make_label,
    make_service,
    make_terms,
    make_venue,
)

Speaking = Callable[[str], Words]
HOUR, DAY, PERSON, UNIT = Measure.HOUR, Measure.DAY, Measure.PERSON, Measure.UNIT
WEEKEND = Condition(weekdays=(5, 6))
ONCE = (Measure.BOOKING,)


@pytest.fixture(scope="module")
def speaking() -> Speaking:
    return Catalogues.load().for_


def won(amount: int) -> Money:
    return Money(amount, "KRW")


# Friday 20 November 2026, 17:00 in Seoul.
def sale(hours: float = 3, **changes: Any) -> Sale:
    start = datetime(2026, 11, 20, 17, tzinfo=SEOUL).astimezone(UTC)
    return replace(Sale(Interval(start, start + timedelta(hours=hours)), SEOUL), **changes)


RULE = Price(
    won(50_000),
    (HOUR,),
    (
        Override(won(60_000), Condition(hours=(18 * 60, 24 * 60))),
        Override(won(70_000), WEEKEND),
    ),
    (
        Extra(make_label("Drinks", "음료"), won(2_000), (PERSON,)),
        Extra(make_label("Service", "봉사료"), Percent(1_250)),
    ),
    Travel(won(1_000), free=5_000),
    Percent(2_000),
)


def said(words: Words, price: Price, of: Sale, *, due: bool = True) -> list[str]:
    found = quote(price, of)
    assert found is not None
    return plain(quote_lines(words, found, due=due)).splitlines()


def test_every_line_of_a_quote_is_said_in_english(speaking: Speaking) -> None:
    assert said(speaking("en"), RULE, sale(2.5, party=4, distance=16_200)) == [
        "Price: ₩180,000",
        "· Rate: 1 h × ₩50,000 = ₩50,000",
        "· Rate at that time: 1 h 30 min × ₩60,000 = ₩90,000",
        "· Travel: 12 km × ₩1,000 = ₩12,000",
        "· Drinks: 4 people × ₩2,000 = ₩8,000",
        "· Service (12.5%): ₩20,000",
        "Deposit to pay now: ₩36,000, the rest later: ₩144,000",
    ]


def test_every_line_of_a_quote_is_said_in_korean(speaking: Speaking) -> None:
    assert said(speaking("ko"), RULE, sale(2.5, party=4, distance=16_200), due=False) == [
        "요금: ₩180,000",
        "· 기본요금: 1시간 × ₩50,000 = ₩50,000",
        "· 시간대 요금: 1시간 30분 × ₩60,000 = ₩90,000",
        "· 출장비: 12km × ₩1,000 = ₩12,000",
        "· 음료: 4명 × ₩2,000 = ₩8,000",
        "· 봉사료 (12.5%): ₩20,000",
        "예약금: ₩36,000, 나머지 금액: ₩144,000",
    ]


@pytest.mark.parametrize(
    ("per", "changes", "line"),
    [
        ((HOUR,), {"hours": 26}, "· Rate: 26 h × ₩10 = ₩260"),
        ((HOUR,), {"hours": 0.5}, "· Rate: 30 min × ₩10 = ₩5"),
        ((DAY,), {"hours": 30}, "· Rate: 2 days × ₩10 = ₩20"),
        ((PERSON,), {"party": 1}, "· Rate: 1 person × ₩10 = ₩10"),
        ((UNIT,), {"units": 2}, "· Rate: 2 units × ₩10 = ₩20"),
        ((UNIT, DAY), {"units": 2, "hours": 30}, "· Rate: 2 units × 2 days × ₩10 = ₩40"),
    ],
)
def test_a_line_says_how_many_of_what(
    speaking: Speaking, per: tuple[Measure, ...], changes: dict[str, Any], line: str
) -> None:
    assert said(speaking("en"), Price(won(10), per), sale(**changes))[1:] == [line]


@pytest.mark.parametrize(
    ("when", "english", "korean"),
    [
        (Condition(weekdays=(5, 6)), "Weekend rate", "주말 요금"),
        (Condition(weekdays=(4,)), "Rate of that day", "요일별 요금"),
        (Condition(season=Season((11, 1), (11, 30))), "Season rate", "시즌 요금"),
        (Condition(hours=(0, 1440)), "Rate at that time", "시간대 요금"),
        (Condition(at=datetime(2026, 11, 20, 17)), "Rate of that start", "특정 시각 요금"),  # noqa: DTZ001
    ],
)
def test_an_override_has_a_name_in_every_language(
    speaking: Speaking, when: Condition, english: str, korean: str
) -> None:
    saturday = timedelta(days=1 if when.weekdays == (5, 6) else 0)
    during = sale().during
    of = sale(during=Interval(during.start + saturday, during.end + saturday))
    price = Price(won(10), ONCE, (Override(won(20), when),))

    assert said(speaking("en"), price, of) == ["Price: ₩20", f"· {english}: ₩20"]
    assert said(speaking("ko"), price, of) == ["요금: ₩20", f"· {korean}: ₩20"]


def test_the_name_that_a_venue_gives_an_override_is_the_one_that_is_said(
    speaking: Speaking,
) -> None:
    label = Label((("ko", "불금"), ("en", "Friday <fever>")))
    price = Price(won(10), ONCE, (Override(won(20), Condition(weekdays=(4,)), label),))

    assert said(speaking("en"), price, sale())[1:] == ["· Friday <fever>: ₩20"]
    assert said(speaking("ko"), price, sale())[1:] == ["· 불금: ₩20"]


def test_a_price_of_one_line_is_no_more_than_its_total(speaking: Speaking) -> None:
    assert said(speaking("en"), Price(won(10), deposit=won(4)), sale()) == [
        "Price: ₩10",
        "Deposit to pay now: ₩4, the rest later: ₩6",
    ]
    assert quote_lines(speaking("en"), Quote(won(25)), due=True) == "Price: <b>₩25</b>"


@pytest.mark.parametrize(
    ("price", "english", "korean"),
    [
        (FlatPrice(won(25_000)), "₩25,000", "₩25,000"),
        (Price(won(25_000)), "₩25,000", "₩25,000"),
        (Price(won(50_000), (HOUR,)), "₩50,000/h", "시간당 ₩50,000"),
        (Price(won(50_000), (DAY,)), "₩50,000/day", "하루 ₩50,000"),
        (Price(won(50_000), (UNIT,)), "₩50,000/unit", "개당 ₩50,000"),
        (Price(won(9_000), (PERSON, DAY)), "₩9,000/person/day", "하루 1인당 ₩9,000"),
        (RULE, "from ₩56,250/h", "시간당 ₩56,250부터"),
        (
            Price(won(30_000), ONCE, (Override(won(20_000), WEEKEND),)),
            "from ₩20,000",
            "₩20,000부터",
        ),
    ],
)
def test_a_list_says_what_it_costs_at_least(
    speaking: Speaking, price: FlatPrice | Price, english: str, korean: str
) -> None:
    assert price_from(speaking("en"), price) == english
    assert price_from(speaking("ko"), price) == korean


def hired() -> Service:
    return make_service(price=RULE, length=timedelta(hours=3))


def test_the_list_of_services_and_the_grid_say_from_what_on(speaking: Speaking) -> None:
    words = speaking("en")

    listed = home.what(words, home.WhatView((hired(),)))

    assert listed.rows[0][0].label == "Consultation · 3 h · from ₩56,250/h"
    assert grid.terms_line(words, hired()) == "3 h · from ₩56,250/h"


def test_the_summary_asks_for_the_deposit_and_the_card_remembers_it(
    speaking: Speaking,
) -> None:
    words, venue = speaking("en"), make_venue(services=(hired(),))
    terms = make_terms(quote=quote(RULE, sale(1, party=2)))

    held = plain(summary.summary(words, venue, summary.View(make_hold(terms)), NOW).text)
    kept = plain(card.card(words, venue, make_booking(terms), NOW).text)

    for text in (held, kept):
        assert "Price: ₩60,750\n· Rate: 1 h × ₩50,000 = ₩50,000\n· Drinks: 2 people ×" in text
    assert "Deposit to pay now: ₩12,150, the rest later: ₩48,600" in held
    assert "Deposit: ₩12,150, the rest: ₩48,600" in kept


def test_who_lives_too_far_away_is_told_how_far_anybody_comes(speaking: Speaking) -> None:
    error, venue = OutOfReach(30_000, 30_040), make_venue()

    english = refusals.refusal(speaking("en"), venue, error, NOW)
    korean = refusals.short(speaking("ko"), venue, error, NOW)

    assert english == (
        "That is 30.1 km away. We come as far as 30 km.\nPlease choose a place that is nearer."
    )
    assert korean == "거리가 30.1km예요. 30km까지만 찾아갈 수 있어요."


def test_distances_and_percentages_are_written_as_their_readers_do(speaking: Speaking) -> None:
    english, korean = speaking("en"), speaking("ko")

    assert [english.distance(one) for one in (0, 999, 1_000, 1_001, 1_234_500)] == [
        "0 m", "999 m", "1 km", "1.1 km", "1,234.5 km",
    ]  # fmt: skip
    assert korean.distance(850) == "850m"
    assert [english.percent(one) for one in (2_000, 1_250, 5)] == ["20%", "12.5%", "0.05%"]
