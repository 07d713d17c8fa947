"""A venue document: what is read, what is refused and why, and what it comes to."""

import json
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.toml_text import to_toml
from domain.cancellation import Tier
from domain.intervals import Interval
from domain.labels import Label
from domain.money import Money
from domain.prices import FlatPrice
from domain.resources import AskKind
from domain.schedule import Opening, SpecialHours
from storage import venue_texts as texts
from storage.closed_days import closed_days
from storage.venue_document import read_document, to_plain
from tests.storage.documents import SMALLEST, plain, problems, venue_of

VENUES = Path(__file__).parents[2] / "bot" / "sandbox" / "venues"
CLINIC = VENUES / "clinic.toml"


def test_the_smallest_venue_has_sensible_rules_for_the_rest() -> None:
    venue = venue_of(plain())

    [service] = venue.services
    assert service.step == service.length == timedelta(hours=1)
    assert service.hold_for == timedelta(minutes=15)
    assert service.horizon == timedelta(days=60)
    assert service.price is None
    assert venue.reminders == (timedelta(days=1), timedelta(hours=2))
    assert venue.closed == {}
    assert venue.limits.live_holds == 3
    assert venue.version == 7
    assert venue.hours.weekly == (Opening(0, 540, 1020),)


@pytest.mark.parametrize(
    ("written", "cutoff", "half_until"),
    [
        ({"preset": "24h-2h"}, 2, 2),
        ({"preset": "24h-6h"}, 0, 6),
        ({"preset": "24h-6h", "cutoff": "1h"}, 1, 6),
    ],
)
def test_a_policy_may_be_called_by_its_name(
    written: dict[str, str], cutoff: int, half_until: int
) -> None:
    venue = venue_of(plain(service__0__cancellation=written), 2026)

    policy = venue.services[0].cancellation
    assert policy.cutoff == timedelta(hours=cutoff)
    assert policy.tiers == (
        Tier(timedelta(hours=24), 100),
        Tier(timedelta(hours=half_until), 50),
    )


def test_the_clinic_of_the_demo_is_what_its_file_says() -> None:
    venue = venue_of(tomllib.loads(CLINIC.read_text(encoding="utf-8")), 2026)

    consultation, vaccination, grooming = venue.services
    assert consultation.name.in_("ko") == "일반 진료"
    assert [need.group for need in consultation.needs] == ["vet", "room"]
    assert consultation.price == FlatPrice(Money(25_000, "KRW"))
    assert consultation.cancellation.tiers == (
        Tier(timedelta(hours=24), 100),
        Tier(timedelta(hours=2), 50),
    )
    assert [(ask.kind, ask.required) for ask in consultation.asks] == [
        (AskKind.SUBJECT, True),
        (AskKind.NOTE, False),
    ]
    assert vaccination.step == vaccination.length + vaccination.buffer_after
    assert grooming.approval
    assert venue.closed[date(2026, 10, 9)].in_("ko") == "한글날"
    assert venue.closed[date(2026, 10, 9)].in_("en") == "Hangul Day"
    assert venue.hours.special_on(date(2026, 12, 31)) is not None


@pytest.mark.parametrize("text", [SMALLEST, CLINIC.read_text(encoding="utf-8")])
def test_a_document_is_the_same_after_a_round_trip_through_json(text: str) -> None:
    document = read_document(tomllib.loads(text))

    kept = json.dumps(to_plain(document), sort_keys=True)

    again = read_document(json.loads(kept))
    assert again == document
    assert json.dumps(to_plain(again), sort_keys=True) == kept
    assert venue_of(to_plain(again)) == venue_of(tomllib.loads(text))


@pytest.mark.parametrize("name", sorted(path.stem for path in VENUES.glob("*.toml")))
def test_an_exported_venue_is_the_same_venue_and_the_same_text_again(name: str) -> None:
    document = read_document(tomllib.loads((VENUES / f"{name}.toml").read_text("utf-8")))

    exported = to_toml(to_plain(document))

    again = read_document(tomllib.loads(exported))
    assert to_plain(again) == to_plain(document)
    assert to_toml(to_plain(again)) == exported
    assert venue_of(to_plain(again)) == venue_of(to_plain(document))


