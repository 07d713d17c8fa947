"""Several services in one visit: added to what is held, left out again, and named ever after."""

from datetime import date, timedelta
from pathlib import Path

from bot.sandbox.demo import VENUES
from domain.money import Money
from tests.stories.conftest import on_sqlite
from tests.stories.speaking import reader
from tests.stories.tour import bare, live
from tests.stories.town import ALEX, Phone, Town
from tests.web.calling import program, serving

FRIDAY = date(2026, 11, 20)
WON_25, WON_40, WON_65 = (Money(each, "KRW") for each in (25_000, 40_000, 65_000))


async def asked(phone: Phone, line: str = "consultation dr kim friday 15:00") -> None:
    """A consultation with Dr Kim, held, with the question answered: on the summary."""
    await phone.starts()
    await phone.says(line)
    await phone.says("Bori")


def added(data: str) -> bool:
    return data[1:3] == "ad"


async def test_a_vaccination_is_added_to_a_consultation_in_korean(
    minji: Phone, sora: Phone, town: Town
) -> None:
    """S0-43: several services on one booking, one uninterrupted slot, named wherever it is."""
    words = reader("ko")
    await minji.starts()
    await minji.says("일반 진료 김민준 금요일 오후 3시")
    await minji.says("보리")
    assert "＋ 추가: 예방접종 (+30분, ₩40,000)" in minji.buttons()

    await minji.taps("＋ 추가: 예방접종")

    assert "일반 진료 + 예방접종" in minji.last()
    assert "오후 3:00~4:00" in minji.last()
    for won in (WON_25, WON_40, WON_65):
        assert words.money(won) in minji.last()
    assert "－ 빼기: 예방접종" in minji.buttons()
    await minji.taps(words.say("summary-confirm-button"))
    [booked] = await town.store.kept.list_of_day(town.venue, FRIDAY)
    assert booked.terms.slot.during.length == timedelta(hours=1)
    assert "일반 진료 + 예방접종" in minji.shows()
    assert "Consultation + Vaccination" in sora.shows()
    await minji.says("/bookings")
    assert any("일반 진료 + 예방접종" in label for label in minji.buttons())
    await sora.says("/today friday")
    assert "Consultation + Vaccination" in sora.last()
    async with serving(town) as http:
        shop = await program(town, http)
        [told] = (await shop.get("/bookings")).body["items"]
    assert (told["service"]["key"], [one["key"] for one in told["additions"]]) == (
        "consultation",
        ["vaccination"],
    )


async def test_the_reminder_and_the_calendar_file_name_all_of_it(
    alex: Phone, town: Town
) -> None:
    await asked(alex)
    await alex.taps("Add: Vaccination")
    await alex.taps("Confirm")
    await alex.taps("Calendar file")

    [*_, document] = (one["document"] for one in alex.messages() if one.get("document"))
    content = town.telegram.file(document["file_id"]).content.decode()
    assert "Consultation + Vaccination" in content.replace("\r\n ", "")
    await town.passes(days=1, hours=5)
    assert "Consultation + Vaccination" in alex.shows()


@on_sqlite
async def test_what_was_added_is_left_out_again_and_twice_is_once(alex: Phone) -> None:
    await asked(alex)
    label = "＋ Add: Vaccination (+30 min, ₩40,000)"
    [add] = [bare(data) for data in live(alex) if added(data)]
    await alex.sends(add)
    await alex.sends(add)
    assert "15:00–16:00" in alex.last()
    assert label not in alex.buttons()

    await alex.taps("Leave out: Vaccination")
    await alex.sends(add.replace(".1", ".0"))

    assert "15:00–15:30" in alex.last()
    assert "Vaccination" not in alex.shows()
    assert label in alex.buttons()


async def test_where_somebody_else_is_next_the_nearest_longer_times_are_offered(
    alex: Phone, minji: Phone, town: Town
) -> None:
    await minji.starts()
    await minji.says("일반 진료 김민준 금요일 오후 4시")
    await asked(alex)

    await alex.taps("Add: Vaccination")

    assert "From 15:00 on there are not 1 h free in a row." in alex.last()
    assert "You still have Fri 20 Nov 15:00." in alex.last()
    # Their own half hour is not in the way of theirs.
    assert "Fri 20 Nov, 14:30" in alex.buttons()
    await alex.taps("Keep Fri 20 Nov 15:00")
    assert "15:00–15:30" in alex.last()
    await alex.taps("Add: Vaccination")
    await alex.taps("Fri 20 Nov, 14:30")
    assert "Fri 20 Nov, 14:30–15:30" in alex.last()
    assert "Consultation + Vaccination" in alex.last()


