"""Other details for a booking, by its customer from the card or by staff from what they are told."""

from __future__ import annotations

from dataclasses import replace

from telegram import Contact

from bot.callbacks import Tap
from bot.flows import answers
from bot.flows.deciding import DecideFlow
from bot.flows.mine import MineFlow
from bot.flows.staff import one_entry
from bot.flows.turn import Turn
from bot.screens import edit_taps
from bot.screens import editing as screens
from bot.screens.summary import phone_keys
from domain.allocations import BookingId
from domain.edits import Edit
from domain.errors import WrongState
from domain.people import Customer, Staff
from domain.resources import AskKind

BY_CUSTOMER, BY_STAFF = "edit", "staff-edit"
SCREENS = (BY_CUSTOMER, BY_STAFF)


class EditFlow:
    """What can be changed of a booking without booking anew."""

    def __init__(self, mine: MineFlow, deciding: DecideFlow) -> None:
        self._mine = mine
        self._deciding = deciding

    async def edit_tapped(self, turn: Turn, tap: Tap) -> None:
        """Which detail; where there is one, its question at once."""
        self._aim(turn, tap)
        view = await self._view(turn)
        asks = screens.asks_of(turn.venue, view.record, staff=view.staff)
        if len(asks) == 1:
            await self._ask(turn, asks[0].kind)
        else:
            await self.again(turn)

    async def again(self, turn: Turn, notice: str = "") -> None:
        """The open question, or which detail; the booking, where nothing can be changed."""
        field, view = turn.draft.field, await self._view(turn)
        if not screens.asks_of(turn.venue, view.record, staff=view.staff):
            await turn.toast(turn.words.say("reminder-over-toast"))
            await self._done(turn, notice)
        elif field:
            await self._ask(turn, field, notice)
        else:
            turn.at(turn.draft.screen, about=turn.draft.about)
            await turn.show(screens.edit(turn.words, turn.venue, view, turn.now), notice)

    async def back(self, turn: Turn) -> None:
        """From a question to the details, where there are several; else to the booking."""
        view = await self._view(turn)
        several = len(screens.asks_of(turn.venue, view.record, staff=view.staff)) > 1
        if turn.draft.field and several:
            turn.draft.field = ""
            await self.again(turn)
        else:
            await self._done(turn)

    async def ask_tapped(self, turn: Turn, tap: Tap) -> None:
        """The question of a detail."""
        self._aim(turn, tap)
        await self._ask(turn, edit_taps.kind_of(tap.number(2)))

    async def _ask(self, turn: Turn, field: str, notice: str = "") -> None:
        view = await self._view(turn)
        asks = screens.asks_of(turn.venue, view.record, staff=view.staff)
        one = next((ask for ask in asks if ask.kind == field), None)
        if one is None:
            turn.draft.field = ""
            await self.again(turn, notice)
            return
        if one.kind is AskKind.SUBJECT:
            view = replace(view, known=await self._known(turn, view))
        turn.at(turn.draft.screen, field=one.kind, about=turn.draft.about)
        await turn.show(screens.ask(turn.words, turn.venue, view, one, turn.now), notice)
        if one.kind is AskKind.PHONE:
            await turn.offer_keys(phone_keys(turn.words, replace(one, required=True)))

    async def typed(self, turn: Turn, line: str) -> None:
        """A typed answer to the open question."""
        await self._answer(turn, answers.written(turn, line))

    async def shared(self, turn: Turn, contact: Contact) -> None:
        """A contact where a number is asked for."""
        await self._answer(turn, answers.shared(turn, contact))

    async def _answer(self, turn: Turn, answer: answers.Answer) -> None:
        text, complaint = answer
        if complaint:
            await self._ask(turn, turn.draft.field, complaint)
        else:
            await self._keep(turn, Edit(**{turn.draft.field: text}))

    async def subject_tapped(self, turn: Turn, tap: Tap) -> None:
        """One of the subjects named before."""
        self._aim(turn, tap)
        known = await self._known(turn, await self._view(turn))
        if tap.number(2) < len(known):
            await self._keep(turn, Edit(subject=known[tap.number(2)]))
        else:
            await self.again(turn)

    async def clear_tapped(self, turn: Turn, tap: Tap) -> None:
        """No answer any more; refused where there has to be one."""
        self._aim(turn, tap)
        await self._keep(turn, Edit(**{edit_taps.kind_of(tap.number(2)): ""}))

    def _aim(self, turn: Turn, tap: Tap) -> None:
        screen = BY_STAFF if tap.number(1) == edit_taps.BY_STAFF else BY_CUSTOMER
        turn.at(screen, about=tap.number(0))

    async def _keep(self, turn: Turn, edit: Edit) -> None:
        by, words = await self._who(turn), turn.words
        try:
            await turn.desk.bookings.edit(
                turn.venue, turn.draft.booking, by, edit, key=turn.key(0)
            )
        except WrongState:
            await turn.toast(words.say("reminder-over-toast"))
            await self._done(turn)
            return
        if edit.phone is not None and isinstance(by, Customer):
            await answers.keep_phone(turn, edit.phone)
        turn.desk.hurry()
        await turn.toast(words.say("edit-done-toast"))
        await self._done(turn, words.say("edit-done"))

    async def _done(self, turn: Turn, notice: str = "") -> None:
        """Back to the booking."""
        if turn.draft.screen == BY_STAFF:
            await self._deciding.request(turn, notice)
        else:
            await self._mine.open_again(turn, notice)

    async def _who(self, turn: Turn) -> Customer | Staff:
        if turn.draft.screen == BY_STAFF:
            return await turn.staff()
        return await turn.customer()

    async def _view(self, turn: Turn) -> screens.EditView:
        """The booking, for whoever may edit it: NotFound, NotYours."""
        booking_id = BookingId(turn.draft.about)
        if turn.draft.screen == BY_STAFF:
            return screens.EditView((await one_entry(turn, booking_id)).record, staff=True)
        who = await turn.customer()
        record = await turn.desk.bookings.of_customer(turn.venue, booking_id, who)
        return screens.EditView(record, staff=False, phone=who.phone)

    async def _known(self, turn: Turn, view: screens.EditView) -> tuple[str, ...]:
        """What the customer named before, but what stands there already."""
        whose = view.record.terms.customer_id
        known = await turn.desk.people.subjects(turn.venue.id, whose)
        return tuple(one for one in known if one != view.record.details.subject)