def test_a_database_that_sorts_keys_does_not_change_the_language_to_fall_back_to() -> None:
    languages = {
        "venue__languages": ["ko", "de"],
        "venue__name": {"de": "Klinik", "ko": "병원"},
    }

    venue = venue_of(plain(**languages))

    assert venue.name.in_("fr") == "병원"


def test_only_what_was_written_is_kept() -> None:
    assert to_plain(read_document(plain())) == plain()


def test_an_opening_after_midnight_may_be_written_in_two_ways() -> None:
    venue = venue_of(plain(hours={"fri": ["22:00-02:00"], "sat": ["22:00-26:00"]}))

    assert venue.hours.weekly == (Opening(4, 1320, 1560), Opening(5, 1320, 1560))


def test_a_blackout_is_written_in_local_time_and_kept_as_instants() -> None:
    blackout = {
        "from": datetime(2026, 7, 1, 9),  # noqa: DTZ001
        "to": "2026-07-01 12:30",
        "reason": "Repairs",
        "resources": ["room-1"],
    }

    [found] = venue_of(plain(blackout=[blackout])).blackouts

    assert found.during == Interval(
        datetime(2026, 7, 1, 7, tzinfo=UTC), datetime(2026, 7, 1, 10, 30, tzinfo=UTC)
    )
    assert found.resource_ids == (1,)


def test_a_blackout_within_the_hour_the_clocks_skip_is_not_empty() -> None:
    blackout = {"from": "2026-03-29 02:10", "to": "2026-03-29 02:50", "reason": "Night"}

    [found] = venue_of(plain(blackout=[blackout])).blackouts

    assert found.during.start == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_resource_with_hours_of_its_own_keeps_to_special_dates_of_the_venue() -> None:
    found = plain(
        resource__0__hours={"thu": ["12:00-20:00"]},
        special=[
            {"date": "2026-12-24", "hours": ["09:00-14:00"], "reason": "Short"},
            {"date": "2026-12-31"},
        ],
        service__0__length="30m",
    )

    hours = venue_of(found).resources[0].hours

    assert hours is not None
    assert hours.special == (
        SpecialHours(date(2026, 12, 24), ((720, 840),), Label.plain("Short")),
        SpecialHours(date(2026, 12, 31), ()),
    )


def test_a_special_date_of_a_resource_wins_over_that_of_the_venue() -> None:
    found = plain(
        special=[{"date": "2026-12-24"}],
        resource__0__special=[{"date": "2026-12-24", "hours": ["10:00-12:00"]}],
    )

    hours = venue_of(found).resources[0].hours

    assert hours is not None
    assert hours.weekly == (Opening(0, 540, 1020),)
    assert hours.special == (SpecialHours(date(2026, 12, 24), ((600, 720),)),)


def test_a_venue_may_name_the_bot_that_serves_it() -> None:
    assert venue_of(plain(venue__bot=7000001)).bot == 7000001
    assert venue_of(plain()).bot == 0


