"""From the pieces of a line to its readings, and from all readings to those worth showing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from itertools import product

from bot.words.when.meaning import (
    EARLY,
    NOON,
    Clock,
    Days,
    Here,
    Hours,
    Part,
    Piece,
    Span,
    Window,
)
from bot.words.when.narrowing import narrow
from bot.words.when.placing import has_begun, minutes_now, place
from bot.words.when.readings import Question, Reading, Reply

MOST_READINGS = 3
LONGEST_WITH_HOUR = timedelta(days=7)
ANY_TIME = Window(None)
# Questions that another way to cut the line may have a better one for.
VAGUE: tuple[Question, ...] = ("contradiction", "which-day", "unclear", "length")
EARLY_TIME, NOON_TIME = time(EARLY // 60), time(NOON // 60)


def settle(pieces: tuple[Piece, ...], here: Here) -> Reply:
    """The readings of one way to cut the line; there may be more than a person should see."""
    either = next((piece.either for piece in pieces if piece.either), None)
    if either:
        rest = tuple(piece for piece in pieces if not piece.either)
        return _union([settle((*rest, *wish), here) for wish in either])
    named = [piece.days for piece in pieces if piece.days]
    days = reduce(lambda one, two: narrow(one, two, here), named) if named else None
    asked = _find_question(pieces, days)
    if asked:
        return Reply(ask=asked)
    instant = next((piece.instant for piece in pieces if piece.instant), None)
    if instant:
        return Reply((_at_instant(instant),))
    windows = _windows_of(pieces, days)
    if not windows:
        return Reply(ask="contradiction")
    if days:
        return _reply(
            place(span, window, here) for span, window in product(days.spans, windows)
        )
    return _reply(_next_answers(windows, here))


def _union(replies: list[Reply]) -> Reply:
    """One wish or another: who offers two is not given only the other."""
    asked = next((reply for reply in replies if reply.ask), None)
    return asked or Reply(tuple(one for reply in replies for one in reply.readings))


def _find_question(pieces: tuple[Piece, ...], days: Days | None) -> Question | None:
    """What must be asked before the calendar is."""
    asked = next((piece.ask for piece in pieces if piece.ask), None)
    if asked:
        return asked
    if all(piece.shaky for piece in pieces):
        return "unclear"
    if days and days.ask:
        return days.ask
    if _has_month_with_hour(pieces):
        return "which-day"
    in_company = len(pieces) > 1 and any(piece.instant for piece in pieces)
    return "contradiction" if in_company else None


def conclude(replies: Iterable[Reply]) -> Reply:
    """All readings together, at most three; if there are none, the first question."""
    given = tuple(replies)
    readings = tuple(_distinct(one for reply in given for one in reply.readings))
    if not readings:
        asked = sorted((reply.ask for reply in given if reply.ask), key=_vagueness)
        return Reply(ask=asked[0] if asked else "not-a-date")
    for fewer in (_all, _awake, _first_of_each_day):
        left = tuple(fewer(readings))
        if 0 < len(left) <= MOST_READINGS:
            return Reply(left)
    return Reply(ask="unclear")


def _vagueness(question: Question) -> int:
    return VAGUE.index(question) + 1 if question in VAGUE else 0


def _distinct(readings: Iterable[Reading]) -> Iterable[Reading]:
    first: dict[tuple[object, ...], Reading] = {}
    for one in readings:
        first.setdefault((one.on, one.until, one.from_, one.to), one)
    return first.values()


def _all(readings: tuple[Reading, ...]) -> Iterable[Reading]:
    return readings


def _awake(readings: tuple[Reading, ...]) -> Iterable[Reading]:
    """Without the hours of the night."""
    return (one for one in readings if one.from_ is None or one.from_ >= EARLY_TIME)


def _first_of_each_day(readings: tuple[Reading, ...]) -> Iterable[Reading]:
    first: dict[date, Reading] = {}
    for one in _awake(readings):
        first.setdefault(one.on, one)
    return first.values()


def _reply(answers: Iterable[Reading | Question]) -> Reply:
    readings: list[Reading] = []
    asked: list[Question] = []
    for answer in answers:
        if isinstance(answer, Reading):
            readings.append(answer)
        else:
            asked.append(answer)
    return Reply(tuple(readings)) if readings else Reply(ask=asked[0] if asked else "unclear")


def _at_instant(instant: datetime) -> Reading:
    clock = instant.time().replace(second=0, microsecond=0)
    return Reading(instant.date(), from_=clock, exact=True, day_said=False)


def _windows_of(pieces: tuple[Piece, ...], days: Days | None) -> tuple[Window, ...]:
    """When on the day; no windows if a part of the day and a clock time disagree."""
    hours = next((piece.hours for piece in pieces if piece.hours), None)
    parts = [piece.part for piece in pieces if piece.part]
    part = reduce(lambda one, two: one and one.meet(two), parts[1:], next(iter(parts), None))
    if (parts and not part) or (hours and days and _is_no_hour(hours, days)):
        return ()
    if not hours:
        return (Window(*part.shows),) if part else (ANY_TIME,)
    if part:
        return tuple(held for window in hours.windows for held in _held(window, part))
    return _likely([window for window in hours.windows if not window.spare])


def _is_no_hour(hours: Hours, days: Days) -> bool:
    """A number that belongs to the day before it: 25 Dec 2030, Friday 20."""
    late = hours.bare and _key(hours.windows[0]) > NOON + 60 and len(hours.windows) == 1
    dated = hours.year_like or hours.listed
    return (dated and days.yearly) or (late and days.weekday is not None)


def _has_month_with_hour(pieces: tuple[Piece, ...]) -> bool:
    """True for a month beside an hour, or what may be one: the number is rather its day."""
    spans = [span for piece in pieces if piece.days for span in piece.days.spans]
    timed = any(piece.hours for piece in pieces)
    return timed and any(span.last - span.first > LONGEST_WITH_HOUR for span in spans)


def _held(window: Window, part: Part) -> Iterator[Window]:
    """The window, if it is in the part of the day; "Friday night at 1" is two nights, at 12 one."""
    key = _key(window)
    within = Clock((key,)).within(part)
    for face in within.faces if within else ():
        shifted = face - key
        yield replace(
            window,
            start=None if window.start is None else window.start + shifted,
            end=None if window.end is None else window.end + shifted,
        )
        if shifted and key:
            yield window


def _likely(windows: list[Window]) -> tuple[Window, ...]:
    """'After 3' is never meant in the night; "at 3" could be."""
    late = tuple(window for window in windows if window.exact or _key(window) >= EARLY)
    return late or tuple(windows)


def _key(window: Window) -> int:
    return window.start if window.start is not None else window.end or 0


def _next_answers(windows: tuple[Window, ...], here: Here) -> Iterator[Reading | Question]:
    """A time without a day: the next there is, and if that has begun the one after it too."""
    today = Span(here.today, here.today)
    tomorrow = Span(here.today + timedelta(days=1), here.today + timedelta(days=1))
    begun = [window for window in windows if has_begun(window, here)]
    answers: list[Reading | Question] = []
    for window in windows:
        answer = place(today, window, here)
        # "After 8" said at 19:00 is tonight or tomorrow, but not from now on.
        if answer != "past" and (window not in begun or begun == [*windows]):
            answers.append(answer)
        if answer == "past" or window in begun:
            moved = answer == "past" and minutes_now(here) - _key(window) < NOON
            answers.append(place(replace(tomorrow, moved=moved), window, here))
    timed = [replace(a, day_said=False) if isinstance(a, Reading) else a for a in answers]
    return iter(_soonest(timed, here))


def _soonest(answers: list[Reading | Question], here: Here) -> list[Reading | Question]:
    """'Half past 3' said in the morning is this afternoon's alone."""
    readings = [one for one in answers if isinstance(one, Reading)]
    soon = [r for r in readings if r.on == here.today and r.from_ and r.from_ >= NOON_TIME]
    night = [r for r in readings if r.exact and r.from_ and r.from_ < EARLY_TIME]
    return [one for one in answers if one not in night] if soon and night else answers
