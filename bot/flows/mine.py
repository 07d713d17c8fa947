"""My bookings: see, cancel, say that one will come, get the calendar file."""

from __future__ import annotations

from bot.calendar_file import calendar_file
from bot.callbacks import Tap
from bot.flows.turn import Desk, Turn
from bot.screens import card as cards
from bot.screens import refusals
from bot.screens.screen import Screen
from domain.allocations import BookingId
from domain.errors import TooLate, WrongState
from domain.states import Booking, Ended, Hold, Record, Request, Status

PAST_SHOWN = 10
REASON_LIMIT = 200


class MineFlow:
    """A customer's own bookings."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list_(self, turn: Turn, notice: str = "") -> None:
        """Everything ahead."""
        turn.draft.screen, turn.draft.field = "mine", ""
        customer = await turn.customer()
        found = await self._desk.kept.list_of_customer(
            turn.venue.id, customer.id, since=turn.now
        )
        alive = tuple(
            one for one in found if not isinstance(one, Hold) or one.expires_at > turn.now
        )
        screen = cards.mine(turn.words, turn.venue, alive, turn.today, past=False)
        await turn.show(screen, notice=notice)

    async def mine_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The button that leads here."""
        await self.list_(turn)

    async def past_tapped(self, turn: Turn, _tap: Tap) -> None:
        """What is over."""
        turn.draft.screen = "mine"
        customer = await turn.customer()
        found = await self._desk.kept.list_past(turn.venue.id, customer.id, PAST_SHOWN)
        await turn.show(cards.mine(turn.words, turn.venue, found, turn.today, past=True))

    async def open_tapped(self, turn: Turn, tap: Tap) -> None:
        """One booking, with what can be done about it."""
        await self._open(turn, await self._own(turn, tap))

    async def _open(self, turn: Turn, record: Record, notice: str = "") -> None:
        turn.draft.screen, turn.draft.field = "mine", ""
        screen = cards.card(turn.words, turn.venue, record, turn.now)
        await turn.show(cards.with_home(turn.words, screen), notice=notice)

    async def _own(self, turn: Turn, tap: Tap) -> Record:
        customer = await turn.customer()
        booking_id = BookingId(tap.number(0))
        return await self._desk.bookings.of_customer(turn.venue, booking_id, customer)

    async def cancel_tapped(self, turn: Turn, tap: Tap) -> None:
        """What cancelling means now; the next tap, or a typed reason, does it."""
        record = await self._own(turn, tap)
        if not isinstance(record, Request | Booking) or record.status not in _CANCELLABLE:
            await turn.toast(
                turn.words.say("reminder-cancelled-toast")
                if record.status is Status.CANCELLED
                else turn.words.say("reminder-over-toast")
            )
            await self._open(turn, record)
            return
        turn.draft.screen, turn.draft.field = "cancel", "reason"
        turn.draft.about = record.terms.id
        await turn.show(cards.cancel(turn.words, turn.venue, record, turn.now))

    async def cancel_for_tapped(self, turn: Turn, tap: Tap) -> None:
        """Cancel with a ready reason."""
        number = min(tap.number(1), len(cards.REASONS) - 1)
        reason = ""
        if number:
            reason = turn.words.say(f"cancel-reason-{cards.REASONS[number]}-button")
        await self._cancel(turn, BookingId(tap.number(0)), reason)

    async def reason_typed(self, turn: Turn, text: str) -> None:
        """Cancel with a typed reason."""
        await self._cancel(turn, BookingId(turn.draft.about), text[:REASON_LIMIT])

    async def _cancel(self, turn: Turn, booking_id: BookingId, reason: str) -> None:
        turn.draft.field, turn.draft.screen = "", "mine"
        customer = await turn.customer()
        before = await self._desk.bookings.of_customer(turn.venue, booking_id, customer)
        try:
            done = await self._desk.bookings.cancel(
                turn.venue, booking_id, customer, reason, key=turn.key(0)
            )
        except (TooLate, WrongState) as refusal:
            now = await self._desk.bookings.of_customer(turn.venue, booking_id, customer)
            notice = refusals.refusal(turn.words, turn.venue, refusal, turn.today)
            await self._open(turn, now, notice)
            return
        self._desk.hurry()
        await turn.toast(turn.words.say("cancel-done-toast"))
        was_request = isinstance(before, Request)
        screen = cards.cancelled(
            turn.words, turn.venue, done, turn.today, was_request=was_request
        )
        await turn.show(screen)

    async def move_tapped(self, turn: Turn, tap: Tap) -> None:
        """Another time: choose it first, then cancel the old one."""
        record = await self._own(turn, tap)
        if isinstance(record, Ended) or record.status not in _CANCELLABLE:
            await self._open(turn, record)
            return
        turn.draft.screen = "mine"
        await turn.show(cards.move(turn.words, turn.venue, record, turn.today))

    async def come_tapped(self, turn: Turn, tap: Tap) -> None:
        """Yes to a reminder."""
        record = await self._own(turn, tap)
        if record.status is not Status.CONFIRMED:
            cancelled = record.status is Status.CANCELLED
            name = "reminder-cancelled-toast" if cancelled else "reminder-over-toast"
            await turn.toast(turn.words.say(name))
            await self._open(turn, record)
            return
        await self._desk.kept.set_coming(turn.venue.id, record.terms.id)
        await turn.toast(turn.words.say("reminder-coming-toast"))
        if turn.message_id:
            await self._desk.sender.strip_keyboard(turn.chat_id, turn.message_id)

    async def file_tapped(self, turn: Turn, tap: Tap) -> None:
        """The calendar file, as a document."""
        record = await self._own(turn, tap)
        document = calendar_file(turn.words, turn.venue, record, turn.now)
        text = Screen(turn.words.say("card-file"))
        await self._desk.sender.send(turn.chat_id, text, document=document)
        turn.session.sent = True

    async def history_tapped(self, turn: Turn, tap: Tap) -> None:
        """What happened to a booking."""
        record = await self._own(turn, tap)
        turn.draft.screen = "mine"
        told = await self._desk.kept.history(turn.venue.id, record.terms.id)
        events = tuple(cards.Event(at, status) for at, status in told)
        screen = cards.history(turn.words, turn.venue, record, events)
        await turn.show(screen)


_CANCELLABLE = (Status.REQUESTED, Status.CONFIRMED)