WRONG = [
    ({"venue__bot": 0}, "venue.bot", "its token up to the colon"),
    ({"venue__bot": "7000001:secret"}, "venue.bot", "its token up to the colon"),
    ({"venue__zone": "Asia/Soul"}, "venue.zone", 'did you mean "Asia/Seoul"?'),
    ({"venue__zone": "Europe"}, "venue.zone", 'there is no zone "Europe"'),
    ({"venue__currency": "WON"}, "venue.currency", 'nobody pays in "WON"'),
    ({"venue__currency": "XAU"}, "venue.currency", 'in "XAU" today; write one such as "KRW"'),
    ({"venue__currency": "DEM"}, "venue.currency", 'in "DEM" today; write one such as "KRW"'),
    ({"venue__languages": ["xx"]}, "venue.languages.0", 'there is no language "xx"'),
    ({"venue__languages": ["en", "en"]}, "venue.languages.1", "stands here twice"),
    ({"venue__languages": ["en_AU"]}, "venue.languages.0", 'did you mean "en-AU"?'),
    ({"venue__languages": ["en-XX"]}, "venue.languages.0", 'there is no language "en-XX"'),
    ({"venue__languages": ["en", "en-US"]}, "venue.languages.1", 'the same language as "en"'),
    ({"venue__languages": []}, "venue.languages", "at least one language"),
    ({"venue__country": "KOR"}, "venue.country", "no holidays are known"),
    (
        {"venue__country": "DE", "venue__subdivision": "XX"},
        "venue.subdivision",
        "there are: BB, BE",
    ),
    ({"venue__subdivision": "BY"}, "venue.subdivision", "needs its country"),
    ({"venue__location": [91.0, 0.0]}, "venue.location", "[latitude, longitude]"),
    ({"venue__location": [1.0]}, "venue.location", "[latitude, longitude]"),
    ({"venue__reminders": ["0m"]}, "venue.reminders.0", "between 1m and 60d"),
    ({"venue__reminders": ["1d", "24h"]}, "venue.reminders.1", "stands here twice"),
    ({"venue__key": "My Studio"}, "venue.key", "a-z, 0-9"),
    ({"venue__name": {"en": "Studio", "de": "Studio"}}, "venue.name.de", "not among"),
    ({"venue__name": {"de": "Studio"}}, "venue.name", 'add en = "…"'),
    ({"venue__name": ""}, "venue.name", "is empty"),
    ({"venue__name": 3}, "venue.name", "write a text"),
    ({"venue__name": "x" * 1001}, "venue.name", "at most 1000 characters"),
    ({"venue__nmae": "x"}, "venue.nmae", 'did you mean "name"?'),
    ({"venue__wifi": "x"}, "venue.wifi", "there are key, name, zone"),
    ({"venue": 3}, "venue", "write a table [venue]"),
    ({"hours__mon": ["9-17"]}, "hours.mon.0", '"09:00-12:30"'),
    ({"hours__mon": ["09:00-09:00"]}, "hours.mon.0", "is empty"),
    ({"hours__mon": ["24:30-25:00"]}, "hours.mon.0", "begins before 24:00"),
    ({"hours__mon": ["09:00-33:30"]}, "hours.mon.0", "at most a day"),
    ({"hours__mon": "09:00-12:00"}, "hours.mon", "openings such as"),
    ({"hours__mon": ["09:00-12:00", "11:00-15:00"]}, "hours.mon.1", 'overlaps "09:00-12:00"'),
    ({"hours__sun": ["20:00-36:00"]}, "hours.mon.0", 'overlaps "20:00-36:00"'),
    ({"hours__tues": []}, "hours.tues", 'did you mean "tue"?'),
    ({"hours": {}}, "service.0.needs.0.group", "no room is ever open"),
    ({"special": [{"date": "2026-02-30"}]}, "special.0.date", "a date that exists"),
    ({"special": [{"date": "2026-12-24"}] * 2}, "special.1.date", "stands here twice"),
    (
        {"special": [{"date": "2026-12-24", "hours": ["09:00-12:00", "10:00-11:00"]}]},
        "special.0.hours.1",
        "overlaps",
    ),
    (
        {"resource__1": {"key": "room-1", "group": "room", "name": "2"}},
        "resource.1.key",
        "twice",
    ),
    ({"resource": []}, "resource", "nothing to book"),
    ({"resource__0__capacity": 0}, "resource.0.capacity", "there is never any of it"),
    ({"resource__0__capacity": True}, "resource.0.capacity", "a whole number from 0 on"),
    ({"resource__0__seats": 0}, "resource.0.seats", "a whole number from 1 on"),
    ({"resource__0__location": [91.0, 0.0]}, "resource.0.location", "[latitude, longitude]"),
    (
        {"resource__0__capacities": [{"from": "2026-12-02", "to": "2026-12-01", "units": 1}]},
        "resource.0.capacities.0.to",
        "ends before it begins",
    ),
    (
        {
            "resource__0__capacities": [
                {"from": "2026-12-01", "to": "2026-12-05", "units": 1},
                {"from": "2026-12-05", "to": "2026-12-09", "units": 2},
            ]
        },
        "resource.0.capacities.1.from",
        "overlaps the one that ends on 2026-12-05",
    ),
    ({"service__0__length": "0m"}, "service.0.length", 'at least "1m"'),
    ({"service__0__product": "two words"}, "service.0.product", "SKU-1"),
    ({"service__0__mode": "weeks"}, "service.0.mode", '"slots", "range" or "days"'),
    ({"service__0__days": [1, 3]}, "service.0.days", 'goes only with mode = "days"'),
    ({"service__0__longest": "3h"}, "service.0.longest", 'goes only with mode = "range"'),
    ({"service__0__mode": "range"}, "service.0.mode", 'longest = "8h"'),
    (
        {"service__0__mode": "range", "service__0__longest": "30m"},
        "service.0.longest",
        "at least the shortest, which is 1h",
    ),
    (
        {"service__0__mode": "range", "service__0__longest": "90m"},
        "service.0.longest",
        "a whole number of steps of 1h",
    ),
    (
        {
            "service__0__mode": "range",
            "service__0__longest": "8h",
            "service__0__length_step": "5m",
        },
        "service.0.length_step",
        "at most 48 lengths",
    ),
    ({"service__0__mode": "days"}, "service.0.length", "leave this out"),
    (
        {"service__0__mode": "days", "service__0__price": {"amount": "9.00", "per": "hour"}},
        "service.0.price.per",
        'write "day"',
    ),
    (
        {
            "service__0__mode": "days",
            "service__0__price": {
                "amount": "9.00",
                "extras": [{"name": "x", "amount": "1.00", "per": ["unit", "hour"]}],
            },
        },
        "service.0.price.extras.0.per",
        'write "day"',
    ),
    ({"service__0__units": [2, 1]}, "service.0.units", "the least and the most"),
    ({"service__0__units": [1, 4]}, "service.0.needs.0.units", "no room has 4 units"),
    ({"service__0__party": 0}, "service.0.party", "the least and the most"),
    ({"service": []}, "service", "nothing to sell"),
    ({"service__0__needs": []}, "service.0.needs", "at least one resource"),
    ({"service__0__needs": [{"group": "rom"}]}, "service.0.needs.0.group", 'mean "room"?'),
    (
        {"service__0__needs": [{"group": "room", "units": 2}]},
        "service.0.needs.0.units",
        "the largest has 1",
    ),
    (
        {"service__0__needs": [{"group": "room"}, {"group": "room"}]},
        "service.0.needs.1.group",
        "ask for more units instead",
    ),
    (
        {"resource__1": {"key": "room-2", "group": "room", "name": "2"}},
        "service.0.needs.0",
        "write a prompt, or choosable = false",
    ),
    ({"service__0__length": 30}, "service.0.length", '"30m"'),
    ({"service__0__length": "30 s"}, "service.0.length", "whole minutes"),
    ({"service__0__length": ""}, "service.0.length", "whole minutes"),
    ({"service__0__length": "0m"}, "service.0.length", "at least"),
    ({"service__0__step": "0m"}, "service.0.step", "at least"),
    ({"service__0__length": "9h"}, "service.0.length", "at most 8h"),
    ({"service__0__buffer_after": "24h"}, "service.0.length", "at most 24h, this is 1d1h"),
    ({"service__0__hold": "0m"}, "service.0.hold", "between 1m and 24h"),
    ({"service__0__hold": "25h"}, "service.0.hold", "between 1m and 24h"),
    ({"service__0__lead": "60d"}, "service.0.horizon", "longer than lead, which is 60d"),
    ({"service__0__horizon": "1000d"}, "service.0.horizon", "at most 730d"),
    ({"service__0__price": "25"}, "service.0.price", 'EUR has 2 decimals: write "25.00"'),
    ({"service__0__price": 2500}, "service.0.price", 'write "2500.00"'),
    ({"service__0__price": 25.0}, "service.0.price", "as text"),
    ({"service__0__price": True}, "service.0.price", "as text"),
    ({"service__0__price": "-5.00"}, "service.0.price", "as text"),
    (
        {"venue__currency": "KRW", "service__0__price": "25.00"},
        "service.0.price",
        'KRW has no decimals: write "25"',
    ),
    (
        {"service__0__asks": [{"kind": "age", "prompt": "Age?"}]},
        "service.0.asks.0.kind",
        'write "subject", "note" or "phone"',
    ),
    ({"service__0__asks": [{"kind": "note"}]}, "service.0.asks.0.prompt", "Which pet?"),
    (
        {"service__0__asks": [{"kind": "note", "prompt": "?"}] * 2},
        "service.0.asks.1.kind",
        "twice",
    ),
    (
        {
            "service__0__cancellation__tiers": [
                {"before": "2h", "back": 50},
                {"before": "24h", "back": 40},
            ]
        },
        "service.0.cancellation.tiers.1.before",
        "the longest notice comes first",
    ),
    (
        {
            "service__0__cancellation__tiers": [
                {"before": "24h", "back": 50},
                {"before": "2h", "back": 100},
            ]
        },
        "service.0.cancellation.tiers.1.back",
        "less back than 50",
    ),
    (
        {"service__0__cancellation__tiers": [{"before": "2h", "back": 101}]},
        "service.0.cancellation.tiers.0.back",
        "from 0 to 100",
    ),
    (
        {"service__0__cancellation__preset": "flexible"},
        "service.0.cancellation.preset",
        '"24h-2h" or "24h-6h"',
    ),
    ({"limits__live_holds": 0}, "limits.live_holds", "a whole number from 1 on"),
    (
        {"blackout": [{"from": "2026-07-01 09:00", "to": "2026-07-01 09:00", "reason": "x"}]},
        "blackout.0.to",
        "ends before it begins",
    ),
    (
        {"blackout": [{"from": "2026-07-01T09:00Z", "to": "2026-07-02 09:00", "reason": "x"}]},
        "blackout.0.from",
        "without a zone",
    ),
    (
        {"blackout": [{"from": "2026-07-01", "to": "2026-07-02 09:00", "reason": "x"}]},
        "blackout.0.from",
        "date and time",
    ),
    (
        {
            "blackout": [
                {
                    "from": "2026-07-01 09:00",
                    "to": "2026-07-02 09:00",
                    "reason": "x",
                    "resources": ["rom-1"],
                }
            ]
        },
        "blackout.0.resources.0",
        'did you mean "room-1"?',
    ),
]


