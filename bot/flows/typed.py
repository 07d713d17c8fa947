"""Typed days and times: read, echoed as times to tap, taken at once where that is plain.

    a day or time, with a service or a person beside it ► a service or a person alone

While a question is open a single word without a digit answers it even if it could be a day:
pets are called Sunday, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.flows.book import BookFlow, matches
from bot.flows.loads import day_load
from bot.flows.looking import bounds_of, example, soonest, to_take
from bot.flows.meant import Meant, fits
from bot.flows.naming import able, named
from bot.flows.taking import TakeFlow
from bot.flows.turn import Turn
from bot.screens import offers, refusals, taps
from bot.screens import typed as screens
from bot.screens.days import day_line
from bot.screens.lost import alternatives
from bot.screens.screen import Button, Row, short
from bot.words.speech import lines
from bot.words.when import Question, Reading, Reply
from domain.availability import week_of
from domain.resources import Resource, Service, Venue
from domain.slots import Slot

SHOWN = 8
MOST = 60
STRAY_WORDS = 3
LONG_LINE = 200
_QUOTED = 60
_NOON, _DAY_MINUTES = time(12), 24 * 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What a line asks for; `plain` when it says all that is needed to take a time at once."""

    service: Service
    plain: bool


class TypedFlow:
    """Reads what people type about when, what and who, and does what they mean."""

    def __init__(self, book: BookFlow, taking: TakeFlow) -> None:
        self._book = book
        self._taking = taking
        self._meant = Meant(book, taking)

    async def read(self, turn: Turn, text: str, *, answering: bool = False) -> bool:
        """Act on a line that says a day, a time, a service or a person; whether it did.

        While a question is open (`answering`) it has to be plain: a digit or the name of a
        service beside a day.
        """
        reader = await turn.reader_of(text)
        reply, rest = reader.find(text, now=turn.now, zone=turn.venue.zone)
        service, wanted = named(turn.venue, rest, self._chosen(turn))
        if answering and not (reply.readings and _plain(text, rest, service)):
            return False
        if reply.ask == "not-a-date":
            return await self._name_only(turn, text, service, wanted)
        if rest and not service and not wanted and len(rest.split()) > STRAY_WORDS:
            return False
        if reply.ask is not None:
            await self._ask_back(turn, reply.ask, text)
        else:
            await self._asked(turn, reply, service, wanted)
        return True

    def _chosen(self, turn: Turn) -> Service | None:
        """The service somebody is in the middle of booking."""
        if turn.draft.screen not in ("when", "details", "code", "summary"):
            return None
        return offers.sold(turn.venue, turn.draft.service)

    def service_of(self, turn: Turn, wanted: tuple[Resource, ...]) -> Service | None:
        """The service meant by a line that names none: there is one, or one is chosen."""
        chosen, found = self._chosen(turn), able(turn.venue, wanted)
        if chosen in found:
            return chosen
        return found[0] if len(found) == 1 or (wanted and found) else None

    async def _name_only(
        self, turn: Turn, text: str, service: Service | None, wanted: tuple[Resource, ...]
    ) -> bool:
        chosen = service or (self.service_of(turn, wanted) if wanted else None)
        if chosen is not None:
            added = turn.draft.additions if service is None else ()
            turn.draft.choose(chosen.id, tuple(one.id for one in wanted), added)
            name = chosen.name.in_(turn.words.language)
            await self._book.when(turn, turn.words.say("text-service-found", what=name))
            return True
        if len(text) > 1 and any(matches(one, text) for one in turn.venue.services):
            await self._book.search(turn, short(text, _QUOTED))
            return True
        return False

    async def _ask_back(self, turn: Turn, ask: Question, text: str) -> None:
        """Why the line cannot be a time, with times that are really free."""
        service = self.service_of(turn, ()) or next(iter(turn.venue.services), None)
        if service is None:
            await self._book.home(turn)
            return
        latest = turn.words.day(bounds_of(turn, service).latest, turn.today, inline=True)
        quoted = turn.words.say("text-quoted-plain", text=short(text, _QUOTED))
        name = _ASKED.get(ask, "text-nonsense")
        said = turn.words.say(name, latest=latest, reading=quoted)
        if service.id != turn.draft.service_id:
            turn.draft.choose(service.id)
        wants = turn.draft.wants
        slots = await turn.desk.availability.soonest(turn.venue, service, wants, most=3)
        await self.offer(turn, screens.Echo(said, slots))

    async def offer(self, turn: Turn, echo: screens.Echo) -> None:
        """A sentence and times that go with it."""
        turn.at("when")
        await turn.show(screens.offer(turn.words, turn.venue, echo, turn.today))

    async def _asked(
        self,
        turn: Turn,
        reply: Reply,
        service: Service | None,
        wanted: tuple[Resource, ...],
    ) -> None:
        """Times for every reading; readings with nothing to offer give way to those with."""
        readings = tuple(_on_chosen_day(turn, one) for one in reply.readings)
        chosen = service or self.service_of(turn, wanted)
        if chosen is None:
            await self._for_what(turn, readings[0])
            return
        self._choose(turn, chosen, wanted)
        chosen = turn.service
        if cramped := self._book.people.make_room(turn, chosen):
            await self._book.when(turn, cramped)
            return
        latest = bounds_of(turn, chosen).latest
        if all(one.on > latest for one in readings):
            await self._ask_back(turn, "too-far", "")
            return
        wish = Wish(chosen, service is not None or len(turn.venue.services) == 1)
        await self._offered(turn, wish, readings)

    async def _offered(self, turn: Turn, wish: Wish, readings: tuple[Reading, ...]) -> None:
        """What there is for each reading."""
        found = [(one, await self._matching(turn, wish, one)) for one in readings]
        some = [pair for pair in found if pair[1]]
        if len(some) > 1:
            await self._which(turn, some)
        elif some:
            await self._one(turn, wish, *some[0])
        else:
            await self._none_free(turn, wish, readings[0])

    def _choose(self, turn: Turn, chosen: Service, wanted: tuple[Resource, ...]) -> None:
        """The service, and whom the line names; nobody named: whom one insisted on before."""
        draft = turn.draft
        same = chosen.id == draft.service_id
        kept, added = (draft.resources, draft.additions) if same else ((), ())
        draft.choose(chosen.id, tuple(one.id for one in wanted) or kept, added)

    async def _for_what(self, turn: Turn, reading: Reading) -> None:
        """The day is known, the service is not: ask for it, and come back to the day."""
        at = reading.from_
        turn.draft.day, turn.draft.aimed = reading.on.toordinal(), True
        turn.draft.after = at.hour * 60 + at.minute if at and at > _opens(turn.venue) else 0
        said = screens.reading(turn.words, reading, turn.today)
        await self._book.search(
            turn, "", notice=turn.words.say("text-ask-service", reading=said)
        )

    async def _one(
        self, turn: Turn, wish: Wish, reading: Reading, slots: tuple[Slot, ...]
    ) -> None:
        words, first = turn.words, slots[0].during.start.astimezone(turn.venue.zone)
        turn.draft.day = first.date().toordinal()
        said = screens.reading(words, reading, turn.today)
        told = words.say("text-found", reading=said)
        if reading.moved:
            day = words.day(reading.on, turn.today, inline=True)
            told = words.say("text-next-occurrence", asked=said, day=day)
        if await self._meant.acted_on(turn, wish.service, (reading, slots), told):
            return
        if reading.from_ is None and reading.to is None:
            await self._book.when(turn, told)
        elif reading.exact or wish.plain:
            others = alternatives(words, turn.venue, slots[1:4], turn.today)
            await self._taking.take(turn, slots[0], tuple(others))
        else:
            one_day = reading.until is None or reading.until == reading.on
            await self.offer(turn, screens.Echo(told, slots[:SHOWN], one_day))

    async def _which(self, turn: Turn, found: list[tuple[Reading, tuple[Slot, ...]]]) -> None:
        """Two ways to mean it, and both can be had."""
        rows: list[Row] = []
        for reading, slots in found:
            if reading.from_ is None and reading.to is None:
                label = screens.reading(turn.words, reading, turn.today)
                rows.append((Button(label, taps.day(reading.on)),))
            else:
                rows += alternatives(turn.words, turn.venue, slots[:1], turn.today)
        turn.at("when")
        await turn.show(screens.which(turn.words, rows))

    async def _none_free(self, turn: Turn, wish: Wish, reading: Reading) -> None:
        venue, service = turn.venue, wish.service
        at = datetime.combine(reading.on, reading.from_ or _NOON, venue.zone)
        week = week_of(reading.on, venue.zone)
        offer = await turn.desk.availability.offer(venue, service, week, turn.draft.wants)
        slot = offer.at(int(at.timestamp()) // 60)
        near = await turn.desk.availability.near(venue, slot)
        said = screens.reading(turn.words, reading, turn.today)
        told = turn.words.say("text-none-free" if near else "text-none-near", reading=said)
        load = day_load(venue, offer, reading.on)
        if reading.exact and (load.free or load.held) and near:
            told = await self._why_not(turn, slot) or told
        elif not load.free and not reading.until:
            why = day_line(turn.words, load, service, bounds_of(turn, service))
            told = lines(why, told)
        turn.draft.day = reading.on.toordinal()
        await self.offer(turn, screens.Echo(told, near))

    async def _why_not(self, turn: Turn, slot: Slot) -> str:
        """What stands in the way of one certain time on a day that has others."""
        refusal = await turn.desk.availability.why(turn.venue, slot)
        if refusal is None:
            return ""
        why = refusals.reason(turn.words, turn.venue, refusal, turn.now)
        return lines(why, turn.words.say("lost-race-near"))

    async def _matching(self, turn: Turn, wish: Wish, reading: Reading) -> tuple[Slot, ...]:
        """The free slots that a reading allows, in sequence."""
        venue, found = turn.venue, list[Slot]()
        last = min(reading.until or reading.on, bounds_of(turn, wish.service).latest)
        on = reading.on
        while on <= last and len(found) < MOST:
            week = week_of(on, venue.zone)
            offer = await to_take(turn, wish.service, week)
            for day in week.dates:
                if on <= day <= last:
                    found += [slot for slot in offer.slots(day) if fits(turn, slot, reading)]
            on = week.dates[-1] + timedelta(days=1)
        return tuple(found)

    async def not_understood(self, turn: Turn, text: str) -> str:
        """What to say above the screen when a line meant nothing."""
        words, service = turn.words, next(iter(turn.venue.services), None)
        said = words.say("text-not-understood")
        free = await soonest(turn, service) if service else None
        if free is None:
            return said
        typed = example(turn, free)
        if len(text) > LONG_LINE:
            return words.say("text-too-long", example=typed)
        quoted = words.say("text-quoted-plain", text=typed)
        return lines(said, words.say("text-examples", examples=quoted))


# What there is to say about a line that cannot be a time.
_ASKED: dict[Question, str] = {
    "impossible-date": "text-no-such-date",
    "impossible-time": "text-no-such-date",
    "contradiction": "text-no-such-date",
    "too-far": "text-too-far",
    "past": "text-past",
}


def _opens(venue: Venue) -> time:
    """The earliest hour at which there is anything: "in the morning" asks for no later one."""
    first = min((one.opens for one in venue.hours.weekly), default=0) % _DAY_MINUTES
    return time(first // 60, first % 60)


def _plain(text: str, rest: str, service: Service | None) -> bool:
    """Whether a line cannot well be the answer to a question."""
    several = len(text.split()) > 1
    return service is not None or (several and not rest and any(map(str.isdigit, text)))


def _on_chosen_day(turn: Turn, reading: Reading) -> Reading:
    """A time alone, while a day is on the screen, is meant for that day."""
    day = turn.draft.chosen_day
    if reading.day_said or turn.draft.screen != "when" or day is None or day < turn.today:
        return reading
    return replace(reading, on=day, moved=False)
