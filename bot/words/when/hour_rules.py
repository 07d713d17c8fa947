"""What the rules of the grammar that name times of the day mean."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.words.when.calendars import WEEK
from bot.words.when.clock_rules import CENTURIES, dotted_clock, military, minutes_to, plain
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
    Window,
)
from bot.words.when.readings import Question
from bot.words.when.written_rules import read_pair

HALF_DAY = 720


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
    one, two, _ = match.literal("DOTTED")
    is_day = here.dotted_days and not read_pair(one, two, here, swaps=False).ask
    clock = None if is_day else dotted_clock(match, here)
    return Hours(exactly(clock), shaky=True) if clock else None


def exactly(clock: Clock) -> tuple[Window, ...]:
    """This very time, in each way to mean it."""
    return tuple(
        Window(face, exact=True, spare=face not in clock.meant) for face in clock.faces
    )


def about(match: Match, _: Here) -> Hours:
    windows = exactly(match.one(Clock))
    return Hours(tuple(replace(one, exact=False, around=True) for one in windows))


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
    if any(not window.spare for window in windows):
        return Hours(windows)
    return Hours((_long(first, second),)) if first.sure and second.sure else None


def _long(first: Clock, second: Clock) -> Window:
    """More than half a day, or past midnight, where both leave no doubt: 10:00 to 02:00."""
    start, end = first.faces[0], second.faces[0]
    return Window(start, end if end > start else end + DAY_MINUTES)


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


def either_bare(match: Match, here: Here) -> Hours:
    """3 or 4, without a sign that they are hours: behind a date of a month they are days."""
    return replace(either_hour(match, here), listed=True)


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


def early_part(match: Match, _: Here) -> Piece:
    """Early Friday morning."""
    return _half_part(match, 0)


def late_part(match: Match, _: Here) -> Piece:
    """Late Friday afternoon."""
    return _half_part(match, 1)


def _half_part(match: Match, half: int) -> Piece:
    part = match.one(Part)
    start, end = part.shows
    middle = (start + end) // 2
    shows = ((start, middle), (middle, end))[half]
    return Piece(days=match.one(Days), part=replace(part, shows=shows))


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
            at, bare, bare_military, bare_dotted, about, after, before, between, between_bare,
            between_worded, either_hour, either_bare, this_time, impossible_clock, part, part_today,
            day_part, early_part, late_part, wish, either_wish,
        )
    },
    "past": _asking("past"),
    "recurring": _asking("recurring"),
    "which_day": _asking("which-day"),
    "only_length": _asking("length"),
}  # fmt: skip