@pytest.mark.parametrize(("changes", "field", "words"), WRONG)
def test_what_is_wrong_is_named_with_what_would_be_right(
    changes: dict[str, Any], field: str, words: str
) -> None:
    found = problems(plain(**changes))

    assert words in found[field], found


def test_a_missing_field_says_what_to_write() -> None:
    found = plain()
    del found["venue"]["zone"], found["service"][0]["needs"]

    assert problems(found) == {
        "venue.zone": 'missing: write a time zone such as "Asia/Seoul"',
        "service.0.needs": 'missing: write what it takes: [{ group = "room" }]',
    }


def test_nothing_written_at_all_is_refused_part_by_part() -> None:
    assert problems({}).keys() == {"venue", "resource", "service"}


def test_every_problem_is_told_and_each_once() -> None:
    found = plain(venue__zone="Nowhere/Town", venue__currency="XXQ", service__0__hold="0m")

    assert problems(found).keys() == {"venue.zone", "venue.currency", "service.0.hold"}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"venue__currency": "KRWX", "service__0__price": "25000"}, {"venue.currency"}),
        ({"venue__languages": [], "venue__name": {"ko": "방"}}, {"venue.languages"}),
        ({"venue__languages": ["xx"], "venue__name": {"en": "Room"}}, {"venue.languages.0"}),
    ],
)
def test_what_follows_from_a_mistake_is_not_told_as_another(
    changes: dict[str, Any], fields: set[str]
) -> None:
    assert problems(plain(**changes)).keys() == fields


