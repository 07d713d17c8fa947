"""Staff run the day: becoming staff, the day's list, and what happened, one tap each.

The role is asked of the store in every step, from the sender of the update. Somebody without
one gets no answer to a staff command, and a refusal to a staff button.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.settings import greet_staff
from bot.flows.turn import Turn
from bot.screens import staff as screens
from bot.screens import taps
from bot.screens.pages import Page, page_of
from bot.screens.screen import short
from bot.screens.staff import Entry
from domain.allocations import BookingId
from domain.errors import WrongState
from domain.people import Role, Staff
from domain.states import Record

_QUOTED = 60
Change = Callable[..., Awaitable[Record]]


class StaffFlow:
    """Becoming staff, and the day's list."""

    def __init__(self, book: BookFlow) -> None:
        self._book = book

    async def claim(self, turn: Turn, code: str) -> bool:
        """Spend a one-time code; whether it was one."""
        claimed = await turn.desk.people.claim_role(
            code, turn.user_id, name=turn.user.full_name, locale=turn.words.locale
        )
        if claimed is None:
            return False
        here = turn.find_venue(claimed.venue_id)
        if here is not None:
            turn.enter(here)
        words = turn.words
        # A code spent at a bot that does not serve its venue counts all the same.
        venue = here or await turn.desk.venues.get(claimed.venue_id)
        name = venue.name.in_(words.language)
        notice = words.say("setup-claimed", venue=name)
        if claimed.role is not Role.OWNER:
            role = words.say(f"role-{claimed.role}-plain")
            notice = words.say("setup-already", role=role, venue=name)
        await greet_staff(turn)
        await self._book.home(turn, notice)
        return True

    async def today(self, turn: Turn, notice: str = "") -> None:
        """The list of the draft's day."""
        who, draft = await turn.staff(), turn.draft
        day = draft.chosen_day or turn.today
        found = await turn.desk.kept.list_of_day(turn.venue, day)
        mine = [one for one in found if who.may_decide(one.terms.resource_ids)]
        page = page_of(mine, draft.page, screens.PER_PAGE)
        requests = len(await waiting(turn, who))
        elsewhere = len(turn.venues) > 1 and len(await turn.roles()) > 1
        to_pay = await turn.desk.takings.to_pay(turn.venue.id, page.items)
        view = screens.DayView(
            day, await entries(turn, page), len(mine), requests, to_pay, elsewhere=elsewhere
        )
        turn.at("today")
        draft.day, draft.page = day.toordinal(), page.number
        await turn.show(screens.today(turn.words, turn.venue, view, turn.now), notice)

    async def today_typed(self, turn: Turn, text: str) -> None:
        """The command, perhaps with a day after it."""
        reader = await turn.reader_of(text)
        reply = reader.read(text, now=turn.now, zone=turn.venue.zone)
        if reply.readings or not text:
            on = reply.readings[0].on if reply.readings else turn.today
            await self._on(turn, on, 0)
            return
        quoted = short(text, _QUOTED)
        await self._on(turn, turn.today, 0, turn.words.say("staff-today-not-read", text=quoted))

    async def today_tapped(self, turn: Turn, tap: Tap) -> None:
        """The list of the day of the button."""
        await self._on(turn, taps.to_date(tap.number(0)) or turn.today, tap.number(1))

    async def _on(self, turn: Turn, on: date, page: int, notice: str = "") -> None:
        turn.draft.day, turn.draft.page = on.toordinal(), page
        await self.today(turn, notice)

    async def arrived_tapped(self, turn: Turn, tap: Tap) -> None:
        """The customer is here."""
        await self._mark(turn, tap, turn.desk.bookings.arrive, "arrived")

    async def done_tapped(self, turn: Turn, tap: Tap) -> None:
        """It is over."""
        await self._mark(turn, tap, turn.desk.bookings.complete, "done")

    async def missed_tapped(self, turn: Turn, tap: Tap) -> None:
        """The customer did not come."""
        await self._mark(turn, tap, turn.desk.bookings.miss, "no-show")

    async def _mark(self, turn: Turn, tap: Tap, change: Change, name: str) -> None:
        who, entry = await turn.staff(), await one_entry(turn, tap.number(0))
        words, start = turn.words, entry.record.terms.slot.during.start
        try:
            await change(turn.venue, entry.record.terms.id, who, key=turn.key(0))
            said = words.say(f"staff-today-{name}-toast", customer=entry.customer.name)
        except WrongState as refusal:
            early = refusal.status == "confirmed" and turn.now < start
            said = words.say("staff-today-too-early-toast" if early else "used-button-toast")
        await turn.toast(said)
        turn.draft.day = start.astimezone(turn.venue.zone).date().toordinal()
        await self.today(turn)


async def waiting(turn: Turn, who: Staff) -> list[Record]:
    """The requests that this member of staff may decide."""
    found = await turn.desk.kept.list_requests(turn.venue.id)
    return [one for one in found if who.may_decide(one.terms.resource_ids)]


async def entries(turn: Turn, page: Page[Record]) -> Page[Entry]:
    """The bookings of a page with their customers, each of them asked for once."""
    ids = dict.fromkeys(one.terms.customer_id for one in page.items)
    known = {one: await turn.desk.people.get_customer(turn.venue.id, one) for one in ids}
    made = tuple(Entry(one, known[one.terms.customer_id]) for one in page.items)
    return Page(made, page.number, page.last)


async def one_entry(turn: Turn, booking_id: int) -> Entry:
    """A booking with its customer, for staff who may decide about it: NotFound, NotYours."""
    who = await turn.staff()
    record = await turn.desk.bookings.of_staff(turn.venue, BookingId(booking_id), who)
    customer = await turn.desk.people.get_customer(turn.venue.id, record.terms.customer_id)
    return Entry(record, customer)
