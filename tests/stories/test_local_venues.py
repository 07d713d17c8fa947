"""The halls of Parbhani in Marathi and Hindi, the rooms of Berlin in German: the whole way."""

import pytest

from domain.labels import Label
from domain.money import Money
from tests.stories.speaking import reader
from tests.stories.town import SORA, Town

ASHA, RAVI, JANA = 103, 104, 105
COUPLE = {"mr": "आशा आणि रवी", "hi": "आशा और रवि"}


def named(town: Town, key: str, language: str) -> str:
    """What the venue calls a service or a resource."""
    venue = town.venue
    names = {one.key: one.name for one in venue.resources}
    names |= {one.key: one.name for one in venue.services}
    return read(names[key], language)


def read(label: Label, language: str) -> str:
    return label.in_(reader(language).language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("mr", "लग्नसमारंभ 28 नोव्हेंबर 10:00 ते 02:00"),
        ("hi", "विवाह समारोह 28 नवंबर 10:00 से 02:00"),
    ],
)
async def test_a_wedding_is_asked_for_in_one_line_and_approved(
    hall: Town, language: str, line: str
) -> None:
    """S3-17 S3-18: a range past midnight, guests, approval, in the language of the reader."""
    words, sora = reader(language), await hall.staff(SORA, "Sora")
    asha = hall.person(ASHA, "Asha", words.language)
    await asha.starts()
    await asha.says(line)
    assert words.say("people-ask") in asha.last()
    await asha.says("1300")
    assert words.say("people-hint", least=50, most=1200) in asha.last()
    await asha.says("300")
    await asha.says(COUPLE[language])

    assert named(hall, "wedding", language) in asha.last()
    assert named(hall, "big-hall", language) in asha.last()
    assert words.money(Money(17_582_000, "INR")) in asha.last()
    assert words.money(Money(4_395_500, "INR")) in asha.last()
    await asha.taps(words.say("summary-request-button"))
    await sora.taps("Approve")

    assert read(hall.venue.name, language) in asha.shows()
    assert COUPLE[language] in asha.shows()
    assert ".ics" in asha.shows()


@pytest.mark.parametrize(
    ("language", "line"),
    [("mr", "लग्नसमारंभ 30 नोव्हेंबर"), ("hi", "विवाह समारोह 30 नवंबर")],
)
async def test_the_reason_of_a_closed_day_is_in_the_language_of_the_reader(
    hall: Town, language: str, line: str
) -> None:
    ravi = hall.person(RAVI, "Ravi", reader(language).language)
    await ravi.starts()

    await ravi.says(line)

    [upkeep] = [one.reason for one in hall.venue.hours.special if one.reason]
    assert read(upkeep, language) in ravi.last()


async def test_a_meeting_room_is_booked_in_german(rooms: Town) -> None:
    """S4-01 S4-11: hours, people, a lost race, in German."""
    words, language = reader("de"), "de"
    jana, other = (
        rooms.person(JANA, "Jana", words.language),
        rooms.person(RAVI, "Ravi", words.language),
    )
    await jana.starts()
    await jana.says("Besprechungsraum Spree am Freitag von 10 bis 14 Uhr")
    await jana.says("8")
    assert named(rooms, "spree", language) in jana.last()
    assert words.money(Money(11_200, "EUR")) in jana.last()
    await jana.taps(words.say("summary-confirm-button"))
    assert ".ics" in jana.shows()

    await other.starts()
    await other.says("Besprechungsraum Spree am Freitag um 11 Uhr")

    assert words.say("summary-title") not in other.last()
    assert "14:30" in " ".join(other.buttons())


async def test_a_closed_day_is_explained_in_german(rooms: Town) -> None:
    """S0-11: the holidays of Berlin by their German names."""
    jana = rooms.person(JANA, "Jana", reader("de").language)
    await jana.starts()

    await jana.says("Behandlungsraum am 25. Dezember")

    christmas = next(
        name for on, name in rooms.venue.closed.items() if (on.month, on.day) == (12, 25)
    )
    assert read(christmas, "de") in jana.last()
