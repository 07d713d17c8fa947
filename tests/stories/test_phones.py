"""A number to call: asked for where the service wants one, shown to staff, deleted at a wish."""

from pathlib import Path

import pytest

from bot.phones import read_contact, read_phone
from bot.sandbox.demo import VENUES
from tests.stories.conftest import on_sqlite
from tests.stories.speaking import reader
from tests.stories.town import ALEX, MINJI, SORA, Phone, Town

VISIT = "visit at your place friday 10:00 to 12:00"
NUMBER, SHOWN = "+12025550143", "+1 202-555-0143"


async def asks_for_a_visit(town: Town, language: str = "en") -> Phone:
    alex = town.person(ALEX, "Alex", language)
    await alex.starts()
    await alex.says(VISIT)
    return alex


async def test_a_number_is_shared_by_a_key_and_staff_see_it(counsel: Town) -> None:
    sora = await counsel.staff(SORA, "Sora")
    alex = await asks_for_a_visit(counsel)
    assert "Which number can Harbor Street Advisers reach you on?" in alex.screen()
    assert "It is used only when something about your booking changes" in alex.shows()
    assert alex.keys() == ["📱 Share my number"]

    await alex.presses_key("📱 Share my number")

    assert "Thank you. Harbor Street Advisers can reach you on +1 202-555-01" in alex.last()
    assert "Does this look right?" in alex.last()
    assert "Phone number +1 202-555-01" in alex.last()
    assert (alex.keys(), alex.panels()) == ([], 1)
    await alex.taps("Confirm")
    await sora.says("/today friday")
    assert "Alex, +120255501" in sora.last()


async def test_a_number_is_typed_and_not_asked_for_a_second_time(counsel: Town) -> None:
    alex = await asks_for_a_visit(counsel)

    await alex.says("tomorrow")
    await alex.says(VISIT)
    await alex.says("555-0143")
    assert "That does not look like a phone number." in alex.last()
    await alex.says("+1 (202) 555-0143")
    await alex.taps("Confirm")
    await alex.says("visit at your place monday 10:00 to 12:00")

    assert "Does this look right?" in alex.last()
    assert f"Phone number {SHOWN}" in alex.last()
    assert alex.keys() == []


async def test_a_number_is_asked_for_in_german(counsel: Town) -> None:
    words = reader("de")
    alex = await asks_for_a_visit(counsel, "de")
    assert words.say("details-phone-ask", venue="Harbor Street Advisers") in alex.screen()
    assert words.say("details-phone-purpose") in alex.shows()

    await alex.presses_key(words.say("details-phone-share-button"))
    await alex.says("/settings")
    assert "Telefon: +1 202-555-01" in alex.last()
    await alex.taps(words.say("settings-phone-delete-button"))

    assert "Telefon:" not in alex.last()


@on_sqlite
async def test_somebody_elses_contact_is_not_taken(counsel: Town) -> None:
    alex = await asks_for_a_visit(counsel)
    counsel.person(MINJI, "Minji", "en")

    await alex.shares_contact(NUMBER, of=MINJI)

    assert "That is somebody else’s contact." in alex.last()
    assert SHOWN not in alex.last()
    assert alex.keys() == ["📱 Share my number"]


@on_sqlite
async def test_the_keys_are_gone_when_the_question_is(counsel: Town) -> None:
    alex = await asks_for_a_visit(counsel)

    await alex.taps("Home")
    assert alex.keys() == []
    await alex.says(VISIT)
    assert alex.keys() == ["📱 Share my number"]
    await alex.taps("Release")

    assert alex.keys() == []
    assert not alex.sees("It is used only when")


@on_sqlite
async def test_a_number_that_is_not_needed_can_be_left_out_and_removed(
    counsel: Town, tmp_path: Path
) -> None:
    plain = (VENUES / "counsel.toml").read_text(encoding="utf-8")
    optional = plain.replace('{ kind = "phone" }', '{ kind = "phone", required = false }')
    file = tmp_path / "optional.toml"
    file.write_text(optional, encoding="utf-8")
    counsel.opens_with(file)
    await counsel.restart()
    alex = await asks_for_a_visit(counsel)
    assert "Does this look right?" in alex.last()

    await alex.taps("✎ Phone number")
    assert alex.keys() == ["📱 Share my number", "Without a number"]
    await alex.presses_key("Without a number")
    assert "Phone number +" not in alex.last()
    await alex.taps("✎ Phone number")
    await alex.says(NUMBER)
    assert f"Phone number {SHOWN}" in alex.last()
    await alex.taps("✎ Phone number")
    await alex.taps("Remove it")

    assert "Phone number +" not in alex.last()
    assert alex.keys() == []


@on_sqlite
async def test_two_people_may_have_one_number(counsel: Town) -> None:
    """A family has one telephone; nobody is told that somebody else has said it."""
    alex, minji = await asks_for_a_visit(counsel), counsel.person(MINJI, "Minji", "en")
    await minji.starts()
    await minji.says("visit at your place monday 10:00 to 12:00")

    for phone in (alex, minji):
        await phone.says(NUMBER)
        await phone.taps("Confirm")

    assert "Booked" in alex.shows()
    assert "Booked" in minji.shows()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+82 10-9876-5432", "+821098765432"),
        ("0082 10 9876 5432", "+821098765432"),
        ("+1 (202) 555.0143", NUMBER),
        ("+९१ 98765 43210", "+919876543210"),
        ("010-9876-5432", ""),
        ("+82 10", ""),
        ("+999 123456789", ""),
        ("call me", ""),
        ("", ""),
        ("+", ""),
    ],
)
def test_a_number_has_its_country_code(text: str, number: str) -> None:
    assert read_phone(text) == number


def test_a_shared_number_may_come_without_its_plus() -> None:
    assert read_contact("821098765432") == read_contact("+821098765432") == "+821098765432"
