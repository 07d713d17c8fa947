"""Staff: becoming one, being told, deciding, the day's list."""

from datetime import date

import pytest

from bot.callbacks import pack
from bot.screens import taps
from domain.errors import StillBooked
from domain.orphans import Cause
from domain.people import Role
from storage.venue_document import read_document, to_plain
from tests.stories.town import Phone, Town


async def requested(phone: Phone, line: str = "grooming friday 14:00") -> None:
    """A request that waits for a decision."""
    await phone.starts()
    await phone.says(line)
    await phone.says("Bori")
    await phone.taps("Send request")


async def test_the_set_up_code_makes_one_owner_once(alex: Phone, minji: Phone) -> None:
    town = alex.town
    code = await town.store.people.invite(town.venue.id, Role.OWNER)

    await alex.starts(code)
    await minji.starts(code)

    assert "You are now the owner of Seoul Animal Clinic" in alex.last()
    assert "Today’s list" in " ".join(alex.buttons())
    assert "맞지 않는 코드예요" in minji.last()
    assert [one["command"] for one in town.telegram.commands(alex.id)][:7] == [
        "today",
        "requests",
        "payments",
        "paid",
        "refund",
        "gift",
        "why",
    ]


async def test_staff_are_told_of_new_bookings(alex: Phone, sora: Phone) -> None:
    await alex.starts()
    await alex.says("consultation friday 15:00")
    await alex.says("Bori")
    await alex.taps("Confirm")

    assert sora.shows().startswith("🆕 New booking\nAlex")
    assert "Which pet is it for? Bori" in sora.shows()
    await sora.taps("📋 List of Fri 20 Nov")
    assert "Fri 20 Nov: one booking" in sora.last()


async def test_staff_are_told_of_a_booking_that_new_rules_have_no_place_for(
    alex: Phone, sora: Phone
) -> None:
    await alex.starts()
    await alex.says("consultation friday 15:00")
    await alex.says("Bori")
    await alex.taps("Confirm")
    venues, shown = alex.town.store.venues, alex.shows()
    plain = to_plain(await venues.document(alex.town.venue.key))
    document = read_document(plain | {"hours": {"mon": ["09:00-18:00"]}})

    with pytest.raises(StillBooked):
        await venues.apply(document)
    applied = await venues.apply(document, keep=True)
    await alex.town.settle()

    assert [one.cause for one in applied.kept] == [Cause.HOURS]
    assert sora.shows().startswith("⚠️ Outside the new rules")
    assert "Fri 20 Nov" in sora.shows()
    assert alex.shows() == shown


async def test_an_approved_request_is_a_booking_and_the_card_says_by_whom(
    alex: Phone, sora: Phone
) -> None:
    await requested(alex)
    assert sora.shows().startswith("📨 Request")

    await sora.taps("Approve")

    assert sora.shows().startswith("✅ Approved by Sora")
    assert "Approve" not in " ".join(sora.buttons())
    assert alex.shows().startswith("✅ Confirmed by Seoul Animal Clinic")
    assert ".ics" in alex.shows()


async def test_a_rejected_customer_reads_why_and_is_offered_other_times(
    alex: Phone, sora: Phone
) -> None:
    await requested(alex)

    await sora.taps("Decline")
    await sora.taps("Nobody is available then")

    assert sora.sees("✖️ Declined by Sora: Nobody is available then")
    told = alex.shows()
    assert "could not accept Grooming, Fri 20 Nov 14:00: Nobody is available then" in told
    assert "These times are free instead:" in told
    assert len(alex.buttons()) == 3
    assert "Fri 20 Nov, 14:00" not in alex.buttons()
    await alex.taps(alex.buttons()[0])
    assert "Send this request?" in alex.last() or "Which pet" in alex.last()


async def test_a_typed_reason_declines(alex: Phone, sora: Phone) -> None:
    await requested(alex)

    await sora.taps("Decline")
    assert "Decline Grooming, Fri 20 Nov 14:00?\nWhy? Alex will read it." in sora.last()
    await sora.says("Come <Friday> at 3 instead")

    assert "14:00: Come <Friday> at 3 instead" in alex.shows()


