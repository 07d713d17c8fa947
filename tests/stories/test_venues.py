"""One bot, two venues: choosing, switching, links, and never a booking at the wrong one."""

from collections.abc import AsyncIterator

import pytest

from bot.callbacks import unpack
from domain.people import Role
from domain.states import Record
from tests.stories.conftest import BARBER, Where, on_sqlite
from tests.stories.tour import bare, live
from tests.stories.town import ALEX, MINJI, SORA, Phone, Town, rows_of, town_at

CLINIC_ID, BARBER_ID = 1, 2


@pytest.fixture
async def street(where: Where) -> AsyncIterator[Town]:
    """The clinic, and the barber who came later; both sell something as number 1."""
    async with town_at(*where) as town:
        await town.adds(BARBER)
        yield town
        assert town.telegram.unanswered() == ()
        assert town.house.runtime.lanes.counts["failed"] == 0


@pytest.fixture
def alex(street: Town) -> Phone:
    """A customer who reads English."""
    return street.person(ALEX, "Alex", "en")


@pytest.fixture
async def sora(street: Town) -> Phone:
    """The owner of the clinic, and of nothing else."""
    return await works_at(street, CLINIC_ID, SORA, "Sora")


async def works_at(town: Town, venue_id: int, person: int, name: str) -> Phone:
    [venue] = [one for one in await town.store.venues.every() if one.id == venue_id]
    phone = town.person(person, name, "en")
    await phone.starts(await town.store.people.invite(venue.id, Role.OWNER))
    return phone


async def records(town: Town, phone: Phone) -> list[tuple[int, str]]:
    """Venue and status of everything that somebody has ahead."""
    ids = [one.id for one in await town.store.venues.every()]
    found: list[Record] = []
    for who in await town.store.people.find_customers(phone.id, ids):  # type: ignore[arg-type]
        found += await town.store.kept.list_of_customer(
            who.venue_id, who.id, since=town.clock.now()
        )
    return [(one.terms.slot.venue_id, str(one.status)) for one in found]


async def cut(phone: Phone, line: str = "tomorrow 15:00") -> None:
    """A firm booking at the barber."""
    await phone.starts("v_barber")
    await phone.says(line)
    await phone.taps("Confirm")


@on_sqlite
async def test_a_newcomer_chooses_a_venue_once_and_can_change_it(alex: Phone) -> None:
    await alex.starts()
    asked = alex.last()
    await alex.taps("Corner Barber")
    home = alex.last()
    await alex.starts()
    again = alex.last()
    await alex.taps("Other places")
    await alex.taps("Seoul Animal Clinic")

    assert "Where would you like to book?" in asked
    assert "Corner Barber: 1 Corner Street" in asked
    assert "Haircut" not in asked
    assert "Corner Barber\nWelcome!" in home
    assert "Corner Barber\nWelcome!" in again
    assert alex.shows().startswith("Seoul Animal Clinic")
    assert alex.panels() == 1


@on_sqlite
async def test_a_venue_is_chosen_by_its_number_or_its_name(alex: Phone) -> None:
    await alex.starts()

    for line, name in (("2", "Corner"), ("seoul", "Seoul"), ("이발소", "Corner")):
        await alex.says(line)
        assert alex.shows().startswith(name), line
        await alex.taps("Other places")


@on_sqlite
async def test_before_a_venue_is_chosen_every_line_leads_to_the_choice(alex: Phone) -> None:
    await alex.starts()

    for line in ("haircut tomorrow", "/book", "/bookings", "yes", "9", "/frobnicate"):
        await alex.says(line)
        assert "Where would you like to book?" in alex.shows(), line
        assert alex.panels() == 1


NOWHERE = ("v_nowhere", "s_haircut_nowhere", "book", "v_", "s", "w_barber")
LINKS = {
    "v_barber": "Corner Barber\nWelcome",
    "s_haircut_barber": "Corner Barber\nHaircut",
    "r_anna_barber": "Corner Barber\nHaircut, Anna",
    "s_grooming": "Seoul Animal Clinic\nGrooming",
    "v_2": "Corner Barber\n",
    "s_1": "Seoul Animal Clinic\nConsultation",
    "r_2_2": "Corner Barber\nHaircut, Ben",
    "r_1": "Seoul Animal Clinic\nConsultation, Dr. Kim",
    "s_consultation_seoul-animal-clinic": "Seoul Animal Clinic\nConsultation",
}


@on_sqlite
async def test_a_link_opens_what_it_names_at_its_venue(alex: Phone) -> None:
    for payload in NOWHERE:
        await alex.starts(payload)
        assert "Where would you like to book?" in alex.shows(), payload
    for payload, shown in LINKS.items():
        await alex.starts(payload)
        assert alex.shows().startswith(shown), payload


