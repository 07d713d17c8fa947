"""Taking a time: it is held at once, or somebody was faster, or a rule says no."""

from __future__ import annotations

from dataclasses import replace

from bot.callbacks import Tap, unpack
from bot.flows.book import BookFlow
from bot.flows.details import DetailsFlow
from bot.flows.looking import favourite, soonest, usual
from bot.flows.turn import Turn
from bot.screens import codes, lost, offers, refusals, slot_taps
from bot.screens.screen import Row
from bot.screens.slot_taps import to_slot
from bot.words.speech import lines, toast
from domain.additions import service_of, with_additions
from domain.allocations import BookingId
from domain.errors import KeyReused, PromoRefused, RulesChanged, TooManyHolds, Unavailable
from domain.promos import Misfit
from domain.resources import Mode, ServiceId
from domain.slots import Slot, with_room
from domain.states import Hold, Record


class TakeFlow:
    """From a tapped or typed time to a hold."""

    def __init__(self, book: BookFlow, details: DetailsFlow) -> None:
        self._book = book
        self._details = details

    async def time_tapped(self, turn: Turn, tap: Tap) -> None:
        """A time somewhere on a screen; where only the start is meant, how long is asked."""
        slot = to_slot(tap, turn.venue)
        start_only = tap.verb == "ln" or _has_free_length(turn, slot, tap)
        await (self._book.lengths(turn, slot) if start_only else self.take(turn, slot))

    async def days_tapped(self, turn: Turn) -> None:
        """The days that have been chosen."""
        sold = offers.sold(turn.venue, turn.draft.service)
        slot = self._book.dates.chosen(turn, sold) if sold else None
        await (self.take(turn, slot) if slot else self._book.when(turn))

    async def party_tapped(self, turn: Turn, tap: Tap) -> None:
        """So many people come."""
        await self._book.people.count(turn, tap.number(0), self._go_on)

    async def party_typed(self, turn: Turn, line: str) -> bool:
        """The same by a number."""
        return await self._book.people.typed(turn, line, self._go_on)

    async def _go_on(self, turn: Turn) -> None:
        """To the time that was wanted before anybody asked how many come, else to all times."""
        tapped = unpack(self._book.people.wished(turn))
        if tapped is None:
            await self._book.when(turn)
        else:
            slot = replace(to_slot(tapped.tap, turn.venue), party=turn.draft.party)
            start_only = tapped.tap.verb == "ln"
            await (self._book.lengths(turn, slot) if start_only else self.take(turn, slot))

    async def addition_tapped(self, turn: Turn, hold: Hold, tap: Tap) -> None:
        """A service is added to what is held, or left out again; it stays where it is.

        Nothing changes where that is so already, or what the button names cannot be added.
        """
        slot, named = hold.terms.slot, ServiceId(tap.number(0))
        others = [one for one in slot.additions if one != named]
        chosen = [*others, named] if tap.number(1) else others
        await self.take(turn, with_additions(turn.venue, slot, chosen))

    async def again_tapped(self, turn: Turn, tap: Tap) -> None:
        """As with that booking: the same service, people and hour, the next time it is free."""
        customer = await turn.customer()
        booking_id = BookingId(tap.number(0))
        last = await turn.desk.bookings.of_customer(turn.venue, booking_id, customer)
        await self.again(turn, last)

    async def again(self, turn: Turn, last: Record | None) -> None:
        """The same once more; without a last time, or without a slot, the list of services."""
        slot = await usual(turn, last) if last is not None else None
        if last is None or slot is None:
            await self._book.search(turn, "")
            return
        turn.draft.subject = turn.draft.subject or last.details.subject
        await self.take(turn, slot)

    async def soonest(self, turn: Turn) -> None:
        """The first free time of what is being chosen, else of what was booked last."""
        last = await self.last(turn)
        service = offers.sold(turn.venue, turn.draft.service) or favourite(turn, last)
        slot = await soonest(turn, service, turn.draft.wants) if service else None
        if slot is None:
            await self._book.home(turn)
        else:
            await self.take(turn, slot)

    async def last(self, turn: Turn) -> Record | None:
        """What the person booked last."""
        customer = await turn.customer()
        return await turn.desk.kept.last_of_customer(turn.venue.id, customer.id)

    async def take(self, turn: Turn, slot: Slot, others: tuple[Row, ...] = ()) -> None:
        """Put a slot aside; the hold there is gives way only when the new one is safe."""
        slot = replace(turn.there(_as_many(turn, slot)), code=turn.draft.code)
        slot = turn.desk.availability.of_dates(turn.venue, slot)
        service = service_of(turn.venue, slot)
        if service.party is not None and slot.party not in service.party:
            turn.draft.choose_as(slot)
            await self._book.people.ask(turn, wish=slot_taps.take(turn.venue, slot))
            return
        slot = _roomy(turn, slot)
        before = await turn.hold()
        if before is not None and before.terms.slot == slot:
            await self._details.go_on(turn, before)
            return
        try:
            await self._hold(turn, slot, before, others)
        except PromoRefused as refusal:
            await self._without_code(turn, slot, before, others, refusal)

    async def _without_code(
        self,
        turn: Turn,
        slot: Slot,
        before: Hold | None,
        others: tuple[Row, ...],
        refusal: PromoRefused,
    ) -> None:
        """The time is wanted more than the code that was given for another.

        A code that nothing here will ever take is not tried again.
        """
        if refusal.why in {Misfit.UNKNOWN, Misfit.OVER}:
            turn.draft.code = ""
        why = refusals.reason(turn.words, turn.venue, refusal, turn.now)
        notice = lines(why, turn.words.say("code-left-out"))
        plain = replace(slot, code="")
        if before is not None and before.terms.slot == plain:
            await self._details.go_on(turn, before, notice=notice)
        else:
            await self._hold(turn, plain, before, others, notice=notice)

    async def with_code(self, turn: Turn, hold: Hold, code: str) -> None:
        """The same slot with a code, or without one where it is empty; PromoRefused."""
        slot, before = replace(hold.terms.slot, code=code), turn.draft.code
        turn.draft.code = code
        if slot == hold.terms.slot:
            await self._details.go_on(turn, hold)
            return
        try:
            await self._hold(turn, slot, hold)
        except PromoRefused:
            turn.draft.code = before
            raise

    async def _hold(
        self,
        turn: Turn,
        slot: Slot,
        before: Hold | None,
        others: tuple[Row, ...] = (),
        *,
        notice: str = "",
    ) -> None:
        """Put it aside, or say why that cannot be; PromoRefused."""
        try:
            hold = await self._place(turn, slot, before)
        except (Unavailable, RulesChanged) as refusal:
            await self._lost(turn, lost.Lost(slot, refusal, (), before))
            return
        except TooManyHolds as refusal:
            said = refusals.refusal(turn.words, turn.venue, refusal, turn.now)
            await turn.toast(refusals.short(turn.words, turn.venue, refusal, turn.now))
            await self._book.home(turn, said)
            return
        self._chosen(turn, hold.terms.slot)
        await self._say_held(turn, hold, before)
        await self._details.go_on(turn, hold, notice=notice, others=others)

    async def _say_held(self, turn: Turn, hold: Hold, before: Hold | None) -> None:
        words, venue, slot = turn.words, turn.venue, hold.terms.slot
        if before is None:
            until = words.time(hold.expires_at, venue.zone)
            await turn.toast(words.say("summary-held-toast", until=until))
        elif replace(slot, code=before.terms.slot.code) == before.terms.slot:
            await turn.toast(codes.code_said(words, before.terms.slot, hold))
        elif _at_the_same_time(before.terms.slot, slot):
            what = offers.what(words, venue, slot)
            await turn.toast(words.say("summary-services-toast", what=what))
        else:
            when = offers.when(words, venue, slot, turn.today, inline=True)
            await turn.toast(words.say("summary-changed-toast", when=when))

    async def _place(self, turn: Turn, slot: Slot, before: Hold | None) -> Hold:
        """Hold it. A step that is repeated may want another slot: it gets what it got before."""
        turn.seen.clear()
        customer = await turn.customer()
        replaces = before.terms.id if before is not None else None
        try:
            return await turn.desk.holds.place(
                turn.venue, slot, customer, key=turn.key(0), replaces=replaces
            )
        except KeyReused:
            held = [one for one in await turn.coming() if isinstance(one, Hold)]
            if not held:
                raise
            return max(held, key=lambda one: one.terms.id)

    def _chosen(self, turn: Turn, slot: Slot) -> None:
        draft = turn.draft
        draft.choose_as(slot)
        draft.units, draft.party = slot.units, slot.party
        draft.dates = tuple(on.toordinal() for on in slot.dates)
        on = slot.during.start.astimezone(turn.venue.zone).date()
        turn.draft.day = on.toordinal()

    async def _lost(self, turn: Turn, view: lost.Lost) -> None:
        """Why it cannot be had, and the nearest that would do, in the same panel."""
        words, venue = turn.words, turn.venue
        self._chosen(turn, view.slot)
        await turn.toast(toast(lost.lost_line(words, venue, view, turn.now)))
        but = view.kept.terms.id if view.kept else None
        near = await turn.desk.availability.near(venue, view.slot, but=but)
        turn.at("when")
        view = lost.Lost(view.slot, view.refusal, near, view.kept)
        await turn.show(lost.lost(words, venue, view, turn.now))


def _at_the_same_time(before: Slot, slot: Slot) -> bool:
    """Whether only what is added to a service has changed."""
    same = replace(slot, during=before.during, additions=before.additions, code=before.code)
    return same == before and slot.during.start == before.during.start


def _as_many(turn: Turn, slot: Slot) -> Slot:
    """With as many people as were said to come, where the button does not know."""
    draft = turn.draft
    if slot.party or draft.service_id != slot.service_id:
        return slot
    return replace(slot, party=draft.party)


def _roomy(turn: Turn, slot: Slot) -> Slot:
    """With as many units as so many people need, as far as there are."""
    service = service_of(turn.venue, slot)
    wants = with_room(turn.venue, service, slot.wants)
    return replace(slot, units=wants.units) if wants is not None else slot


def _has_free_length(turn: Turn, slot: Slot, tap: Tap) -> bool:
    """Whether a button of before does not say how long."""
    return tap.verb == "tk" and turn.venue.service(slot.service_id).mode is Mode.RANGE
