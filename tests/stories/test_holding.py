"""Holding a time: lost races, expiry, ten minutes more, changing one's mind."""

from datetime import timedelta

from tests.stories.town import Phone, Town


async def asked(phone: Phone, line: str = "consultation tomorrow 11:00") -> None:
    """A held time, with the question answered: on the summary."""
    await phone.starts()
    await phone.says(line)
    await phone.says("Bori")


async def test_who_is_second_is_told_in_the_same_panel_with_three_times_nearby(
    alex: Phone, minji: Phone, town: Town
) -> None:
    for phone, choose in ((alex, "Choose"), (minji, "직접 고르기")):
        await phone.starts()
        await phone.taps(choose)
        await phone.taps("₩60,000")
    shown = len(minji.messages())

    alex.presses("14:30")
    minji.presses("오후 2:30")
    await town.settle()

    screens = [alex.last(), minji.last()]
    [winner] = [one for one in (alex, minji) if "⏳" in one.last()]
    loser = minji if winner is alex else alex
    assert any("10:15" in one for one in screens)
    assert len(minji.messages()) == shown
    times = [label for label in loser.buttons() if "14:" in label or ":" in label]
    assert len(times) == 3
    assert not any("14:30" in label or "2:30" in label for label in times)


async def test_a_time_somebody_took_meanwhile_is_gone_and_says_so(
    alex: Phone, minji: Phone, sora: Phone
) -> None:
    await minji.starts()
    await minji.taps("직접 고르기")
    await minji.taps("₩60,000")
    await asked(alex, "grooming today 14:30")
    await alex.taps("Send request")
    await sora.taps("Approve")
    await minji.town.passes(seconds=5)

    await minji.taps("오후 2:30")

    assert "방금 다른 분이 먼저 잡았어요" in minji.last()
    assert minji.panels() == 1


async def test_the_customer_is_warned_told_once_and_takes_it_again_with_one_tap(
    alex: Phone, town: Town
) -> None:
    await asked(alex)
    shown = len(alex.messages())

    await town.passes(minutes=10)
    assert "5 minutes left" in alex.last()
    await town.passes(minutes=4)
    assert "One minute left" in alex.last()
    assert len(alex.messages()) == shown
    await town.passes(minutes=1)
    assert "was held for you until 10:15 and is free again" in alex.last()
    await town.passes(hours=1)
    assert alex.screen().count("was held for you") == 1

    await alex.taps("Take it again")

    assert "Does this look right?" in alex.last()
    assert "Held for you until 11:30" in alex.last()
    assert "Bori" in alex.last()


async def test_who_confirms_too_late_is_told_by_the_tap_and_not_a_second_time(
    alex: Phone, town: Town
) -> None:
    await asked(alex)
    town.clock.move(timedelta(minutes=15))

    alex.presses("Confirm")
    await town.settle()

    assert "was held for you until 10:15 and is free again" in alex.last()
    assert alex.screen().count("was held for you") == 1


async def test_a_hold_that_ran_out_and_was_taken_offers_what_is_near(
    alex: Phone, minji: Phone, town: Town
) -> None:
    await minji.starts()
    await minji.taps("직접 고르기")
    await minji.taps("₩60,000")
    await asked(alex, "grooming today 14:30")
    town.clock.move(timedelta(minutes=16))

    await minji.taps("오후 2:30")

    assert "It has been taken meanwhile." in alex.last()
    assert "Take it again" not in " ".join(alex.buttons())


async def test_ten_minutes_more_can_be_had_once(alex: Phone, town: Town) -> None:
    await asked(alex)

    await alex.taps("+10 min")

    assert "Held for you until 10:25" in alex.last()
    assert not any("+10 min" in label for label in alex.buttons())
    await town.passes(minutes=16)
    assert "Held for you until 10:25" in alex.last()
    await town.passes(minutes=9)
    assert "was held for you until 10:25" in alex.last()


