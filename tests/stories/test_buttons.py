"""Every button of any age, in every kind of session: one answer, no dead end, a panel after it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.flows.table import TAPS
from bot.sandbox.demo import VENUES
from tests.stories.conftest import Where
from tests.stories.corpus import recorded
from tests.stories.tour import STATES, WIDER_STATES, Step, bare, live
from tests.stories.town import ALEX, SORA, Phone, Town, town_at

pytestmark = pytest.mark.timeout(400)
LARGEST = 2**63 - 1


def test_the_corpus_has_every_kind_of_button() -> None:
    assert {data[1:3] for data in recorded()} == set(TAPS)


async def presses_all(phone: Phone, buttons: list[str]) -> None:
    """Press them one after the other, each on the message that is last in the chat."""
    town = phone.town
    for data in buttons:
        await phone.sends(data)
        assert town.telegram.unanswered() == (), data
        assert town.house.runtime.lanes.counts["failed"] == 0, data
        assert phone.panels() >= 1, data


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
async def test_a_recorded_button_is_answered_in_every_state(town: Town, state: Step) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await state(alex)

    await presses_all(alex, [bare(data) for data in recorded()])


@pytest.mark.parametrize("state", WIDER_STATES)
async def test_a_recorded_button_is_answered_whatever_is_being_chosen(
    where: Where, state: str
) -> None:
    name, step = WIDER_STATES[state]
    async with town_at(*where, venue=VENUES / f"{name}.toml") as town:
        alex = town.person(ALEX, "Alex", "en")
        await step(alex)
        own = [bare(data) for data in live(alex)]

        await presses_all(alex, [*own, *own, *(bare(data) for data in recorded())])


async def test_a_recorded_button_of_an_old_panel_shows_the_present(town: Town) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await STATES["held"](alex)

    await presses_all(alex, recorded())

    assert "Does this look right?" in alex.screen()


async def test_a_tap_counts_though_an_older_one_was_answered_first(town: Town) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await alex.starts()
    [panel] = [one["message_id"] for one in alex.messages() if one["from"]["is_bot"]]
    old = live(alex)[0]
    await alex.taps("Choose")

    town.telegram.tap_data(ALEX, None, panel, old)
    alex.presses("Grooming")
    await town.settle()

    assert "Grooming" in alex.shows()
    assert "out of date" not in alex.shows()


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
async def test_a_button_of_ones_own_is_answered_in_every_state(town: Town, state: Step) -> None:
    alex, sora = town.person(ALEX, "Alex", "en"), await town.staff(SORA, "Sora")
    await state(alex)
    own = [bare(data) for data in live(alex)]

    await presses_all(alex, [*own, *own])
    assert alex.panels() == 1
    await presses_all(sora, own)


async def test_staff_can_press_what_was_recorded(town: Town) -> None:
    sora = await town.staff(SORA, "Sora")

    await presses_all(sora, [bare(data) for data in recorded()])


async def test_foreign_and_forged_buttons_change_nothing(town: Town) -> None:
    alex, minji = town.person(ALEX, "Alex", "en"), town.person(101, "Minji", "ko")
    await STATES["booked"](alex)
    await minji.starts()

    await presses_all(minji, [bare(data) for data in live(alex)])

    await alex.says("/bookings")
    assert "Fri 20 Nov, 10:00 · Consultation" in alex.buttons()


async def test_numbers_out_of_this_world_are_answered(town: Town) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await STATES["browsing"](alex)
    huge = "AzL8n0Y58m7"
    numbers = ("", f"{huge}.{huge}.{huge}", "1~zzzzzz")

    await presses_all(alex, [f"1{verb}{one}" for verb in sorted(TAPS) for one in numbers])


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.text(st.characters(codec="utf-8"), min_size=1, max_size=16))
async def test_random_data_is_answered(alone: Phone, data: str) -> None:
    await presses_all(alone, [data])


@pytest.fixture
async def alone(town: Town) -> Phone:
    phone = town.person(ALEX, "Alex", "en")
    await phone.starts()
    return phone
