"""Booking step by step: home, what, who and when, details, summary, card."""

import re

from domain.people import UserId
from tests.stories.town import ALEX, MINJI, Phone, Town


async def test_a_customer_books_in_english_and_is_sent_a_card_to_keep(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation · 30 min · ₩25,000")
    await alex.taps("Dr. Lee")
    await alex.taps("20")
    await alex.taps("10:30")
    await alex.says("Bori")
    assert "Held for you until 10:15" in alex.last()
    assert "Cancelling: free until tomorrow 10:30, then 50% back" in alex.last()
    await alex.taps("Confirm")

    assert re.search(r"Number: BOK-20261120-[A-Z0-9]{6}", alex.shows())
    assert "Consultation, Dr. Lee Seoyeon" in alex.shows()
    assert "Fri 20 Nov, 10:30–11:00" in alex.shows()
    assert ".ics" in alex.shows()
    assert "Next: Fri 20 Nov, 10:30, Consultation, Dr. Lee Seoyeon" in alex.last()


async def test_a_customer_books_in_korean(minji: Phone) -> None:
    await minji.starts()
    await minji.taps("직접 고르기")
    await minji.taps("일반 진료")
    await minji.taps("20")
    await minji.taps("오전 10:30")
    await minji.says("코코")
    assert "오전 10:15까지 시간을 잡아 둘게요" in minji.last()
    await minji.taps("예약 확정")

    assert "✅ 예약되었어요" in minji.shows()
    assert "₩25,000" in minji.shows()


async def test_a_service_with_approval_is_requested_and_says_so_before(alex: Phone) -> None:
    await alex.starts()

    await alex.says("grooming friday 2pm")
    await alex.says("Bori")

    assert "Seoul Animal Clinic answers each request" in alex.last()
    await alex.taps("Send request")
    assert alex.shows().startswith("📨 Request sent")
    assert "Waiting for approval: Fri 20 Nov, 14:00, Grooming" in alex.last()


async def test_full_and_closed_days_are_tappable_and_say_why(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")

    await alex.taps("×22")
    assert "Sun 22 Nov · Closed" in alex.last()
    assert "Next free: Mon 23 Nov 09:00" in alex.last()
    await alex.taps("×17")
    assert "Yesterday is over." in alex.last()
    assert "Today" in alex.last()


async def test_a_blacked_out_day_gives_the_reason_of_who_is_wanted(corner: Town) -> None:
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.says("haircut ben 2 december")

    assert "Wed 2 Dec cannot be booked: On holiday" in alex.last()


async def test_a_day_past_the_horizon_says_until_when_times_are_open(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")
    for label in ("Month", "December 2026", "January 2027"):
        await alex.taps(label)

    await alex.taps("×20")

    assert "Wed, 20 Jan 2027 cannot be booked yet. Times are open until" in alex.last()
    assert "[17]" in alex.buttons()


async def test_a_holiday_is_named(alex: Phone) -> None:
    await alex.starts()
    await alex.says("consultation 25 december")

    assert "Closed: Christmas Day" in alex.last()


async def test_days_beyond_the_horizon_say_until_when_times_are_open(alex: Phone) -> None:
    await alex.starts()

    await alex.says("consultation 1 march")

    assert "Times are open until Sun, 17 Jan 2027" in alex.last()


async def test_the_month_shows_nothing_before_today_or_past_the_horizon(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")

    await alex.taps("Month")
    assert "November 2026" in alex.last()
    assert "‹" not in " ".join(alex.buttons())
    await alex.taps("December 2026")
    await alex.taps("January 2027")
    assert "‹ December 2026" in alex.buttons()
    assert not any("February" in label for label in alex.buttons())


async def test_the_soonest_time_says_of_which_service_it_is(alex: Phone) -> None:
    await alex.starts()

    await alex.taps("⚡ Soonest: today 11:00, Consultation")

    assert "Consultation, today 11:00" in alex.last()


async def test_any_time_after_stays_while_days_and_people_change(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")
    await alex.taps("After…")
    await alex.taps("after 15:00")
    await alex.taps("20")
    await alex.taps("Dr. Lee")

    assert "Showing times after 15:00" in alex.last()
    assert "14:30" not in alex.buttons()
    assert "15:00" in alex.buttons()
    assert "⚡ Soonest: today 15:00" in alex.buttons()
    await alex.taps("Month")
    assert "Consultation, Dr. Lee Seoyeon" in alex.last()
    await alex.taps("×22")
    assert "Next free: Mon 23 Nov 09:00" not in alex.buttons()


async def test_back_leads_from_the_times_to_the_services_and_home(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")

    await alex.taps("Back")
    assert "What would you like to book?" in alex.last()
    await alex.says("back")
    assert "Welcome!" in alex.last()


async def test_labels_answer_with_what_they_are(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")

    for label in ("Morning", "Mon", "‹ Week"):
        await alex.taps(label)

    assert alex.town.telegram.unanswered() == ()
    assert "Morning" in alex.last()


async def test_where_the_venue_sells_one_service_choosing_begins_with_the_times(
    corner: Town,
) -> None:
    alex = corner.person(ALEX, "Alex", "en")
    await alex.starts()

    await alex.taps("Choose")

    assert "30 min · ₩20,000" in alex.last()
    assert "Anna" in alex.buttons()


async def test_the_hint_says_home_is_where_a_draft_goes_on(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")
    await alex.taps("Dr. Lee")
    await alex.town.passes(hours=20)
    await alex.starts()
    assert "Continue where you stopped?" in alex.last()

    await alex.taps("Continue")

    assert "[Dr. Lee Seoyeon]" in alex.buttons()


async def test_after_a_day_the_draft_is_forgotten(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")

    await alex.town.passes(hours=25)
    await alex.starts()

    assert "Continue where you stopped?" not in alex.last()
    await alex.starts()
    assert "Continue where you stopped?" not in alex.last()


async def test_there_is_one_live_panel_whatever_is_typed_and_tapped(alex: Phone) -> None:
    await alex.starts()
    for line in ("tomorrow", "/book", "grooming", "hello", "/venue", "/panel"):
        await alex.says(line)
        assert alex.panels() == 1

    await alex.town.passes(minutes=11)
    await alex.taps("Home")
    assert alex.panels() == 1


async def test_the_reader_chooses_a_language_and_everything_follows(
    minji: Phone, town: Town
) -> None:
    await minji.starts()
    await minji.taps("설정")
    await minji.taps("언어")
    await minji.taps("English")
    assert "Welcome!" in minji.last()

    await minji.says("consultation tomorrow 11:00")
    await minji.says("Coco")
    await minji.taps("Confirm")

    assert minji.shows().startswith("✅ Booked")
    customer = await town.store.people.find_customer(town.venue.id, UserId(MINJI))
    assert customer is not None
    assert customer.locale == "en_GB"