async def test_changing_the_time_keeps_the_old_one_until_the_new_one_is_safe(
    alex: Phone, minji: Phone, town: Town
) -> None:
    await minji.starts()
    await minji.taps("직접 고르기")
    await minji.taps("₩60,000")
    await minji.taps("20")
    await asked(alex, "grooming friday 14:30")
    await alex.taps("✎ Time")
    assert "Your time Fri 20 Nov 14:30 stays yours" in alex.last()

    await minji.taps("오후 2:30")
    assert "다시 나올 수 있어요" in minji.last()
    await alex.taps("09:00")

    assert "Fri 20 Nov, 09:00–10:30" in alex.last()
    await town.passes(minutes=1)
    await minji.taps("모든 시간")
    await minji.taps("오후 2:30")
    assert "오전 10:16까지" in minji.last()


async def test_ones_own_hold_is_not_in_the_way_of_its_neighbour(
    alex: Phone, minji: Phone, town: Town
) -> None:
    await asked(alex, "consultation dr kim friday 10:30")
    await minji.starts()
    await minji.says("진료 김민준 금요일 오전 11:30")
    await minji.says("코코")
    await minji.taps("예약 확정")
    await alex.taps("✎ Time")
    assert {"10:00", "10:30", "11:00"} & set(alex.buttons()) == {"10:00", "10:30"}

    await alex.taps("10:00")

    assert "Fri 20 Nov, 10:00–10:30" in alex.last()
    await alex.says("dr kim friday 10:30")
    assert "Fri 20 Nov, 10:30–11:00" in alex.last()


async def test_whoever_changes_the_time_is_not_offered_what_others_hold(
    alex: Phone, minji: Phone
) -> None:
    await asked(alex, "consultation dr kim friday 10:30")
    await minji.starts()
    await minji.says("진료 김민준 금요일 오전 11:30")

    await alex.taps("✎ Time")

    assert {"10:00", "10:30", "11:00"} & set(alex.buttons()) == {"10:00", "10:30"}


async def test_losing_the_race_for_a_new_time_keeps_the_old_one(
    alex: Phone, minji: Phone
) -> None:
    await asked(alex, "grooming friday 14:30")
    await alex.taps("✎ Time")
    await minji.starts()
    await minji.says("미용 금요일 오전 9:00")

    await alex.taps("09:00")

    assert "You still have Fri 20 Nov 14:30." in alex.last()
    await alex.taps("Keep Fri 20 Nov 14:30")
    assert "Send this request?" in alex.last()


async def test_editing_one_line_returns_to_the_summary(alex: Phone) -> None:
    await asked(alex)

    await alex.taps("Add a note")
    await alex.says("He limps")
    assert "What is the matter? He limps" in alex.last()
    await alex.taps("✎ Which pet")
    await alex.says("Coco")
    assert "Which pet is it for? Coco" in alex.last()
    await alex.taps("✎ Note")
    await alex.taps("Back")
    assert "Does this look right?" in alex.last()
    await alex.taps("✎ Note")
    await alex.taps("Remove it")

    assert "Does this look right?" in alex.last()
    assert "He limps" not in alex.last()


async def test_changing_the_service_keeps_the_hold_until_a_time_is_tapped(alex: Phone) -> None:
    await asked(alex)
    await alex.taps("✎ Service")
    await alex.taps("Vaccination")
    assert "Your time tomorrow 11:00 stays yours" in alex.last()

    await alex.taps("09:35")

    assert "Vaccination" in alex.last()
    assert "Does this look right?" in alex.last()


async def test_released_is_released(alex: Phone, minji: Phone) -> None:
    await asked(alex, "grooming friday 14:30")

    await alex.taps("Release")

    assert "14:30" in alex.buttons()
    await minji.starts()
    await minji.says("미용 금요일 오후 2:30")
    assert "오전 10:15까지" in minji.last()


async def test_words_do_what_the_buttons_do(alex: Phone) -> None:
    await asked(alex)

    await alex.says("yes")

    assert alex.shows().startswith("✅ Booked")
    await alex.says("again")
    assert "Held for you until" in alex.last()
    await alex.says("never mind")
    assert "⏳" not in alex.last()
    await alex.says("asap")
    assert "Held for you until" in alex.last()


async def test_a_double_tap_on_confirm_books_once(alex: Phone, town: Town) -> None:
    await asked(alex)

    alex.presses("Confirm")
    alex.presses("Confirm")
    await town.settle()

    await alex.says("/bookings")
    assert len([label for label in alex.buttons() if "Consultation" in label]) == 1
    assert alex.screen().count("✅ Booked") == 1
