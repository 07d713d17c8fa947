"""What buttons mean: a verb of two letters and numbers. Slots are in `slot_taps`."""

from __future__ import annotations

from datetime import date, datetime

from bot.callbacks import Tap
from domain.allocations import BookingId
from domain.intervals import minute_of
from domain.resources import ResourceId, ServiceId

HOME = Tap("hm")
CHOOSE = Tap("ch")
MINE = Tap("mn")
PAST = Tap("mp")
SETTINGS = Tap("st")
LANGUAGES = Tap("ls")
ZONES = Tap("zn")
NO_PHONE = Tap("pd")
VENUE = Tap("vn")
PRIVACY = Tap("pv")
RESUME = Tap("rs")
DROP = Tap("dr")
WHEN = Tap("wn")
AFTER = Tap("af")
BACK = Tap("bk")
REQUESTS = Tap("rq")
SKIP = Tap("sk")
ALL = Tap("al")
CODE, NO_CODE, NO_GIFT = Tap("co", (1,)), Tap("co", (0,)), Tap("co", (2,))


def choose(page: int) -> Tap:
    """The list of services."""
    return Tap("ch", (page,))


def service(service_id: ServiceId) -> Tap:
    """A service on the list."""
    return Tap("sv", (service_id,))


def service_on(service_id: ServiceId, on: date, additions: tuple[ServiceId, ...] = ()) -> Tap:
    """A service, the day somebody wants it on, and what is added to it."""
    return Tap("so", (service_id, on.toordinal(), *additions))


def who(*resource_ids: ResourceId) -> Tap:
    """Insist on these resources; on none."""
    return Tap("wh", resource_ids)


def who_list(need: int, page: int = 0) -> Tap:
    """All resources that could meet the service's need of that number."""
    return Tap("wl", (need, page))


def day(on: date, page: int = 0) -> Tap:
    """A day of the grid, and which page of its times."""
    return Tap("dy", (on.toordinal(), page))


def week(on: date) -> Tap:
    """The week of a date, at its first day with anything free."""
    return Tap("wk", (on.toordinal(),))


def month(on: date) -> Tap:
    """A month at a glance."""
    return Tap("mo", (on.toordinal(),))


def after(minute: int) -> Tap:
    """Only times from this minute of the day on; 0 for all."""
    return Tap("at", (minute,))


def heading(kind: int, number: int = 0) -> Tap:
    """A label that only explains itself; `kind` is one of the constants below."""
    return Tap("no", (kind, number))


def page(number: int, pages: int) -> Tap:
    """The label that says which page is shown; pages count from 1 here."""
    return Tap("no", (PAGE, number, pages))


HEADING, BLANK, WEEKDAY, EDGE, PAGE = range(5)


# From the year 1000 to 9000: no button of ours goes beyond them, and arithmetic there may
# leave the calendar.
LAST_MINUTE = minute_of(datetime.fromisoformat("9000-01-01T00:00+00:00"))
_FIRST_DAY, _LAST_DAY = (date(year, 1, 1).toordinal() for year in (1000, 9000))


def to_date(ordinal: int) -> date | None:
    """The date of an ordinal that came in with a tap; None for one that is no date."""
    return date.fromordinal(ordinal) if _FIRST_DAY <= ordinal <= _LAST_DAY else None


def toggle(on: date) -> Tap:
    """A day of a booking of whole days, chosen or not any more."""
    return Tap("dd", (on.toordinal(),))


def units(count: int) -> Tap:
    """How many of it."""
    return Tap("un", (count,))


def party(count: int) -> Tap:
    """How many people come."""
    return Tap("pp", (count,))


DONE = Tap("dk")
NO_DAYS = Tap("dx")


def category(index: int) -> Tap:
    """The services of one category; 0 for all of them, the first is number 1."""
    return Tap("ct", (index,))


def edit(field: int) -> Tap:
    """Change one line of the summary; `field` is one of the constants below."""
    return Tap("ed", (field,))


