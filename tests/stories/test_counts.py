"""How few interactions a booking takes: the numbers the conversation is judged by."""

from tests.stories.town import ALEX, SORA, Phone, Town


async def test_a_new_customer_takes_the_soonest_time_with_three_taps(corner: Town) -> None:
    alex = corner.person(ALEX, "Alex", "en")

    await alex.starts()
    await alex.taps("Soonest: today 11:00")
    await alex.taps("Confirm")

    assert alex.sees("✅ Booked")
    assert alex.interactions == 3


async def test_a_certain_day_and_time_takes_four_taps(corner: Town) -> None:
    alex = corner.person(ALEX, "Alex", "en")

    await alex.starts()
    await alex.taps("Sat 21 Nov")
    await alex.taps("10:30")
    await alex.taps("Confirm")

    assert alex.sees("Sat 21 Nov, 10:30–11:00")
    assert alex.interactions == 4


async def test_the_usual_takes_two_taps(corner: Town) -> None:
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("haircut ben thursday 16:30")
    await alex.taps("Confirm")
    alex.interactions = 0

    await alex.taps("As last time: Thu 26 Nov 16:30, Haircut, Ben")
    await alex.taps("Confirm")

    assert alex.sees("Thu 26 Nov, 16:30–17:00")
    assert alex.interactions == 2


async def test_one_typed_line_takes_one_tap_more(corner: Town) -> None:
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()
    alex.interactions = 0

    await alex.says("haircut anna sat after 11")
    await alex.taps("Confirm")

    assert "Haircut, Anna" in alex.last()
    assert alex.sees("Sat 21 Nov, 11:00–11:30")
    assert alex.interactions == 2


async def test_a_list_of_services_and_a_question_add_their_own_steps_and_nothing_else(
    alex: Phone,
) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")
    await alex.taps("20")
    await alex.taps("10:30")
    await alex.says("Bori")
    await alex.taps("Confirm")
    assert alex.sees("✅ Booked")
    assert alex.interactions == 4 + len(("the way in", "the service", "the question"))
    alex.interactions = 0

    await alex.taps("As last time: Fri 27 Nov 10:30, Consultation")
    await alex.taps("Confirm")

    assert alex.interactions == 2


async def test_cancelling_from_a_reminder_takes_two_taps(corner: Town) -> None:
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("haircut sat 11:00")
    await alex.taps("Confirm")
    await corner.passes(days=2, hours=2)
    assert "Will you come?" in alex.shows()
    alex.interactions = 0

    await alex.taps("✖️ Cancel")
    await alex.taps("Cancel without a reason")

    assert alex.sees("Cancelled: Haircut, tomorrow 11:00.")
    assert alex.interactions == 2


async def test_staff_mark_arrived_done_and_missed_with_one_tap_each(corner: Town) -> None:
    sora = await corner.staff(SORA, "Sora")
    alex = corner.person(ALEX, "Alex", "en")
    await booked(alex, "haircut anna today 11:00")
    await booked(alex, "haircut ben today 11:00")
    await corner.passes(hours=1)
    await sora.says("/today")
    sora.interactions = 0

    await sora.taps("Arrived: 11:00 Alex")
    await sora.taps("Done: 11:00 Alex")
    await sora.taps("Did not come: 11:00 Alex")

    assert sora.interactions == 3
    assert "✔ 11:00–11:30 Alex" in sora.last()
    assert "✖ 11:00–11:30 Alex" in sora.last()


async def booked(phone: Phone, line: str) -> None:
    """A booking by one line and one tap."""
    await phone.says(line)
    await phone.taps("Confirm")