def test_holidays_are_named_in_every_language_of_the_venue() -> None:
    found = closed_days("DE", "BY", ("de", "en", "hi"), (2026,))

    epiphany = found[date(2026, 1, 6)]
    assert epiphany.in_("de") == "Heilige Drei Könige"
    assert epiphany.in_("en") == "Epiphany"
    assert epiphany.in_("hi") == "Epiphany"


def test_a_language_with_a_region_names_holidays_and_everything_else_for_its_readers() -> None:
    venue = venue_of(
        plain(
            venue__languages=["en-AU", "de"],
            venue__name={"en-AU": "Studio", "de": "Atelier"},
            venue__country="AU",
        )
    )

    assert venue.name.in_("en") == "Studio"
    assert venue.closed[date(2026, 4, 25)].in_("en") == "ANZAC Day"


def test_two_holidays_on_one_date_are_one_closed_day_with_both_names() -> None:
    found = closed_days("KR", "", ("en",), (2028,))

    assert found[date(2028, 10, 3)].in_("en") == "Chuseok, National Foundation Day"


def test_a_country_whose_holidays_have_no_translation_keeps_their_own_names() -> None:
    assert closed_days("AU", "QLD", ("en", "ko"), (2026,))[date(2026, 4, 25)].in_("ko")


@given(st.integers(0, 23 * 60 + 59), st.integers(1, 24 * 60))
def test_an_opening_reads_back_as_it_is_shown(opens: int, length: int) -> None:
    span = opens, opens + length

    assert texts.read_span(texts.show_span(span)) == span


