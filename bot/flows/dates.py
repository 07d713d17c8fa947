"""Whole days: they are tapped on and off in a month, and taken together."""

from __future__ import annotations

from datetime import date

from bot.callbacks import Tap
from bot.flows.loads import day_load
from bot.flows.looking import bounds_of, month_view, soonest, to_take
from bot.flows.turn import Turn
from bot.screens import dates as screens
from bot.screens import offers, taps
from bot.screens.days import day_line
from bot.screens.slot_taps import slot_of_days
from domain.availability import month_of
from domain.prices import quote
from domain.resources import Service
from domain.slots import DAY, Slot, sale_of


class DatesFlow:
    """From a service sold by the day to a slot of one or several of them."""

    async def show(self, turn: Turn, notice: str = "") -> None:
        """The month of the draft's day, or of the first day that is free."""
        service, draft = turn.service, turn.draft
        first = None if draft.chosen_day else await soonest(turn, service, draft.wants)
        on = draft.chosen_day or turn.today
        if first is not None:
            on = first.dates[0]
        draft.day = on.toordinal()
        chosen, hold = self.chosen(turn, service), await turn.hold()
        changing = ""
        if hold is not None:
            when = offers.when(turn.words, turn.venue, hold.terms.slot, turn.today)
            changing = turn.words.say("when-changing", when=when)
        view = screens.DatesView(
            service,
            tuple(turn.venue.resource(one) for one in draft.resources),
            await month_view(turn, on),
            draft.chosen_dates,
            draft.units,
            quote(service.price, sale_of(chosen, turn.venue)) if chosen else None,
            changing,
        )
        turn.at("when")
        await turn.show(screens.dates(turn.words, turn.venue, view), notice)

    def chosen(self, turn: Turn, service: Service) -> Slot | None:
        """The slot of the days chosen so far; None without any."""
        draft = turn.draft
        if not draft.dates:
            return None
        wants = draft.units, draft.party, draft.resources
        slot = slot_of_days(turn.venue, service, draft.chosen_dates, wants)
        return turn.desk.availability.of_dates(turn.venue, slot)

    async def toggle_tapped(self, turn: Turn, tap: Tap) -> None:
        """A day on or off; one that cannot be had says why."""
        on = taps.to_date(tap.number(0))
        if on is None or not turn.draft.service_id:
            await self.show(turn)
            return
        turn.draft.day = on.toordinal()
        if on.toordinal() in turn.draft.dates:
            turn.draft.dates = tuple(one for one in turn.draft.dates if one != on.toordinal())
            await self.show(turn)
            return
        await self.show(turn, await self._refusal(turn, on) or self._add(turn, on))

    async def _refusal(self, turn: Turn, on: date) -> str:
        """Why a day cannot be had; nothing when it can."""
        service, bounds = turn.service, bounds_of(turn, turn.service)
        window = month_of(on, turn.venue.zone)
        offer = await to_take(turn, service, window)
        if offer.count(on):
            return ""
        return day_line(turn.words, day_load(turn.venue, offer, on), service, bounds)

    def _add(self, turn: Turn, on: date) -> str:
        """Choose a day, with those between where they have to be in a row; what is to say."""
        service, draft = turn.service, turn.draft
        dates = set(draft.dates) | {on.toordinal()}
        if service.adjacent:
            dates = set(range(min(dates), max(dates) + 1))
        if len(dates) > service.days.most:
            if service.days.most > 1:
                return turn.words.say("dates-too-many", most=service.days.most)
            dates = {on.toordinal()}
        draft.dates = tuple(sorted(dates))
        return ""

    async def clear(self, turn: Turn) -> None:
        """No day chosen any more."""
        turn.draft.dates = ()
        await self.show(turn)

    async def typed(self, turn: Turn, first: date, last: date, notice: str) -> str:
        """Choose the days from a first to a last, as far as so many may be booked.

        What is to be said about it, or else the notice.
        """
        draft, most = turn.draft, turn.service.days.most
        count = (last - first).days + 1
        if count > most:
            count, notice = most, turn.words.say("dates-too-many", most=most)
        draft.dates = tuple(first.toordinal() + n for n in range(count))
        draft.day = first.toordinal()
        refusals = [await self._refusal(turn, first + n * DAY) for n in range(count)]
        said = next(filter(None, refusals), "")
        if said:
            draft.dates = ()
        return said or notice