async def test_before_the_lunch_break_there_is_no_time_for_both(alex: Phone) -> None:
    await asked(alex, "consultation dr kim friday 12:00")

    await alex.taps("Add: Vaccination")

    assert "Fri 20 Nov, 11:30" in alex.buttons()
    await alex.taps("Fri 20 Nov, 11:30")
    assert "Fri 20 Nov, 11:30–12:30" in alex.last()


@on_sqlite
async def test_another_time_and_another_process_keep_what_was_added(
    alex: Phone, town: Town
) -> None:
    await asked(alex)
    await alex.taps("Add: Vaccination")
    await alex.taps("✎ Time")
    assert "Consultation + Vaccination" in alex.last()
    assert "17:30" not in alex.buttons()
    await town.restart()
    await alex.taps("16:00")
    assert "16:00–17:00" in alex.last()

    await alex.says("monday 10:00")

    assert "Mon 23 Nov, 10:00–11:00" in alex.last()
    assert "Consultation + Vaccination" in alex.last()
    await alex.taps("Release")
    await alex.taps("Home")
    await alex.taps("Choose")
    await alex.taps("Consultation")
    assert "Vaccination" not in alex.last()


@on_sqlite
async def test_as_last_time_is_with_all_of_it(alex: Phone, town: Town) -> None:
    await asked(alex)
    await alex.taps("Add: Vaccination")
    await alex.taps("Confirm")
    await town.passes(days=4)
    await alex.starts()

    await alex.taps("As last time")

    assert "Consultation + Vaccination" in alex.last()
    assert "15:00–16:00" in alex.last()


@on_sqlite
async def test_what_cannot_be_added_changes_nothing(alex: Phone, town: Town) -> None:
    await asked(alex)

    for number in (1, 3, 99):
        await alex.sends(f"1ad{number}.1")
        assert "15:00–15:30" in alex.last()

    other = town.person(ALEX + 50, "Kim", "en")
    await other.starts()
    await other.sends("1ad2.1")
    assert "Consultation" not in other.shows()


def stricter(folder: Path) -> Path:
    """The clinic's file, in which vaccinations want approval, a number to call and people."""
    text = (VENUES / "clinic.toml").read_text(encoding="utf-8")
    main, rest = text.split('key = "vaccination"')
    asks = 'asks = [\n    { kind = "phone" },'
    rest = rest.replace("asks = [", asks, 1)
    rest = 'key = "vaccination"\napproval = true\nparty = [1, 4]' + rest
    file = folder / "clinic.toml"
    file.write_text(main + rest, encoding="utf-8")
    return file


@on_sqlite
async def test_what_is_added_brings_its_questions_and_its_approval_along(
    alex: Phone, sora: Phone, town: Town, tmp_path: Path
) -> None:
    town.opens_with(stricter(tmp_path))
    await town.restart()
    await asked(alex)
    assert "Confirm" in " ".join(alex.buttons())

    await alex.taps("Add: Vaccination")
    await alex.says("2")
    await alex.says("+1 202 555 0143")

    assert "Send this request?" in alex.last()
    assert "Consultation + Vaccination" in alex.last()
    await alex.taps("Send request")
    assert "Consultation + Vaccination" in sora.shows()
    await sora.taps("Approve")
    assert "Consultation + Vaccination" in alex.shows()


@on_sqlite
async def test_a_button_of_what_may_not_be_added_any_more_says_so(
    alex: Phone, town: Town, tmp_path: Path
) -> None:
    await asked(alex)
    await alex.taps("Add: Vaccination")
    await alex.taps("✎ Time")
    [*_, time] = [bare(data) for data in live(alex) if data[1:3] == "ta"]
    file = tmp_path / "clinic.toml"
    text = (VENUES / "clinic.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('additions = ["vaccination"]', "additions = []"), "utf-8")
    town.opens_with(file)
    await town.restart()

    await alex.sends(time)

    assert "no longer" in alex.last()
    assert town.telegram.unanswered() == ()
    await alex.says("/bookings")
    await alex.taps("Consultation + Vaccination")
    await alex.taps("Confirm")
    assert "Consultation + Vaccination" in alex.shows()
