"""Typed days and times: what people write is read as they mean it, or they are asked."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words.catalogue import Catalogues
from bot.words.when import (
    QUESTIONS,
    Reading,
    Reply,
    WhenReader,
    as_json,
    find_when,
    read_when,
    warm,
    when_lines,
)
from bot.words.when.typos import is_near
from bot.words.when.vocabulary import list_languages

CORPUS = sorted((Path(__file__).resolve().parents[1] / "data").glob("typed_dates*.json"))
CASES = [
    case for file in CORPUS for case in json.loads(file.read_text(encoding="utf-8"))["cases"]
]
LANGUAGES = list_languages()
SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=SEOUL)
ZONES = ("Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")


def said(reply: Reply) -> str:
    """A reply in the notation of the corpus."""
    return " | ".join(map(said_once, reply.readings)) or f"?{reply.ask}"


def said_once(reading: Reading) -> str:
    days = f"{reading.on}..{reading.until}" if reading.until else f"{reading.on}"
    start = f"{reading.from_:%H:%M}" if reading.from_ else ""
    end = f"{reading.to:%H:%M}" if reading.to else ""
    if not start and not end:
        return days
    return f"{days} {start}" if reading.exact else f"{days} {start}-{end}"


def read(text: str, *, locale: str = "en", now: datetime = WEDNESDAY) -> str:
    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo)
    return said(read_when(text, locale=locale, now=now, zone=zone))


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case['locale']} {case['now']} {case['zone']}" for case in CASES]
)
def test_a_phrase_is_read_as_people_mean_it(case: dict[str, str | dict[str, str]]) -> None:
    locale, phrases = str(case["locale"]), case["phrases"]
    assert isinstance(phrases, dict)
    now = datetime.fromisoformat(str(case["now"])).replace(tzinfo=ZoneInfo(str(case["zone"])))

    answers = {text: read(text, locale=locale, now=now) for text in phrases}

    wrong = {
        text: answer
        for text, answer in answers.items()
        if answer != phrases[text] and not (phrases[text] == "?" and answer.startswith("?"))
    }
    assert wrong == {}


def test_the_corpus_is_large_in_every_language() -> None:
    sizes = dict.fromkeys(LANGUAGES, 0)

    for case in CASES:
        sizes[case["locale"][:2]] += len(case["phrases"])

    assert min(sizes["en"], sizes["ko"]) >= 900
    assert min(sizes.values()) >= 150


@pytest.mark.parametrize(
    ("text", "reading", "rest"),
    [
        ("cut with Anna fri 5pm", "2026-11-20 17:00", "cut with Anna"),
        ("haircut anna fri after 5", "2026-11-20 17:00-", "haircut anna"),
        ("Haircut with Anna, tomorrow at 3pm please", "2026-11-19 15:00", "Haircut with Anna"),
        ("김 선생님 내일 오후 3시", "2026-11-19 15:00", "김 선생님"),
        ("내일 오후 3시 예방접종", "2026-11-19 15:00", "예방접종"),
        ("내일 오후 3시에 예방접종 하고 싶어요", "2026-11-19 15:00", "예방접종"),
        ("박금일 선생님 금요일", "2026-11-20", "박금일 선생님"),
        ("강아지 두 마리 미용 토요일 오후", "2026-11-21 12:00-18:00", "강아지 두 마리 미용"),
        ("Vaccination for Max (poodle) on 24/11", "2026-11-24", "Vaccination for Max (poodle)"),
        ("massage 60 min tomorrow after 3", "2026-11-19 15:00-", "massage 60 min"),
        ("Anna May friday", "2026-11-20", "Anna May"),
        ("tomorrow 3pm", "2026-11-19 15:00", ""),
    ],
)
def test_a_wish_is_parted_into_when_and_what(text: str, reading: str, rest: str) -> None:
    locale = "en" if text.isascii() else "ko"

    reply, left = find_when(text, locale=locale, now=WEDNESDAY, zone=SEOUL)

    assert (said(reply), left) == (reading, rest)


@pytest.mark.parametrize(
    ("locale", "text", "reading", "rest"),
    [
        (
            "de",
            "Haarschnitt bei Anna Freitag ab 17 Uhr",
            "2026-11-20 17:00-",
            "Haarschnitt bei Anna",
        ),
        (
            "de",
            "Maniküre übermorgen um halb zehn",
            "2026-11-20 09:30 | 2026-11-20 21:30",
            "Maniküre",
        ),
        ("de", "Raum 204 morgen", "2026-11-19", "Raum 204"),
        ("hi", "अन्ना के साथ मसाज शुक्रवार शाम 5 बजे", "2026-11-20 17:00", "अन्ना के साथ मसाज"),
        ("hi", "कल सुबह 11 बजे बाल कटवाना", "2026-11-19 11:00", "बाल कटवाना"),
        ("mr", "अन्नासोबत मसाज शुक्रवारी संध्याकाळी ५ वाजता", "2026-11-20 17:00", "अन्नासोबत मसाज"),
        ("hi", "उद्या ३ वाजता केस कापायचे", "2026-11-19 15:00 | 2026-11-19 03:00", "केस कापायचे"),
        (
            "es",
            "corte con Ana el viernes a partir de las 5",
            "2026-11-20 17:00-",
            "corte con Ana",
        ),
        ("es", "mesa para 4 mañana a las 21", "2026-11-19 21:00", "mesa para 4"),
        ("ru", "стрижка у Анны в пятницу после 5", "2026-11-20 17:00-", "стрижка у Анны"),
        ("ru", "столик для двоих завтра в 21:00", "2026-11-19 21:00", "столик для двоих"),
        ("de", "Tisch für 4 morgen 19 Uhr", "2026-11-19 19:00", "Tisch für 4"),
    ],
)
def test_a_wish_is_parted_in_every_language(
    locale: str, text: str, reading: str, rest: str
) -> None:
    reader = WhenReader(locale, LANGUAGES)

    reply, left = reader.find(text, now=WEDNESDAY, zone=SEOUL)

    assert (said(reply), left) == (reading, rest)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("table for 2 tomorrow 7pm", "table for 2"),
        ("table 8 tonight", "table 8"),
        ("room 204 tomorrow", "room 204"),
        ("tomorrow 2 haircuts", "2 haircuts"),
        ("$50 haircut tomorrow", "$50 haircut"),
        ("call 010-1234-5678 tomorrow", "call 010-1234-5678"),
        ("내일 3시 두 명", "두 명"),
    ],
)
def test_a_number_beside_other_words_is_no_hour(text: str, rest: str) -> None:
    _, left = find_when(text, locale="ko", now=WEDNESDAY, zone=SEOUL)

    assert left == rest


@pytest.mark.parametrize(
    "text",
    [
        "haircut not friday",
        "haircut friday but not at 3pm",
        "haircut friday or massage monday",
        "cut at 2 with Bo or colour at 3 tomorrow",
        "two saturdays from now",
        "massage the week after the friday of the fair",
        "금요일 말고 커트",
        "내일은 안돼요 커트",
    ],
)
def test_a_wish_that_names_what_is_not_wanted_is_asked_about(text: str) -> None:
    reply, _ = find_when(text, locale="ko", now=WEDNESDAY, zone=SEOUL)

    assert reply.readings == ()


@pytest.mark.parametrize("text", ["haircut", "예방접종", "Anna", "2", "room 3.50", "", "   "])
def test_a_wish_without_a_time_is_left_whole(text: str) -> None:
    reply, rest = find_when(text, locale="ko", now=WEDNESDAY, zone=SEOUL)

    assert reply == Reply(ask="not-a-date")
    assert rest == text.strip()


def test_the_chat_is_told_whether_a_time_is_exact_was_moved_or_had_no_day() -> None:
    [exact] = read_when("tomorrow at 3pm", locale="en", now=WEDNESDAY, zone=SEOUL).readings
    [bound] = read_when("tomorrow after 3", locale="en", now=WEDNESDAY, zone=SEOUL).readings
    [moved] = read_when("9am", locale="en", now=WEDNESDAY, zone=SEOUL).readings

    assert (exact.exact, exact.moved, exact.day_said) == (True, False, True)
    assert (bound.exact, bound.from_, bound.to) == (False, time(15), None)
    assert (moved.on, moved.moved, moved.day_said) == (date(2026, 11, 19), True, False)


def test_an_hour_that_the_clocks_skip_is_asked_about() -> None:
    now = datetime(2027, 3, 28, 1, 30, tzinfo=BERLIN)

    assert read("today at 2:30am", now=now) == "?impossible-time"
    assert read("in an hour", now=now) == "2027-03-28 03:30"


def test_an_hour_that_the_clocks_show_twice_is_the_one_still_to_come() -> None:
    second = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)

    [reading] = read_when("today at 2:30am", locale="en", now=second, zone=BERLIN).readings

    assert reading.from_ == time(2, 30, fold=1)
    assert reading.from_.fold == 1


def test_json_has_the_documented_shape() -> None:
    asked = as_json(read_when("31 feb", locale="en", now=WEDNESDAY, zone=SEOUL))
    told = as_json(read_when("fri 15:00", locale="en", now=WEDNESDAY, zone=SEOUL))

    friday = {"date": "2026-11-20", "end_date": None, "from": "15:00", "to": None}
    assert json.loads(json.dumps(told)) == {"readings": [friday], "ask": None}
    assert json.loads(json.dumps(asked)) == {"readings": [], "ask": "impossible-date"}


def test_lines_are_answered_one_by_one() -> None:
    lines = ["내일 오후 3시\n", "\n", "hello\r\n"]

    answers = when_lines(lines, locale="ko", now=WEDNESDAY, zone=SEOUL)

    read_back = [json.loads(answer) for answer in answers]
    assert [len(answer["readings"]) for answer in read_back] == [1, 0, 0]
    assert [answer["ask"] for answer in read_back] == [None, "not-a-date", "not-a-date"]


def test_a_language_without_words_of_its_own_is_read_behind_guards() -> None:
    warm(["fr"])

    assert read("demain à 15:00", locale="fr") == "2026-11-19 15:00"
    assert read("25 décembre", locale="fr") == "2026-12-25"
    assert read("demain à 3 heures et quart", locale="fr") == "?not-a-date"
    assert read("1 mai 2020", locale="fr") == "?past"
    assert read("500 €", locale="fr") == "?not-a-date"


def test_a_venue_adds_its_languages_to_those_of_the_chat() -> None:
    text, now = "morgen um halb vier", WEDNESDAY

    alone = WhenReader("en").read(text, now=now, zone=BERLIN)
    at_venue = WhenReader("en", ["en", "de-AT"]).read(text, now=now, zone=BERLIN)

    assert said(alone) == "?not-a-date"
    assert said(at_venue) == "2026-11-19 15:30 | 2026-11-19 03:30"


def test_an_unknown_language_is_read_as_english() -> None:
    warm(["xx"])

    assert read("tomorrow at 3pm", locale="xx") == "2026-11-19 15:00"
    assert read("zzz 3", locale="xx") == "?not-a-date"


def test_a_long_word_may_have_a_letter_wrong_and_a_name_is_no_weekday() -> None:
    near = [("wendesday", "wednesday"), ("satuday", "saturday"), ("fridya", "friday")]
    names = [("frida", "friday"), ("sundar", "sunday"), ("mondal", "monday")]

    assert all(is_near(word, weekday) for word, weekday in near)
    assert not any(is_near(name, weekday) for name, weekday in names)


@pytest.mark.parametrize(
    "text",
    [
        "fri or " * 28,
        "3-" * 100,
        "일" * 200,
        "between 3 and " * 14,
        "twenty five " * 16,
        "a" * 4096,
        "7" * 4096,
        "\u202e\u200f" * 2048,
        "🙂" * 4096,
        "<b>" * 66,
    ],
)
def test_text_made_to_be_slow_is_given_up(text: str) -> None:
    for locale in LANGUAGES:
        assert read(text, locale=locale) in {f"?{question}" for question in QUESTIONS}


WORDS = {
    language: sorted(
        {
            word
            for case in CASES
            if case["locale"][:2] == language
            for phrase in case["phrases"]
            for word in phrase.split()
        }
    )
    for language in LANGUAGES
}
PHRASES = st.sampled_from(LANGUAGES).flatmap(
    lambda language: st.lists(st.sampled_from(WORDS[language]), max_size=7).map(" ".join)
)
INSTANTS = st.integers(0, 60 * 24 * 365 * 9).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(deadline=None)
@given(
    text=st.text(max_size=4096) | PHRASES,
    locale=st.sampled_from(LANGUAGES),
    now=INSTANTS,
    zone=st.sampled_from(ZONES),
)
def test_whatever_is_typed_is_answered_and_never_with_the_past(
    text: str, locale: str, now: datetime, zone: str
) -> None:
    reader = WhenReader(locale, LANGUAGES)

    reply = reader.read(text, now=now, zone=ZoneInfo(zone))
    found, _ = reader.find(text, now=now, zone=ZoneInfo(zone))

    for answer in (reply, found):
        assert len(answer.readings) <= 3
        assert bool(answer.readings) == (answer.ask is None)
        assert all(is_ahead(reading, now, ZoneInfo(zone)) for reading in answer.readings)


def is_ahead(reading: Reading, now: datetime, zone: ZoneInfo) -> bool:
    local = now.astimezone(zone)
    if reading.on > local.date():
        return True
    minute = now.replace(second=0, microsecond=0)
    start = datetime.combine(reading.on, reading.from_ or time(23, 59), zone)
    return reading.on == local.date() and (not reading.exact or start >= minute)


FORMATS = {
    "en": ("d MMMM yyyy", "MMM d, yyyy", "EEEE d MMMM yyyy", "EEE, MMM d yyyy", "yyyy-MM-dd"),
    "de": ("d. MMMM yyyy", "dd.MM.yyyy", "EEEE, d. MMMM yyyy", "EEE, d. MMM yyyy", "d.M.yy"),
    "es": (
        "d 'de' MMMM 'de' yyyy",
        "d MMM yyyy",
        "EEEE, d 'de' MMMM 'de' yyyy",
        "d/M/yyyy",
        "dd-MM-yy",
    ),
    "ru": ("d MMMM yyyy 'г'.", "d MMM yyyy", "EEEE, d MMMM yyyy", "dd.MM.yyyy", "d.M.yy"),
    "hi": ("d MMMM yyyy", "d MMM yyyy", "EEEE, d MMMM yyyy", "d/M/yyyy", "d-M-yy"),
    "mr": ("d MMMM, yyyy", "d MMM yyyy", "EEEE, d MMMM, yyyy", "d/M/yyyy", "d-M-yy"),
    "ko": ("yyyy년 M월 d일", "yyyy. M. d.", "yyyy년 M월 d일 EEEE", "yyyy-MM-dd", "yy.M.d"),
}


@settings(deadline=None)
@given(
    ahead=st.integers(0, 700),
    minutes=st.integers(0, 1439),
    now=INSTANTS,
    zone=st.sampled_from(ZONES),
    form=st.integers(0, 4),
)
def test_a_date_written_out_in_full_comes_back(
    ahead: int, minutes: int, now: datetime, zone: str, form: int
) -> None:
    place = ZoneInfo(zone)
    day = now.astimezone(place).date() + timedelta(days=ahead)
    clock = time(*divmod(minutes, 60))

    for locale in FORMATS:
        text = format_date(day, FORMATS[locale][form], locale=locale)
        dated = read_when(text, locale=locale, now=now, zone=place)
        timed = read_when(f"{text} {clock:%H:%M}", locale=locale, now=now, zone=place)

        assert day in {reading.on for reading in dated.readings}, text
        assert all(reading.from_ == clock for reading in timed.readings), text
        assert timed.readings or ahead == 0 or timed.ask == "impossible-time", text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_is_read_as_the_bot_itself_writes_it(language: str) -> None:
    words, today = Catalogues.load().for_(language), WEDNESDAY.date()
    misread = []
    for days in range(2, 360, 7):
        at = WEDNESDAY + timedelta(days=days, hours=days % 11, minutes=30)
        for text in (
            words.when(at, SEOUL, today),
            words.when(at, SEOUL, today, inline=True),
            f"{words.long_day(at.date())}, {words.time(at, SEOUL)}",
        ):
            reply = read_when(text, locale=words.typed, now=WEDNESDAY, zone=SEOUL)
            if (at.date(), at.time()) not in [(one.on, one.from_) for one in reply.readings]:
                misread.append((text, said(reply)))

    assert misread == []
