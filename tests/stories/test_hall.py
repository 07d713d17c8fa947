"""A wedding hall in Parbhani: any start and length, past midnight, with approval and a deposit."""

import pytest

from tests.stories.conftest import on_sqlite
from tests.stories.speaking import reader
from tests.stories.town import ALEX, SORA, Town

MAYA = 103


async def test_a_wedding_is_requested_from_ten_in_the_morning_until_two_at_night(
    hall: Town,
) -> None:
    """S3-04 S3-17 S3-18: a range past midnight, guests, a price for each length."""
    alex = hall.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Wedding ·")
    await alex.taps("300")
    await alex.taps("Week ›")
    await alex.taps("28")
    await alex.taps("10:00")
    assert "10:00–14:00 · 4 h · ₹48,380.00" in alex.buttons()
    await alex.taps("10:00–02:00 (next day) · 16 h · ₹175,820.00")
    await alex.says("Asha and Ravi")

    assert "Wedding, Big hall\nSat 28 Nov, 10:00–02:00 (next day)\nKolkata time" in alex.last()
    assert "For 300 people" in alex.last()
    assert "Wedding season: 16 h × ₹9,000.00 = ₹144,000.00" in alex.last()
    assert "GST (18%): ₹26,820.00" in alex.last()
    assert "Deposit to pay now: ₹43,955.00, the rest later: ₹131,865.00" in alex.last()
    assert "Shubhmangal Wedding Hall answers each request" in alex.last()
    await alex.taps("Send request")
    assert alex.shows().startswith("📨 Request sent")


async def test_staff_see_the_request_and_say_yes(hall: Town) -> None:
    """S3-01: the hall stays kept for the request, and becomes a booking."""
    sora, alex = await hall.staff(SORA, "Sora"), hall.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("wedding 28 november 10:00 to 02:00")
    await alex.says("300")
    await alex.says("Asha and Ravi")
    await alex.taps("Send request")

    assert "Asha and Ravi" in sora.screen()
    await sora.taps("Approve")

    assert "Confirmed by Shubhmangal Wedding Hall" in alex.shows()
    assert "Sat 28 Nov, 10:00–02:00 (next day)" in alex.shows()
    assert ".ics" in alex.shows()


async def test_the_hall_of_a_wedding_is_taken_and_the_lawn_is_not(hall: Town) -> None:
    """S3-01 S3-09: no overlap on one place, whatever the start and the length."""
    alex, maya = hall.person(ALEX, "Alex", "en"), hall.person(MAYA, "Maya", "en")
    await alex.starts()
    await alex.says("wedding big hall 28 november 10:00 to 20:00")
    await alex.says("300")
    await alex.says("Asha and Ravi")
    await alex.taps("Send request")

    await maya.starts()
    await maya.says("wedding big hall 28 november 18:00")
    assert "Sat 28 Nov, 18:00 is taken." in maya.last()
    await maya.says("wedding lawn 28 november 18:00 to 02:00")
    await maya.says("700")
    await maya.says("Meera and Anil")

    assert "Wedding, Lawn\nSat 28 Nov, 18:00–02:00 (next day)" in maya.last()


async def test_more_guests_than_the_hall_has_seats_are_told_so(hall: Town) -> None:
    """S3-17: a head count against the seats of the place."""
    alex = hall.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("wedding 1 december")
    await alex.says("1300")
    assert "There is room for 50 to 1,200 people." in alex.last()
    await alex.says("20")
    assert "There is room for 50 to 1,200 people." in alex.last()

    await alex.says("900")
    await alex.taps("Big hall")

    assert "There is room for 50 to 500 people." in alex.last()
    assert "[✨ Any]" in alex.buttons()


async def test_a_length_that_is_not_sold_shows_those_that_are(hall: Town) -> None:
    """S3-18: the length is free within what the hall sells."""
    alex = hall.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("wedding 1 december")
    await alex.says("100")

    await alex.says("wedding 1 december 11 to 14")

    assert "4 h to 16 h" in alex.last()
    assert "How long?" in alex.last()
    assert "11:00–15:00 · 4 h · ₹48,380.00" in alex.buttons()


async def test_holidays_upkeep_and_a_lawn_without_grass_say_why(hall: Town) -> None:
    """S3-04: closed days of Maharashtra, special dates, blackouts of one place."""
    alex = hall.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.says("wedding 30 november")
    assert "Mon 30 Nov · Closed: Yearly upkeep" in alex.last()
    await alex.says("wedding lawn 8 december")
    assert "Tue 8 Dec cannot be booked: The lawn is being laid anew" in alex.last()
    await alex.says("wedding 26 january")
    assert "Tue, 26 Jan 2027 · Closed: Republic Day" in alex.last()


async def test_two_ask_for_the_same_evening_and_one_is_given_others(hall: Town) -> None:
    """S3-01 S3-08: a lost race names the nearest that would do."""
    alex, maya = hall.person(ALEX, "Alex", "en"), hall.person(MAYA, "Maya", "en")
    for phone in (alex, maya):
        await phone.starts()
        await phone.says("engagement 29 november")
        await phone.says("60")

    await alex.taps("18:00")
    await maya.taps("18:00")

    assert "Meal: 60 people × ₹250.00 = ₹15,000.00" in alex.last()
    assert "Somebody is deciding about 18:00 right now." in maya.last()
    assert "The nearest free times:" in maya.last()


async def test_one_customer_has_one_booking_a_day(hall: Town) -> None:
    """A limit of the venue, which the seeds do not have."""
    alex = hall.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("viewing friday 10:00")
    await alex.taps("Confirm")

    await alex.says("viewing friday 16:00")
    await alex.taps("Confirm")

    assert "You can have only one booking a day." in alex.last()


@on_sqlite
@pytest.mark.parametrize("language", ["en", "mr"])
async def test_what_waits_for_a_yes_is_said_once_for_all_of_it(
    hall: Town, language: str
) -> None:
    alex, words = hall.person(ALEX, "Alex", language), reader(language)
    await alex.starts()

    await alex.says("/book")

    names = [one.name.in_(language) for one in hall.venue.services[:2]]
    said = words.say("what-approval-note", services=words.list_of(names))
    assert alex.last().count(said) == 1
    assert hall.venue.services[2].name.in_(language) not in said
