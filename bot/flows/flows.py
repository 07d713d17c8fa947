"""The flows together: where a person is, how to get back there, and what Start opens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.flows.book import BookFlow
from bot.flows.code import CodeFlow
from bot.flows.deciding import DecideFlow
from bot.flows.desk import Desk
from bot.flows.details import DetailsFlow
from bot.flows.editing import EditFlow
from bot.flows.gifts import GiftFlow
from bot.flows.hold import HoldFlow
from bot.flows.links import LinkFlow
from bot.flows.mine import MineFlow
from bot.flows.money import MoneyFlow
from bot.flows.near import NearFlow
from bot.flows.on_site import OnSiteFlow
from bot.flows.paying import PayFlow
from bot.flows.refunding import RefundFlow
from bot.flows.settings import SettingsFlow
from bot.flows.staff import StaffFlow
from bot.flows.taking import TakeFlow
from bot.flows.turn import CHOOSING, Turn
from bot.flows.typed import TypedFlow
from bot.flows.why import WhyFlow
from bot.flows.zones import ZoneFlow
from bot.screens import taps

# The length of a one-time code; see `storage.people`. No link is without an underscore.
_CODE = 27
Command = Callable[[Turn, str], Awaitable[None]]


class Flows:
    """All conversations over one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.book = BookFlow()
        self.venues = self.book.venues
        self.links = LinkFlow(self.book)
        self.details = DetailsFlow()
        self.taking = TakeFlow(self.book, self.details)
        self.near = NearFlow(self.book, self.taking)
        self.hold = HoldFlow(self.book, self.details)
        self.code = CodeFlow(self.taking, self.details)
        self.paying = PayFlow(self.book, self.details, self.hold)
        self.mine = MineFlow()
        self.money = MoneyFlow()
        self.refunding = RefundFlow(self.money)
        self.gifts = GiftFlow(self.money)
        self.settings = SettingsFlow(self.book)
        self.zones = ZoneFlow(self.settings)
        self.staff = StaffFlow(self.book)
        self.on_site = OnSiteFlow(self.staff)
        self.deciding = DecideFlow()
        self.editing = EditFlow(self.mine, self.deciding)
        self.typed = TypedFlow(self.book, self.taking)
        self.why = WhyFlow(self.book, self.typed)

    async def here(self, turn: Turn, notice: str = "") -> None:
        """Draw the screen the person is on anew, from the draft: the truth as it is now."""
        draw = _SCREENS.get("" if turn.undecided else turn.draft.screen)
        await (draw(self, turn, notice) if draw else self.book.home(turn, notice))

    async def resume(self, turn: Turn) -> None:
        """Go on where the draft was left."""
        if await turn.hold() is not None:
            await self.hold.resume(turn)
        else:
            await self.book.when(turn)

    async def back(self, turn: Turn) -> None:
        """The screen before, worked out from the draft."""
        match turn.draft.screen:
            case "details" | "summary":
                await self.hold.back(turn)
            case "paying" | "code":
                await self.hold.resume(turn)
            case "when" | "people":
                await self._before_when(turn)
            case "past" | "card":
                await self.mine.list_(turn)
            case "cancel":
                await self.mine.open_again(turn)
            case "edit" | "staff-edit":
                await self.editing.back(turn)
            case "languages" | "zones" | "privacy":
                await self.settings.settings(turn)
            case "request":
                await self.deciding.requests(turn)
            case "reject":
                await self.deciding.request(turn)
            case _:
                await self.book.home(turn)

    async def _before_when(self, turn: Turn) -> None:
        if len(turn.venue.services) > 1:
            await self.book.search(turn, "")
        else:
            await self.book.home(turn)

    async def started(self, turn: Turn, payload: str) -> None:
        """Start: home; with a one-time code, a role; with a link, what it names."""
        if len(payload) == _CODE and "_" not in payload:
            if not await self.staff.claim(turn, payload):
                await self.book.home(turn, turn.words.say("setup-wrong"))
        elif payload == "book" and not turn.undecided:
            await self.book.search(turn, "")
        elif not await self.links.follow(turn, payload):
            await self.book.home(turn)

    def staff_only(self, name: str, command: Command) -> Command:
        """A command that does not exist for anybody without a role, wherever they work."""

        async def guarded(turn: Turn, text: str) -> None:
            if await self.venues.enter_as_staff(turn) is not None:
                await command(turn, text)
            elif len(turn.venues) > 1 and await turn.roles():
                await self.venues.choose(turn, goal=taps.TO_TODAY)
            else:
                await self.unknown(turn, f"/{name}")

        return guarded

    def somewhere(self, command: Command) -> Command:
        """A command that is about a venue: where none is chosen yet, that comes first."""

        async def guarded(turn: Turn, text: str) -> None:
            if turn.undecided:
                await self.venues.choose(turn)
            else:
                await command(turn, text)

        return guarded

    async def unknown(self, turn: Turn, command: str) -> None:
        """A command that nobody knows."""
        await self.here(turn, turn.words.say("command-unknown", command=command))


# How every screen but home is drawn from the draft alone.
_SCREENS: Mapping[str, Callable[[Flows, Turn, str], Awaitable[None]]] = {
    CHOOSING: lambda flows, turn, notice: flows.venues.again(turn, notice),
    "what": lambda flows, turn, notice: flows.book.what(turn, notice),
    "when": lambda flows, turn, notice: flows.book.when(turn, notice),
    "people": lambda flows, turn, notice: flows.book.people.ask_again(turn, notice),
    "details": lambda flows, turn, notice: flows.hold.resume(turn, notice),
    "summary": lambda flows, turn, notice: flows.hold.resume(turn, notice),
    "code": lambda flows, turn, notice: flows.hold.held(
        turn, lambda t, hold: flows.code.ask(t, hold, notice)
    ),
    "paying": lambda flows, turn, notice: flows.paying.again(turn, notice),
    "mine": lambda flows, turn, notice: flows.mine.list_(turn, notice),
    "receipt": lambda flows, turn, notice: flows.money.receipt(turn, notice),
    "gift": lambda flows, turn, notice: flows.money.payments(turn, notice),
    "refund": lambda flows, turn, notice: flows.money.payments(turn, notice),
    "payments": lambda flows, turn, notice: flows.money.payments(turn, notice),
    "past": lambda flows, turn, notice: flows.mine.past(turn, notice),
    "card": lambda flows, turn, notice: flows.mine.open_again(turn, notice),
    "cancel": lambda flows, turn, notice: flows.mine.cancel(turn, notice),
    "edit": lambda flows, turn, notice: flows.editing.again(turn, notice),
    "staff-edit": lambda flows, turn, notice: flows.editing.again(turn, notice),
    "settings": lambda flows, turn, notice: flows.settings.settings(turn, notice),
    "languages": lambda flows, turn, notice: flows.settings.languages(turn, notice),
    "zones": lambda flows, turn, notice: flows.zones.ask(turn, notice),
    "venue": lambda flows, turn, notice: flows.settings.place(turn, notice),
    "privacy": lambda flows, turn, notice: flows.settings.privacy(turn, notice),
    "help": lambda flows, turn, notice: flows.settings.help(turn, notice),
    "on-site": lambda flows, turn, notice: flows.on_site.again(turn, notice),
    "today": lambda flows, turn, notice: flows.staff.today(turn, notice),
    "requests": lambda flows, turn, notice: flows.deciding.requests(turn, notice),
    "request": lambda flows, turn, notice: flows.deciding.request(turn, notice),
    "reject": lambda flows, turn, notice: flows.deciding.reject(turn, notice),
}