async def test_two_members_of_staff_approve_and_the_second_is_told(
    alex: Phone, sora: Phone, town: Town
) -> None:
    hana = await town.staff(202, "Hana")
    await requested(alex)

    sora.presses("Approve")
    hana.presses("Approve")
    await town.settle()

    heads = {sora.shows().split("\n")[0], hana.shows().split("\n")[0]}
    assert "✅ Approved" in heads
    assert heads & {"✅ Approved by Sora", "✅ Approved by Hana"}
    assert alex.screen().count("Confirmed by") == 1


async def test_requests_can_be_decided_from_their_list(alex: Phone, sora: Phone) -> None:
    await requested(alex)

    await sora.says("/requests")
    await sora.says("1")
    await sora.taps("Approve")

    assert sora.sees("✅ Approved by Sora")
    assert alex.shows().startswith("✅ Confirmed by")


async def test_the_list_shows_who_has_said_yes(alex: Phone, sora: Phone, town: Town) -> None:
    await alex.starts()
    await alex.says("consultation tomorrow 15:00")
    await alex.says("Bori")
    await alex.taps("Confirm")
    await town.passes(hours=5)
    await sora.says("/today tomorrow")
    assert "? 15:00–15:30 Alex" in sora.last()

    await alex.taps("I’ll come")
    await sora.taps("Refresh")

    assert "👍 15:00–15:30 Alex" in sora.last()
    await sora.taps("‹ Today")
    assert "Nothing is booked on this day." in sora.last()


async def test_a_day_that_cannot_be_read_is_said_and_today_is_shown(sora: Phone) -> None:
    await sora.says("/today gibberish <b>")

    assert "I could not find a day in “gibberish <b>”. Here is today:" in sora.last()
    assert "Nothing is booked on this day." in sora.last()
    await sora.says("/today")
    assert "I could not find" not in sora.last()


async def test_nobody_has_arrived_for_a_booking_of_another_day(
    alex: Phone, sora: Phone, town: Town
) -> None:
    await alex.starts()
    await alex.says("consultation friday 15:00")
    await alex.says("Bori")
    await alex.taps("Confirm")
    [booking] = await town.store.kept.list_of_day(town.venue, date(2026, 11, 20))
    arrived = pack(taps.arrived(booking.terms.id))

    await sora.says("/today friday")
    assert not any("Arrived" in label for label in sora.buttons())
    await sora.sends(arrived)
    assert "? 15:00–15:30 Alex" in sora.last()
    await town.passes(days=2)
    await sora.sends(arrived)

    assert "▶ 15:00–15:30 Alex" in sora.last()


async def test_staff_commands_do_not_exist_for_anybody_else(alex: Phone, sora: Phone) -> None:
    await requested(alex)

    for command in ("/today", "/requests", "/why friday 15:00"):
        await alex.says(command)
        assert f"I do not know {command.split()[0]}." in alex.last()
    assert not alex.sees("waits for a decision")


async def test_a_staff_button_in_other_hands_does_nothing(alex: Phone, sora: Phone) -> None:
    await requested(alex)
    [data] = {
        button["callback_data"]
        for row in sora.messages()[-1]["reply_markup"]["inline_keyboard"]
        for button in row
        if "Approve" in button["text"]
    }

    await alex.sends(data)

    assert "This is not yours to change." in alex.last()
    assert not alex.sees("Confirmed by")


async def test_why_says_by_which_rule_a_time_is_not_offered(sora: Phone) -> None:
    await sora.says("/why sunday 15:00")
    assert "Sun 22 Nov, 15:00 is not offered" in sora.last()
    assert "Closed" in sora.last()
    await sora.says("/why grooming friday 15:00")
    assert "Fri 20 Nov, 15:00 is free: Grooming" in sora.last()
    await sora.says("/why")

    assert "/why today" in sora.last()
