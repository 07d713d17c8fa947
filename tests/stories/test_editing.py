"""What is not time or place is changed after the booking, by the customer or by staff."""

import sqlalchemy as sa

from storage.schema import audit, jobs
from storage.verify import verify
from tests.stories.test_after_booking import booked
from tests.stories.tour import live
from tests.stories.town import ALEX, SORA, Phone, Town


def sequence(phone: Phone) -> str:
    """The SEQUENCE of the calendar file that came last."""
    *_, sent = (one["document"] for one in phone.messages() if one.get("document"))
    content = phone.town.telegram.file(sent["file_id"]).content.decode()
    return next(line for line in content.splitlines() if line.startswith("SEQUENCE"))


async def test_a_note_is_added_after_the_booking_and_staff_are_told(
    town: Town, alex: Phone, sora: Phone
) -> None:
    """S0-41: an answer more, with a line in the audit and the next version."""
    await booked(alex)
    before = sequence(alex)

    await alex.taps("Change details")
    assert "For another day or time, go back and tap “Move”." in alex.shows()
    await alex.taps("Add a note")
    await alex.says("She limps")

    assert "✔️ The details are changed." in alex.last()
    assert "She limps" in alex.last()
    assert sora.shows().startswith("✎ Details changed")
    assert "She limps" in sora.shows()
    steps = await town.store.database.read(
        lambda c: c.execute(sa.select(audit.c.was, audit.c.became).order_by(audit.c.id)).all()
    )
    assert steps[-1] == ("confirmed", "confirmed")
    await alex.taps("Calendar file")
    assert (before, sequence(alex)) == ("SEQUENCE:2", "SEQUENCE:3")
    assert await verify(town.store.database) == ()


async def test_another_pet_comes_by_one_tap_on_its_name(alex: Phone) -> None:
    """S0-41: those named before are offered."""
    await booked(alex)
    await booked(alex, "consultation friday 16:00")
    await alex.taps("Change details")
    await alex.taps("Which pet")
    await alex.says("Nabi")

    await alex.taps("Change details")
    await alex.taps("Which pet")
    await alex.taps("Bori")

    assert "✔️ The details are changed." in alex.shows()
    assert "Bori" in alex.shows()
    assert "Nabi" not in alex.shows()


async def test_a_note_is_taken_away_and_a_required_answer_is_not(alex: Phone) -> None:
    await booked(alex)
    await alex.taps("Change details")
    await alex.taps("Add a note")
    await alex.says("She limps")

    await alex.taps("Change details")
    await alex.taps("Note")
    await alex.taps("Remove it")
    removed = alex.shows()
    await alex.taps("Change details")
    await alex.taps("Which pet")

    assert "✔️ The details are changed." in removed
    assert "She limps" not in removed
    assert "Remove it" not in alex.buttons()
    await alex.says("no")
    await alex.says("no")
    assert "Booked" in alex.shows()


async def test_staff_change_a_detail_and_the_customer_is_told(alex: Phone, sora: Phone) -> None:
    """S0-41: from the message about the booking."""
    await booked(alex)

    await sora.taps("Change details")
    await sora.taps("Add a note")
    await sora.says("Bring the papers")

    assert "✔️ The details are changed." in sora.screen()
    assert "✎ Details changed by Seoul Animal Clinic" in alex.shows()
    assert "Bring the papers" in alex.shows()
    assert sequence(alex) == "SEQUENCE:3"


async def test_nobody_elses_booking_is_edited(town: Town, alex: Phone) -> None:
    await booked(alex)
    other = town.person(103, "Bo", "en")
    await other.starts()
    forged = [one for one in live(alex) if one[1:3] == "ei"]
    assert forged

    for one in forged:
        await other.sends(one)

    assert "Bori" not in other.screen()


async def test_what_is_over_is_not_edited_any_more(town: Town, alex: Phone) -> None:
    await booked(alex)
    await alex.taps("Change details")
    await alex.taps("Add a note")
    await town.passes(days=2, hours=6)
    boss = await town.staff(SORA, "Sora")
    await boss.says("/today")
    await boss.taps("Arrived")

    await alex.says("too late")

    assert "too late" not in alex.shows()


async def test_reminders_follow_the_edited_booking(town: Town, alex: Phone) -> None:
    """S0-41: what was to be said later is said once, of the booking as it is."""
    await booked(alex)
    await alex.taps("Change details")
    await alex.taps("Add a note")
    await alex.says("She limps")

    await town.passes(hours=29, minutes=5)
    await town.passes(hours=22)

    said = [one for one in alex.messages() if "🔔" in str(one.get("text", ""))]
    assert len(said) == 2
    outcomes = await town.store.database.read(
        lambda c: (
            c.execute(
                sa.select(jobs.c.outcome).where(
                    jobs.c.kind == "remind", jobs.c.done_at.is_not(None)
                )
            )
            .scalars()
            .all()
        )
    )
    assert sorted(outcomes) == ["sent", "sent", "skipped", "skipped"]


async def test_another_number_is_shared_after_the_booking(counsel: Town) -> None:
    """S0-41: the telephone is the customer's, and staff read the new one."""
    sora = await counsel.staff(SORA, "Sora")
    alex = counsel.person(ALEX, "Alex", "en")
    await alex.starts()
    await alex.says("visit at your place friday 10:00 to 12:00")
    await alex.says("+1 202 555 0143")
    await alex.taps("Confirm")

    await alex.taps("Change details")
    await alex.taps("Phone")
    assert alex.keys() == ["📱 Share my number"]
    await alex.says("+1 202 555 0177")

    assert "✔️ The details are changed." in alex.last()
    assert alex.keys() == []
    assert sora.shows().startswith("✎ Details changed\nAlex, +12025550177")
