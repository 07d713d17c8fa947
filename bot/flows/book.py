"""Booking: home ► what ► who and when on one grid. Tapping a time leads to `hold`."""

from __future__ import annotations

from bot.callbacks import Tap
from bot.flows.looking import grid_view, home_view, month_view
from bot.flows.turn import Desk, Turn
from bot.screens import calendar as calendars
from bot.screens import grid as grids
from bot.screens import home as homes
from bot.screens import taps
from domain.people import UserId
from domain.resources import ResourceId, Service, ServiceId

DAYS_PER_WEEK = 7


class BookFlow:
    """From home to the grid of days and times."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def home(self, turn: Turn, notice: str = "") -> None:
        """The way in; what was left half done is offered, not forced."""
        turn.draft.screen, turn.draft.field = "home", ""
        staff = await self._desk.people.find_staff(turn.venue.id, UserId(turn.user.id))
        view = await home_view(turn, staff=staff is not None)
        screen = homes.home(turn.words, turn.venue, view, turn.today)
        await turn.show(screen, notice=notice)

    async def home_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The home button."""
        await self.home(turn)

    async def resume(self, turn: Turn, _tap: Tap) -> None:
        """Go on where the draft was left."""
        await self.when(turn)

    async def drop(self, turn: Turn, _tap: Tap) -> None:
        """Forget the draft and begin anew."""
        turn.draft.forget()
        await self.home(turn)

    async def what(self, turn: Turn, searched: str = "", notice: str = "") -> None:
        """The list of services; with one service only, straight to its times."""
        turn.draft.screen, turn.draft.field = "what", ""
        services = turn.venue.services
        if len(services) == 1 and not searched:
            await self._begin(turn, services[0], ())
            return
        found = tuple(one for one in services if matches(one, searched)) if searched else ()
        screen = homes.what(turn.words, turn.venue, found or services, searched)
        await turn.show(screen, notice=notice)

    async def choose(self, turn: Turn, _tap: Tap) -> None:
        """The button that leads to the list of services."""
        await self.what(turn)

    async def service_tapped(self, turn: Turn, tap: Tap) -> None:
        """A service, and with it whom the person wants, if the button said."""
        service = turn.venue.service(ServiceId(tap.number(0)))
        await self._begin(turn, service, tuple(ResourceId(one) for one in tap.numbers[1:]))

    async def _begin(
        self, turn: Turn, service: Service, wanted: tuple[ResourceId, ...]
    ) -> None:
        turn.draft.choose(service.id, wanted)
        if not turn.draft.aimed:
            turn.draft.day = 0
        turn.draft.aimed = False
        await self.when(turn)

    async def who_tapped(self, turn: Turn, tap: Tap) -> None:
        """Insist on some resources; the day stays."""
        wanted = tuple(ResourceId(one) for one in tap.numbers)
        for one in wanted:
            turn.venue.resource(one)
        turn.draft.wanted, turn.draft.page = wanted, 0
        await self.when(turn)

    async def when(self, turn: Turn, notice: str = "") -> None:
        """The grid."""
        turn.draft.screen, turn.draft.field = "when", ""
        if not turn.draft.service_id:
            await self.what(turn)
            return
        view = await grid_view(turn)
        turn.draft.day = view.chosen.on.toordinal()
        screen = grids.grid(turn.words, turn.venue, view, turn.today)
        await turn.show(screen, notice=notice)

    async def when_tapped(self, turn: Turn, _tap: Tap) -> None:
        """Back to the grid."""
        await self.when(turn)

    async def day_tapped(self, turn: Turn, tap: Tap) -> None:
        """Another day, or another page of its times."""
        on = taps.to_date(tap.number(0))
        if on is None:
            await self.home(turn)
            return
        turn.draft.day, turn.draft.page = on.toordinal(), min(tap.number(1), 60)
        await self.when(turn)

    async def month_tapped(self, turn: Turn, tap: Tap) -> None:
        """A month at a glance."""
        on = taps.to_date(tap.number(0))
        if on is None or not turn.draft.service_id:
            await self.when(turn)
            return
        turn.draft.screen = "when"
        view = await month_view(turn, on)
        name = turn.service.name.in_(turn.words.language)
        title = turn.words.say("when-title", what=name)
        await turn.show(calendars.month(turn.words, title, view))

    async def after(self, turn: Turn, _tap: Tap) -> None:
        """Ask from which hour on."""
        name = turn.service.name.in_(turn.words.language)
        title = turn.words.say("when-title", what=name)
        await turn.show(calendars.hours(turn.words, title))

    async def after_tapped(self, turn: Turn, tap: Tap) -> None:
        """Only times from an hour on."""
        turn.draft.after, turn.draft.page = tap.number(0) % (24 * 60), 0
        await self.when(turn)

    async def label_tapped(self, turn: Turn, tap: Tap) -> None:
        """A label answers too: with what it is."""
        words, number = turn.words, tap.number(1)
        match tap.number(0):
            case taps.WEEKDAY:
                name = words.weekday(number % DAYS_PER_WEEK)
                await turn.toast(words.say("when-weekday-toast", weekday=name))
            case taps.BLANK:
                await turn.toast(words.say("when-blank-toast"))
            case taps.EDGE if number == 0:
                await turn.toast(words.say("when-first-week-toast"))
            case taps.EDGE:
                await turn.toast(words.say("when-last-week-toast"))
            case _:
                await turn.toast(words.say("when-heading-toast"))


def matches(service: Service, text: str) -> bool:
    """Whether a typed word is part of a service's name, in any of its languages."""
    wanted = text.casefold()
    return any(wanted in name.casefold() for name in service.name.every())
