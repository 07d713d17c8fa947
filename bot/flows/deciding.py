"""Staff decide requests: the list, one of them, yes or no. The first decision stands."""

from __future__ import annotations

from bot.callbacks import Tap
from bot.flows.staff import entries, one_entry, waiting
from bot.flows.turn import Turn
from bot.screens import requests as screens
from bot.screens.pages import page_of
from bot.screens.screen import Screen
from bot.screens.staff import Entry
from domain.errors import WrongState
from domain.states import Status

REASON_LIMIT = 200


class DecideFlow:
    """Approving and rejecting."""

    async def requests(self, turn: Turn, notice: str = "") -> None:
        """All that waits for a decision."""
        found = await waiting(turn, await turn.staff())
        page = page_of(found, turn.draft.page, screens.PER_PAGE)
        turn.at("requests")
        turn.draft.page = page.number
        shown = await entries(turn, page)
        await turn.show(screens.requests(turn.words, turn.venue, shown, turn.now), notice)

    async def requests_tapped(self, turn: Turn, tap: Tap) -> None:
        """A page of them."""
        turn.draft.page = tap.number(0)
        await self.requests(turn)

    async def request_tapped(self, turn: Turn, tap: Tap) -> None:
        """One request, to decide."""
        turn.draft.about, turn.draft.card = tap.number(0), 0
        await self.request(turn)

    async def request(self, turn: Turn, notice: str = "") -> None:
        """The request that the screen is about."""
        entry = await one_entry(turn, turn.draft.about)
        turn.at("request", about=entry.record.terms.id)
        head = screens.decided_head(turn.words, entry.record)
        await turn.show(self._screen(turn, entry, head), notice)

    def _screen(self, turn: Turn, entry: Entry, head: str) -> Screen:
        return screens.notice(turn.words, turn.venue, entry, turn.now, head=head)

    async def approve_tapped(self, turn: Turn, tap: Tap) -> None:
        """Yes."""
        who, entry = await turn.staff(), await one_entry(turn, tap.number(0))
        self._remember_card(turn)
        try:
            done = await turn.desk.bookings.approve(
                turn.venue, entry.record.terms.id, who, key=turn.key(0)
            )
        except WrongState:
            await self._decided(turn, tap.number(0))
            return
        name = entry.customer.name
        await turn.toast(turn.words.say("staff-request-approved-toast", customer=name))
        head = screens.decided(turn.words, done, who.name)
        await self._redraw(turn, Entry(done, entry.customer), head)

    def _remember_card(self, turn: Turn) -> None:
        """A decision is shown on the message in which the request came."""
        if turn.gesture.query_id:
            turn.draft.card = turn.gesture.message_id if turn.keepsake else 0

    async def reject_tapped(self, turn: Turn, tap: Tap) -> None:
        """No: ask why first."""
        self._remember_card(turn)
        turn.draft.about = tap.number(0)
        await self.reject(turn)

    async def reject(self, turn: Turn, notice: str = "") -> None:
        """Ask why it is declined."""
        entry = await one_entry(turn, turn.draft.about)
        if entry.record.status is not Status.REQUESTED:
            await self._decided(turn, turn.draft.about)
            return
        turn.at("reject", field="rejection", about=entry.record.terms.id)
        await turn.show(screens.reject(turn.words, turn.venue, entry, turn.today), notice)

    async def reject_for_tapped(self, turn: Turn, tap: Tap) -> None:
        """No, with a ready reason or none."""
        number = min(tap.number(1), len(screens.REJECTIONS) - 1)
        name, reason = screens.REJECTIONS[number], ""
        if number:
            reason = turn.words.say(f"staff-reject-{name}-button")
        await self._reject(turn, tap.number(0), reason)

    async def rejection_typed(self, turn: Turn, text: str) -> None:
        """No, with a typed reason."""
        await self._reject(turn, turn.draft.about, " ".join(text.split())[:REASON_LIMIT])

    async def _reject(self, turn: Turn, booking_id: int, reason: str) -> None:
        who, entry = await turn.staff(), await one_entry(turn, booking_id)
        try:
            done = await turn.desk.bookings.reject(
                turn.venue, entry.record.terms.id, who, reason, key=turn.key(0)
            )
        except WrongState:
            await self._decided(turn, booking_id)
            return
        name = entry.customer.name
        await turn.toast(turn.words.say("staff-request-rejected-toast", customer=name))
        head = screens.decided(turn.words, done, who.name)
        await self._redraw(turn, Entry(done, entry.customer), head)

    async def _decided(self, turn: Turn, booking_id: int) -> None:
        """Somebody was faster, or the customer withdrew."""
        entry = await one_entry(turn, booking_id)
        await turn.toast(turn.words.say("staff-request-decided-toast"))
        await self._redraw(turn, entry, screens.decided_head(turn.words, entry.record))

    async def _redraw(self, turn: Turn, entry: Entry, head: str) -> None:
        """The decision where the request stood: on its own message, else on the panel."""
        turn.desk.hurry()
        card, asked = turn.draft.card, turn.draft.screen == "reject"
        screen = self._screen(turn, entry, head)
        turn.draft.card = 0
        if not card:
            turn.at("request", about=entry.record.terms.id)
            await turn.show(screen)
            return
        await turn.redraw(card, screen)
        if asked:
            await self.requests(turn, head)
