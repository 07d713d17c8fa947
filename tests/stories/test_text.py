"""Text is always welcome: whatever somebody types or sends, wherever they are."""

import pytest

from bot.sandbox.wire import Upload
from tests.stories.tour import STATES, Step
from tests.stories.town import ALEX, Phone, Town

pytestmark = pytest.mark.timeout(300)
ABSURD = (
    "x" * 4096,
    "🐶" * 2000,
    "\u202eabc\u202c \u2066rtl\u2069 مرحبا بكم",
    "<b>bold</b> & <script>alert(1)</script>",
    "</b></code> {venue} %s %(x)s \\",
    "0",
    "99",
    "-1",
    "31.12.9999 15:00",
    "1e999",
    "/nonsense with words",
    "/start@clinic_bot",
    "book /cancel please",
    "\n\n.",
    "tomorrow " * 40,
    "\u0000\u0007 tab\there",
    "ㅋㅋㅋㅋ",
)  # fmt: skip


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
async def test_no_line_breaks_anything_in_any_state(town: Town, state: Step) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await state(alex)

    for line in ABSURD:
        await alex.says(line)

        assert town.house.runtime.lanes.counts["failed"] == 0, line
        assert alex.panels() == 1, line


async def test_names_and_notes_with_markup_show_as_they_were_typed(
    town: Town, sora: Phone
) -> None:
    alex = town.person(ALEX, "<b>Al</b> & Co", "en")
    await alex.starts()
    await alex.says("consultation friday 10:00")
    await alex.says("<i>Bori</i> & \u202eCoco")
    await alex.taps("Confirm")

    assert "<i>Bori</i> & Coco" in alex.shows()
    assert "<b>Al</b> & Co" in sora.shows()


async def test_what_means_nothing_gets_an_example_that_is_really_free(alex: Phone) -> None:
    await alex.starts()

    await alex.says("qwertz asdf")

    assert "I did not understand that." in alex.last()
    assert "For example: “today 11:00”" in alex.last()


