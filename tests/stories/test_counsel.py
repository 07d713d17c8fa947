"""Consultants in New York: hours of one's own, whose turn it is, a room with an adviser."""

import re
from datetime import timedelta

from tests.stories.speaking import reader
from tests.stories.town import ALEX, SORA, Phone, Town, rows_of

MAYA = 103
MIDTOWN = 40.7549, -73.9840


async def test_hours_are_booked_by_a_typed_line(counsel: Town) -> None:
    """S2-02 S2-05 S2-25: an hourly rate; end and price are worked out, not supplied."""
    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.says("advice friday 10 to 14")
    assert "Fri 20 Nov, 10:00–14:00\nNew York time" in alex.last()
    assert "Rate: 4 h × US$150.00 = US$600.00" in alex.last()
    await alex.taps("Confirm")

    assert re.search(r"Number: BOK-20261120-[A-Z0-9]{6}", alex.shows())
    assert ".ics" in alex.shows()


async def test_every_length_is_shown_with_its_end_and_its_price(counsel: Town) -> None:
    """S2-02: start, then length, as far as closing time."""
    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.taps("Choose")
    assert "Advice at our office · 1 h to 6 h · US$150.00/h" in alex.buttons()
    await alex.taps("Advice")
    await alex.says("grace friday 13:00")

    assert "13:00–14:00 · 1 h · US$150.00" in alex.buttons()
    assert "13:00–16:00 · 3 h · US$450.00" in alex.buttons()
    assert "13:00–17:00" not in " ".join(alex.buttons())
    assert "Longer is not possible" in alex.last()
    await alex.taps("13:00–16:00")
    assert "Advice at our office, Grace Chen, property" in alex.last()


async def test_whoever_takes_anybody_is_given_them_in_turn(counsel: Town) -> None:
    """S2-01: any adviser, each in turn."""
    alex, maya = counsel.person(ALEX, "Alex", "en"), counsel.person(MAYA, "Maya", "en")
    for phone, line in (
        (alex, "advice friday 10 to 11"),
        (maya, "advice friday 14 to 15"),
        (alex, "advice monday 10 to 11"),
    ):
        await phone.starts()
        await phone.says(line)
        await phone.taps("Confirm")

    given = [
        name
        for phone in (alex, maya)
        for name in ("Alvarez", "Brooks", "Chen")
        if f"Advice at our office, Elena {name}" in phone.screen()
        or f"Advice at our office, Marcus {name}" in phone.screen()
        or f"Advice at our office, Grace {name}" in phone.screen()
    ]
    assert sorted(given) == ["Alvarez", "Brooks", "Chen"]


async def test_an_adviser_who_is_away_says_why(counsel: Town) -> None:
    """S2-04: weekly hours, a blackout of one adviser, the holidays of New York."""
    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.says("advice alvarez 2 december 10:00")
    assert "Wed 2 Dec cannot be booked: In court all day" in alex.last()
    await alex.says("advice 26 november")
    assert "Thu 26 Nov · Closed: Thanksgiving Day" in alex.last()
    await alex.says("advice brooks friday 10:00")
    assert "The nearest free times" in alex.last()


async def test_a_workshop_takes_the_boardroom_and_an_adviser(counsel: Town) -> None:
    """S0-53: a set of resources, people against the seats of the room."""
    alex, maya = counsel.person(ALEX, "Alex", "en"), counsel.person(MAYA, "Maya", "en")
    await alex.starts()
    await alex.says("workshop monday 10am")
    await alex.says("13")
    assert "There is room for 2 to 12 people." in alex.last()
    await alex.says("5")
    assert "Team workshop, Boardroom, Elena Alvarez, tax" in alex.last()
    assert "Lunch: 5 people × US$22.50 = US$112.50" in alex.last()
    await alex.taps("Confirm")

    await maya.starts()
    await maya.says("workshop monday 11am")

    assert "The nearest free times" in maya.last()
    assert "Does this look right?" not in maya.last()


async def test_only_so_many_bookings_are_made_in_one_week(counsel: Town) -> None:
    """A limit of the venue, which the seeds do not have."""
    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()
    for day in ("23 november", "24 november", "25 november"):
        await alex.says(f"advice {day} 10:00 to 11:00")
        await alex.taps("Confirm")

    await alex.says("advice 27 november 10:00 to 11:00")
    await alex.taps("Confirm")

    assert "You can have only 3 bookings a week." in alex.last()


