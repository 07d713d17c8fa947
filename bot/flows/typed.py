"""Text is always welcome: one reader for every line, whatever the panel shows.

An answer word ("back", "yes") ► a day or time, with a service or a person beside it ► a service
or a person ► the open question ► "I did not understand; here is where we are".

While a question is open, a single word without a digit answers it even if it could be a day:
pets are called Sunday, too.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from bot.flows.book import BookFlow, matches
from bot.flows.hold import HoldFlow
from bot.flows.looking import day_load, example
from bot.flows.turn import Desk, Turn
from bot.screens import card as cards
from bot.screens import taps
from bot.screens import grid as grids
from bot.screens import typed as screens
from bot.screens.screen import Button, Row, Screen
from bot.words.speech import lines
from bot.words.when import Reading, Reply
from domain.availability import week_of
from domain.resources import Resource, Service
from domain.slots import Slot

SHOWN = 8
MOST = 60
SHORTEST_WORD = 2
STRAY_WORDS = 3
_NOON = time(12)


class TypedFlow:
    """Reads what people type and does what they mean."""

    def __init__(self, desk: Desk, book: BookFlow, hold: HoldFlow) -> None:
        self._desk = desk
        self._book = book
        self._hold = hold

    async def read(self, turn: Turn, text: str, *, answering: bool = False) -> bool:
        """Act on a line that says a day, a time, a service or a person; whether it did.

        While a question is open (`answering`) it has to be plain: a digit or the name of a
        service beside a day.
        """
        reader = self._desk.readers(turn.words.locale)
        reply, rest = reader.find(text, now=turn.now, zone=turn.venue.zone)
        service, wanted = self._named(turn, rest)
        if answering:
            digits = any(char.isdigit() for char in text) and len(text.split()) > 1
            if not reply.readings or not (service or (digits and not rest)):
                return False
        if reply.ask == "not-a-date":
            return await self._name_only(turn, text, service, wanted)
        if rest and service is None and not wanted and len(rest.split()) > STRAY_WORDS:
            return False
        if reply.ask is not None:
            await self._ask_back(turn, reply)
            return True
        await self._readings(turn, reply, service, wanted)
        return True

    def _named(self, turn: Turn, rest: str) -> tuple[Service | None, tuple[Resource, ...]]:
        """The service and the people that the other words of a line name."""
        if len(rest.strip()) < SHORTEST_WORD:
            return None, ()
        words = [word for word in re.split(r"[\s,]+", rest.casefold()) if len(word) > 1]
        services = [one for one in turn.venue.services if _mentioned(one.name.every(), words)]
        service = services[0] if len(services) == 1 else None
        if service is not None:
            words = [word for word in words if not _mentioned(service.name.every(), [word])]
        needs = [need for one in turn.venue.services for need in one.needs if need.choosable]
        groups = {need.group for need in needs}
        people = [
            one
            for one in turn.venue.resources
            if one.group in groups and _mentioned(one.name.every(), words)
        ]
        return service, tuple(people[:1])

    async def _name_only(
        self, turn: Turn, text: str, service: Service | None, wanted: tuple[Resource, ...]
    ) -> bool:
        if service is not None or wanted:
            chosen = service or self._service_of(turn, wanted)
            if chosen is not None:
                turn.draft.aimed = False
                turn.draft.choose(chosen.id, tuple(one.id for one in wanted))
                turn.draft.day = 0
                name = chosen.name.in_(turn.words.language)
                await self._book.when(turn, turn.words.say("text-service-found", what=name))
                return True
        found = [one for one in turn.venue.services if matches(one, text)]
        if found and len(text) > 1:
            await self._book.what(turn, text)
            return True
        return False

    def _service_of(self, turn: Turn, wanted: tuple[Resource, ...]) -> Service | None:
        """The service meant: the draft's, or the first that the named person does."""
        groups = {one.group for one in wanted}
        able = [
            one
            for one in turn.venue.services
            if groups <= {need.group for need in one.needs if need.choosable}
        ]
        if turn.draft.service_id and turn.draft.screen != "home":
            for one in able:
                if one.id == turn.draft.service_id:
                    return one
        return able[0] if len(able) == 1 or (wanted and able) else None

    async def _ask_back(self, turn: Turn, reply: Reply) -> None:
        """Why the line cannot be a time, with times that are really free."""
        words = turn.words
        last = (turn.now + self._horizon(turn)).astimezone(turn.venue.zone).date()
        said = {
            "impossible-date": lambda: words.say("text-no-such-date"),
            "impossible-time": lambda: words.say("text-no-such-date"),
            "contradiction": lambda: words.say("text-no-such-date"),
            "too-far": lambda: words.say("text-too-far", latest=words.day(last, turn.today)),
        }.get(reply.ask or "", lambda: words.say("text-nonsense"))()
        service = self._service_of(turn, ()) or next(iter(turn.venue.services), None)
        if service is None:
            await self._book.home(turn, said)
            return
        slots = await self._desk.availability.soonest(turn.venue, service, most=3)
        await turn.show(screens.offer(turn.words, turn.venue, (said, slots), turn.today))

    def _horizon(self, turn: Turn) -> timedelta:
        return max((one.horizon for one in turn.venue.services), default=timedelta(0))

    async def _readings(
        self,
        turn: Turn,
        reply: Reply,
        service: Service | None,
        wanted: tuple[Resource, ...],
    ) -> None:
        """Times for every reading; readings with nothing to offer give way to those with."""
        named = service is not None or len(turn.venue.services) == 1
        chosen = service or self._service_of(turn, wanted)
        first = reply.readings[0]
        if chosen is None:
            turn.draft.day, turn.draft.aimed = first.on.toordinal(), True
            turn.draft.after = _minute(first.from_)
            said = screens.reading(turn.words, first, turn.today)
            await self._book.what(turn, notice=turn.words.say("text-ask-service", reading=said))
            return
        ids = tuple(one.id for one in wanted) or (
            turn.draft.resources if chosen.id == turn.draft.service_id else ()
        )
        turn.draft.aimed = False
        turn.draft.choose(chosen.id, ids)
        found = [(one, await self._matching(turn, chosen, one)) for one in reply.readings]
        some = [pair for pair in found if pair[1]]
        if len(some) > 1:
            await self._which(turn, some)
        elif some:
            await self._one_reading(turn, *some[0], named=named)
        else:
            await self._none_free(turn, chosen, first)

    async def _one_reading(
        self, turn: Turn, reading: Reading, slots: tuple[Slot, ...], *, named: bool
    ) -> None:
        words = turn.words
        turn.draft.day = slots[0].during.start.astimezone(turn.venue.zone).date().toordinal()
        said = screens.reading(words, reading, turn.today)
        moved = ""
        if reading.moved:
            day = words.day(reading.on, turn.today)
            moved = words.say("text-next-occurrence", asked=said, day=day)
        if reading.from_ is None and reading.to is None:
            await self._book.when(turn, moved or words.say("text-found", reading=said))
            return
        if reading.exact or named:
            others = cards.alternatives(words, turn.venue, slots[1:4], turn.today)
            await self._hold.take(turn, slots[0], tuple(others))
            return
        told = lines(moved, words.say("text-found", reading=said))
        one_day = reading.until is None or reading.until == reading.on
        today = None if one_day else turn.today
        await turn.show(screens.offer(words, turn.venue, (told, slots[:SHOWN]), today))

    async def _which(self, turn: Turn, found: list[tuple[Reading, tuple[Slot, ...]]]) -> None:
        """Two ways to mean it, and both can be had."""
        words = turn.words
        rows: list[Row] = []
        for reading, slots in found:
            if reading.from_ is None:
                label = words.day(reading.on, turn.today)
                rows.append((Button(label, taps.day(reading.on)),))
            else:
                rows += cards.alternatives(words, turn.venue, slots[:1], turn.today)
        rows.append((Button(words.say("home-button"), taps.HOME),))
        turn.draft.screen = "when"
        await turn.show(Screen(words.say("text-ambiguous"), tuple(rows)))

    async def _none_free(self, turn: Turn, service: Service, reading: Reading) -> None:
        words = turn.words
        wish = datetime.combine(reading.on, reading.from_ or _NOON, turn.venue.zone)
        base = await self._desk.availability.offer(
            turn.venue, service, week_of(reading.on, turn.venue.zone), turn.draft.resources
        )
        slot = base.at(int(wish.timestamp()) // 60)
        near = await self._desk.availability.near(turn.venue, slot)
        said = screens.reading(words, reading, turn.today)
        name = "text-none-free" if near else "text-none-near"
        told = words.say(name, reading=said)
        load = day_load(turn, base, reading.on, set())
        if not load.free and not reading.until:
            last = (turn.now + service.horizon).astimezone(turn.venue.zone).date()
            told = lines(grids.day_line(words, load, service, (turn.today, last)), told)
        turn.draft.day = reading.on.toordinal()
        await turn.show(screens.offer(words, turn.venue, (told, near), turn.today))

    async def _matching(
        self, turn: Turn, service: Service, reading: Reading
    ) -> tuple[Slot, ...]:
        """The free slots that a reading allows, in order."""
        zone = turn.venue.zone
        found: list[Slot] = []
        last = reading.until or reading.on
        on = reading.on
        while on <= last and len(found) < MOST:
            week = await self._desk.availability.offer(
                turn.venue, service, week_of(on, zone), turn.draft.resources
            )
            for day in week.window.dates:
                if on <= day <= last:
                    found += [slot for slot in week.slots(day) if _fits(slot, reading, turn)]
            on = week.window.dates[-1] + timedelta(days=1)
        return tuple(found)

    async def not_understood(self, turn: Turn) -> str:
        """What to say above the screen when a line meant nothing."""
        words = turn.words
        services = turn.venue.services
        if not services:
            return words.say("text-not-understood")
        free = await self._desk.availability.soonest(turn.venue, services[0])
        if not free:
            return words.say("text-not-understood")
        quoted = words.say("text-quoted-plain", text=example(turn, free[0]))
        return lines(
            words.say("text-not-understood"), words.say("text-examples", examples=quoted)
        )

    async def soonest(self, turn: Turn) -> None:
        """The first free time of what was last chosen, or booked."""
        service = self._service_of(turn, ()) or next(iter(turn.venue.services), None)
        found = await self._desk.availability.soonest(turn.venue, service) if service else ()
        if found:
            await self._hold.take(turn, found[0])
        else:
            await self._book.home(turn)

    async def why(self, turn: Turn, text: str) -> None:
        """Why a time is not offered: the rule that refused it, from what makes the offer."""
        words, venue = turn.words, turn.venue
        reader = self._desk.readers(words.locale)
        reply, rest = reader.find(text, now=turn.now, zone=venue.zone)
        service, wanted = self._named(turn, rest)
        service = service or self._service_of(turn, wanted) or next(iter(venue.services), None)
        reading = next((one for one in reply.readings if one.from_ is not None), None)
        if reading is None or reading.from_ is None or service is None:
            free = await self._desk.availability.soonest(venue, service) if service else ()
            said = words.say("why-ask", example=example(turn, free[0] if free else None))
            if text:
                said = words.say("why-not-read", text=text)
            await self._book.home(turn, said)
            return
        start = datetime.combine(reading.on, reading.from_, venue.zone)
        base = await self._desk.availability.offer(
            venue, service, week_of(reading.on, venue.zone), tuple(one.id for one in wanted)
        )
        slot = base.at(int(start.timestamp()) // 60)
        refusal = await self._desk.availability.why(venue, slot)
        near = () if refusal is None else await self._desk.availability.near(venue, slot)
        said = screens.why(words, venue, (slot, refusal), turn.today)
        await turn.show(screens.offer(words, venue, (said, near), turn.today))


def _mentioned(names: tuple[str, ...], words: list[str]) -> bool:
    """Whether a typed word begins a word of a name, or the other way round."""
    parts = [part for name in names for part in name.casefold().split()]
    parts += [name.casefold() for name in names]
    return any(
        part.startswith(word) or (len(part) > 1 and word.startswith(part))
        for word in words
        for part in parts
        if len(word) > 1
    )


def _fits(slot: Slot, reading: Reading, turn: Turn) -> bool:
    at = slot.during.start.astimezone(turn.venue.zone).time()
    if reading.exact:
        return at == reading.from_
    if reading.from_ is not None and at < reading.from_:
        return False
    return reading.to is None or at <= reading.to


def _minute(at: time | None) -> int:
    return at.hour * 60 + at.minute if at else 0
