"""Booking: home ► what ► who and when on one grid. Tapping a time leads to `taking`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.callbacks import Tap
from bot.flows.dates import DatesFlow
from bot.flows.looking import bounds_of, grid_view, home_view, month_view
from bot.flows.people import PeopleFlow
from bot.flows.turn import Turn
from bot.flows.venues import VenuesFlow
from bot.screens import calendar as calendars
from bot.screens import grid as grids
from bot.screens import home as homes
from bot.screens import lengths, offers, slot_taps, taps, who
from bot.screens.days import DayLoad, day_line
from domain.additions import in_sequence
from domain.ground import Rule
from domain.resources import Mode, ResourceId, Service, ServiceId
from domain.slots import Slot

_DAY_MINUTES = 24 * 60
_WEEKDAYS = 7
_MOST_PAGES = 60


class BookFlow:
    """From home to the grid of days and times."""

    def __init__(self) -> None:
        self.dates = DatesFlow()
        self.people = PeopleFlow()
        self.venues = VenuesFlow()

    async def home(self, turn: Turn, notice: str = "") -> None:
        """The way in; what was left half done is offered, not forced.

        Of a bot with several venues, the way in is to choose one.
        """
        if turn.undecided:
            await self.venues.choose(turn, notice)
            return
        turn.at("home")
        screen = homes.home(turn.words, turn.venue, await home_view(turn), turn.today)
        await turn.show(screen, notice)

    async def drop(self, turn: Turn) -> None:
        """Forget the draft and begin anew."""
        turn.draft.forget()
        await self.home(turn)

    async def what(self, turn: Turn, notice: str = "") -> None:
        """The list of services; with one service only, straight to its times."""
        services = turn.venue.services
        if not services:
            await self.home(turn, notice)
        elif len(services) == 1:
            await self.service(turn, services[0], notice=notice)
        else:
            await self._what(turn, notice)

    async def _what(self, turn: Turn, notice: str) -> None:
        turn.at("what")
        services, searched = turn.venue.services, turn.draft.search
        categories = offers.categories(turn.venue)
        number = turn.draft.category if turn.draft.category <= len(categories) else 0
        if number and not searched:
            services = tuple(one for one in services if one.category == categories[number - 1])
        found = tuple(one for one in services if matches(one, searched))
        view = homes.WhatView(
            found or services, searched, bool(found), turn.draft.page, categories, number
        )
        await turn.show(homes.what(turn.words, view), notice)

    async def search(self, turn: Turn, text: str, page: int = 0, notice: str = "") -> None:
        """The services whose names have a typed word in them; with no word, all."""
        turn.draft.search, turn.draft.page = text, min(page, _MOST_PAGES)
        await self.what(turn, notice)

    async def choose_tapped(self, turn: Turn, tap: Tap) -> None:
        """Another page of the list; without a page, all of it from the beginning."""
        await self.search(turn, turn.draft.search if tap.numbers else "", tap.number(0))

    async def category_tapped(self, turn: Turn, tap: Tap) -> None:
        """The services of one category, or all again."""
        turn.draft.category = tap.number(0)
        await self.search(turn, "")

    async def service_tapped(self, turn: Turn, tap: Tap) -> None:
        """A service of the list."""
        await self.service(turn, turn.venue.service(ServiceId(tap.number(0))))

    async def service_on_tapped(self, turn: Turn, tap: Tap) -> None:
        """A service, the day it is wanted on, and what is added to it."""
        service = turn.venue.service(ServiceId(tap.number(0)))
        added = tuple(map(ServiceId, tap.numbers[2:]))
        turn.draft.choose(service.id, additions=in_sequence(service, added))
        await self.day_tapped(turn, Tap("dy", tap.numbers[1:2]))

    async def service(self, turn: Turn, service: Service, *, notice: str = "") -> None:
        """The times of a service, with the day and hour that were typed before, if any."""
        turn.draft.choose(service.id)
        await self.when(turn, notice)

    async def who_tapped(self, turn: Turn, tap: Tap) -> None:
        """Insist on some resources; the day stays."""
        wanted = tuple(ResourceId(one) for one in tap.numbers)
        for one in wanted:
            turn.venue.resource(one)
        turn.draft.wanted, turn.draft.page = wanted, 0
        await self.when(turn)

    async def who_list_tapped(self, turn: Turn, tap: Tap) -> None:
        """All who could, where they are too many for the grid."""
        wanted = tuple(turn.venue.resource(one) for one in turn.draft.resources)
        found = who.circles(turn.venue, turn.service, wanted)
        circle = next((one for one in found if one.number == tap.number(0)), None)
        if circle is None:
            await self.when(turn)
            return
        turn.at("when")
        await turn.show(who.who(turn.words, circle, tap.number(1)))

    async def when(self, turn: Turn, notice: str = "", *, seek: bool = False) -> None:
        """The grid; see `grid_view` for `seek`."""
        if not turn.draft.service_id:
            await self.what(turn, notice)
            return
        service = turn.service
        cramped = self.people.make_room(turn, service)
        if self.people.missing(turn, service):
            await self.people.ask(turn, cramped or notice)
            return
        notice = cramped or notice
        if service.mode is Mode.DAYS:
            await self.dates.show(turn, notice)
            return
        view = await grid_view(turn, seek=seek)
        turn.at("when")
        turn.draft.day, turn.draft.page = view.chosen.on.toordinal(), view.times.number
        await turn.show(grids.grid(turn.words, turn.venue, view), notice)

    async def day_tapped(self, turn: Turn, tap: Tap, *, seek: bool = False) -> None:
        """Another day, or another page of its times."""
        on = taps.to_date(tap.number(0))
        turn.draft.day = on.toordinal() if on else 0
        turn.draft.page = min(tap.number(1), _MOST_PAGES)
        await self.when(turn, "" if seek else self._beyond(turn, on), seek=seek)

    def _beyond(self, turn: Turn, on: date | None) -> str:
        """Why a day that is over, or too far ahead, gives way to the one next to it."""
        if on is None or not turn.draft.service_id:
            return ""
        bounds = bounds_of(turn, turn.service)
        if bounds.today <= on <= bounds.latest:
            return ""
        return day_line(turn.words, DayLoad(on, 0, Rule.TOO_FAR), turn.service, bounds)

    async def units_tapped(self, turn: Turn, tap: Tap) -> None:
        """So many of it."""
        if turn.draft.service_id:
            counts = turn.service.units
            turn.draft.units = min(max(tap.number(0), counts.least), counts.most)
        await self.when(turn)

    async def lengths(self, turn: Turn, slot: Slot, notice: str = "") -> None:
        """How long, from a start on; when nothing can be had there, why."""
        venue = turn.venue
        service = venue.service(slot.service_id)
        turn.draft.choose(slot.service_id, slot.wanted)
        turn.draft.units, turn.draft.party = slot.units, slot.party or turn.draft.party
        slot = turn.there(replace(slot, party=turn.draft.party))
        turn.draft.day = slot.during.start.astimezone(venue.zone).date().toordinal()
        if self.people.missing(turn, service):
            await self.people.ask(turn, notice, wish=slot_taps.pick(venue, slot))
            return
        found = await turn.desk.availability.lengths(venue, slot)
        turn.at("when")
        if not found:
            refusal = await turn.desk.availability.why(venue, slot)
            if refusal is not None:
                raise refusal
        view = lengths.LengthsView(service, found, turn.today)
        await turn.show(lengths.lengths(turn.words, venue, view), notice)

    async def month_tapped(self, turn: Turn, tap: Tap) -> None:
        """A month at a glance."""
        on = taps.to_date(tap.number(0))
        if on is None or not turn.draft.service_id:
            await self.when(turn)
            return
        if turn.service.mode is Mode.DAYS:
            turn.draft.day = on.toordinal()
            await self.when(turn)
            return
        view = await month_view(turn, on)
        turn.at("when")
        await turn.show(calendars.month(turn.words, self._title(turn), view))

    async def after(self, turn: Turn) -> None:
        """Ask from which hour on."""
        if not turn.draft.service_id:
            await self.when(turn)
            return
        turn.at("when")
        await turn.show(calendars.hours(turn.words, turn.venue, self._title(turn)))

    def _title(self, turn: Turn) -> str:
        draft = turn.draft
        chosen = draft.service, draft.additions
        what = offers.named(turn.words, turn.venue, chosen, draft.resources)
        return turn.words.say("when-title", what=what)

    async def after_tapped(self, turn: Turn, tap: Tap) -> None:
        """Only times from an hour on."""
        turn.draft.after, turn.draft.page = tap.number(0) % _DAY_MINUTES, 0
        await self.when(turn)

    async def more(self, turn: Turn) -> None:
        """What comes after what is shown: further times of the day, else the next day."""
        draft = turn.draft
        view = await grid_view(turn)
        draft.page = view.times.number + 1
        if draft.page > view.times.last:
            draft.day, draft.page = (view.chosen.on + timedelta(days=1)).toordinal(), 0
        await self.when(turn)

    async def label_tapped(self, turn: Turn, tap: Tap) -> None:
        """A label answers too: with what it is."""
        words, number = turn.words, tap.number(1)
        match tap.number(0):
            case taps.WEEKDAY:
                name = words.weekday(number % _WEEKDAYS)
                await turn.toast(words.say("when-weekday-toast", weekday=name))
            case taps.BLANK:
                await turn.toast(words.say("when-blank-toast"))
            case taps.EDGE:
                edge = "last" if number else "first"
                await turn.toast(words.say(f"when-{edge}-week-toast"))
            case taps.PAGE:
                said = words.say("page-toast", page=number, pages=tap.number(2))
                await turn.toast(said)
            case _:
                await turn.toast(words.say("when-heading-toast"))


def matches(service: Service, text: str) -> bool:
    """Whether a typed word is part of a service's name or category, in any language."""
    wanted, category = text.casefold(), service.category
    names = (*service.name.every(), *(category.every() if category else ()))
    return any(wanted in name.casefold() for name in names)