async def test_a_typed_day_is_echoed_as_times_to_tap(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")

    await alex.says("friday after 5")

    assert "Fri 20 Nov after 17:00. Tap a time:" in alex.last()
    assert alex.buttons()[:2] == ["17:00", "17:30"]
    await alex.says("2")
    assert "Fri 20 Nov 17:30" in alex.last()


async def test_a_certain_time_that_cannot_be_had_says_why(alex: Phone, minji: Phone) -> None:
    await minji.starts()
    await minji.says("미용 금요일 오후 2시")
    await alex.starts()

    await alex.says("grooming saturday 3pm")
    assert "Sat 21 Nov, 15:00 is outside the opening hours. That day is open 09:00–13:00." in (
        alex.last()
    )
    assert "The nearest free times:" in alex.last()
    await alex.says("grooming friday 2:10pm")
    assert "Nothing starts exactly at Fri 20 Nov 14:10." in alex.last()
    await alex.says("grooming today 2:10pm")
    assert "Nothing starts exactly at today 14:10." in alex.last()
    await alex.says("grooming friday 2pm")

    assert "Fri 20 Nov, 14:00 is held while somebody decides. It may come back." in alex.last()


async def test_a_day_without_a_service_asks_for_it_and_keeps_the_day(alex: Phone) -> None:
    await alex.starts()

    await alex.says("friday at 3pm")
    assert "Fri 20 Nov at 15:00: for what?" in alex.last()
    await alex.says("1")

    assert "[20]" in alex.buttons()
    assert "Showing times after 15:00" in alex.last()


async def test_a_time_alone_is_meant_for_the_day_on_the_screen(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")
    await alex.taps("Consultation")
    await alex.taps("20")

    await alex.says("3pm")

    assert "Fri 20 Nov 15:00" in alex.last()


async def test_the_person_named_is_the_one_most_of_whose_name_was_said(alex: Phone) -> None:
    await alex.starts()

    await alex.says("consultation with dr lee friday 10:00")

    assert "Consultation, Dr. Lee Seoyeon, Fri 20 Nov 10:00" in alex.last()


async def test_a_past_day_says_so_and_offers_what_is_next(alex: Phone) -> None:
    await alex.starts()

    await alex.says("yesterday")

    assert "“yesterday” has passed." in alex.last()
    assert "Today 11:00" in alex.buttons()


async def test_who_wants_to_cancel_or_move_in_words_sees_the_bookings(
    alex: Phone, minji: Phone
) -> None:
    await alex.starts()
    await minji.starts()

    await alex.says("Cancel my booking")
    await minji.says("예약 변경")

    assert "Your bookings" in alex.last()
    assert "내 예약" in minji.last()


async def test_what_people_say_to_one_another_is_understood(alex: Phone, minji: Phone) -> None:
    await minji.starts()
    await minji.says("안녕하세요")
    assert "어서 오세요!" in minji.last()
    assert "이해하지 못했어요" not in minji.last()
    await minji.says("예약하고 싶어요")
    assert "무엇을 예약하시겠어요?" in minji.last()
    await alex.starts()
    await alex.says("consultation friday 10:00")
    await alex.says("Hi")
    assert "Which pet is it for? Hi" in alex.last()
    await alex.says("yes")

    await alex.says("Thank you!")
    assert "You are welcome." in alex.last()
    await alex.says("cancel")
    assert "Your bookings" in alex.last()


async def test_a_morning_asks_for_no_later_hour_than_the_first(alex: Phone) -> None:
    await alex.starts()

    await alex.says("friday morning")
    await alex.says("1")
    assert "09:00" in alex.buttons()
    assert "Showing times after" not in alex.last()
    await alex.says("/book")
    await alex.says("friday after 3")
    await alex.says("1")

    assert "Showing times after 15:00" in alex.last()


async def test_numbers_answer_what_is_numbered(alex: Phone) -> None:
    await alex.starts()
    await alex.taps("Choose")

    await alex.says("9")
    assert "There is no choice 9 here. Please pick one from 1 to 3." in alex.last()
    await alex.says("2.")

    assert "Vaccination" in alex.last()


async def test_a_corrected_message_counts_as_a_new_line(alex: Phone) -> None:
    await alex.starts()
    await alex.says("consultation friady 10:00 pleese")

    await alex.corrects("consultation friday 10:00")

    assert "Consultation, Fri 20 Nov 10:00" in alex.last()


async def test_voice_pictures_and_stickers_get_one_polite_line(alex: Phone, town: Town) -> None:
    await alex.starts()
    telegram = town.telegram
    telegram.send_voice(alex.id, Upload("voice.ogg", b"OggS", "audio/ogg"))
    await town.settle()
    assert "I cannot listen to voice messages yet" in alex.shows()
    telegram.send_sticker(alex.id)
    await town.settle()
    assert "I can only read text and buttons" in alex.shows()
    telegram.send_photo(alex.id, Upload("cat.jpg", b"\xff\xd8\xff", "image/jpeg"))
    await town.settle()

    assert alex.panels() == 1


async def test_a_question_that_is_answered_with_a_sticker_is_asked_again(
    alex: Phone, town: Town
) -> None:
    await alex.starts()
    await alex.says("consultation friday 10:00")

    town.telegram.send_sticker(alex.id)
    await town.settle()

    assert alex.shows().startswith("Please answer with a text message.")
    assert "Which pet is it for?" in alex.shows()


async def test_a_pet_may_be_called_sunday(alex: Phone) -> None:
    await alex.starts()
    await alex.says("consultation friday 10:00")

    await alex.says("Sunday")

    assert "Which pet is it for? Sunday" in alex.last()


async def test_a_long_answer_is_asked_to_be_shorter(alex: Phone) -> None:
    await alex.starts()
    await alex.says("consultation friday 10:00")
    await alex.says("Bori")
    await alex.taps("Add a note")

    await alex.says("n" * 501)

    assert "501 characters, and 500 fit" in alex.last()


async def test_in_a_group_there_is_a_way_into_the_private_chat(alex: Phone, town: Town) -> None:
    telegram = town.telegram
    group = telegram.create_group("Dog people", (alex.id, 7000001))

    telegram.say(alex.id, "/book@clinic_bot", chat_id=group.id)
    telegram.say(alex.id, "tomorrow at 3", chat_id=group.id)
    await town.settle()

    [told] = [one for one in telegram.transcript(alex.id, group.id) if one["from"]["is_bot"]]
    [[button]] = told["reply_markup"]["inline_keyboard"]
    assert button["url"] == "https://t.me/clinic_bot?start=book"
    await alex.starts("book")
    assert "What would you like to book?" in alex.last()


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
async def test_a_restart_in_the_middle_of_a_screen_changes_nothing(
    town: Town, state: Step
) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await state(alex)
    before = alex.buttons()

    await town.restart()
    await alex.says("/panel")

    assert alex.panels() == 1
    assert set(before) & set(alex.buttons()) or state is STATES["booked"]
