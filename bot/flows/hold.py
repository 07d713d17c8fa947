"""What becomes of a hold: confirmed, extended, changed, let go, or run out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.details import DetailsFlow
from bot.flows.turn import Turn
from bot.screens import card as cards
from bot.screens import lost, taps
from bot.screens.screen import Screen
from bot.screens.slot_taps import take
from domain.allocations import BookingId
from domain.errors import DetailMissing, HoldExpired, NotFound, WrongState
from domain.resources import AskKind
from domain.states import Booking, Details, Ended, Hold, Record, Request, Status

WithHold = Callable[[Turn, Hold], Awaitable[None]]


class HoldFlow:
    """From a hold to a booking."""

    def __init__(self, book: BookFlow, details: DetailsFlow) -> None:
        self._book = book
        self._details = details

    async def resume(self, turn: Turn, notice: str = "") -> None:
        """Go on with the draft's hold, where it was left: an open question, or the summary."""
        field = turn.draft.field if turn.draft.screen == "details" else ""
        await self.held(turn, lambda t, h: self._details.ask_again(t, h, field, notice))

    async def held(self, turn: Turn, act: WithHold) -> None:
        """Do something with the draft's hold, or say that it is over."""
        hold = await turn.hold()
        if hold is None:
            await self.gone(turn)
        else:
            await act(turn, hold)

    async def edit_tapped(self, turn: Turn, tap: Tap) -> None:
        """Change one line of the summary."""
        match tap.number(0):
            case taps.EDIT_WHAT:
                await self.held(turn, self._other_service)
            case taps.EDIT_WHO | taps.EDIT_WHEN:
                await self.held(turn, self._other_time)
            case taps.EDIT_PARTY:
                await self.held(turn, self._other_party)
            case taps.EDIT_SUBJECT:
                await self._ask(turn, AskKind.SUBJECT)
            case taps.EDIT_PHONE:
                await self._ask(turn, AskKind.PHONE)
            case _:
                await self._ask(turn, AskKind.NOTE)

    async def _ask(self, turn: Turn, kind: AskKind) -> None:
        await self.held(turn, lambda t, h: self._details.ask_again(t, h, kind))

    async def _other_service(self, turn: Turn, hold: Hold) -> None:
        """The list of services; the day stays."""
        self._aim(turn, hold)
        turn.draft.aimed = True
        await self._book.search(turn, "")

    def _aim(self, turn: Turn, hold: Hold) -> None:
        slot = hold.terms.slot
        turn.draft.choose_as(slot)
        turn.draft.units, turn.draft.party = slot.units, slot.party
        turn.draft.dates = tuple(on.toordinal() for on in slot.dates)
        turn.draft.day = slot.during.start.astimezone(turn.venue.zone).date().toordinal()

    async def _other_time(self, turn: Turn, hold: Hold) -> None:
        """The grid of the held service, whatever was looked at meanwhile."""
        self._aim(turn, hold)
        await self._book.when(turn)

    async def _other_party(self, turn: Turn, hold: Hold) -> None:
        """How many come; with the answer the same time is asked for again."""
        self._aim(turn, hold)
        await self._book.people.ask(turn, wish=take(turn.venue, hold.terms.slot))

    async def back(self, turn: Turn) -> None:
        """Back from a question: to the summary if it was only to be changed, else to the grid."""
        hold = await turn.hold()
        asked = turn.draft.screen == "details"
        if hold is not None and asked and self._details.editing(turn, hold):
            await self._details.go_on(turn, hold)
        else:
            await self._book.when(turn)

    async def finish_tapped(self, turn: Turn, tap: Tap) -> None:
        """Back to a hold from anywhere."""
        found = await self._own(turn, BookingId(tap.number(0)))
        if not isinstance(found, Hold) or not turn.lives(found):
            await self._ended(turn, found)
            return
        turn.draft.choose_as(found.terms.slot)
        turn.draft.code = found.terms.slot.code or turn.draft.code
        await self._details.go_on(turn, found)

    async def confirm_tapped(self, turn: Turn, tap: Tap) -> None:
        """Make it firm. A second tap finds it firm, and says so."""
        hold_id, customer = BookingId(tap.number(0)), await turn.customer()
        details = Details(turn.draft.subject, turn.draft.note, customer.phone)
        try:
            done = await turn.desk.holds.confirm(
                turn.venue, hold_id, customer, details, key=turn.key(0)
            )
        except DetailMissing:
            await self.finish_tapped(turn, tap)
        except (HoldExpired, WrongState):
            await self._ended(turn, await self._own(turn, hold_id))
        else:
            await self._confirmed(turn, done)

    async def _confirmed(self, turn: Turn, done: Booking | Request) -> None:
        name = "requested" if isinstance(done, Request) else "confirmed"
        await turn.toast(turn.words.say(f"summary-{name}-toast"))
        turn.draft.forget()
        await self._book.home(turn)
        # The card comes below the panel, not above it.
        turn.desk.hurry()

    async def extend_tapped(self, turn: Turn, tap: Tap) -> None:
        """Ten minutes more, once."""
        hold_id, customer = BookingId(tap.number(0)), await turn.customer()
        try:
            hold = await turn.desk.holds.extend(turn.venue, hold_id, customer, key=turn.key(0))
        except (HoldExpired, WrongState):
            await self._ended(turn, await self._own(turn, hold_id))
            return
        until = turn.words.time(hold.expires_at, turn.venue.zone)
        await turn.toast(turn.words.say("summary-extended-toast", until=until))
        await self._details.go_on(turn, hold)

    async def release_tapped(self, turn: Turn, tap: Tap) -> None:
        """Let it go; the choice is kept, to take another time."""
        hold_id, customer = BookingId(tap.number(0)), await turn.customer()
        await turn.desk.holds.release(turn.venue, hold_id, customer, key=turn.key(0))
        found = await self._own(turn, hold_id)
        if not isinstance(found, Ended) or found.status is not Status.RELEASED:
            await self._ended(turn, found)
            return
        turn.draft.hold_id = 0
        await turn.toast(turn.words.say("summary-released-toast"))
        await self._book.when(turn)

    async def _own(self, turn: Turn, hold_id: BookingId) -> Record:
        customer = await turn.customer()
        return await turn.desk.bookings.of_customer(turn.venue, hold_id, customer)

    async def gone(self, turn: Turn) -> None:
        """The draft's hold is none any more: say what became of it."""
        if not turn.draft.hold_id:
            await self._book.home(turn)
            return
        try:
            found = await self._own(turn, turn.draft.hold)
        except NotFound:
            turn.draft.forget()
            await self._book.home(turn)
        else:
            await self._ended(turn, found)

    async def _ended(self, turn: Turn, found: Record) -> None:
        """What a hold has become: firm, or over and to be taken again."""
        draft = turn.draft
        if isinstance(found, Booking | Request) or _was_firm(found):
            draft.forget()
            turn.at("card", about=found.terms.id)
            screen = cards.card(turn.words, turn.venue, found, turn.now)
            await turn.show(cards.with_home(turn.words, screen))
            return
        await turn.toast(turn.words.say("hold-expired-toast"))
        screen = await over(turn, found)
        slot = found.terms.slot
        if draft.hold_id in (0, found.terms.id):
            draft.choose_as(slot)
            draft.hold_id, draft.told = 0, found.terms.id
        turn.at("when")
        await turn.show(screen)


def _was_firm(found: Record) -> bool:
    return isinstance(found, Ended) and found.status not in (Status.EXPIRED, Status.RELEASED)


async def over(turn: Turn, found: Record) -> Screen:
    """A hold that is over: take it again with one tap, or what is near."""
    venue, slot = turn.venue, found.terms.slot
    refusal = await turn.desk.availability.why(venue, slot)
    near = await turn.desk.availability.near(venue, slot) if refusal is not None else ()
    until = None if found.status is Status.RELEASED else _end(turn, found)
    return lost.over(turn.words, venue, lost.Over(slot, until, refusal, near), turn.today)


def _end(turn: Turn, found: Record) -> datetime:
    """When a hold has ended: it is not kept with what has ended, but the draft knows."""
    if isinstance(found, Hold):
        return found.expires_at
    if turn.draft.hold_id == found.terms.id and turn.draft.held_until is not None:
        return turn.draft.held_until
    return found.terms.placed_at + turn.venue.service(found.terms.slot.service_id).hold_for
