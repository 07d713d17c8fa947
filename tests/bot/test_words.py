"""Words: sentences with their holes filled, and dates, money and lengths as a reader writes them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.catalogue import Catalogues
from bot.words.sentences import plain
from bot.words.speech import GAP, Safe, Words, escaped, lines, toast
from domain.cancellation import CancellationPolicy, Tier
from domain.money import Money
from domain.states import Status

SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
HALF = timedelta(minutes=30)
DAY_AND_TWO_HOURS = (Tier(timedelta(hours=24), 100), Tier(timedelta(hours=2), 50))

Speaking = Callable[[str], Words]


@pytest.fixture(scope="module")
def speaking() -> Speaking:
    return Catalogues.load().for_


def seoul(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SEOUL).astimezone(UTC)


# Sentences


def test_what_people_typed_stands_in_a_message_as_they_typed_it(speaking: Speaking) -> None:
    said = speaking("en").say("settings-language", language="<b>Tom & Jerry</b>")

    assert said == "Language: &lt;b&gt;Tom &amp; Jerry&lt;/b&gt;"


def test_a_label_is_not_html(speaking: Speaking) -> None:
    said = speaking("en").say("who-button", resource="Tom & Jerry")

    assert said == "Tom & Jerry"
    assert not isinstance(said, Safe)


def test_a_sentence_goes_into_another_one_without_being_escaped_again(
    speaking: Speaking,
) -> None:
    words = speaking("en")

    inner = words.say("booking-price", price="₩50,000")

    assert words.say("why-free", when="x", what=inner).endswith("Price: <b>₩50,000</b>")


def test_a_label_takes_a_sentence_without_its_markup(speaking: Speaking) -> None:
    words = speaking("en")

    inner = words.say("settings-language", language="A & B")

    assert words.say("who-button", resource=inner) == "Language: A & B"
    assert words.say("text-quoted-plain", text=words.say("home-title", venue="X")) == "“X”"


def test_a_name_cannot_turn_the_rest_of_the_line_round(speaking: Speaking) -> None:
    words = speaking("en")

    assert words.say("who-button", resource="\u202eAnna\u2066") == "Anna"
    assert words.say("booking-what", what="\u202eAnna") == "Anna"


@given(st.text())
def test_escaping_loses_nothing_and_lets_nothing_through(text: str) -> None:
    safe = escaped(text)

    assert "<" not in safe
    assert ">" not in safe
    assert safe.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == plain(text)


def test_lines_leave_out_what_is_empty_and_escape_what_is_not_safe() -> None:
    assert lines(Safe("<b>One</b>"), "", "Two & three") == "<b>One</b>\nTwo &amp; three"


def test_gaps_between_lines_never_add_up() -> None:
    assert lines(GAP, "One", GAP, "", GAP, "Two", GAP) == "One\n\nTwo"


def test_a_refusal_becomes_an_answer_to_a_tap(speaking: Speaking) -> None:
    said = speaking("en").say("refusal-closed-day-reason", day="Fri", reason="A & B" * 99)

    assert toast(said).startswith("Fri · Closed: A & B")
    assert len(toast(said)) == 200


@pytest.mark.parametrize(
    ("code", "until", "said"),
    [
        ("en", "14:30", "Held for you until <b>14:30</b>."),
        ("es-MX", "2:30 p.m.", "Guardada para usted hasta <b>2:30 p.m.</b>"),
        ("de", "27. Nov.", "Für Sie reserviert bis <b>27. Nov.</b>"),
        ("en", "then...", "Held for you until <b>then...</b>"),
    ],
)
def test_what_ends_with_a_full_stop_ends_the_sentence(
    speaking: Speaking, code: str, until: str, said: str
) -> None:
    assert speaking(code).say("summary-held", until=until) == f"⏳ {said}"
    assert ".." not in speaking(code).say("summary-held-toast", until=until.rstrip(".") + ".")


def test_an_unknown_sentence_is_an_error_and_never_shown(speaking: Speaking) -> None:
    with pytest.raises(KeyError, match="home-nothing-of-the-kind"):
        speaking("en").say("home-nothing-of-the-kind")


def test_a_missing_variable_is_an_error_and_never_shown(speaking: Speaking) -> None:
    with pytest.raises(KeyError, match="what"):
        speaking("en").say("home-next", when="Today 16:30")


def test_only_text_and_whole_numbers_can_be_said(speaking: Speaking) -> None:
    words = speaking("en")

    with pytest.raises(TypeError):
        words.say("page-button", page=True, pages=2)
    with pytest.raises(TypeError):
        words.say("home-more", count="5")


def test_a_status_of_the_domain_chooses_its_sentence(speaking: Speaking) -> None:
    said = speaking("en").say("refusal-wrong-state", status=Status.CANCELLED)

    assert said == "This has already been cancelled."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "and 0 more bookings"),
        (1, "and 1 more booking"),
        (2, "and 2 more bookings"),
        (5, "and 5 more bookings"),
        (21, "and 21 more bookings"),
        (4096, "and 4,096 more bookings"),
    ],
)
def test_numbers_choose_their_plural(speaking: Speaking, count: int, said: str) -> None:
    assert speaking("en").say("home-more", count=count) == said


@pytest.mark.parametrize(
    ("language", "typed", "meaning"),
    [
        ("en", "Yes!", "yes"),
        ("en", "  go   BACK ", "back"),
        ("en", "yes please at five", None),
        ("ko", "네", "yes"),
        ("ko", "상관없어요.", "any"),
        ("ko", "", None),
        ("de", "Zurück", "back"),
        ("es", "¡Sí!", "yes"),
        ("es", "si", "yes"),
        ("hi", "हाँ", "yes"),
        ("hi", "हो", None),
        ("hi", "रद्द करें।", "cancel"),
        ("mr", "हो", "yes"),
        ("mr", "हा", None),
        ("ru", "еще", "more"),
        ("ru", "Ещё", "more"),
    ],
)
def test_a_typed_word_answers_like_a_button(
    speaking: Speaking, language: str, typed: str, meaning: str | None
) -> None:
    assert speaking(language).answer(typed) == meaning


# For whom


@pytest.mark.parametrize(
    ("code", "venue", "locale"),
    [
        ("en", ("ko",), "en_GB"),
        ("en-US", ("ko",), "en_US"),
        ("en_us", ("ko",), "en_US"),
        ("ko", ("en",), "ko_KR"),
        ("ko-KR", ("en",), "ko_KR"),
        ("ko-Kore-KR", ("en",), "ko_KR"),
        ("en-ZZ", (), "en_GB"),
        ("en-419", (), "en_GB"),
        ("en", ("en-AU",), "en_AU"),
        ("en", ("de", "en-US"), "en_US"),
        ("en-US", ("en-AU",), "en_US"),
        ("en-XX", ("en-AU",), "en_AU"),
        ("fr", ("en-AU", "de"), "en_AU"),
        ("de", ("ko",), "de_DE"),
        ("de-at", (), "de_AT"),
        ("es", (), "es_ES"),
        ("es-419", (), "es_419"),
        ("hi", ("mr", "hi", "en"), "hi_IN"),
        ("mr", (), "mr_IN"),
        ("ru", ("en-AU",), "ru_RU"),
        ("en-💥", (), "en_GB"),
        ("pt-BR", ("xx", "ko", "en"), "ko_KR"),
        ("zh-hans-cn", (), "en_GB"),
        ("", ("ko",), "ko_KR"),
        ("-", (), "en_GB"),
        ("../en", (), "en_GB"),
    ],
)
def test_a_reader_gets_their_language_or_the_first_of_the_venue_or_english(
    code: str, venue: tuple[str, ...], locale: str
) -> None:
    assert Catalogues.load().for_(code, venue).locale == locale


def test_the_week_begins_where_the_reader_begins_it(speaking: Speaking) -> None:
    monday, sunday = ("en", "en-AU", "de", "es", "ru"), ("en-US", "es-MX", "hi", "ko", "mr")

    assert {speaking(code).first_weekday for code in monday} == {0}
    assert {speaking(code).first_weekday for code in sunday} == {6}


# Days and times

FORMATS = {
    "en": {
        "today": "Today",
        "inline": "today",
        "day": "Fri 27 Nov",
        "next year": "Fri, 1 Jan 2027",
        "long": "Friday, 27 November 2026",
        "month": "November 2026",
        "weekday": "Fri",
        "time": "16:30",
        "noon": "12:00",
        "midnight": "00:00",
        "span": "16:30–17:00",
        "over noon": "11:30–12:30",
        "over midnight": "23:00–01:00 (next day)",
        "to midnight": "23:00–00:00",
        "when": "Fri 27 Nov, 16:30",
        "when today": "Today 16:30",
        "when inline": "today 16:30",
        "open": "09:00–11:30",
        "open late": "18:00–02:00",
        "zone": "Seoul time",
        "hours": "24",
    },
    "en-US": {
        "today": "Today",
        "inline": "today",
        "day": "Fri, Nov 27",
        "next year": "Fri, Jan 1, 2027",
        "long": "Friday, November 27, 2026",
        "month": "November 2026",
        "weekday": "Fri",
        "time": "4:30 PM",
        "noon": "12:00 PM",
        "midnight": "12:00 AM",
        "span": "4:30–5:00 PM",
        "over noon": "11:30 AM–12:30 PM",
        "over midnight": "11:00 PM–1:00 AM (next day)",
        "to midnight": "11:00 PM–12:00 AM",
        "when": "Fri, Nov 27, 4:30 PM",
        "when today": "Today 4:30 PM",
        "when inline": "today 4:30 PM",
        "open": "9:00–11:30 AM",
        "open late": "6:00 PM–2:00 AM",
        "zone": "Seoul time",
        "hours": "12",
    },
    "en-AU": {
        "today": "Today",
        "inline": "today",
        "day": "Fri, 27 Nov",
        "next year": "Fri, 1 Jan 2027",
        "long": "Friday, 27 November 2026",
        "month": "November 2026",
        "weekday": "Fri",
        "time": "4:30 pm",
        "noon": "12:00 pm",
        "midnight": "12:00 am",
        "span": "4:30–5:00 pm",
        "over noon": "11:30 am–12:30 pm",
        "over midnight": "11:00 pm–1:00 am (next day)",
        "to midnight": "11:00 pm–12:00 am",
        "when": "Fri, 27 Nov, 4:30 pm",
        "when today": "Today 4:30 pm",
        "when inline": "today 4:30 pm",
        "open": "9:00–11:30 am",
        "open late": "6:00 pm–2:00 am",
        "zone": "Seoul time",
        "hours": "12",
    },
    "ko": {
        "today": "오늘",
        "inline": "오늘",
        "day": "11월 27일 (금)",
        "next year": "2027년 1월 1일 (금)",
        "long": "2026년 11월 27일 금요일",
        "month": "2026년 11월",
        "weekday": "금",
        "time": "오후 4:30",
        "noon": "오후 12:00",
        "midnight": "오전 12:00",
        "span": "오후 4:30~5:00",
        "over noon": "오전 11:30~오후 12:30",
        "over midnight": "오후 11:00~오전 1:00 (다음 날)",
        "to midnight": "오후 11:00~오전 12:00",
        "when": "11월 27일 (금) 오후 4:30",
        "when today": "오늘 오후 4:30",
        "when inline": "오늘 오후 4:30",
        "open": "오전 9:00~11:30",
        "open late": "오후 6:00~오전 2:00",
        "zone": "서울 시간",
        "hours": "12",
    },
    "de": {
        "today": "Heute",
        "inline": "heute",
        "day": "Fr., 27. Nov.",
        "next year": "Fr., 1. Jan. 2027",
        "long": "Freitag, 27. November 2026",
        "month": "November 2026",
        "weekday": "Fr",
        "time": "16:30",
        "noon": "12:00",
        "midnight": "00:00",
        "span": "16:30–17:00",
        "over noon": "11:30–12:30",
        "over midnight": "23:00–01:00 (am nächsten Tag)",
        "to midnight": "23:00–00:00",
        "when": "Fr., 27. Nov., 16:30",
        "when today": "Heute 16:30",
        "when inline": "heute 16:30",
        "open": "09:00–11:30",
        "open late": "18:00–02:00",
        "zone": "Ortszeit Seoul",
        "hours": "24",
    },
    "es": {
        "today": "Hoy",
        "inline": "hoy",
        "day": "Vie, 27 nov",
        "next year": "Vie, 1 ene 2027",
        "long": "viernes, 27 de noviembre de 2026",
        "month": "Noviembre de 2026",
        "weekday": "Vie",
        "time": "16:30",
        "noon": "12:00",
        "midnight": "0:00",
        "span": "16:30–17:00",
        "over noon": "11:30–12:30",
        "over midnight": "23:00–1:00 (día siguiente)",
        "to midnight": "23:00–0:00",
        "when": "Vie, 27 nov, 16:30",
        "when today": "Hoy 16:30",
        "when inline": "hoy 16:30",
        "open": "9:00–11:30",
        "open late": "18:00–2:00",
        "zone": "hora de Seúl",
        "hours": "24",
    },
    "hi": {
        "today": "आज",
        "inline": "आज",
        "day": "शुक्र, 27 नव॰",
        "next year": "शुक्र, 1 जन॰ 2027",
        "long": "शुक्रवार, 27 नवंबर 2026",
        "month": "नवंबर 2026",
        "weekday": "शुक्र",
        "time": "4:30 pm",
        "noon": "12:00 pm",
        "midnight": "12:00 am",
        "span": "4:30–5:00 pm",
        "over noon": "11:30 am–12:30 pm",
        "over midnight": "11:00 pm–1:00 am (अगले दिन)",
        "to midnight": "11:00 pm–12:00 am",
        "when": "शुक्र, 27 नव॰, 4:30 pm",
        "when today": "आज 4:30 pm",
        "when inline": "आज 4:30 pm",
        "open": "9:00–11:30 am",
        "open late": "6:00 pm–2:00 am",
        "zone": "सिओल का समय",
        "hours": "12",
    },
    "mr": {
        "today": "आज",
        "inline": "आज",
        "day": "शुक्र, 27 नोव्हें",
        "next year": "शुक्र, 1, जाने 2027",
        "long": "शुक्रवार, 27 नोव्हेंबर, 2026",
        "month": "नोव्हेंबर 2026",
        "weekday": "शुक्र",
        "time": "4:30 PM",
        "noon": "12:00 PM",
        "midnight": "12:00 AM",
        "span": "4:30–5:00 PM",
        "over noon": "11:30 AM–12:30 PM",
        "over midnight": "11:00 PM–1:00 AM (दुसऱ्या दिवशी)",
        "to midnight": "11:00 PM–12:00 AM",
        "when": "शुक्र, 27 नोव्हें, 4:30 PM",
        "when today": "आज 4:30 PM",
        "when inline": "आज 4:30 PM",
        "open": "9:00–11:30 AM",
        "open late": "6:00 PM–2:00 AM",
        "zone": "सेउल येथील वेळ",
        "hours": "12",
    },
    "ru": {
        "today": "Сегодня",
        "inline": "сегодня",
        "day": "Пт, 27 нояб.",
        "next year": "Пт, 1 янв. 2027 г.",
        "long": "пятница, 27 ноября 2026 г.",
        "month": "Ноябрь 2026 г.",
        "weekday": "Пт",
        "time": "16:30",
        "noon": "12:00",
        "midnight": "00:00",
        "span": "16:30–17:00",
        "over noon": "11:30–12:30",
        "over midnight": "23:00–01:00 (на следующий день)",
        "to midnight": "23:00–00:00",
        "when": "Пт, 27 нояб., 16:30",
        "when today": "Сегодня 16:30",
        "when inline": "сегодня 16:30",
        "open": "09:00–11:30",
        "open late": "18:00–02:00",
        "zone": "время города Сеул",
        "hours": "24",
    },
}


@pytest.mark.parametrize("code", FORMATS)
def test_days_and_times_are_written_as_the_reader_writes_them(
    speaking: Speaking, code: str
) -> None:
    words, on, at = speaking(code), date(2026, 11, 27), seoul(27, 16, 30)

    written = {
        "today": words.day(TODAY, TODAY),
        "inline": words.day(TODAY, TODAY, inline=True),
        "day": words.day(on, TODAY),
        "next year": words.day(date(2027, 1, 1), TODAY),
        "long": words.long_day(on),
        "month": words.month(on),
        "weekday": words.weekday_short(4),
        "time": words.time(at, SEOUL),
        "noon": words.wall(12 * 60),
        "midnight": words.wall(24 * 60),
        "span": words.span(at, at + HALF, SEOUL),
        "over noon": words.span(seoul(27, 11, 30), seoul(27, 12, 30), SEOUL),
        "over midnight": words.span(seoul(27, 23), seoul(28, 1), SEOUL),
        "to midnight": words.span(seoul(27, 23), seoul(28, 0), SEOUL),
        "when": words.when(at, SEOUL, TODAY),
        "when today": words.when(seoul(20, 16, 30), SEOUL, TODAY),
        "when inline": words.when(seoul(20, 16, 30), SEOUL, TODAY, inline=True),
        "open": words.wall_span(9 * 60, 11 * 60 + 30),
        "open late": words.wall_span(18 * 60, 26 * 60),
        "zone": words.zone_name(SEOUL, NOW),
        "hours": str(words.hour_cycle),
    }

    assert written == FORMATS[code]


def test_the_neighbours_of_today_have_names(speaking: Speaking) -> None:
    days = [TODAY + timedelta(days=one) for one in (-2, -1, 0, 1, 2)]

    assert [speaking("en").day(on, TODAY) for on in days] == [
        "Wed 18 Nov", "Yesterday", "Today", "Tomorrow", "Sun 22 Nov",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "times"),
    [
        ("en", ["00:30", "01:30 (UTC-4)", "01:30 (UTC-5)", "02:30"]),
        ("en-US", ["12:30 AM", "1:30 AM (UTC-4)", "1:30 AM (UTC-5)", "2:30 AM"]),
        ("ko", ["오전 12:30", "오전 1:30 (UTC-4)", "오전 1:30 (UTC-5)", "오전 2:30"]),
    ],
)
def test_a_repeated_hour_says_which_of_the_two_it_is(
    speaking: Speaking, code: str, times: list[str]
) -> None:
    night = [datetime(2026, 11, 1, hour, 30, tzinfo=UTC) for hour in (4, 5, 6, 7)]

    assert [speaking(code).time(one, NEW_YORK) for one in night] == times


def test_a_missing_hour_is_never_shown(speaking: Speaking) -> None:
    words = speaking("en")
    night = [datetime(2026, 3, 8, 6, 45, tzinfo=UTC) + HALF * one for one in range(3)]

    assert [words.time(one, NEW_YORK) for one in night] == ["01:45", "03:15", "03:45"]


def test_a_span_over_a_repeated_hour_keeps_both_distances(speaking: Speaking) -> None:
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)

    span = speaking("en-US").span(first, first + timedelta(hours=1), NEW_YORK)

    assert span == "1:30 AM (UTC-4)–1:30 AM (UTC-5)"


def test_clocks_may_go_back_by_half_an_hour(speaking: Speaking) -> None:
    night = [datetime(2026, 4, 4, 14, 30, tzinfo=UTC) + HALF * one for one in range(4)]

    assert [speaking("en").time(one, LORD_HOWE) for one in night] == [
        "01:30 (UTC+11)", "01:30 (UTC+10:30)", "02:00", "02:30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/Argentina/Buenos_Aires", "부에노스 아이레스 시간"),
        ("Asia/Calcutta", "콜카타 시간"),
        ("Etc/GMT-3", "UTC+3"),
        ("UTC", "UTC"),
        ("EST5EDT", "UTC-5"),
    ],
)
def test_a_zone_is_called_after_its_city_or_its_distance_from_utc(
    speaking: Speaking, zone: str, name: str
) -> None:
    assert speaking("ko").zone_name(ZoneInfo(zone), NOW) == name


@pytest.mark.parametrize(
    "code",
    ["en", "en-US", "en-AU", "en-IN", "de", "de-AT", "es", "es-MX", "hi", "ko", "mr", "ru"],
)
def test_all_spaces_are_the_one_on_the_keyboard(speaking: Speaking, code: str) -> None:
    words = speaking(code)

    written = "".join(
        [
            *(words.wall(minute) for minute in range(0, 1440, 7)),
            *(words.day(TODAY + timedelta(days=one), TODAY) for one in range(400)),
            *(words.money(Money(123456, each)) for each in ("KRW", "KWD", "EUR", "CHF")),
            words.long_day(TODAY),
            words.month(TODAY),
        ]
    )

    assert {one for one in written if one.isspace()} == {" "}


# Money, lengths, lists

AMOUNTS = (
    Money(50000, "KRW"), Money(2500, "USD"), Money(1500, "KWD"), Money(12345650, "INR"),
    Money(-990, "EUR"), Money(1500, "IQD"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "amounts"),
    [
        ("en", "₩50,000 | US$25.00 | KWD 1.500 | ₹123,456.50 | -€9.90 | IQD 1.500"),
        ("en-US", "₩50,000 | $25.00 | KWD 1.500 | ₹123,456.50 | -€9.90 | IQD 1.500"),
        ("en-IN", "₩50,000 | $25.00 | KWD 1.500 | ₹1,23,456.50 | -€9.90 | IQD 1.500"),
        ("ko", "₩50,000 | US$25.00 | KWD 1.500 | ₹123,456.50 | -€9.90 | IQD 1.500"),
        ("de", "50.000 ₩ | 25,00 $ | 1,500 KWD | 123.456,50 ₹ | -9,90 € | 1,500 IQD"),
        ("es", "50.000 KRW | 25,00 US$ | 1,500 KWD | 123.456,50 INR | -9,90 € | 1,500 IQD"),
        ("hi", "₩50,000 | $25.00 | KWD 1.500 | ₹1,23,456.50 | -€9.90 | IQD 1.500"),
        ("mr", "₩50,000 | $25.00 | KWD 1.500 | ₹1,23,456.50 | -€9.90 | IQD 1.500"),
        ("ru", "50 000 ₩ | 25,00 $ | 1,500 KWD | 123 456,50 ₹ | -9,90 € | 1,500 IQD"),
    ],
)
def test_money_has_the_decimals_of_its_currency(
    speaking: Speaking, code: str, amounts: str
) -> None:
    assert " | ".join(map(speaking(code).money, AMOUNTS)) == amounts


@pytest.mark.parametrize(
    ("minutes", "english", "korean"),
    [
        (0, "0 min", "0분"),
        (30, "30 min", "30분"),
        (60, "1 h", "1시간"),
        (90, "1 h 30 min", "1시간 30분"),
        (24 * 60, "1 day", "1일"),
        (50 * 60 + 5, "2 days 2 h 5 min", "2일 2시간 5분"),
    ],
)
def test_lengths(speaking: Speaking, minutes: int, english: str, korean: str) -> None:
    length = timedelta(minutes=minutes)

    assert speaking("en").duration(length) == english
    assert speaking("ko").duration(length) == korean


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("de", "1 Tag | 2 Tage | 5 Tage | 21 Tage"),
        ("es", "1 día | 2 días | 5 días | 21 días"),
        ("hi", "1 दिन | 2 दिन | 5 दिन | 21 दिन"),
        ("mr", "1 दिवस | 2 दिवस | 5 दिवस | 21 दिवस"),
        ("ru", "1 день | 2 дня | 5 дней | 21 день"),
    ],
)
def test_days_are_counted_as_the_language_counts(
    speaking: Speaking, code: str, said: str
) -> None:
    words = speaking(code)

    assert " | ".join(words.duration(timedelta(days=n)) for n in (1, 2, 5, 21)) == said


@pytest.mark.parametrize(
    ("code", "line", "sentence"),
    [
        ("en", "Fri 27 Nov", "Fri 27 Nov"),
        ("de", "Fr., 27. Nov.", "Fr., 27. Nov."),
        ("es", "Vie, 27 nov", "vie, 27 nov"),
        ("ru", "Пт, 27 нояб.", "пт, 27 нояб."),
    ],
)
def test_a_day_is_written_large_at_the_beginning_of_a_line_alone(
    speaking: Speaking, code: str, line: str, sentence: str
) -> None:
    words, on = speaking(code), date(2026, 11, 27)

    assert words.day(on, TODAY) == line
    assert words.day(on, TODAY, inline=True) == sentence
    assert line.startswith(words.weekday_short(4))
    assert sentence.startswith(words.weekday_short(4, inline=True))


@pytest.mark.parametrize(
    ("seconds", "left", "ago"),
    [
        (0, "any moment now", "0 min ago"),
        (1, "in 1 min", "0 min ago"),
        (230, "in 4 min", "3 min ago"),
        (24 * 3600, "in 1 day", "1 day ago"),
        (50 * 3600, "in 2 days", "2 days ago"),
        (70 * 3600, "in 3 days", "2 days ago"),
    ],
)
def test_what_is_left_and_what_has_passed(
    speaking: Speaking, seconds: int, left: str, ago: str
) -> None:
    words, length = speaking("en"), timedelta(seconds=seconds)

    assert (words.left(length), words.ago(length)) == (left, ago)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "A, B and C"),
        ("en-US", "A, B, and C"),
        ("ko", "A, B 및 C"),
        ("de", "A, B und C"),
        ("mr", "A, B आणि C"),
    ],
)
def test_lists(speaking: Speaking, code: str, said: str) -> None:
    words = speaking(code)

    assert [words.list_of(items) for items in ((), ("A",), ("A", "B", "C"))] == ["", "A", said]


# The refund schedule in plain words


@pytest.mark.parametrize(
    ("start", "cutoff", "english", "korean"),
    [
        (
            seoul(25, 16), 0,
            "free until Tue 16:00, then 50% back until Wed 14:00, then nothing back",
            "화요일 오후 4:00까지 무료, 그 뒤 수요일 오후 2:00까지 50% 환불, 그 뒤 환불 없음",
        ),
        (
            seoul(30, 1), 0,
            "free until Sun 29 Nov 01:00, then 50% back until 23:00, then nothing back",
            "11월 29일 (일) 오전 1:00까지 무료, 그 뒤 오후 11:00까지 50% 환불, 그 뒤 환불 없음",
        ),
        (
            seoul(21, 16), 0,
            "free until today 16:00, then 50% back until tomorrow 14:00, then nothing back",
            "오늘 오후 4:00까지 무료, 그 뒤 내일 오후 2:00까지 50% 환불, 그 뒤 환불 없음",
        ),
        (
            seoul(20, 16), 0,
            "50% back until today 14:00, then nothing back",
            "오늘 오후 2:00까지 50% 환불, 그 뒤 환불 없음",
        ),
        (seoul(20, 12), 0, "nothing back", "환불 없음"),
        (
            seoul(25, 16), 2,
            "free until Tue 16:00, then 50% back until Wed 14:00, then no longer possible",
            "화요일 오후 4:00까지 무료, 그 뒤 수요일 오후 2:00까지 50% 환불, 그 뒤 취소 불가",
        ),
        (
            seoul(25, 16), 24,
            "free until Tue 16:00, then no longer possible",
            "화요일 오후 4:00까지 무료, 그 뒤 취소 불가",
        ),
        (seoul(20, 12), 2, "no longer possible", "취소 불가"),
    ],
)  # fmt: skip
def test_the_refund_schedule(
    speaking: Speaking, start: datetime, cutoff: int, english: str, korean: str
) -> None:
    policy = CancellationPolicy(DAY_AND_TWO_HOURS, timedelta(hours=cutoff))

    assert speaking("en").policy(policy, start, zone=SEOUL, now=NOW) == english
    assert speaking("ko").policy(policy, start, zone=SEOUL, now=NOW) == korean


def test_a_venue_without_a_policy_lets_everybody_cancel(speaking: Speaking) -> None:
    words, free = speaking("en"), CancellationPolicy()

    said = [words.policy(free, start, zone=SEOUL, now=NOW) for start in (seoul(25, 9), NOW)]

    assert said == ["free at any time before it starts", "no longer possible"]
