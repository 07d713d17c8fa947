"""Vehicle hire and tours in Brisbane: whole days, quantities, seats, a vehicle with a guide."""

import re

from tests.stories.town import ALEX, MINJI, Town

MAYA = 103


async def test_vehicles_are_hired_for_days_that_need_not_follow_one_another(
    wheels: Town,
) -> None:
    """S1-01 S1-08 S1-12 S1-27: dates apart, a quantity, seats against people, Brisbane time."""
    alex = wheels.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.taps("Choose")
    assert "4WD hire · by the day · from A$189.00/unit/day" in alex.buttons()

    await alex.taps("4WD hire")
    await alex.says("12")
    assert "× 2" in alex.buttons()
    await alex.taps("26")
    await alex.taps("28")
    assert "Chosen: Thu 26 Nov and Sat 28 Nov" in alex.last()
    await alex.taps("✅ 2 days · A$886.00")

    assert "4WD hire, LandCruiser 300, 7 seats" in alex.last()
    assert "First day from 07:00, last day until 17:00\nBrisbane time" in alex.last()
    assert "Quantity: 2\nFor 12 people" in alex.last()
    assert "Rate: 2 units × 1 day × A$189.00 = A$378.00" in alex.last()
    assert "Weekend: 2 units × 1 day × A$209.00 = A$418.00" in alex.last()
    assert "Sand and salt wash: 2 units × A$45.00 = A$90.00" in alex.last()
    assert "Deposit to pay now: A$177.20, the rest later: A$708.80" in alex.last()
    assert "Held for you until 11:30" in alex.last()
    await alex.taps("Confirm")
    assert re.search(r"Number: BOK-20261126-[A-Z0-9]{6}", alex.shows())
    assert ".ics" in alex.shows()


async def test_the_days_between_stay_free_for_somebody_else(wheels: Town) -> None:
    """S1-02 S1-14 S1-29: capacity is counted for each date by itself."""
    alex, maya = wheels.person(ALEX, "Alex", "en"), wheels.person(MAYA, "Maya", "en")
    await alex.starts()
    await alex.says("landcruiser 26 november")
    await alex.taps("1")
    for label in ("28", "+", "+", "✅", "Confirm"):
        await alex.taps(label)
    assert "Quantity: 3" in alex.shows()

    await maya.starts()
    await maya.says("landcruiser 27 november")
    await maya.taps("1")

    assert "[27]" in maya.buttons()
    assert {"×26", "×28"} <= set(maya.buttons())
    await maya.taps("×26")
    assert "Thu 26 Nov is full" in maya.last()


async def test_days_that_went_to_somebody_else_give_way_to_others(wheels: Town) -> None:
    """S1-33: not enough left is said with dates that would do."""
    alex, maya = wheels.person(ALEX, "Alex", "en"), wheels.person(MAYA, "Maya", "en")
    for phone in (alex, maya):
        await phone.starts()
        await phone.says("hilux 26 november")
        await phone.taps("1")
        for label in ("27", "+"):
            await phone.taps(label)

    await alex.taps("✅ 2 days")
    await maya.taps("✅ 2 days")

    assert "Does this look right?" in alex.last()
    assert "Someone is deciding about one of those days right now." in maya.last()
    assert "The nearest free times:" in maya.last()
    await maya.taps("Sat 28 Nov – Sun 29 Nov")
    assert "Does this look right?" in maya.last()
    assert "Quantity: 2" in maya.last()


async def test_more_people_than_seats_are_told_how_many_there_are(wheels: Town) -> None:
    """S1-27: a party is counted against the seats of as many vehicles as there are."""
    alex = wheels.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("4WD hire")

    await alex.says("22")
    assert "There is room for 1 to 21 people." in alex.last()
    await alex.says("12")
    await alex.taps("HiLux")

    assert "There is room for 1 to 10 people." in alex.last()
    assert "× 2" in alex.buttons()


async def test_closed_and_blacked_out_days_say_why(wheels: Town) -> None:
    """S1-05 S1-15: blackout ranges with a reason, and Queensland's public holidays."""
    alex = wheels.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("hilux 6 december")
    await alex.taps("2")

    await alex.taps("×8")
    assert "Tue 8 Dec cannot be booked: Suspension being rebuilt" in alex.last()
    await alex.says("hilux 23 december to 26 december")
    assert "Fri 25 Dec · Closed: Christmas Day" in alex.last()
    assert "No day chosen yet." in alex.last()
    await alex.says("hilux 21 december to 23 december")
    assert "Chosen: Mon 21 Dec – Wed 23 Dec" in alex.last()


