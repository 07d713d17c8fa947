"""Language, the place, help, privacy."""

from __future__ import annotations

from bot.callbacks import Tap
from bot.flows.book import BookFlow
from bot.flows.looking import example
from bot.flows.turn import Desk, Turn
from bot.screens import venue as places
from domain.people import UserId


class SettingsFlow:
    """What is neither booking nor a booking."""

    def __init__(self, desk: Desk, book: BookFlow) -> None:
        self._desk = desk
        self._book = book

    async def settings(self, turn: Turn) -> None:
        """The reader's language, and privacy."""
        turn.draft.screen, turn.draft.field = "settings", ""
        await turn.show(places.settings(turn.words, automatic=not turn.session.locale))

    async def settings_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The button that leads here."""
        await self.settings(turn)

    async def languages_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The venue's languages, each by its own name."""
        turn.draft.screen = "settings"
        tongues = tuple(
            places.Tongue(
                self._desk.catalogues.for_(one).say("language-name-plain"),
                chosen=turn.session.locale == one,
            )
            for one in turn.venue.languages
        )
        await turn.show(places.languages(turn.words, tongues))

    async def language_tapped(self, turn: Turn, tap: Tap) -> None:
        """From now on in this language."""
        chosen, known = tap.number(0), turn.venue.languages
        if chosen > len(known):
            await self.settings(turn)
            return
        turn.session.locale = known[chosen - 1] if chosen else ""
        code = turn.session.locale or turn.user.language_code or ""
        turn.words = self._desk.catalogues.for_(code, known)
        await turn.customer()
        await self._desk.people.set_locale(
            turn.venue.id, UserId(turn.user.id), turn.words.locale
        )
        await turn.toast(turn.words.say("settings-language-toast"))
        await self._book.home(turn)

    async def place(self, turn: Turn) -> None:
        """Where it is and when it is open."""
        turn.draft.screen, turn.draft.field = "venue", ""
        zone = turn.words.zone_name(turn.venue.zone, turn.now)
        await turn.show(places.place(turn.words, turn.venue, zone, turn.today))

    async def place_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The button that leads to it."""
        await self.place(turn)

    async def privacy(self, turn: Turn) -> None:
        """What is kept about a person."""
        turn.draft.screen = "settings"
        await turn.show(places.privacy(turn.words, turn.venue))

    async def privacy_tapped(self, turn: Turn, _tap: Tap) -> None:
        """The button that leads to it."""
        await self.privacy(turn)

    async def help(self, turn: Turn) -> None:
        """How it works."""
        turn.draft.screen, turn.draft.field = "home", ""
        staff = await self._desk.people.find_staff(turn.venue.id, UserId(turn.user.id))
        services = turn.venue.services
        hold = turn.words.duration(services[0].hold_for) if services else ""
        typed = ""
        if services:
            free = await self._desk.availability.soonest(turn.venue, services[0])
            typed = example(turn, free[0] if free else None)
        screen = places.help_(turn.words, hold, typed, staff=staff is not None)
        await turn.show(screen)
