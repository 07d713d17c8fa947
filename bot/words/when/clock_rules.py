"""What the rules of the grammar that read a time off a clock face mean."""

from collections.abc import Mapping

from bot.words.when.grammar import Action, Match
from bot.words.when.meaning import HOUR, MORNING_FACE, Clock, Here, Part, Value

FULL_MINUTE_DIGITS = 2
FACE = range(1, 13)
DAY_HOURS = 24
CENTURIES = (19, 20, 21)  # 2027 is a year, 2030 may be a time
HALF, QUARTER = 30, 15  # minutes
QUARTERS = (0, 15, 30, 45)
SHORTEST_WORDED = 10  # "three five" is no time, "three ten" is
FIRST_COUNTED = 12


def same(match: Match, _: Here) -> Value | None:
    return match.same()


def literal_clock(match: Match, _: Here) -> Clock | None:
    hour, minute, sure = match.literal("CLOCKLIT")
    return Clock.read(hour, minute, sure=bool(sure))


def military(match: Match, _: Here) -> Clock | None:
    hour, minute, full = match.literal("MILITARY")
    is_year = full and hour in CENTURIES and minute % 5 != 0
    return None if is_year else Clock.read(hour, minute, sure=bool(full))


def hundreds(match: Match, _: Here) -> Clock | None:
    """900, where "am" says that it is a time."""
    hour, minute = match.literal("HUNDREDS")
    return Clock.read(hour, minute)


def dotted_clock(match: Match, here: Here) -> Clock | None:
    hour, minute, width = match.literal("DOTTED")
    if width != FULL_MINUTE_DIGITS:
        return None
    return _full(hour, minute) if here.dotted_days else Clock.read(hour, minute)


def plain(match: Match, _: Here) -> Clock | None:
    return Clock.read(match.number("NUM"))


def counted(match: Match, _: Here) -> Clock | None:
    """Sino-Korean numbers count the hours of 24; "일시" is no hour."""
    hour = match.number("NUM")
    return Clock.read(hour) if hour >= FIRST_COUNTED else None


def counted_minuted(match: Match, here: Here) -> Clock | None:
    return minuted(match, here) if match.number("NUM") >= FIRST_COUNTED else None


def minuted(match: Match, _: Here) -> Clock | None:
    """An hour and minutes as two numbers: 3시 30분."""
    hour, minute = match.numbers("NUM")
    return Clock.read(hour, minute)


def worded(match: Match, _: Here) -> Clock | None:
    """Three thirty."""
    hour, minute = match.numbers("NUM")
    sensible = 0 < hour < DAY_HOURS and minute >= SHORTEST_WORDED
    return Clock.read(hour, minute) if sensible else None


def halved(match: Match, _: Here) -> Clock | None:
    """Half past 3, half 3, 3시 반."""
    return Clock.read(match.number("NUM"), HALF)


def minutes_past(match: Match, _: Here) -> Clock | None:
    minutes, hour = _minutes_and_hour(match)
    return Clock.read(hour, minutes) if hour in FACE else None


def fives_past(match: Match, here: Here) -> Clock | None:
    """Ten past 3; where "minutes" is not said, nobody counts single ones."""
    return minutes_past(match, here) if match.number("NUM") % 5 == 0 else None


def minutes_to(match: Match, _: Here) -> Clock | None:
    minutes, hour = _minutes_and_hour(match)
    sensible = hour in FACE and 0 < minutes < HOUR and minutes % 5 == 0
    return _before(hour, minutes) if sensible else None


def _minutes_and_hour(match: Match) -> tuple[int, int]:
    numbers = match.numbers("NUM")
    return (QUARTER, numbers[0]) if len(numbers) == 1 else (numbers[0], numbers[1])


def minutes_to_point(match: Match, _: Here) -> Clock:
    """Quarter to noon."""
    numbers = match.numbers("NUM")
    return match.one(Clock).shifted(-(numbers[0] if numbers else QUARTER))


def minutes_before(match: Match, _: Here) -> Clock | None:
    """An hour, and how many minutes before it: 3시 10분 전."""
    hour, minutes = match.numbers("NUM")
    clock = Clock.read(hour)
    return clock.shifted(-minutes) if clock else None