async def test_more_days_than_one_booking_has_are_cut_and_said(wheels: Town) -> None:
    """S1-12: a range of dates is asked for at once."""
    alex = wheels.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("landcruiser 20 november to 16 december")

    assert "How many people come?" in alex.last()
    assert "At most 21 days can be booked at a time." in alex.last()
    await alex.taps("2")
    assert "Chosen: Fri 20 Nov – Thu 10 Dec" in alex.last()
    assert "✅ 21 days" in " ".join(alex.buttons())


async def test_more_vehicles_stand_in_the_yard_over_the_holidays(wheels: Town) -> None:
    """S1-10 S1-17: capacity changes with the dates."""
    phones = [
        wheels.person(100 + n, name, "en")
        for n, name in enumerate(("Ann", "Ben", "Cam", "Dan"))
    ]
    for phone in phones[:2]:
        await phone.starts()
        await phone.says("landcruiser 29 december")
        await phone.taps("1")
        for label in ("+", "✅", "Confirm"):
            await phone.taps(label)
        assert "Quantity: 2" in phone.shows()

    for phone in phones[2:]:
        await phone.starts()
        await phone.says("landcruiser 29 december")
        await phone.taps("1")

    assert "✅ 1 day" in " ".join(phones[2].buttons())
    await phones[2].taps("✅")
    await phones[2].taps("Confirm")
    await phones[3].taps("✅")
    assert "Those days went to someone a moment ago." in phones[3].last()


async def test_seats_of_one_departure_are_sold_until_it_is_full(wheels: Town) -> None:
    """S1-01 S4-02: many units at one start, each with its price."""
    alex, maya = wheels.person(ALEX, "Alex", "en"), wheels.person(MAYA, "Maya", "en")
    await alex.starts()
    await alex.says("island tour saturday")
    for label in ("+", "+", "07:00"):
        await alex.taps(label)
    assert "Rate: 3 units × A$189.00 = A$567.00" in alex.last()
    await alex.taps("Confirm")
    kim = wheels.person(MINJI, "Kim", "en")
    await kim.starts()
    await kim.says("island tour saturday")
    for _ in range(7):
        await kim.taps("+")
    await kim.taps("07:00")
    await kim.taps("Confirm")

    await maya.starts()
    await maya.says("island tour saturday")
    for _ in range(5):
        await maya.taps("+")

    assert "Sat 21 Nov is full. Every time is taken." in maya.last()
    await maya.taps("−")
    assert "07:00" in maya.buttons()


async def test_a_vehicle_and_a_guide_are_taken_together_or_not_at_all(wheels: Town) -> None:
    """S0-53 S1-01: a set of resources, and a question that keeps the time asked for."""
    alex, maya = wheels.person(ALEX, "Alex", "en"), wheels.person(MAYA, "Maya", "en")
    await alex.starts()
    await alex.says("guided drive kirra friday 10am")
    await alex.says("8")
    assert "There is room for 1 to 7 people." in alex.last()
    await alex.says("3")
    assert "Private guided drive, Troop Carrier, 7 seats, Kirra Walsh" in alex.last()
    assert "Rate: 3 people × A$140.00 = A$420.00" in alex.last()
    await alex.taps("✎ People")
    await alex.taps("5")
    assert "Rate: 5 people × A$140.00 = A$700.00" in alex.last()
    await alex.taps("Confirm")

    await maya.starts()
    await maya.says("guided drive tom friday 10am")

    assert "Fri 20 Nov at 10:00" in maya.last() or "Fri 20 Nov, 10:00" in maya.last()
    assert "The nearest free times" in maya.last()
    assert "Does this look right?" not in maya.last()


async def test_a_line_of_the_summary_is_changed_and_the_rest_stays(wheels: Town) -> None:
    """S1-18: the hold is kept until the new one is safe, or let go."""
    alex = wheels.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("landcruiser 26 november to 28 november")
    await alex.taps("2")
    await alex.taps("✅ 3 days")
    await alex.taps("✎ Time")
    assert "Your time Thu 26 Nov – Sat 28 Nov stays yours until you tap a new one." in (
        alex.last()
    )

    await alex.taps("[27]")
    assert "Chosen: Thu 26 Nov and Sat 28 Nov" in alex.last()
    await alex.taps("✅ 2 days")

    assert "Thu 26 Nov and Sat 28 Nov" in alex.last()
    assert "For 2 people" in alex.last()
    await alex.taps("Release")
    assert "✅ 2 days" in " ".join(alex.buttons())