EDIT_WHAT, EDIT_WHO, EDIT_WHEN, EDIT_SUBJECT, EDIT_NOTE, EDIT_PARTY, EDIT_PHONE = range(7)


def add(service_id: ServiceId) -> Tap:
    """Add a service to what is held."""
    return Tap("ad", (service_id, 1))


def leave_out(service_id: ServiceId) -> Tap:
    """Take it off again."""
    return Tap("ad", (service_id, 0))


def subject(index: int) -> Tap:
    """One of the subjects named before."""
    return Tap("sj", (index,))


def confirm(hold_id: BookingId) -> Tap:
    """Make a hold firm."""
    return Tap("cf", (hold_id,))


def extend(hold_id: BookingId) -> Tap:
    """Ten minutes more."""
    return Tap("xt", (hold_id,))


def release(hold_id: BookingId) -> Tap:
    """Let a hold go."""
    return Tap("rl", (hold_id,))


def finish(hold_id: BookingId) -> Tap:
    """Back to the summary of a hold."""
    return Tap("fh", (hold_id,))


def mine(page: int) -> Tap:
    """The bookings ahead."""
    return Tap("mn", (page,))


def past(page: int) -> Tap:
    """The bookings that are over."""
    return Tap("mp", (page,))


def open_(booking_id: BookingId) -> Tap:
    """Look at a booking."""
    return Tap("ob", (booking_id,))


def cancel(booking_id: BookingId) -> Tap:
    """Ask for a reason, then cancel."""
    return Tap("cn", (booking_id,))


def cancel_for(booking_id: BookingId, reason: int) -> Tap:
    """Cancel with one of the ready reasons: 0 for none, past the last one for a typed one."""
    return Tap("cx", (booking_id, reason))


def move(booking_id: BookingId) -> Tap:
    """Another time for a booking."""
    return Tap("mv", (booking_id,))


def come(booking_id: BookingId) -> Tap:
    """Say that one will come."""
    return Tap("cm", (booking_id,))


def file(booking_id: BookingId) -> Tap:
    """The calendar file of a booking."""
    return Tap("fl", (booking_id,))


def history(booking_id: BookingId) -> Tap:
    """What happened to a booking."""
    return Tap("hy", (booking_id,))


def again(booking_id: BookingId) -> Tap:
    """The same once more, at the next such time."""
    return Tap("ag", (booking_id,))


def venues(goal: int, page: int = 0) -> Tap:
    """The venues there are; `goal` is where each of them leads, one of the constants below."""
    return Tap("vs", (goal, page))


TO_HOME, TO_TODAY = range(2)


def language(index: int) -> Tap:
    """One of the venue's languages; the first is number 1, 0 is Telegram's choice."""
    return Tap("lg", (index,))


def zone(number: int) -> Tap:
    """Live by the clock of that zone; 0 for the venue's own."""
    return Tap("zs", (number,))


def today(on: date, page: int = 0) -> Tap:
    """The staff's list of a day."""
    return Tap("td", (on.toordinal(), page))


def arrived(booking_id: BookingId) -> Tap:
    """The customer is here."""
    return Tap("ar", (booking_id,))


def done(booking_id: BookingId) -> Tap:
    """It is over."""
    return Tap("dn", (booking_id,))


def missed(booking_id: BookingId) -> Tap:
    """The customer did not come."""
    return Tap("ms", (booking_id,))


def requests(page: int) -> Tap:
    """All that waits for a decision."""
    return Tap("rq", (page,))


def request(booking_id: BookingId) -> Tap:
    """Look at a request."""
    return Tap("rv", (booking_id,))


def approve(booking_id: BookingId) -> Tap:
    """Say yes to a request."""
    return Tap("ap", (booking_id,))


def reject(booking_id: BookingId) -> Tap:
    """Ask for a reason, then say no."""
    return Tap("rj", (booking_id,))


def reject_for(booking_id: BookingId, reason: int) -> Tap:
    """Say no with one of the ready reasons, 0 for none."""
    return Tap("rx", (booking_id, reason))