@on_sqlite
async def test_a_link_to_what_is_not_sold_says_so_at_its_venue(alex: Phone) -> None:
    await alex.starts("s_grooming_barber")

    assert "no longer" in alex.shows()
    assert "Corner Barber" in alex.shows()


@on_sqlite
async def test_the_buttons_of_a_panel_stay_its_venues_when_the_session_has_moved(
    street: Town, alex: Phone
) -> None:
    await alex.starts("s_consultation")
    old = alex.messages()[-1]["message_id"]
    times = [one for one in live(alex) if one.startswith("1tk")]
    await alex.starts("v_barber")

    await alex.sends(times[-1], old)

    assert await records(street, alex) == []
    assert "out of date" in alex.shows()
    assert "Seoul Animal Clinic\nConsultation" in alex.shows()
    assert alex.panels() == 1


@on_sqlite
async def test_a_kept_button_takes_its_own_venues_time(street: Town, alex: Phone) -> None:
    await alex.starts("s_consultation")
    clinics = [bare(one) for one in live(alex) if one.startswith("1tk")][-1]
    await alex.starts("v_barber")
    barbers = [bare(one) for one in live(alex) if one.startswith("1tk")][-1]

    await alex.sends(clinics)
    at_the_clinic = await records(street, alex)
    await alex.sends(barbers)

    tapped = unpack(barbers)
    assert tapped is not None
    assert tapped.tap.venue == BARBER_ID
    assert "@" not in clinics
    assert at_the_clinic == [(CLINIC_ID, "held")]
    assert await records(street, alex) == [(CLINIC_ID, "held"), (BARBER_ID, "held")]


@on_sqlite
async def test_without_its_venue_the_same_button_means_another_thing(
    street: Town, alex: Phone
) -> None:
    """The control of the test above: only its last part tells the two apart."""
    await alex.starts("v_barber")
    barbers = [bare(one) for one in live(alex) if one.startswith("1tk")][-1]

    await alex.sends(barbers.partition("@")[0])

    assert await records(street, alex) == [(CLINIC_ID, "held")]


@on_sqlite
async def test_what_is_half_done_waits_at_its_venue(street: Town, alex: Phone) -> None:
    await alex.starts("v_seoul-animal-clinic")
    await alex.says("consultation friday 15:00")
    await alex.says("Bori")
    await alex.starts("v_barber")
    elsewhere = alex.last()

    await alex.taps("Other places")
    await alex.taps("Seoul Animal Clinic")
    await alex.taps("Finish")
    await alex.taps("Confirm")

    assert "Continue" not in elsewhere
    assert "Bori" in alex.screen().rpartition("Booked")[2]
    assert await records(street, alex) == [(CLINIC_ID, "confirmed")]


@on_sqlite
async def test_a_hold_that_ends_elsewhere_is_told_of_and_taken_again_there(
    street: Town, alex: Phone
) -> None:
    await alex.starts("v_seoul-animal-clinic")
    await alex.says("consultation friday 15:00")
    await alex.starts("v_barber")
    await street.passes(minutes=10)
    warned = alex.shows()
    await street.passes(minutes=5)
    told = alex.shows()
    await alex.taps("Take it again")

    assert warned.startswith("Corner Barber")
    assert told.startswith("Seoul Animal Clinic\n⌛ Consultation, Fri 20 Nov 15:00")
    assert alex.screen().count("⌛") == 1
    assert await records(street, alex) == [(CLINIC_ID, "held")]


@on_sqlite
async def test_a_question_at_one_venue_is_not_answered_by_a_button_of_another(
    street: Town, alex: Phone
) -> None:
    await cut(alex)
    await street.passes(hours=20)
    await alex.starts("v_seoul-animal-clinic")
    await alex.says("consultation friday 15:00")

    await alex.taps("I’ll come")
    await alex.says("Bori")

    assert "Which pet is it for? Bori" in alex.shows()
    assert sorted(await records(street, alex)) == [
        (CLINIC_ID, "held"),
        (BARBER_ID, "confirmed"),
    ]


async def test_bookings_at_all_venues_are_one_list_and_open_at_their_own(
    street: Town, alex: Phone
) -> None:
    await cut(alex, "saturday 9:00")
    await alex.starts("v_seoul-animal-clinic")
    await alex.says("consultation friday 15:00")
    await alex.says("Bori")
    await alex.taps("Confirm")
    await alex.taps("My bookings")
    listed = [one for one in alex.screen().splitlines() if " · " in one and "Nov," in one]

    await alex.says("2")
    card = alex.last()
    await alex.taps("Cancel booking")
    await alex.taps("Plans changed")

    assert [one.strip() for one in listed] == [
        "Fri 20 Nov, 15:00 · Consultation, Seoul Animal Clinic",
        "Sat 21 Nov, 09:00 · Haircut, Corner Barber",
    ]
    assert "Corner Barber" in card
    assert await records(street, alex) == [(CLINIC_ID, "confirmed")]
    await alex.taps("My bookings")
    await alex.taps("Past bookings")
    assert "Sat 21 Nov, 09:00 · Haircut, Corner Barber (" in alex.screen()


