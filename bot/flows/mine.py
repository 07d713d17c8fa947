"""My bookings: see, cancel, say that one will come, get the calendar file."""

from __future__ import annotations

from bot.calendars import make_calendar_file
from bot.callbacks import Tap
from bot.flows.turn import Turn
from bot.screens import card as cards
from bot.screens import mine as screens
from bot.screens import paying, refusals, taps
from bot.screens.pages import page_of
from bot.screens.screen import Screen
from domain.allocations import BookingId
from domain.errors import TooLate, WrongState
from domain.money import Money
from domain.refunds import Giving, giving_back
from domain.states import Booking, Record, Request, Status, check_cancellable

PAST_SHOWN = 40
REASON_LIMIT = 200


class MineFlow:
    """A customer's own bookings."""

    async def list_(self, turn: Turn, notice: str = "") -> None:
        """Everything ahead."""
        turn.at("mine")
        found = [one for who in await turn.as_customer() for one in await turn.coming(who)]
        await self._list(turn, _entries(turn, found), notice)

    async def past(self, turn: Turn, notice: str = "") -> None:
        """What is over."""
        turn.at("past")
        found = [
            one
            for who in await turn.as_customer()
            for one in await turn.desk.kept.list_past(who.venue_id, who.id, PAST_SHOWN)
        ]
        latest = _entries(turn, found)[::-1][:PAST_SHOWN]
        await self._list(turn, latest, notice, past=True)

    async def _list(
        self, turn: Turn, found: list[screens.Entry], notice: str, *, past: bool = False
    ) -> None:
        page = page_of(found, turn.draft.page, screens.PER_PAGE)
        turn.draft.page = page.number
        view = screens.MineView(page, past, several=len(turn.venues) > 1)
        await turn.show(screens.mine(turn.words, turn.venue, view, turn.now), notice)

    async def mine_tapped(self, turn: Turn, tap: Tap) -> None:
        """A page of what is ahead."""
        turn.draft.page = tap.number(0)
        await self.list_(turn)

    async def past_tapped(self, turn: Turn, tap: Tap) -> None:
        """A page of what is over."""
        turn.draft.page = tap.number(0)
        await self.past(turn)

    async def open_tapped(self, turn: Turn, tap: Tap) -> None:
        """One booking, with what can be done about it."""
        await self._open(turn, await self._own(turn, tap.number(0)))

    async def open_again(self, turn: Turn, notice: str = "") -> None:
        """The booking that the screen is about."""
        await self._open(turn, await self._own(turn, turn.draft.about), notice)

    async def _open(self, turn: Turn, record: Record, notice: str = "") -> None:
        turn.at("card", about=record.terms.id)
        money = await self._money(turn, record)
        screen = cards.card(turn.words, turn.venue, record, turn.now)
        screen = cards.with_money(screen, money)
        await turn.show(cards.with_home(turn.words, screen), notice)

    async def _money(self, turn: Turn, record: Record) -> str:
        """What was paid for it, where anything costs something."""
        if record.terms.quote is None:
            return ""
        account = await turn.desk.payments.account(turn.venue.id, record.terms.id)
        return paying.paid_lines(turn.words, account, record.terms.quote.total.currency)

    async def _own(self, turn: Turn, booking_id: int) -> Record:
        customer = await turn.customer()
        return await turn.desk.bookings.of_customer(turn.venue, BookingId(booking_id), customer)

    async def cancel_tapped(self, turn: Turn, tap: Tap) -> None:
        """What cancelling means now; the next tap does it."""
        turn.draft.about, turn.draft.reason = tap.number(0), ""
        await self.cancel(turn)

    async def cancel(self, turn: Turn, notice: str = "") -> None:
        """Ask for the reason, unless it is too late, or nothing that could be cancelled."""
        record = await self._own(turn, turn.draft.about)
        if not await self._stands(turn, record):
            return
        turn.at("cancel", field="reason", about=record.terms.id)
        view = screens.Cancelling(record, turn.draft.reason, await self._giving(turn, record))
        await turn.show(screens.cancel(turn.words, turn.venue, view, turn.now), notice)

    async def _giving(self, turn: Turn, record: Record) -> Giving | None:
        """What would come back of what was paid, if anything was."""
        if record.terms.quote is None:
            return None
        account = await turn.desk.payments.account(turn.venue.id, record.terms.id)
        return giving_back(account, record, turn.now)

    async def _stands(self, turn: Turn, record: Record) -> bool:
        """Whether the booking can be cancelled; if not, it is shown, and why."""
        words = turn.words
        if not isinstance(record, Request | Booking) or not cards.stands(record):
            await turn.toast(words.say(_over_toast(record)))
            await self._open(turn, record)
            return False
        try:
            check_cancellable(record, turn.now)
        except TooLate as refusal:
            await self._refused(turn, record, refusal)
            return False
        return True

    async def _refused(self, turn: Turn, record: Record, refusal: TooLate | WrongState) -> None:
        await turn.toast(refusals.short(turn.words, turn.venue, refusal, turn.now))
        notice = refusals.refusal(turn.words, turn.venue, refusal, turn.now)
        await self._open(turn, record, notice)

    async def reason_typed(self, turn: Turn, text: str) -> None:
        """A typed reason becomes a button: a line alone cancels nothing."""
        turn.draft.reason = " ".join(text.split())[:REASON_LIMIT]
        await self.cancel(turn)

    async def cancel_typed(self, turn: Turn) -> None:
        """Yes: cancel, with the reason that was typed, if any."""
        number = len(screens.REASONS) if turn.draft.reason else 0
        await self.cancel_for_tapped(turn, taps.cancel_for(turn.draft.booking, number))

    async def cancel_for_tapped(self, turn: Turn, tap: Tap) -> None:
        """Cancel with a ready reason, the typed one, or none."""
        number, reason = tap.number(1), turn.draft.reason
        if number < len(screens.REASONS):
            name = screens.REASONS[number]
            reason = turn.words.say(f"cancel-reason-{name}-button") if number else ""
        before = await self._own(turn, tap.number(0))
        customer = await turn.customer()
        try:
            done = await turn.desk.bookings.cancel(
                turn.venue, before.terms.id, customer, reason, key=turn.key(0)
            )
        except (TooLate, WrongState) as refusal:
            await self._refused(turn, await self._own(turn, tap.number(0)), refusal)
            return
        turn.desk.hurry()
        turn.at("card", about=done.terms.id)
        await turn.toast(turn.words.say("cancel-done-toast"))
        over = screens.Cancelled(done, before, await self._going_back(turn, done))
        await turn.show(screens.cancelled(turn.words, turn.venue, over, turn.today))

    async def _going_back(self, turn: Turn, done: Record) -> Money | None:
        """What goes back because of it: as it is written, also when it was done before a crash."""
        if done.terms.quote is None:
            return None
        account = await turn.desk.payments.account(turn.venue.id, done.terms.id)
        return account.cancelled_back(done.terms.quote.total.currency)

    async def move_tapped(self, turn: Turn, tap: Tap) -> None:
        """Another time: choose it first, then cancel the old one."""
        record = await self._own(turn, tap.number(0))
        if not cards.stands(record):
            await turn.toast(turn.words.say(_over_toast(record)))
            await self._open(turn, record)
            return
        turn.at("card", about=record.terms.id)
        await turn.show(screens.move(turn.words, turn.venue, record, turn.today))

    async def come_tapped(self, turn: Turn, tap: Tap) -> None:
        """Yes to a reminder: it loses its question, and says thank you."""
        record = await self._own(turn, tap.number(0))
        if not isinstance(record, Booking) or record.status is not Status.CONFIRMED:
            await turn.toast(turn.words.say(_over_toast(record)))
            await self._open(turn, record)
            return
        await turn.desk.kept.set_coming(turn.venue.id, record.terms.id)
        await turn.toast(turn.words.say("reminder-coming-toast"))
        if turn.keepsake:
            thanks = cards.coming(turn.words, turn.venue, record, turn.now)
            await turn.redraw(turn.gesture.message_id, thanks)

    async def file_tapped(self, turn: Turn, tap: Tap) -> None:
        """The calendar file, as a document."""
        record = await self._own(turn, tap.number(0))
        document = await make_calendar_file(turn.words, turn.venue, record, turn.now)
        text = Screen(turn.words.say("card-file"))
        await turn.toast("")
        await turn.desk.sender.send(turn.user_id, text, document=document)
        turn.session.sent = True

    async def history_tapped(self, turn: Turn, tap: Tap) -> None:
        """What happened to a booking."""
        record = await self._own(turn, tap.number(0))
        turn.at("card", about=record.terms.id)
        events = await turn.desk.kept.history(turn.venue.id, record.terms.id)
        await turn.show(cards.history(turn.words, turn.venue, record, events, turn.today))


def _entries(turn: Turn, records: list[Record]) -> list[screens.Entry]:
    """Bookings at any venue of the bot, each with its venue, soonest first."""
    found = sorted(records, key=lambda one: one.terms.slot.during.start)
    venues = {one.id: one for one in turn.venues}
    return [screens.Entry(venues[one.terms.slot.venue_id], one) for one in found]


def _over_toast(record: Record) -> str:
    cancelled = record.status is Status.CANCELLED
    return "reminder-cancelled-toast" if cancelled else "reminder-over-toast"