@given(st.timedeltas(timedelta(0), timedelta(days=9999)))
def test_a_length_reads_back_as_it_is_shown(length: timedelta) -> None:
    whole = length // timedelta(minutes=1) * timedelta(minutes=1)

    assert texts.read_length(texts.show_length(whole)) == whole


@given(st.datetimes(datetime(1900, 1, 1)))  # noqa: DTZ001
def test_a_moment_reads_back_as_it_is_shown(moment: datetime) -> None:
    whole = moment.replace(second=0, microsecond=0)

    assert texts.read_moment(texts.show_moment(whole)) == whole


BOTH = """
[[service]]
key = "wash"
name = "A wash"
length = "30m"
needs = [{ group = "room" }]
"""


def two(**changes: Any) -> dict[str, Any]:
    """A studio whose hour may have a wash added to it."""
    return plain(SMALLEST + BOTH, **{"service__0__additions": ["wash"], **changes})


def test_a_service_names_what_can_be_added_to_it() -> None:
    hour, wash = venue_of(two()).services

    assert hour.additions == (wash.id,)
    assert wash.additions == ()
    assert to_plain(read_document(two())) == two()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"service__0__additions": ["wahs"]}, 'there is no service "wahs"; did you mean "wash"?'),
        ({"service__0__additions": ["x"]}, 'there is no service "x"; there are wash'),
        ({"service__0__additions": ["hour"]}, '"hour" is the service itself: name others'),
        (
            {"service__1__mode": "days", "service__1__length": None},
            '"wash" has mode = "days": only mode = "slots" can be added',
        ),
        (
            {"resource__1": {"key": "tub", "group": "tub", "name": "Tub"},
             "service__1__needs": [{"group": "tub"}]},
            '"wash" needs tub, and "hour" takes only room',
        ),
        (
            {"service__1__length": "7h30m"},
            "together they take 8h30m, and no room is open longer than 8h at once",
        ),
        (
            {"resource__0__capacity": 4, "service__0__units": [1, 2], "service__1__units": [3, 4]},
            'nobody can take as many units of "wash" as of "hour"',
        ),
        (
            {"service__0__party": [1, 2], "service__1__party": [3, 4]},
            'no party fits both "wash" and "hour"',
        ),
        (
            {"service__0__horizon": "2d", "service__1__lead": "3d"},
            'horizon and lead of "wash" and "hour" leave no time for both',
        ),
        (
            {"venue__location": [52.5, 13.4],
             "service__1__price": {"amount": "1.00", "travel": {"per_km": "1.00", "radius_km": 9}}},
            'for "wash" somebody travels, for "hour" nobody does',
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_in_one_visit_is_found(changes: dict[str, Any], words: str) -> None:
    document = two(**changes)
    if "service__1__length" in changes and changes["service__1__length"] is None:
        del document["service"][1]["length"]

    assert problems(document) == {"service.0.additions.0": words}


def test_additions_go_only_with_slots_of_one_length() -> None:
    ranged = two(service__0__mode="range", service__0__longest="2h")

    assert problems(ranged) == {"service.0.additions": 'goes only with mode = "slots"'}


def test_a_visit_ends_within_a_day() -> None:
    open_ = {"hours__mon": ["00:00-24:00"]}

    found = problems(two(service__1__length="23h30m", **open_))

    assert found["service.0.additions"] == "with its buffers at most 24h in all, this is 1d30m"


def test_only_so_many_services_can_be_added() -> None:
    names = "abcdefg"
    text = SMALLEST + "".join(BOTH.replace("wash", one) for one in names)

    found = problems(plain(text, service__0__additions=[*names]))
    twice = problems(two(service__0__additions=["wash", "wash"]))

    assert found["service.0.additions"] == "at most 6 services"
    assert twice == {"service.0.additions.1": '"wash" stands here twice: each only once'}
