"""Text is always welcome: one reader for every line, whatever the panel shows.

a number of a choice ► a word that stands for a button ("back", "yes", "soonest") ►
a day or time, a service, a person ► the open question ► "I did not understand"
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.callbacks import Tap, Tapped, unpack
from bot.flows.editing import SCREENS as EDITING
from bot.flows.flows import Flows
from bot.flows.turn import CHOOSING, Turn
from bot.flows.venues import called
from bot.phones import read_phone
from bot.screens import taps

LONGEST_NUMBER = 2
Press = Callable[[Turn, Tap], Awaitable[None]]


class Lines:
    """What a typed line does; `press` acts on a button without a finger."""

    def __init__(self, flows: Flows, press: Press) -> None:
        self._flows = flows
        self._press = press

    async def read(self, turn: Turn, line: str) -> None:
        """A line while no question is open."""
        if await self._said(turn, line) or await self._called(turn, line):
            return
        if await self._flows.typed.read(turn, line):
            return
        notice = await self._flows.typed.not_understood(turn, line)
        await self._flows.here(turn, notice)

    async def answer(self, turn: Turn, line: str) -> None:
        """A line while a question is open: a time if it plainly says one, else the answer."""
        field = "" if turn.undecided else turn.draft.field
        if await self._said(turn, line):
            return
        match field:
            case "reason":
                await self._flows.mine.reason_typed(turn, line)
            case "rejection":
                await self._flows.deciding.rejection_typed(turn, line)
            case "amount":
                await self._flows.on_site.amount_typed(turn, line)
            case "zone":
                await self._zone(turn, line)
            case "phone":
                await self._phone(turn, line)
            case "subject" | "note":
                await self._detail(turn, line)
            case "code":
                await self._code(turn, line)
            case "party" if await self._flows.taking.party_typed(turn, line):
                return
            case _:
                await self.read(turn, line)

    async def _zone(self, turn: Turn, line: str) -> None:
        flows = self._flows
        known = flows.zones.known(turn, line)
        if known or not await flows.typed.read(turn, line, answering=True):
            await flows.zones.typed(turn, line)

    async def _phone(self, turn: Turn, line: str) -> None:
        flows, left = self._flows, turn.words.say("details-phone-skip-button")
        plain = line == left or read_phone(line)
        if not plain and await flows.typed.read(turn, line, answering=True):
            return
        if turn.draft.screen in EDITING:
            await flows.editing.typed(turn, line)
        else:
            await flows.hold.held(
                turn, lambda t, hold: flows.details.phone_typed(t, hold, line)
            )

    async def _detail(self, turn: Turn, line: str) -> None:
        flows = self._flows
        if await flows.typed.read(turn, line, answering=True):
            return
        if turn.draft.screen in EDITING:
            await flows.editing.typed(turn, line)
            return
        await flows.hold.held(turn, lambda t, hold: flows.details.answered(t, hold, line))

    async def _code(self, turn: Turn, line: str) -> None:
        flows = self._flows
        if not await flows.typed.read(turn, line, answering=True):
            await flows.hold.held(turn, lambda t, hold: flows.code.typed(t, hold, line))

    async def _said(self, turn: Turn, line: str) -> bool:
        """A number of a choice, or words that stand for a button."""
        if await self._numbered(turn, line):
            return True
        if turn.undecided:
            return False
        meaning = turn.words.answer(line)
        if meaning is None:
            return False
        return await self._agreed(turn, meaning) or await self._asked(turn, meaning)

    async def _called(self, turn: Turn, line: str) -> bool:
        """Where a venue is to be chosen, its name; until then no line is about anything else."""
        if turn.draft.screen != CHOOSING and not turn.undecided:
            return False
        venue = called(turn, line)
        if venue is not None:
            turn.enter(venue)
        elif not turn.undecided:
            return False
        await self._flows.book.home(turn)
        return True

    async def _numbered(self, turn: Turn, line: str) -> bool:
        digits, known = line.strip(" .)#"), turn.draft.choices
        if not digits.isdecimal() or len(digits) > LONGEST_NUMBER or not known:
            return False
        number = int(digits)
        tapped = unpack(known[number - 1]) if 0 < number <= len(known) else None
        if tapped is not None:
            await self._press(turn, tapped.tap)
        elif turn.draft.field:
            return False
        else:
            last = len(known)
            notice = turn.words.say("text-number-out", number=number, first=1, last=last)
            await self._flows.here(turn, notice)
        return True

    async def _agreed(self, turn: Turn, meaning: str) -> bool:
        """Yes, no and the like, where they have something to be about."""
        draft = turn.draft
        match meaning, draft.screen:
            case "yes" | "book", "summary":
                await self._press(turn, taps.confirm(draft.hold))
            case "yes", "cancel":
                await self._flows.mine.cancel_typed(turn)
            case "yes", _ if (only := _only(draft.choices)) is not None:
                await self._press(turn, only.tap)
            case "cancel", "card":
                await self._press(turn, taps.cancel(draft.booking))
            case "skip", "details":
                await self._press(turn, taps.SKIP)
            case "more", "when":
                await self._flows.book.more(turn)
            case "more", _ if draft.screen in _PAGED:
                draft.page += 1
                await self._flows.here(turn)
            case "any", "when":
                await self._press(turn, taps.who())
            case _:
                return False
        return True

    async def _asked(self, turn: Turn, meaning: str) -> bool:
        """What can be asked for anywhere."""
        flows, draft = self._flows, turn.draft
        match meaning:
            case "back" | "no":
                await flows.back(turn)
            case "cancel" if draft.hold_id:
                await self._press(turn, taps.release(draft.hold))
            case "cancel" if draft.screen == "home":
                await flows.mine.list_(turn)
            case "home" | "cancel":
                await flows.book.home(turn)
            case "help":
                await flows.settings.help(turn)
            case "mine":
                await flows.mine.list_(turn)
            case "soonest":
                await flows.taking.soonest(turn)
            case "again":
                await flows.taking.again(turn, await flows.taking.last(turn))
            case _:
                # Pets are called anything.
                return not draft.field and await self._polite(turn, meaning)
        return True

    async def _polite(self, turn: Turn, meaning: str) -> bool:
        """What people say to one another."""
        match meaning:
            case "book":
                await self._flows.book.search(turn, "")
            case "hello":
                await self._flows.here(turn)
            case "thanks":
                await self._flows.here(turn, turn.words.say("text-welcome"))
            case _:
                return False
        return True


_PAGED = ("what", "mine", "past", "requests", "today")


def _only(choices: tuple[str, ...]) -> Tapped | None:
    """The one thing there is to say yes to."""
    return unpack(choices[0]) if len(choices) == 1 else None
