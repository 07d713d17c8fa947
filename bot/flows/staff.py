"""Staff run the day: the list, requests, and what happened, one tap each.

The role is asked of the store on every step, from the sender of the update. Somebody without
one gets no answer to a staff command, and a refusal to a staff button.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.turn import Desk, Turn
from bot.screens import staff as screens
from bot.screens import taps
from bot.screens.staff import Entry
from domain.allocations import BookingId
from domain.errors import NotYours, WrongState
from domain.people import Role, Staff, UserId
from domain.states import Record

REASON_LIMIT = 200


class StaffFlow:
    """Today, requests, and becoming staff."""

    def __init__(self, desk: Desk, book: BookFlow) -> None:
        self._desk = desk
        self._book = book

    async def claim(self, turn: Turn, code: str) -> bool:
        """Spend a one-time code; whether it was one."""
        name = turn.venue.name.in_(turn.words.language)
        claimed = await self._desk.people.claim_role(
            code, UserId(turn.user.id), name=turn.user.full_name, locale=turn.words.locale
        )
        if claimed is None:
            return False
        known = claimed.role is Role.OWNER
        notice = turn.words.say("setup-claimed", venue=name)
        if not known:
            role = turn.words.say(f"role-{claimed.role}-plain")
            notice = turn.words.say("setup-already", role=role, venue=name)
        await self._book.home(turn, notice)
        return True

    async def _role(self, turn: Turn) -> Staff:
        found = await self._desk.people.find_staff(turn.venue.id, UserId(turn.user.id))
        if found is None:
            raise NotYours("staff")
        return found

    async def today(self, turn: Turn, on: date | None = None, notice: str = "") -> None:
        """The list of a day."""
        who = await self._role(turn)
        turn.draft.screen, turn.draft.field = "today", ""
        day = on or turn.today
        found = await self._desk.kept.list_of_day(turn.venue, day)
        mine = [one for one in found if who.may_decide(one.terms.resource_ids)]
        waiting = await self._waiting(turn, who)
        view = screens.DayView(day, await self._entries(turn, mine), len(waiting))
        turn.draft.day = day.toordinal()
        screen = screens.today(turn.words, turn.venue, view, turn.now)
        await turn.show(screen, notice=notice)

    async def today_tapped(self, turn: Turn, tap: Tap) -> None:
        """The list of the day of the button."""
        await self.today(turn, taps.to_date(tap.number(0)))

    async def _waiting(self, turn: Turn, who: Staff) -> list[Record]:
        found = await self._desk.kept.list_requests(turn.venue.id)
        return [one for one in found if who.may_decide(one.terms.resource_ids)]

    async def _entries(self, turn: Turn, records: Sequence[Record]) -> tuple[Entry, ...]:
        people = self._desk.people
        return tuple(
            [
                Entry(one, await people.get_customer(turn.venue.id, one.terms.customer_id))
                for one in records
            ]
        )

    async def requests(self, turn: Turn, notice: str = "") -> None:
        """All that waits for a decision."""
        who = await self._role(turn)
        turn.draft.screen, turn.draft.field = "requests", ""
        entries = await self._entries(turn, await self._waiting(turn, who))
        screen = screens.requests(turn.words, turn.venue, entries, turn.now)
        await turn.show(screen, notice=notice)

    async def requests_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The button that leads to them."""
        await self.requests(turn)

    async def _one(self, turn: Turn, tap: Tap) -> Entry:
        who = await self._role(turn)
        record = await self._desk.bookings.of_staff(turn.venue, BookingId(tap.number(0)), who)
        return (await self._entries(turn, [record]))[0]

    async def request_tapped(self, turn: Turn, tap: Tap) -> None:
        """One request, to decide."""
        entry = await self._one(turn, tap)
        turn.draft.screen, turn.draft.field = "requests", ""
        await turn.show(screens.notice(turn.words, turn.venue, entry, turn.now))

    async def arrived_tapped(self, turn: Turn, tap: Tap) -> None:
        """The customer is here."""
        await self._mark(turn, tap, self._desk.bookings.arrive, "arrived")

    async def done_tapped(self, turn: Turn, tap: Tap) -> None:
        """It is over."""
        await self._mark(turn, tap, self._desk.bookings.complete, "done")

    async def missed_tapped(self, turn: Turn, tap: Tap) -> None:
        """The customer did not come."""
        await self._mark(turn, tap, self._desk.bookings.miss, "no-show")

    async def _mark(
        self, turn: Turn, tap: Tap, change: Callable[..., Awaitable[Record]], name: str
    ) -> None:
        who = await self._role(turn)
        entry = await self._one(turn, tap)
        words = turn.words
        try:
            await change(turn.venue, entry.record.terms.id, who, key=turn.key(0))
            said = words.say(f"staff-today-{name}-toast", customer=entry.customer.name)
        except WrongState as refusal:
            said = words.say("used-button-toast")
            early = turn.now < entry.record.terms.slot.during.start
            if name == "no-show" and early and refusal.status == "confirmed":
                said = words.say("staff-today-too-early-toast")
        await turn.toast(said)
        on = entry.record.terms.slot.during.start.astimezone(turn.venue.zone).date()
        await self.today(turn, on)

    async def approve_tapped(self, turn: Turn, tap: Tap) -> None:
        """Yes."""
        who = await self._role(turn)
        entry = await self._one(turn, tap)
        customer = entry.customer
        try:
            done = await self._desk.bookings.approve(
                turn.venue, entry.record.terms.id, who, key=turn.key(0)
            )
        except WrongState:
            await self._decided(turn, entry)
            return
        toast = turn.words.say("staff-request-approved-toast", customer=customer.name)
        head = turn.words.say("staff-request-approved", name=who.name)
        await self._redraw(turn, Entry(done, customer), head, toast)

    async def reject_tapped(self, turn: Turn, tap: Tap) -> None:
        """No: ask why first."""
        entry = await self._one(turn, tap)
        turn.draft.screen, turn.draft.field = "reject", "rejection"
        turn.draft.about = entry.record.terms.id
        await turn.show(screens.reject(turn.words, entry.record, entry.customer))

    async def reject_for_tapped(self, turn: Turn, tap: Tap) -> None:
        """No, with a ready reason."""
        number = min(tap.number(1), len(screens.REJECTIONS) - 1)
        reason = ""
        if number:
            reason = turn.words.say(f"staff-reject-{screens.REJECTIONS[number]}-button")
        await self._reject(turn, tap, reason)

    async def rejection_typed(self, turn: Turn, text: str) -> None:
        """No, with a typed reason."""
        await self._reject(turn, Tap("rj", (turn.draft.about,)), text[:REASON_LIMIT])

    async def _reject(self, turn: Turn, tap: Tap, reason: str) -> None:
        who = await self._role(turn)
        entry = await self._one(turn, tap)
        turn.draft.field = ""
        try:
            done = await self._desk.bookings.reject(
                turn.venue, entry.record.terms.id, who, reason, key=turn.key(0)
            )
        except WrongState:
            await self._decided(turn, entry)
            return
        words, name = turn.words, entry.customer.name
        head = words.say("staff-request-rejected", name=who.name)
        if reason:
            head = words.say("staff-request-rejected-reason", name=who.name, reason=reason)
        toast = words.say("staff-request-rejected-toast", customer=name)
        await self._redraw(turn, Entry(done, entry.customer), head, toast)

    async def _decided(self, turn: Turn, entry: Entry) -> None:
        """Somebody was faster, or the customer withdrew."""
        toast = turn.words.say("staff-request-decided-toast")
        await self._redraw(turn, entry, "", toast)

    async def _redraw(self, turn: Turn, entry: Entry, head: str, toast: str) -> None:
        self._desk.hurry()
        await turn.toast(toast)
        turn.draft.screen = "requests"
        screen = screens.notice(turn.words, turn.venue, entry, turn.now, head=head)
        await turn.show(screen)
        if turn.message_id and turn.keepsake:
            await self._desk.sender.strip_keyboard(turn.chat_id, turn.message_id)