def literal_full(match: Match, _: Here) -> Clock | None:
    """9:30 where people count to 24: the evening would be 21:30."""
    hour, minute, sure = match.literal("CLOCKLIT")
    return _full(hour, minute, sure=bool(sure))


def plain_full(match: Match, _: Here) -> Clock | None:
    """9 Uhr."""
    return _full(match.number("NUM"), 0)


def minuted_full(match: Match, _: Here) -> Clock | None:
    """9 Uhr 30."""
    hour, minute = match.numbers("NUM")
    return _full(hour, minute)


def _full(hour: int, minute: int, *, sure: bool = False) -> Clock | None:
    return Clock.read(hour, minute, sure=sure or hour * HOUR + minute >= MORNING_FACE)


def faced(match: Match, _: Here) -> Clock | None:
    """A word for a time of the clock face: डेढ़ is half past one."""
    hour, minute = match.literal("FACETIME")
    return Clock.read(hour, minute)


def dash_clock(match: Match, _: Here) -> Clock | None:
    """17-00, 9-30: hours and minutes as Russians write them."""
    hour, minute = match.numbers("NUM")
    return _full(hour, minute) if minute in QUARTERS else None


def half_to(match: Match, _: Here) -> Clock | None:
    """Halb fünf: half of the fifth hour."""
    return _before(match.number("NUM", "NTH"), HALF)


def quarter_of(match: Match, _: Here) -> Clock | None:
    """Viertel fünf, четверть пятого: a quarter of the fifth hour."""
    return _before(match.number("NUM", "NTH"), HOUR - QUARTER)


def three_quarters_of(match: Match, _: Here) -> Clock | None:
    """Drei viertel fünf."""
    return _before(match.number("NUM"), QUARTER)


def minutes_of(match: Match, _: Here) -> Clock | None:
    """Десять минут пятого: ten minutes of the fifth hour."""
    minutes, hour = match.number("NUM"), match.number("NTH")
    return _before(hour, HOUR - minutes) if 0 < minutes < HOUR else None


def fives_to(match: Match, here: Here) -> Clock | None:
    """20 to 5; below that, in digits, it is rather from one hour to another."""
    return minutes_to(match, here) if match.numbers("NUM")[0] > max(FACE) else None


def minutes_to_half(match: Match, _: Here) -> Clock | None:
    """Fünf vor halb fünf."""
    minutes, hour = match.numbers("NUM")
    return _before(hour, HALF + minutes) if 0 < minutes < QUARTER else None


def minutes_past_half(match: Match, _: Here) -> Clock | None:
    """Fünf nach halb fünf."""
    minutes, hour = match.numbers("NUM")
    return _before(hour, HALF - minutes) if 0 < minutes < QUARTER else None


def hour_and(match: Match, _: Here) -> Clock | None:
    """Las cinco y diez, y cuarto."""
    hour, *minutes = match.numbers("NUM")
    return Clock.read(hour, minutes[0] if minutes else QUARTER)


def hour_less(match: Match, _: Here) -> Clock | None:
    """Las cinco menos diez, menos cuarto."""
    hour, *minutes = match.numbers("NUM")
    return _before(hour, minutes[0] if minutes else QUARTER)


def _before(hour: int, minutes: int) -> Clock | None:
    """Some minutes before an hour of the clock face."""
    if hour not in FACE or not 0 < minutes < HOUR:
        return None
    return Clock.read(hour - 1 or max(FACE), HOUR - minutes)


def parted(match: Match, _: Here) -> Clock | None:
    """A clock time with the part of the day that it is in."""
    return match.one(Clock).within(match.one(Part))


CLOCK_ACTIONS: Mapping[str, Action] = {
    action.__name__: action
    for action in (
        same, literal_clock, literal_full, military,
        hundreds, dotted_clock, plain, plain_full,
        counted, counted_minuted, minuted, minuted_full, worded, faced,
        dash_clock, halved, half_to, quarter_of, three_quarters_of,
        minutes_past, fives_past, minutes_of, minutes_to,
        fives_to, minutes_to_half, minutes_past_half, minutes_to_point, minutes_before,
        hour_and, hour_less, parted,
    )
}  # fmt: skip
