"""After the booking: the list, cancelling, reminders, moving, the calendar file."""

from dataclasses import replace
from datetime import timedelta

from bot.runtime.limits import Errand, Kind, NoLimits, Priority
from domain.ports import Clock
from tests.stories.town import Phone, Town


async def booked(phone: Phone, line: str = "consultation friday 15:00") -> None:
    """A firm booking."""
    await phone.starts()
    await phone.says(line)
    await phone.says("Bori")
    await phone.taps("Confirm")


class Overhearing(NoLimits):
    """Remembers what was said to whom, and how urgent it was."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.said: list[Errand] = []

    async def turn(self, errand: Errand, patience: float) -> float:
        self.said.append(errand)
        return await super().turn(errand, patience)


async def test_a_card_somebody_waits_for_goes_before_what_can_wait(
    town: Town, alex: Phone, sora: Phone
) -> None:
    limits = Overhearing(town.clock)
    town.plan = replace(town.plan, limits=lambda _: limits)
    await town.restart()

    await booked(alex)

    sent = [one for one in limits.said if one.kind is Kind.SEND]
    assert {one.priority for one in sent if one.chat_id == alex.id} == {Priority.INTERACTIVE}
    assert {one.priority for one in sent if one.chat_id == sora.id} == {Priority.BULK}


async def test_my_bookings_are_listed_opened_and_cancelled_with_a_reason(
    alex: Phone, sora: Phone
) -> None:
    await booked(alex)

    await alex.taps("My bookings")
    await alex.taps("Fri 20 Nov, 15:00 · Consultation")
    await alex.taps("Cancel booking")
    assert "The rule: free until tomorrow 15:00, then 50% back until Fri 13:00" in alex.last()
    assert "what you paid" not in alex.last()
    await alex.taps("Plans changed")

    assert "Cancelled: Consultation, Fri 20 Nov 15:00." in alex.last()
    assert "✖️ Cancelled by the customer" in sora.shows()
    assert "Reason: Plans changed" in sora.shows()
    await alex.taps("My bookings")
    assert "You have nothing booked." in alex.last()
    await alex.taps("Past bookings")
    assert "Consultation (Cancelled)" in " ".join(alex.buttons())


async def test_a_typed_reason_becomes_a_button_and_cancels_nothing_by_itself(
    alex: Phone,
) -> None:
    await booked(alex)
    await alex.taps("Cancel booking")

    await alex.says("wait, not yet")

    assert "Cancel: “wait, not yet”" in alex.buttons()
    await alex.says("no")
    assert "✅ Booked" in alex.last()


async def test_after_the_cut_off_cancelling_says_so_at_once(alex: Phone) -> None:
    await booked(alex, "consultation today 11:30")

    await alex.taps("Cancel booking")

    assert "Cancelling here was possible until today 09:30." in alex.last()
    assert "Please call Seoul Animal Clinic: +82 2 555 0112" in alex.last()


async def test_a_request_is_withdrawn_and_staff_are_told_so(alex: Phone, sora: Phone) -> None:
    await alex.starts()
    await alex.says("grooming friday 14:00")
    await alex.says("Bori")
    await alex.taps("Send request")

    await alex.taps("Withdraw request")
    await alex.says("5")

    assert "Withdrawn: Grooming, Fri 20 Nov 14:00." in alex.last()
    assert sora.shows().startswith("✖️ Request withdrawn")


async def test_reminders_come_a_day_and_two_hours_before(alex: Phone, town: Town) -> None:
    await booked(alex)

    await town.passes(days=1, hours=4, minutes=59)
    assert not alex.sees("🔔")
    await town.passes(minutes=1)
    assert "🔔 Tomorrow 15:00: Consultation" in alex.shows()
    await alex.taps("I’ll come")
    assert "👍 Thank you. See you tomorrow 15:00!" in alex.shows()
    assert not any("I’ll come" in label for label in alex.buttons())
    await town.passes(hours=22)
    assert "🔔 Starting in 2 h: Consultation" in alex.shows()
    assert "Will you come?" not in alex.shows()


async def test_a_cancelled_booking_is_not_reminded_of(alex: Phone, town: Town) -> None:
    await booked(alex)
    await alex.taps("Cancel booking")
    await alex.taps("Illness")

    await town.passes(days=3)

    assert not alex.sees("🔔")


async def test_a_booking_made_inside_the_window_has_only_the_reminders_left(
    alex: Phone, town: Town
) -> None:
    await booked(alex, "consultation today 15:00")
    assert "You will be reminded 2 h before." in alex.shows()

    await town.passes(hours=3)

    assert alex.screen().count("🔔") == 1


async def test_after_downtime_a_reminder_is_caught_up_while_it_is_useful(
    alex: Phone, town: Town
) -> None:
    await booked(alex)
    await town.close()
    town.clock.move(timedelta(hours=40))
    await town.open()
    await town.settle()
    assert alex.screen().count("🔔") == 1

    await town.close()
    town.clock.move(timedelta(hours=14))
    await town.open()
    await town.settle()

    assert alex.screen().count("🔔") == 1


async def test_moving_says_book_the_new_time_first_and_leads_there(
    alex: Phone, town: Town
) -> None:
    await booked(alex)
    await town.passes(days=1, hours=5)

    await alex.taps("🔄 Move")

    assert "Choose and confirm the new time first, then cancel this one." in alex.last()
    await alex.taps("Choose a new time")
    assert "[20]" in alex.buttons()


async def test_the_calendar_file_and_the_history_can_be_had_again(alex: Phone) -> None:
    await booked(alex)

    await alex.taps("Calendar file")
    assert alex.shows().startswith("Open the file")
    await alex.taps("History")

    assert "time held" in alex.last()
    assert "booked" in alex.last()


async def test_the_history_says_on_which_day_each_thing_happened(
    alex: Phone, town: Town
) -> None:
    await booked(alex)
    await town.passes(days=1)

    await alex.taps("History")

    assert "Yesterday 10:00: time held" in alex.last()
    assert "Today" not in alex.last()


async def test_a_button_of_a_cancelled_booking_says_what_it_is_now(alex: Phone) -> None:
    await booked(alex)
    await alex.taps("Cancel booking")
    await alex.taps("Illness")

    await alex.taps("🔄 Move")

    assert "✖️ Cancelled" in alex.last()


async def test_who_blocked_the_bot_is_marked_and_comes_back(
    alex: Phone, sora: Phone, town: Town
) -> None:
    await booked(alex)
    town.telegram.block(alex.id)
    await town.passes(days=1, hours=5)

    await sora.says("/today friday")
    assert "! 15:00–15:30 Alex" in sora.last()
    await alex.starts()
    await sora.says("/today friday")

    assert "? 15:00–15:30 Alex" in sora.last()
