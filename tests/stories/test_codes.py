"""Codes: given on the summary, taken off again, carried along, and refused with a reason."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

from bot.sandbox.demo import VENUES
from domain.money import Money
from domain.states import Hold
from tests.stories.conftest import on_sqlite
from tests.stories.speaking import reader
from tests.stories.test_additions import asked
from tests.stories.town import ALEX, Phone, Town

FRIDAY = date(2026, 11, 20)


async def test_a_code_takes_something_off_and_is_told_wherever_the_price_is(
    alex: Phone, sora: Phone, town: Town
) -> None:
    await asked(alex)

    await alex.taps("🎟 Code")
    assert "Which code do you have?" in alex.last()
    await alex.says("spring")

    assert "Price: ₩22,500" in alex.last()
    assert "SPRING (10%): -₩2,500" in alex.last()
    assert "✕ SPRING" in alex.buttons()
    await alex.taps("Confirm")
    assert "SPRING (10%): -₩2,500" in alex.shows()
    [booked] = await town.store.kept.list_of_day(town.venue, FRIDAY)
    assert booked.terms.slot.code == "SPRING"
    await sora.says("/payments")
    assert "Taken off by codes: ₩2,500" in sora.last()
    assert "Paid ahead for what is still to come: ₩0" in sora.last()
    await sora.taps("As a table")
    [*_, document] = (one["document"] for one in sora.messages() if one.get("document"))
    content = town.telegram.file(document["file_id"]).content.decode("utf-8-sig")
    [row] = csv.DictReader(StringIO(content))
    assert (row["movement"], row["amount"], row["discount"]) == ("discounted", "", "-2500")


async def test_a_code_in_korean_with_an_addition_and_without_it_again(
    minji: Phone, town: Town
) -> None:
    words = reader("ko")
    await minji.starts()
    await minji.says("일반 진료 김민준 금요일 오후 3시")
    await minji.says("보리")
    await minji.taps(words.say("code-button"))
    await minji.says("Spring")
    assert "SPRING (10%): -₩2,500" in minji.last()

    await minji.taps("＋ 추가: 예방접종")
    assert "SPRING (10%): -₩6,500" in minji.last()
    assert words.money(Money(58_500, "KRW")) in minji.last()
    await minji.taps("✕ SPRING")

    assert "SPRING" not in minji.last()
    assert words.money(Money(65_000, "KRW")) in minji.last()
    found = await town.store.kept.list_of_day(town.venue, FRIDAY)
    assert not any(isinstance(one, Hold) and one.terms.slot.code for one in found)


@on_sqlite
async def test_a_code_that_does_nothing_says_why_and_asks_again(
    alex: Phone, town: Town
) -> None:
    await asked(alex)
    await alex.taps("🎟 Code")

    await alex.says("summer")

    assert "There is no code SUMMER here." in alex.last()
    assert "Which code do you have?" in alex.last()
    await alex.says("x" * 300)
    assert "…" in alex.last()
    await alex.taps("Back")
    assert "Does this look right?" in alex.last()
    assert "Price: ₩25,000" in alex.last()


@on_sqlite
async def test_a_code_goes_along_to_another_time_and_stays_behind_where_it_does_not_fit(
    alex: Phone,
) -> None:
    await asked(alex)
    await alex.taps("🎟 Code")
    await alex.says("SPRING")

    await alex.says("consultation friday 16:00")
    assert "SPRING (10%): -₩2,500" in alex.last()
    await alex.says("grooming friday 14:00")

    assert "SPRING counts for: Consultation and Vaccination." in alex.last()
    assert "Your time is held without the code." in alex.last()
    assert "SPRING (10%)" not in alex.last()
    await alex.says("consultation friday 17:00")
    assert "SPRING (10%): -₩2,500" in alex.last()


@on_sqlite
async def test_a_link_brings_a_code_along(alex: Phone) -> None:
    await alex.starts("code_spring")
    assert "SPRING counts for what you choose now" in alex.last()
    await alex.says("consultation dr kim friday 15:00")
    await alex.says("Bori")
    assert "SPRING (10%): -₩2,500" in alex.last()

    await alex.starts("code_nothing")

    assert "There is no code NOTHING here." in alex.last()


@on_sqlite
async def test_an_amount_is_taken_off_in_german(rooms: Town) -> None:
    anna = rooms.person(ALEX, "Anna", "de")
    await anna.starts()
    await anna.says("Sprechzimmer Freitag 10:00")
    await anna.taps("🎟 Code")

    await anna.says("kiez-5")

    assert "KIEZ-5: -5,00" in anna.last()
    assert "9,00" in anna.last()


@on_sqlite
async def test_where_there_are_no_codes_nobody_is_asked_for_one(corner: Town) -> None:
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("friday 15:00")

    assert not any("Code" in one for one in alex.buttons())


@on_sqlite
async def test_a_code_that_is_over_by_now_changes_no_price_that_was_agreed(
    alex: Phone, town: Town, tmp_path: Path
) -> None:
    await asked(alex)
    await alex.taps("🎟 Code")
    await alex.says("spring")
    text = (VENUES / "clinic.toml").read_text(encoding="utf-8")
    file = tmp_path / "clinic.toml"
    file.write_text(text.replace('code = "SPRING"', 'code = "AUTUMN"'), encoding="utf-8")
    await town.adds(file)

    await alex.taps("Confirm")

    [booked] = await town.store.kept.list_of_day(town.venue, FRIDAY)
    assert booked.terms.quote is not None
    assert booked.terms.quote.total == Money(22_500, "KRW")
    assert "SPRING (10%): -₩2,500" in alex.shows()
