"""What the rules of the grammar that name times of the day mean."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.words.when.calendars import WEEK
from bot.words.when.grammar import Action, Match
from bot.words.when.meaning import (
    DAY_MINUTES,
    HOUR,
    Clock,
    Days,
    Here,
    Hours,
    Part,
    Piece,
    Value,
    Window,
)
from bot.words.when.readings import Question

FULL_MINUTE_DIGITS = 2
FACE = range(1, 13)
SHORTEST_WORDED = 10  # "three five" is no time, "three ten" is
HALF_DAY = 720
FIRST_COUNTED = 12
CENTURIES = (19, 20, 21)  # 2030 may be a year


def same(match: Match, _: Here) -> Value | None:
    return match.same()


def literal_clock(match: Match, _: Here) -> Clock | None:
    hour, minute, sure = match.literal("CLOCKLIT")
    return Clock.read(hour, minute, sure=bool(sure))


def military(match: Match, _: Here) -> Clock | None:
    hour, minute, sure = match.literal("MILITARY")
    return Clock.read(hour, minute, sure=bool(sure))


def hundreds(match: Match, _: Here) -> Clock | None:
    """900, where "am" says that it is a time."""
    hour, minute = match.literal("HUNDREDS")
    return Clock.read(hour, minute)


def dotted_clock(match: Match, _: Here) -> Clock | None:
    hour, minute, width = match.literal("DOTTED")
    return Clock.read(hour, minute) if width == FULL_MINUTE_DIGITS else None


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
    return Clock.read(hour, minute) if hour in FACE and minute >= SHORTEST_WORDED else None


def halved(match: Match, _: Here) -> Clock | None:
    """Half past 3, half 3, 3시 반."""
    return Clock.read(match.number("NUM"), 30)


def minutes_past(match: Match, _: Here) -> Clock | None:
    minutes, hour = _minutes_and_hour(match)
    return Clock.read(hour, minutes) if hour in FACE else None


def fives_past(match: Match, here: Here) -> Clock | None:
    """Ten past 3; where "minutes" is not said, nobody counts single ones."""
    return minutes_past(match, here) if match.number("NUM") % 5 == 0 else None


def minutes_to(match: Match, _: Here) -> Clock | None:
    minutes, hour = _minutes_and_hour(match)
    sensible = hour in FACE and 0 < minutes < HOUR and minutes % 5 == 0
    return Clock.read(hour - 1 or max(FACE), HOUR - minutes) if sensible else None


def _minutes_and_hour(match: Match) -> tuple[int, int]:
    numbers = match.numbers("NUM")
    return (15, numbers[0]) if len(numbers) == 1 else (numbers[0], numbers[1])


def minutes_to_point(match: Match, _: Here) -> Clock:
    """Quarter to noon."""
    numbers = match.numbers("NUM")
    return match.one(Clock).shifted(-(numbers[0] if numbers else 15))


def minutes_before(match: Match, _: Here) -> Clock | None:
    """An hour, and how many minutes before it: 3시 10분 전."""
    hour, minutes = match.numbers("NUM")
    clock = Clock.read(hour)
    return clock.shifted(-minutes) if clock else None


def parted(match: Match, _: Here) -> Clock | None:
    """A clock time with the part of the day that it is in."""
    return match.one(Clock).within(match.one(Part))


def at(match: Match, _: Here) -> Hours:
    return Hours(exactly(match.one(Clock)))


def bare(match: Match, here: Here) -> Hours | None:
    """A plain number: an hour only right behind a day."""
    clock = plain(match, here)
    return Hours(exactly(clock), bare=True, shaky=True) if clock else None


def bare_military(match: Match, here: Here) -> Hours | None:
    """1730 is a time by itself; 1500 may be a price, 2026 a year."""
    clock = military(match, here)
    hour, minute, full = match.literal("MILITARY")
    year_like = bool(full) and hour in CENTURIES
    alone = full and minute and minute % 5 == 0 and not year_like
    return Hours(exactly(clock), shaky=not alone, year_like=year_like) if clock else None


def bare_dotted(match: Match, here: Here) -> Hours | None:
    clock = None if here.dotted_days else dotted_clock(match, here)
    return Hours(exactly(clock), shaky=True) if clock else None


def exactly(clock: Clock) -> tuple[Window, ...]:
    """This very time, in each way to mean it."""
    return tuple(
        Window(face, exact=True, spare=face not in clock.meant) for face in clock.faces
    )


def about(match: Match, _: Here) -> Hours:
    return Hours(tuple(replace(one, exact=False) for one in exactly(match.one(Clock))))


def after(match: Match, _: Here) -> Hours:
    clock = match.one(Clock)
    return Hours(tuple(Window(f, spare=f not in clock.meant) for f in clock.faces))


def before(match: Match, _: Here) -> Hours:
    clock = match.one(Clock)
    return Hours(tuple(Window(None, f, spare=f not in clock.meant) for f in clock.faces))


def between(match: Match, _: Here) -> Hours | None:
    """From the one to the next time that the other can mean."""
    first, second = match.all(Clock)
    return _between(first, second)


def _between(first: Clock, second: Clock) -> Hours | None:
    windows = tuple(_windows(first, second))
    return Hours(windows) if any(not window.spare for window in windows) else None


def _windows(first: Clock, second: Clock) -> Iterable[Window]:
    for start in first.faces:
        ends = [
            (end - start, end, end not in second.meant)
            for end in (*second.faces, *(face + DAY_MINUTES for face in second.faces))
            if 0 < end - start <= HALF_DAY
        ]
        if ends:
            _, end, spare = min(ends, key=lambda one: (one[2], one[0]))
            spare = spare or start not in first.meant or end > DAY_MINUTES
            yield Window(start, end, spare=spare)


def between_bare(match: Match, here: Here) -> Hours | None:
    """2-4: hours in the company of a day."""
    hours = between(match, here)
    return hours and replace(hours, shaky=True)


def between_worded(match: Match, here: Here) -> Hours | None:
    """Nine to five; but "ten to five" is 4:50."""
    first, second = (Clock.read(number) for number in match.numbers("NUM"))
    hours = (
        None if minutes_to(match, here) or not (first and second) else _between(first, second)
    )
    return hours and replace(hours, shaky=True)


def either_hour(match: Match, _: Here) -> Hours:
    """3 or 4: the likelier face of each."""
    return Hours(tuple(exactly(clock)[0] for clock in match.all(Clock)))


def this_time(match: Match, here: Here) -> Piece:
    """This time tomorrow, this time next week: when the clock shows what it shows now."""
    now = here.now.hour * HOUR + here.now.minute
    weeks = match.numbers("WEEKTURN")
    days = Days.on(here.today + weeks[0] * WEEK) if weeks else match.one(Days)
    return Piece(days=days, hours=Hours((Window(now, exact=True),)))


def impossible_clock(_: Match, __: Here) -> Piece:
    return Piece(ask="impossible-time")


def part(match: Match, _: Here) -> Piece:
    return Piece(part=match.one(Part))


def part_today(match: Match, here: Here) -> Piece:
    """This afternoon, tonight."""
    return Piece(days=Days.on(here.today), part=match.one(Part))


def day_part(match: Match, _: Here) -> Piece:
    """A part of the day that is one only beside a day: Friday eve."""
    return Piece(days=match.one(Days), part=match.one(Part))


def wish(match: Match, _: Here) -> Piece | None:
    """A day and when on it, to be chosen from with others."""
    days, hours = match.one(Days), match.all(Hours)
    if match.all(Piece):  # 25:00
        return match.one(Piece)
    if any(one.shaky and not one.bare for one in hours):
        return None
    piece = match.all(Part)
    return Piece(days=days, hours=next(iter(hours), None), part=next(iter(piece), None))


def either_wish(match: Match, _: Here) -> Piece:
    """Tuesday at 9 or Wednesday at 3."""
    return Piece(either=tuple((one,) for one in match.all(Piece)))


def _asking(question: Question) -> Action:
    return lambda _, __: Piece(ask=question)


HOUR_ACTIONS: Mapping[str, Action] = {
    **{
        action.__name__: action
        for action in (
            same, literal_clock, military, dotted_clock, plain, counted, counted_minuted,
            minuted, worded, halved, minutes_past, minutes_to, minutes_to_point,
            minutes_before, parted, at, bare, bare_military, bare_dotted, about, after, before,
            between, between_bare, between_worded, either_hour, this_time,
            impossible_clock, part, part_today, day_part, wish,
            either_wish, fives_past, hundreds,
        )
    },
    "past": _asking("past"),
    "recurring": _asking("recurring"),
    "which_day": _asking("which-day"),
    "only_length": _asking("length"),
}  # fmt: skip