async def test_hours_are_the_same_on_the_wall_after_the_clocks_have_changed(
    counsel: Town,
) -> None:
    """S2-25: New York changes its clocks on 14 March 2027."""
    alex = counsel.person(ALEX, "Alex", "en")
    counsel.clock.move(timedelta(days=100))
    await alex.starts()

    await alex.says("advice 12 march 10:00 to 12:00")
    assert "Fri 12 Mar, 10:00–12:00" in alex.last()
    assert "free until Thu 10:00" in alex.last() or "free until Thu 11 Mar 10:00" in alex.last()
    await alex.says("advice 15 march 10:00 to 12:00")

    assert "Mon 15 Mar, 10:00–12:00" in alex.last()
    # A day before is 24 hours before, and the night of the change is shorter.
    assert "free until Sun 14 Mar 10:00" in alex.last()


async def test_who_shares_a_location_is_told_who_is_near_and_what_the_way_costs(
    counsel: Town,
) -> None:
    """S2-01 S2-03 S2-09: distances, the nearest first, and travel in the price."""
    sora, alex = await counsel.staff(SORA, "Sora"), counsel.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Visit")

    await alex.is_at(*MIDTOWN)
    assert "From where you are, in a straight line:" in alex.last()
    near = [line for line in alex.last().splitlines() if line.startswith("· ")]
    assert [line.split(",")[0] for line in near] == [
        "· Grace Chen",
        "· Elena Alvarez",
        "· Marcus Brooks",
    ]
    await alex.says("visit at your place friday 10:00 to 12:00")
    await alex.says("+1 202 555 0143")

    assert "Rate: 2 h × US$150.00 = US$300.00" in alex.last()
    assert "Travel: 3 km × US$2.50 = US$7.50" in alex.last() or "Travel: 1.9 mi" in alex.last()
    assert "📍 at your place, 5.6 km away" in alex.last()
    await alex.taps("Confirm")

    assert "Travel:" in alex.shows()
    assert "📍 at your place" in alex.shows()
    assert "230 Harbor Street" not in alex.shows()
    await counsel.passes(days=1)
    assert "📍 at your place" in alex.shows()
    assert f"q={MIDTOWN[0]},{MIDTOWN[1]}" in links(sora)
    assert "at the customer’s place" in sora.screen()


def links(phone: Phone) -> str:
    """Where the buttons of a chat lead that lead out of it."""
    buttons = [one for said in phone.messages() for row in rows_of(said) for one in row]
    return " ".join(one.get("url", "") for one in buttons)


async def test_a_visit_is_at_the_customers_place_in_german_too(counsel: Town) -> None:
    """S2-09: never at the address of those who come."""
    words, alex = reader("de"), counsel.person(ALEX, "Alex", "de")
    await alex.starts()
    await alex.says("visit at your place friday 10:00 to 12:00")
    await alex.says("+1 202 555 0143")

    assert f"📍 {words.say('place-yours-plain')}" in alex.last()
    assert counsel.venue.place.address.in_("de") not in alex.last()
    await alex.is_at(*MIDTOWN)

    assert words.say("place-yours-far-plain", distance="5,6 km") in alex.last()


async def test_a_location_that_comes_late_changes_the_price_of_what_is_held(
    counsel: Town,
) -> None:
    """S2-03: the surcharge is worked out as soon as the way is known."""
    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("visit at your place friday 10:00 to 12:00")
    await alex.says("+1 202 555 0143")
    assert "Travel:" not in alex.last()

    await alex.is_at(*MIDTOWN)

    assert "Does this look right?" in alex.last()
    assert "Travel:" in alex.last()


async def test_nobody_comes_farther_than_the_radius(counsel: Town) -> None:
    """S2-09: a place out of reach is told how far that is."""
    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("visit at your place friday 10:00 to 12:00")

    await alex.is_at(41.3083, -72.9279)

    assert "We come as far as" in alex.last()


async def test_a_link_opens_an_adviser(counsel: Town) -> None:
    """S2-01: deep links to a resource, and to one there is not."""
    alex = counsel.person(ALEX, "Alex", "en")
    chen = next(one for one in counsel.venue.resources if one.key == "chen")

    await alex.starts(f"r_{chen.id}")
    assert "Advice at our office, Grace Chen, property" in alex.last()
    await alex.starts("r_999999")
    assert "This choice is no longer available." in alex.last()
