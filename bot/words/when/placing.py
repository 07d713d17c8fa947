"""A window of the day put on the calendar: never in the past, never in a skipped hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.words.when.meaning import DAY_MINUTES, HOUR, Here, Span, Window
from bot.words.when.readings import Question, Reading

HORIZON = timedelta(days=731)
SLACK = 30  # minutes
LONGEST_STRETCH = 45  # days; more is not a wish but a season
ONE_DAY = timedelta(days=1)


def place(span: Span, window: Window, here: Here) -> Reading | Question:
    """The reading of some days and a time; or why there is none."""
    span, window = _carry(span, window)
    if span.last < here.today:
        return "past"
    if (span.last - span.first).days > LONGEST_STRETCH:
        return "which-day"
    span = replace(span, first=max(span.first, here.today))
    if span.first == here.today and is_over(window, here):
        if span.last == here.today:
            return "past"
        span = replace(span, first=span.first + ONE_DAY)
    if span.last > here.today + HORIZON:
        return "too-far"
    if window.start is not None and not _exists(span.first, window, here):
        return "impossible-time"
    return _reading(span, window, here)


def is_over(window: Window, here: Here) -> bool:
    """True if the window lies before now, were it today's."""
    if window.exact:
        started = here.now.astimezone(UTC).replace(second=0, microsecond=0)
        return max(_instants(here.today, window.start or 0, here)) < started
    if window.start is None and window.end is None:
        return False
    end = DAY_MINUTES if window.end is None else window.end
    if window.around and window.start is not None:
        end = window.start + SLACK
    return end <= minutes_now(here)


def has_begun(window: Window, here: Here) -> bool:
    """True if today's window began before now."""
    return window.start is not None and window.start < minutes_now(here)


def minutes_now(here: Here) -> int:
    """Minutes on the clock, a started one counted."""
    started = here.now.second > 0 or here.now.microsecond > 0
    return here.now.hour * HOUR + here.now.minute + started


def _carry(span: Span, window: Window) -> tuple[Span, Window]:
    """A window that begins after midnight, on the day where it begins."""
    key = window.start if window.start is not None else window.end or 0
    over = key // DAY_MINUTES
    if not over or (window.start is None and key == DAY_MINUTES):
        return span, window
    shifted = replace(
        window,
        start=None if window.start is None else window.start - over * DAY_MINUTES,
        end=None if window.end is None else window.end - over * DAY_MINUTES,
    )
    days = timedelta(days=over)
    return replace(span, first=span.first + days, last=span.last + days), shifted


def _reading(span: Span, window: Window, here: Here) -> Reading:
    start, end = window.start, window.end
    if start is not None and not window.exact and span.first == here.today:
        start = max(start, minutes_now(here))
    whole_day = start is None or start >= DAY_MINUTES
    return Reading(
        on=span.first,
        until=span.last if span.last > span.first else None,
        from_=None if whole_day or start is None else _wall(span.first, start, here),
        to=None
        if end is None or end == DAY_MINUTES
        else time(*divmod(end % DAY_MINUTES, HOUR)),
        exact=window.exact,
        moved=span.moved,
    )


def _instants(day: date, minutes: int, here: Here) -> tuple[datetime, datetime]:
    """When the clocks show this time first, and when again if they do so twice."""
    first, again = (_wall_at(day, minutes, here, fold) for fold in (0, 1))
    return first.astimezone(UTC), again.astimezone(UTC)


def _wall_at(day: date, minutes: int, here: Here, fold: int) -> datetime:
    clock = time(*divmod(minutes % DAY_MINUTES, HOUR), fold=fold)
    return datetime.combine(day, clock, here.now.tzinfo)


def _exists(day: date, window: Window, here: Here) -> bool:
    """False for a time that the clocks skip; a window may begin in one, a start may not."""
    first, _ = _instants(day, window.start or 0, here)
    wanted = _wall_at(day, window.start or 0, here, 0)
    return not window.exact or first.astimezone(here.now.tzinfo).time() == wanted.time()


def _wall(day: date, minutes: int, here: Here) -> time:
    """The clock time; in an hour shown twice, the one that is still to come."""
    first, again = _instants(day, minutes, here)
    over = first < here.now.astimezone(UTC) < again
    return _wall_at(day, minutes, here, int(over)).time()
