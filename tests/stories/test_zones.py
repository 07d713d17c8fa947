"""Somebody lives by another clock than the venue: both are said where it matters."""

from tests.stories.conftest import on_sqlite
from tests.stories.speaking import reader
from tests.stories.town import ALEX, MINJI, Phone, Town


async def lives_in(phone: Phone, city: str) -> None:
    words = reader(phone.town.telegram.people[phone.id].language_code)
    await phone.says("/settings")
    await phone.taps(words.say("settings-zone-button"))
    await phone.says(city)


async def test_the_readers_own_time_stands_below_the_venues(town: Town) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await alex.starts()

    await lives_in(alex, "Berlin")
    assert "Your time zone is now Berlin time." in alex.last()
    await alex.says("consultation friday 10:00")
    await alex.says("Bori")

    own = (
        "Fri 20 Nov, 10:00–10:30\nSeoul time\nFor you that is Fri 20 Nov, 02:00 (Berlin time)."
    )
    assert "Does this look right?" in alex.last()
    assert own in alex.last()
    await alex.taps("Confirm")
    assert own in alex.shows()
    await town.passes(days=1)
    assert "Seoul time\nFor you that is Fri 20 Nov, 02:00 (Berlin time)." in alex.shows()
    assert "Will you come?" in alex.shows()


async def test_a_clock_that_shows_the_same_then_is_not_said(town: Town) -> None:
    """The offset counts, at that instant, and not the name of the zone."""
    minji = town.person(MINJI, "Minji", "ko")
    words = reader("ko")
    await minji.starts()

    await lives_in(minji, "도쿄")
    assert words.say("settings-zone", zone="도쿄 시간") in minji.last()
    await minji.says("일반 진료 금요일 10:00")
    await minji.says("보리")

    assert words.say("summary-confirm-button") in minji.buttons()
    assert "계신 곳의 시각" not in minji.screen()


async def test_the_own_time_is_said_in_korean_too(town: Town) -> None:
    minji, words = town.person(MINJI, "Minji", "ko"), reader("ko")
    await minji.starts()
    await lives_in(minji, "뉴욕")

    await minji.says("일반 진료 금요일 10:00")
    await minji.says("보리")
    await minji.taps(words.say("summary-confirm-button"))

    assert "계신 곳의 시각: 11월 19일 (목) 오후 8:00 (뉴욕 시간)" in minji.shows()


@on_sqlite
async def test_a_text_that_may_mean_several_zones_offers_them(town: Town) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await alex.starts()

    await lives_in(alex, "United States")
    assert "New York time · UTC-5" in alex.buttons()
    await alex.taps("Los Angeles")
    assert "Your time zone: Los Angeles time" in alex.last()
    await alex.taps("My time zone")
    await alex.taps("Same as")

    assert "Your time zone: the same as Seoul Animal Clinic" in alex.last()


@on_sqlite
async def test_a_text_that_means_no_zone_is_asked_about_again_and_a_time_is_a_time(
    town: Town,
) -> None:
    alex = town.person(ALEX, "Alex", "en")
    await alex.starts()

    await lives_in(alex, "Atlantis")
    assert "I do not know a time zone called “Atlantis”." in alex.last()
    assert "Where are you? Type a city or a zone, such as “Seoul”." in alex.last()
    await alex.says("UTC-3")
    assert "Your time zone: UTC-3" in alex.last()
    await alex.taps("My time zone")
    await alex.says("consultation friday 10:00")

    assert "Which pet is it for?" in alex.last()


@on_sqlite
async def test_staff_who_live_by_another_clock_are_told_the_venues_time_only(
    town: Town, sora: Phone
) -> None:
    """What staff are told is about the venue's day."""
    alex = town.person(ALEX, "Alex", "en")
    await lives_in(sora, "Berlin")
    await alex.starts()
    await alex.says("grooming friday 14:30")
    await alex.says("Bori")

    await alex.taps("Send request")
    assert "Fri 20 Nov, 14:30" in sora.shows()
    await sora.taps("Fri 20 Nov")
    await sora.taps("14:30")

    assert sora.sees("Grooming")
    assert not sora.sees("For you that is")