@on_sqlite
async def test_staff_see_nothing_of_a_venue_that_is_not_theirs(
    street: Town, alex: Phone, sora: Phone
) -> None:
    before = len(sora.messages())
    await cut(alex)
    told = len(sora.messages())
    await sora.starts("v_barber")
    home = sora.last()
    barbers = f"1td@{BARBER_ID}"

    await sora.sends(barbers)
    refused = sora.shows()
    await sora.says("/today tomorrow")

    assert told == before
    assert "Today’s list" not in home
    assert "Alex" not in refused
    assert "booking" not in refused.partition("\n")[0]
    assert sora.shows().startswith("Seoul Animal Clinic\nTomorrow\n\nNothing is booked")
    assert "Alex" not in sora.screen()


@on_sqlite
async def test_staff_commands_do_not_exist_for_who_works_nowhere(alex: Phone) -> None:
    await alex.starts("v_barber")

    await alex.says("/today")

    assert "/today" in alex.shows()
    assert "I do not know" in alex.shows()


async def test_who_works_at_two_venues_goes_from_one_days_list_to_the_other(
    street: Town, alex: Phone, sora: Phone
) -> None:
    [_, barber] = await street.store.venues.every()
    await sora.starts(await street.store.people.invite(barber.id, Role.MANAGER))
    await cut(alex)
    notice = sora.shows()
    await sora.taps("List of tomorrow")
    barbers = sora.last()

    await sora.taps("Other places")
    chosen = sora.last()
    await sora.taps("Seoul Animal Clinic")
    clinics = sora.last()
    await sora.says("/today")

    assert notice.startswith("Corner Barber\n🆕 New booking\nAlex")
    assert "Corner Barber\nTomorrow: one booking" in barbers
    assert "Where would you like to book?" in chosen
    assert "Seoul Animal Clinic\nToday\n" in clinics
    assert sora.shows().startswith("Seoul Animal Clinic\nToday\n")


@on_sqlite
async def test_who_works_at_two_venues_and_is_at_neither_is_asked_which(
    street: Town, sora: Phone
) -> None:
    [_, barber] = await street.store.venues.every()
    minji = await works_at(street, CLINIC_ID, MINJI, "Minji")
    await minji.starts(await street.store.people.invite(barber.id, Role.MANAGER))
    await street.store.database.run(lambda c: c.exec_driver_sql("DELETE FROM sessions"))

    await minji.says("/today")
    asked = minji.last()
    await minji.taps("Corner Barber")
    await sora.says("/today")

    assert "Where would you like to book?" in asked
    assert minji.shows().startswith("Corner Barber\nToday\n")
    assert sora.shows().startswith("Seoul Animal Clinic\nToday\n")


async def test_a_language_that_was_chosen_counts_at_every_venue(
    street: Town, alex: Phone
) -> None:
    await cut(alex)
    await alex.starts("v_seoul-animal-clinic")
    await alex.taps("Settings")
    await alex.taps("Language")
    await alex.taps("한국어")

    await street.passes(hours=20)

    assert alex.shows().startswith("모퉁이 이발소\n🔔")


@on_sqlite
async def test_a_group_is_shown_the_way_to_every_venue(street: Town, alex: Phone) -> None:
    group = street.telegram.create_group("Neighbours", (ALEX, 7000001))

    street.telegram.say(ALEX, "/book", chat_id=group.id)
    await street.settle()

    [*_, shown] = street.telegram.transcript(ALEX, group.id)
    assert [(button["text"], button["url"]) for [button] in rows_of(shown)] == [
        ("Seoul Animal Clinic", "https://t.me/clinic_bot?start=v_seoul-animal-clinic"),
        ("Corner Barber", "https://t.me/clinic_bot?start=v_barber"),
    ]


@on_sqlite
async def test_a_session_from_before_there_were_venues_is_at_the_first(
    street: Town, alex: Phone
) -> None:
    await alex.starts("s_consultation")
    await street.store.database.run(
        lambda c: c.exec_driver_sql(
            "UPDATE sessions SET state = replace(state, '\"venue\":1,', '')"
        )
    )

    await alex.says("friday 15:00")

    assert "Which pet is it for?" in alex.shows()
    assert await records(street, alex) == [(CLINIC_ID, "held")]
