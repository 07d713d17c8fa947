"""Two bots in one process over one store: each has its own venue, and speaks for it alone."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import House
from bot.runtime.tasks import Tasks
from bot.store import make_store
from domain.people import Role
from tests.stories.conftest import BARBER, Where, on_sqlite
from tests.stories.town import ALEX, SORA, TOKEN, Phone, Town, due_jobs, town_at

CLINICS, BARBERS = 7000001, 7000002
BARBERS_TOKEN = f"{BARBERS}:story"


@pytest.fixture
def barber(tmp_path: Path) -> Path:
    """The barber, whose file says which bot serves it; the clinic's says nothing."""
    file, text = tmp_path / "barber.toml", BARBER.read_text(encoding="utf-8")
    said = text.replace('key = "barber"\n', f'key = "barber"\nbot = {BARBERS}\n', 1)
    file.write_text(said, encoding="utf-8")
    return file


@pytest.fixture
async def town(where: Where, barber: Path) -> AsyncIterator[Town]:
    async with town_at(*where, bots=(TOKEN, BARBERS_TOKEN)) as town:
        await town.adds(barber)
        yield town
        assert town.telegram.unanswered() == ()
        assert town.house.runtime.lanes.counts["failed"] == 0


@pytest.fixture
def at_clinic(town: Town) -> Phone:
    """Alex in the chat with the clinic's bot."""
    return town.person(ALEX, "Alex", "en", CLINICS)


@pytest.fixture
def at_barber(at_clinic: Phone) -> Phone:
    """The same Alex in the chat with the barber's."""
    return Phone(at_clinic.town, ALEX, BARBERS)


@on_sqlite
async def test_each_bot_serves_its_own_venue_alone(at_clinic: Phone, at_barber: Phone) -> None:
    await at_clinic.starts()
    await at_barber.starts()
    homes = at_clinic.shows(), at_barber.shows()

    await at_clinic.starts("v_barber")
    await at_barber.sends("1sv1")

    assert homes[0].startswith("Seoul Animal Clinic")
    assert homes[1].startswith("Corner Barber")
    assert "Other places" not in at_clinic.buttons()
    assert at_clinic.shows().startswith("Seoul Animal Clinic")
    assert at_barber.shows().startswith("Corner Barber\nWelcome")


@on_sqlite
async def test_two_conversations_of_one_person_do_not_meet(
    at_clinic: Phone, at_barber: Phone
) -> None:
    await at_clinic.starts()
    await at_clinic.says("consultation friday 15:00")
    await at_barber.starts()
    await at_barber.says("tomorrow 15:00")
    await at_barber.taps("Confirm")
    await at_clinic.says("Bori")

    assert "Which pet is it for? Bori" in at_clinic.shows()
    await at_barber.taps("My bookings")
    assert "Consultation" not in at_barber.screen()


async def test_cards_reminders_and_notices_come_from_the_bot_of_the_venue(
    town: Town, at_clinic: Phone, at_barber: Phone
) -> None:
    sora = town.person(SORA, "Sora", "en", BARBERS)
    [_, shop] = await town.store.venues.every()
    await sora.starts(await town.store.people.invite(shop.id, Role.OWNER))
    await at_clinic.starts()
    before = len(at_clinic.messages())

    await at_barber.starts()
    await at_barber.says("tomorrow 15:00")
    await town.passes(minutes=10)
    warned = at_barber.shows()
    await at_barber.taps("Confirm")
    booked = at_barber.screen()
    await town.passes(hours=20)

    assert "5 minutes left" in warned
    assert "BOK-" in booked
    assert "🆕 New booking\nAlex" in sora.shows()
    assert at_barber.shows().startswith("🔔")
    assert len(at_clinic.messages()) == before


async def test_who_blocks_one_bot_can_be_reached_by_the_other(
    town: Town, at_clinic: Phone, at_barber: Phone
) -> None:
    await at_clinic.starts()
    await at_barber.starts()
    clinic, shop = await town.store.venues.every()

    town.telegram.block(ALEX, bot_id=BARBERS)
    await town.settle()

    customers = await town.store.people.find_customers(at_clinic.id, (clinic.id, shop.id))  # type: ignore[arg-type]
    assert {one.venue_id: one.reachable for one in customers} == {
        clinic.id: True,
        shop.id: False,
    }


@on_sqlite
async def test_each_bot_keeps_to_a_pace_of_its_own(town: Town) -> None:
    plan = replace(town.plan, limits=None)

    house = House(plan, town.store, town.tasks)

    first, second = (one.limits for one in house._receptions.values())
    assert first is not second


async def test_a_process_of_another_bot_leaves_its_jobs_alone(
    town: Town, at_barber: Phone
) -> None:
    await at_barber.starts()
    await at_barber.says("tomorrow 15:00")
    await at_barber.taps("Confirm")
    await town.close()
    everything = town.plan
    town.plan = replace(everything, tokens=(TOKEN,))
    await town.open()
    town.clock.move(timedelta(hours=20))
    town.house.runtime.jobs.kick()
    await town.house.runtime.jobs.stop()
    left, told = await due_jobs(town.store), at_barber.shows()
    await town.close()
    town.plan = everything
    await town.open()

    await town.settle()

    assert left > 0
    assert "🔔" not in told
    assert at_barber.shows().startswith("🔔")
    assert await due_jobs(town.store) == 0


@on_sqlite
async def test_a_venue_that_names_no_bot_is_the_first_ones_whichever_that_is(
    town: Town,
) -> None:
    tasks = Tasks()
    store = await make_store(replace(town.plan, tokens=("7:other", BARBERS_TOKEN)), tasks)
    first, second = await store.venues.of_bot(7), await store.venues.of_bot(BARBERS)
    await store.close()
    await tasks.close()

    assert [one.key for one in first] == ["seoul-animal-clinic"]
    assert [one.key for one in second] == ["barber"]
