"""By whose clock somebody lives: the venue's, or that of where they are."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.callbacks import Tap
from bot.flows.settings import SettingsFlow
from bot.flows.turn import Turn
from bot.screens import zones as screens
from bot.words.zones import numbered, zones_of

_SHOWN = 12


class ZoneFlow:
    """Asked in the settings, answered by a typed city or zone."""

    def __init__(self, settings: SettingsFlow) -> None:
        self._settings = settings

    async def ask(self, turn: Turn, notice: str = "", found: tuple[ZoneInfo, ...] = ()) -> None:
        """The question; `found` are zones among which a typed text does not tell."""
        turn.at("zones", field="zone")
        await turn.show(screens.zones(turn.words, turn.venue, found, turn.now), notice)

    def known(self, turn: Turn, line: str) -> bool:
        """Whether a typed line means any zone."""
        return bool(zones_of(turn.words.locale).find(line, 1))

    async def typed(self, turn: Turn, line: str) -> None:
        """A typed city or zone; where it may be several, these as buttons."""
        found = zones_of(turn.words.locale).find(line, _SHOWN)
        if len(found) == 1:
            await self._choose(turn, found[0])
        elif found:
            await self.ask(turn, found=found)
        else:
            await self.ask(turn, turn.words.say("settings-zone-unknown", text=line))

    async def tapped(self, turn: Turn, tap: Tap) -> None:
        """A zone, or the venue's own; a zone that is no more is asked for again."""
        zone = numbered(tap.number(0))
        if zone is None and tap.number(0):
            await self.ask(turn)
        else:
            await self._choose(turn, zone)

    async def _choose(self, turn: Turn, zone: ZoneInfo | None) -> None:
        customer, ids = await turn.customer(), tuple(one.id for one in turn.venues)
        await turn.desk.people.set_zone(turn.user_id, ids, zone)
        turn.session.zone = zone.key if zone else ""
        turn.known, turn.words = replace(customer, zone=zone), turn.words.in_zone(zone)
        name = turn.words.zone_name(zone or turn.venue.zone, turn.now)
        said = turn.words.say("settings-zone-toast", zone=name)
        await turn.toast(said)
        await self._settings.settings(turn, "" if turn.gesture.query_id else said)
