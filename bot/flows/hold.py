"""Holding: a time is tapped ► details ► summary ► firm, released, or run out."""

from __future__ import annotations

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.looking import usual
from bot.flows.turn import Desk, Turn
from bot.screens import card as cards
from bot.screens import offers, refusals, taps
from bot.screens import summary as summaries
from bot.screens.screen import Button, Row, Screen
from bot.words.sentences import GAP
from bot.words.speech import lines
from domain.allocations import BookingId
from domain.errors import (
    DetailMissing,
    HoldExpired,
    NotFound,
    RulesChanged,
    SlotTaken,
    TooManyHolds,
    Unavailable,
    WrongState,
)
from domain.resources import Ask, AskKind
from domain.slots import Slot
from domain.states import Booking, Details, Hold, Request

NOTE_LIMIT = 500
_FIELDS = {AskKind.SUBJECT: "subject", AskKind.NOTE: "note"}


class HoldFlow:
    """From a tapped time to a booking."""

    def __init__(self, desk: Desk, book: BookFlow) -> None:
        self._desk = desk
        self._book = book

    async def time_tapped(self, turn: Turn, tap: Tap) -> None:
        """Take the hold; the old one, if there is one, gives way only when the new is safe."""
        await self.take(turn, taps.to_slot(tap, turn.venue))

    async def again_tapped(self, turn: Turn, tap: Tap) -> None:
        """As last time: the same service, people and hour, the next time it is free."""
        customer = await turn.customer()
        last = await self._desk.bookings.of_customer(
            turn.venue, BookingId(tap.number(0)), customer
        )
        slot = await usual(turn, last)
        if slot is None:
            await self._book.what(turn)
            return
        turn.draft.subject = turn.draft.subject or last.details.subject
        await self.take(turn, slot)

    async def take(self, turn: Turn, slot: Slot, others: tuple[Row, ...] = ()) -> None:
        """Put a slot aside and go on with what is missing."""
        draft, before = turn.draft, await self._live(turn)
        if before is not None and before.terms.slot == slot:
            await self.next(turn, before)
            return
        try:
            hold = await self._desk.holds.place(
                turn.venue,
                slot,
                await turn.customer(),
                key=turn.key(0),
                replaces=before.terms.id if before else None,
            )
        except (Unavailable, RulesChanged) as refusal:
            await self._lost(turn, slot, refusal, before)
            return
        except TooManyHolds as refusal:
            notice = refusals.refusal(turn.words, turn.venue, refusal, turn.today)
            await self._book.home(turn, notice)
            return
        draft.choose(slot.service_id, slot.wanted)
        draft.day = slot.during.start.astimezone(turn.venue.zone).date().toordinal()
        draft.hold_id = hold.terms.id
        if before is not None:
            when = offers.when(turn.words, turn.venue, slot, turn.today)
            await turn.toast(turn.words.say("summary-changed-toast", when=when))
        await self.next(turn, hold, others)

    async def _live(self, turn: Turn) -> Hold | None:
        """The hold of the draft while it lives."""
        if not turn.draft.hold_id:
            return None
        try:
            found = await self._desk.kept.get(turn.venue.id, turn.draft.hold)
        except NotFound:
            return None
        customer = await turn.customer()
        alive = (
            isinstance(found, Hold)
            and found.expires_at > turn.now
            and found.terms.customer_id == customer.id
        )
        return found if alive and isinstance(found, Hold) else None

    async def _lost(
        self, turn: Turn, slot: Slot, refusal: Unavailable | RulesChanged, before: Hold | None
    ) -> None:
        """Somebody was faster, or a rule says no: why, and the nearest that would do."""
        words, venue, today = turn.words, turn.venue, turn.today
        turn.draft.choose(slot.service_id, slot.wanted)
        turn.draft.screen = "when"
        time = words.time(slot.during.start, venue.zone)
        if isinstance(refusal, SlotTaken):
            name = "lost-race-held" if refusal.may_return else "lost-race"
            head = words.say(name, time=time)
            await turn.toast(words.say(f"{name}-toast", time=time))
        elif isinstance(refusal, RulesChanged):
            head = words.say("refusal-rules-changed")
        else:
            head = refusals.reason(words, venue, refusal, today)
        near = await self._desk.availability.near(venue, slot)
        rows = [
            *cards.alternatives(words, venue, near, today),
            (Button(words.say("lost-race-all-button"), taps.WHEN),),
            (Button(words.say("home-button"), taps.HOME),),
        ]
        kept = ""
        if before is not None:
            old = offers.when(words, venue, before.terms.slot, today)
            kept = words.say("lost-race-kept", when=old)
            rows.insert(
                -1,
                (
                    Button(
                        words.say("when-keep-button", when=old), taps.finish(before.terms.id)
                    ),
                ),
            )
        told = words.say("lost-race-near") if near else words.say("lost-race-none")
        await turn.show(Screen(lines(head, kept, GAP, told), tuple(rows)))

    async def next(
        self, turn: Turn, hold: Hold, others: tuple[Row, ...] = (), *, notice: str = ""
    ) -> None:
        """Ask what the service still wants to know, else show the summary."""
        ask = self._missing(turn, hold)
        if ask is not None:
            await self._ask(turn, hold, ask, notice)
            return
        await self.summary(turn, hold, notice=notice, others=others)

    def _missing(self, turn: Turn, hold: Hold) -> Ask | None:
        draft = turn.draft
        given = {AskKind.SUBJECT: draft.subject, AskKind.NOTE: draft.note}
        for ask in turn.venue.service(hold.terms.slot.service_id).asks:
            if ask.required and not given[ask.kind]:
                return ask
        return None

    async def _ask(self, turn: Turn, hold: Hold, ask: Ask, notice: str = "") -> None:
        draft = turn.draft
        draft.screen, draft.field = "details", _FIELDS[ask.kind]
        known: tuple[str, ...] = ()
        if ask.kind is AskKind.SUBJECT:
            customer = await turn.customer()
            known = await self._desk.people.subjects(turn.venue.id, customer.id)
        given = draft.subject if ask.kind is AskKind.SUBJECT else draft.note
        view = summaries.AskView(ask, hold, given, known)
        screen = summaries.ask(turn.words, turn.venue, view, turn.now)
        await turn.show(screen, notice=notice)

    async def subject_tapped(self, turn: Turn, tap: Tap) -> None:
        """One of the subjects named before."""
        customer = await turn.customer()
        known = await self._desk.people.subjects(turn.venue.id, customer.id)
        if tap.number(0) < len(known):
            turn.draft.subject = known[tap.number(0)]
        await self.resume(turn)

    async def skip_tapped(self, turn: Turn, _tap: Tap) -> None:
        """Leave an optional detail out."""
        if turn.draft.field == "note":
            turn.draft.note = ""
        await self.resume(turn)

    async def answered(self, turn: Turn, text: str) -> None:
        """A typed answer to the open question."""
        hold = await self._live(turn)
        if hold is None:
            await self.gone(turn)
            return
        if len(text) > NOTE_LIMIT:
            too_long = turn.words.say("details-too-long", length=len(text), limit=NOTE_LIMIT)
            await self._ask_again(turn, hold, too_long)
            return
        if turn.draft.field == "subject":
            turn.draft.subject = " ".join(text.split())[:80]
        else:
            turn.draft.note = text
        await self.next(turn, hold)

    async def _ask_again(self, turn: Turn, hold: Hold, notice: str) -> None:
        service = turn.venue.service(hold.terms.slot.service_id)
        for ask in service.asks:
            if _FIELDS[ask.kind] == turn.draft.field:
                await self._ask(turn, hold, ask, notice)
                return
        await self.summary(turn, hold, notice=notice)

    async def edit_tapped(self, turn: Turn, tap: Tap) -> None:
        """Change one line of the summary."""
        hold = await self._live(turn)
        if hold is None:
            await self.gone(turn)
            return
        match tap.number(0):
            case taps.EDIT_WHAT:
                await self._book.what(turn)
            case taps.EDIT_WHO | taps.EDIT_WHEN:
                await self._book.when(turn)
            case number:
                kind = AskKind.SUBJECT if number == taps.EDIT_SUBJECT else AskKind.NOTE
                service = turn.venue.service(hold.terms.slot.service_id)
                for ask in service.asks:
                    if ask.kind is kind:
                        await self._ask(turn, hold, ask)
                        return
                await self.summary(turn, hold)

    async def summary(
        self, turn: Turn, hold: Hold, *, notice: str = "", others: tuple[Row, ...] = ()
    ) -> None:
        """Everything about the held slot, with the draft's details."""
        draft = turn.draft
        draft.screen, draft.field, draft.hold_id = "summary", "", hold.terms.id
        shown = Hold(
            hold.terms,
            hold.version,
            Details(draft.subject, draft.note),
            hold.expires_at,
            hold.extended,
        )
        screen = summaries.summary(turn.words, turn.venue, shown, turn.now, others)
        await turn.show(screen, notice=notice)

    async def resume(self, turn: Turn, notice: str = "") -> None:
        """Go on with the draft's hold: details, or summary."""
        hold = await self._live(turn)
        if hold is None:
            await self.gone(turn)
            return
        await self.next(turn, hold, notice=notice)

    async def finish_tapped(self, turn: Turn, tap: Tap) -> None:
        """Back to a hold from anywhere."""
        customer = await turn.customer()
        found = await self._desk.bookings.of_customer(
            turn.venue, BookingId(tap.number(0)), customer
        )
        if isinstance(found, Hold):
            turn.draft.hold_id = found.terms.id
            turn.draft.choose(found.terms.slot.service_id, found.terms.slot.wanted)
        await self.resume(turn)

    async def confirm_tapped(self, turn: Turn, tap: Tap) -> None:
        """Make it firm. A second tap finds it firm, and says so."""
        draft, hold_id = turn.draft, BookingId(tap.number(0))
        details = Details(draft.subject, draft.note)
        try:
            done = await self._desk.holds.confirm(
                turn.venue, hold_id, await turn.customer(), details, key=turn.key(0)
            )
        except DetailMissing:
            draft.hold_id = hold_id
            await self.resume(turn)
            return
        except (HoldExpired, WrongState):
            draft.hold_id = hold_id
            await self.gone(turn)
            return
        await self._confirmed(turn, done)

    async def _confirmed(self, turn: Turn, done: Booking | Request) -> None:
        words, draft = turn.words, turn.draft
        name = "requested" if isinstance(done, Request) else "confirmed"
        await turn.toast(words.say(f"summary-{name}-toast"))
        draft.forget()
        self._desk.hurry()
        await self._book.home(turn)

    async def extend_tapped(self, turn: Turn, tap: Tap) -> None:
        """Ten minutes more, once."""
        try:
            hold = await self._desk.holds.extend(
                turn.venue, BookingId(tap.number(0)), await turn.customer(), key=turn.key(0)
            )
        except (HoldExpired, WrongState):
            turn.draft.hold_id = tap.number(0)
            await self.gone(turn)
            return
        until = turn.words.time(hold.expires_at, turn.venue.zone)
        await turn.toast(turn.words.say("summary-extended-toast", until=until))
        await self.next(turn, hold)

    async def release_tapped(self, turn: Turn, tap: Tap) -> None:
        """Let it go; the choice is kept, to take another time."""
        hold_id = BookingId(tap.number(0))
        await self._desk.holds.release(
            turn.venue, hold_id, await turn.customer(), key=turn.key(0)
        )
        turn.draft.hold_id = 0
        await turn.toast(turn.words.say("summary-released-toast"))
        await self._book.when(turn)

    async def gone(self, turn: Turn) -> None:
        """The hold has run out, or became something else: say so, and offer it again."""
        words, venue, draft = turn.words, turn.venue, turn.draft
        hold_id, draft.hold_id, draft.field = draft.hold, 0, ""
        if not hold_id:
            await self._book.home(turn)
            return
        customer = await turn.customer()
        found = await self._desk.bookings.of_customer(venue, hold_id, customer)
        if isinstance(found, Booking | Request):
            screen = cards.card(words, venue, found, turn.now)
            draft.forget()
            await turn.show(cards.with_home(words, screen))
            return
        await turn.toast(words.say("hold-expired-toast"))
        draft.screen = "when"
        draft.choose(found.terms.slot.service_id, found.terms.slot.wanted)
        await turn.show(await expired(turn, found.terms.slot))


async def expired(turn: Turn, slot: Slot) -> Screen:
    """A hold that ran out: take it again with one tap, or what is near."""
    words, venue, today = turn.words, turn.venue, turn.today
    free = await turn.desk.availability.why(venue, slot) is None
    head = words.say(
        "hold-expired",
        what=offers.what(words, venue, slot),
        when=offers.when(words, venue, slot, today),
        until=words.time(turn.now, venue.zone),
    )
    rows: list[Row] = []
    if free:
        rows.append((Button(words.say("hold-again-button"), taps.take(slot)),))
    else:
        near = await turn.desk.availability.near(venue, slot)
        rows += cards.alternatives(words, venue, near, today)
    rows.append(
        (
            Button(words.say("hold-other-button"), taps.WHEN),
            Button(words.say("home-button"), taps.HOME),
        )
    )
    told = words.say("hold-expired-free" if free else "hold-expired-taken")
    return Screen(lines(head, told), tuple(rows))
