"""Language, the place, help, privacy."""

from __future__ import annotations

from dataclasses import replace

from telegram.error import TelegramError

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.looking import example, soonest
from bot.flows.turn import Turn
from bot.introducing import introduce_staff
from bot.screens import venue as places


class SettingsFlow:
    """What is neither booking nor a booking."""

    def __init__(self, book: BookFlow) -> None:
        self._book = book

    async def settings(self, turn: Turn, notice: str = "") -> None:
        """The reader's language and clock, and what is kept about them."""
        turn.at("settings")
        customer = await turn.customer()
        view = places.SettingsView(
            customer.zone, customer.phone, automatic=not turn.session.locale
        )
        await turn.show(places.settings(turn.words, turn.venue, view, turn.now), notice)

    async def languages(self, turn: Turn, notice: str = "") -> None:
        """Those of the venue's languages that the bot speaks, each by its own name."""
        turn.at("languages")
        tongues: list[places.Tongue] = []
        for one in turn.desk.catalogues.spoken(turn.venue.languages):
            name = (await turn.desk.catalogues.learn(one)).say("language-name-plain")
            tongues.append(places.Tongue(name, chosen=turn.session.locale == one))
        await turn.show(places.languages(turn.words, tuple(tongues)), notice)

    async def language_tapped(self, turn: Turn, tap: Tap) -> None:
        """From now on in this language."""
        chosen, known = tap.number(0), turn.desk.catalogues.spoken(turn.venue.languages)
        if chosen > len(known):
            await self.languages(turn)
            return
        await turn.customer()
        turn.session.locale = known[chosen - 1] if chosen else ""
        code = turn.session.locale or turn.user.language_code or ""
        words = await turn.desk.catalogues.learn(code, known)
        turn.words = words.in_zone(turn.words.zone)
        catalogues = turn.desk.catalogues
        locales = {one.id: catalogues.for_(code, one.languages).locale for one in turn.venues}
        await turn.desk.people.set_locales(turn.user_id, locales)
        await turn.toast(turn.words.say("settings-language-toast"))
        await greet_staff(turn)
        await self._book.home(turn)

    async def delete_phone(self, turn: Turn) -> None:
        """The number is forgotten, wherever it was said."""
        customer, ids = await turn.customer(), tuple(one.id for one in turn.venues)
        await turn.desk.people.set_phone(turn.user_id, ids, "")
        turn.known = replace(customer, phone="")
        await turn.toast(turn.words.say("settings-phone-deleted-toast"))
        await self.settings(turn)

    async def place(self, turn: Turn, notice: str = "") -> None:
        """Where it is and when it is open."""
        turn.at("venue")
        zone = turn.words.zone_name(turn.venue.zone, turn.now)
        await turn.show(places.place(turn.words, turn.venue, zone, turn.today), notice)

    async def privacy(self, turn: Turn, notice: str = "") -> None:
        """What is kept about a person."""
        turn.at("privacy")
        await turn.show(places.privacy(turn.words, turn.venue), notice)

    async def help(self, turn: Turn, notice: str = "") -> None:
        """How it works."""
        turn.at("help")
        staff = await turn.find_staff() is not None
        service = next(iter(turn.venue.services), None)
        if service is None:
            await self._book.home(turn, notice)
            return
        typed = example(turn, await soonest(turn, service))
        hold = turn.words.duration(service.hold_for)
        await turn.show(places.help_(turn.words, hold, typed, staff=staff), notice)


async def greet_staff(turn: Turn) -> None:
    """Put the commands of somebody with a role into their menu; best effort."""
    member = await turn.find_staff()
    if member is None:
        return
    speaking = replace(member, locale=turn.words.locale)
    try:
        await introduce_staff(turn.bot, turn.desk.catalogues, speaking)
    except TelegramError:
        return
