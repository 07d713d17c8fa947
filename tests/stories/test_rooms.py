"""Rooms in Berlin: by the hour, on a grid, and desks of which there are several."""

from tests.stories.town import ALEX, Town

MAYA = 103


async def test_a_meeting_room_is_booked_by_the_hour_for_so_many_people(rooms: Town) -> None:
    """S4-01 S4-11: rate times hours, a room with enough seats, Berlin time."""
    alex = rooms.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Meetings")
    await alex.taps("Meeting room · 1 h to 8 h · from €22.00/h")
    await alex.taps("8")
    await alex.taps("20")
    await alex.taps("09:00")
    await alex.taps("09:00–11:00 · 2 h · €50.00")

    assert "Meeting room, Meeting room Spree\nFri 20 Nov, 09:00–11:00\nBerlin time" in (
        alex.last()
    )
    assert "Early rate: 1 h × €22.00 = €22.00" in alex.last()
    assert "Rate: 1 h × €28.00 = €28.00" in alex.last()
    assert "free until tomorrow 09:00, then 50% back until Fri 03:00" in alex.last()
    await alex.taps("Confirm")
    assert ".ics" in alex.shows()


async def test_a_slot_has_a_price_of_its_own(rooms: Town) -> None:
    """S4-02 S4-07: the price of that very start is kept on the booking."""
    alex = rooms.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.says("treatment friday 12:00")
    assert "Noon price: €12.00" in alex.last()
    await alex.says("treatment friday 13:00")
    assert "Price: €24.00" in alex.last()
    await alex.says("treatment saturday 10:00")
    assert "Saturday: €30.00" in alex.last()


async def test_several_bookings_share_one_slot_until_it_is_full(rooms: Town) -> None:
    """S4-02: as many at one time as there are desks."""
    phones = [rooms.person(100 + n, f"P{n}", "en") for n in range(3)]
    for phone in phones[:2]:
        await phone.starts()
        await phone.says("desk 23 november")
        for label in ("+", "+", "+", "08:00", "Confirm"):
            await phone.taps(label)
        assert "Rate: 4 units × €9.50 = €38.00" in phone.shows()

    await phones[2].starts()
    await phones[2].says("desk 23 november 08:00")

    assert "Mon 23 Nov, 08:00 is taken." in phones[2].last()
    assert "Mon 23 Nov, 12:00" in phones[2].buttons()


async def test_fewer_desks_are_let_for_some_weeks(rooms: Town) -> None:
    """S1-17 S4-02: capacity over a range of dates."""
    alex, maya = rooms.person(ALEX, "Alex", "en"), rooms.person(MAYA, "Maya", "en")
    await alex.starts()
    await alex.says("desk 3 december")
    for label in ("+", "+", "+", "08:00", "Confirm"):
        await alex.taps(label)

    await maya.starts()
    await maya.says("desk 3 december 08:00")

    assert "Thu 3 Dec, 08:00 is taken." in maya.last()


async def test_a_grid_never_passes_closing_time(rooms: Town) -> None:
    """S4-06 S4-11: slots are generated from the hours."""
    alex = rooms.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("treatment saturday")

    times = [label for label in alex.buttons() if label.endswith(":00")]

    assert times[-5:] == ["09:00", "10:00", "11:00", "12:00", "13:00"]


async def test_closed_days_and_blackouts_say_why(rooms: Town) -> None:
    """S0-11: a reason for every closed day."""
    alex = rooms.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.says("treatment 24 december")
    assert "Thu 24 Dec · Closed: Christmas Eve" in alex.last()
    await alex.says("treatment 25 december")
    assert "Fri 25 Dec · Closed: Christmas Day" in alex.last()
    await alex.says("meeting room 26 november 10 to 12")
    assert "Thu 26 Nov cannot be booked: New equipment is being fitted" in alex.last()


async def test_a_room_that_went_to_somebody_else_gives_way_to_the_nearest(rooms: Town) -> None:
    """S4-07: a lost race."""
    alex, maya = rooms.person(ALEX, "Alex", "en"), rooms.person(MAYA, "Maya", "en")
    for phone in (alex, maya):
        await phone.starts()
        await phone.says("meeting room spree friday 10:00")
        await phone.says("4")

    await alex.taps("10:00–12:00")
    await maya.taps("10:00–12:00")

    assert "Does this look right?" in alex.last()
    assert "Somebody is deciding about 10:00 right now." in maya.last()
    assert "Fri 20 Nov, 12:30" in maya.buttons()
