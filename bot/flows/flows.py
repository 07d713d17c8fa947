"""The flows together: where a person is, and how to get back there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.hold import HoldFlow
from bot.flows.mine import MineFlow
from bot.flows.settings import SettingsFlow
from bot.flows.staff import StaffFlow
from bot.flows.turn import Desk, Turn
from bot.flows.typed import TypedFlow
from domain.people import UserId
from domain.resources import ServiceId

_CODE = 27
Command = Callable[[Turn, str], Awaitable[None]]


class Flows:
    """All conversations over one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.book = BookFlow(desk)
        self.hold = HoldFlow(desk, self.book)
        self.mine = MineFlow(desk)
        self.settings = SettingsFlow(desk, self.book)
        self.staff = StaffFlow(desk, self.book)
        self.typed = TypedFlow(desk, self.book, self.hold)

    async def here(self, turn: Turn, notice: str = "") -> None:
        """Draw the screen the person is on anew, from the draft: the truth as it is now."""
        match turn.draft.screen:
            case "details" | "summary" if turn.draft.hold_id:
                await self.hold.resume(turn, notice)
            case "when" if turn.draft.service_id:
                await self.book.when(turn, notice)
            case "what":
                await self.book.what(turn, notice=notice)
            case "mine" | "cancel":
                await self.mine.list_(turn, notice)
            case "today":
                await self.staff.today(turn, turn.draft.chosen_day, notice)
            case "requests" | "reject":
                await self.staff.requests(turn, notice)
            case _:
                await self.book.home(turn, notice)

    async def back_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The screen before, worked out from the draft."""
        match turn.draft.screen:
            case "details" | "summary":
                await self.book.when(turn)
            case "when" if len(turn.venue.services) > 1:
                await self.book.what(turn)
            case _:
                await self.book.home(turn)

    async def started(self, turn: Turn, payload: str) -> None:
        """/start: home; with a one-time code, a role; with a service's number, its times."""
        if len(payload) == _CODE and await self.staff.claim(turn, payload):
            return
        if payload.startswith("s_") and payload[2:].isdecimal() and len(payload) < 8:
            await self.book.service_tapped(turn, Tap("sv", (int(ServiceId(int(payload[2:]))),)))
            return
        notice = turn.words.say("setup-wrong") if len(payload) == _CODE else ""
        await self.book.home(turn, notice)

    def staff_only(self, command: Command) -> Command:
        """A command that does not exist for anybody without a role."""

        async def guarded(turn: Turn, text: str) -> None:
            found = await self.desk.people.find_staff(turn.venue.id, UserId(turn.user.id))
            if found is None:
                await self.here(turn, turn.words.say("text-not-understood"))
                return
            await command(turn, text)

        return guarded
