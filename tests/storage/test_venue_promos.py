"""Promo codes in a venue document: what is read, what is refused and why."""

import json
import tomllib
from datetime import date

import pytest

from bot.commands.differing import list_changes
from bot.commands.toml_text import to_toml
from domain.money import Money, Percent
from domain.promos import Promo
from domain.resources import ServiceId
from storage.venue_document import read_document, to_plain
from tests.storage.documents import SMALLEST, plain, problems, venue_of

PRICED = SMALLEST.replace('length = "1h"', 'length = "1h"\nprice = "50.00"')
CODE = """
[[promo]]
code = "Spring-26"
off = "12.5%"
from = 2026-03-01
until = 2026-05-31
uses = 100
per_customer = 2
services = ["hour"]
least = "40.00"

[[promo]]
code = "FIVE"
off = "5.00"
"""


def test_a_code_is_read_with_all_its_limits() -> None:
    venue = venue_of(plain(PRICED + CODE))

    assert venue.promos == (
        Promo(
            "SPRING-26",
            Percent(1_250),
            date(2026, 3, 1),
            date(2026, 5, 31),
            100,
            2,
            (ServiceId(1),),
            Money(4_000, "EUR"),
        ),
        Promo("FIVE", Money(500, "EUR")),
    )
    assert venue.find_promo("FIVE") == venue.promos[1]


def test_what_is_exported_is_read_as_the_same() -> None:
    document = read_document(plain(PRICED + CODE))

    written = to_toml(to_plain(document))

    assert read_document(tomllib.loads(written)) == document
    assert read_document(json.loads(json.dumps(to_plain(document)))) == document


def test_what_changes_about_a_code_is_said_by_its_name() -> None:
    before, after = (
        to_plain(read_document(plain(PRICED + CODE, promo__0__off=off)))
        for off in ("10%", "20%")
    )
    without = to_plain(read_document(plain(PRICED)))

    assert list_changes(before, after) == ("promo Spring-26: off 10% → 20%",)
    assert list_changes(without, before) == ("new: promo Spring-26", "new: promo FIVE")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("promo.0.code", "A!", 'write 3 to 20 letters, digits or "-", such as "SPRING"'),
        ("promo.1.code", "spring-26", '"SPRING-26" stands here twice: each only once'),
        (
            "promo.0.off",
            "101%",
            'a percentage is above 0 and at most 100: "20%" or "12.5%"',
        ),
        ("promo.1.off", "0.00", "is nothing at all: write an amount or a percentage"),
        ("promo.1.off", "5", 'EUR has 2 decimals: write "5.00"'),
        ("promo.0.least", "40", 'EUR has 2 decimals: write "40.00"'),
        ("promo.0.until", date(2026, 2, 1), "ends before it begins: write a later date"),
        ("promo.0.services.0", "our", 'there is no service "our"; did you mean "hour"?'),
        ("promo.0.per_customer", 101, "more than its uses in all: at most 100"),
    ],
)
def test_what_does_not_go_together_is_said_at_its_field(
    path: str, value: object, words: str
) -> None:
    found = plain(PRICED + CODE, **{path.replace(".", "__"): value})

    assert problems(found) == {path: words}


def test_a_service_without_a_price_has_nothing_to_take_off() -> None:
    found = plain(SMALLEST + CODE)

    assert problems(found) == {
        "promo.0.services.0": '"hour" has no price: there is nothing to take off'
    }
