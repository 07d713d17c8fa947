"""Whether every venue has a bot that serves it, and every bot a venue."""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands.checks import Check, warn
from domain.resources import Venue
from storage.venues import VenueStore


def served_by_whom(
    kept: VenueStore, venues: tuple[Venue, ...], bots: tuple[int, ...]
) -> Iterator[Check]:
    """What is wrong between venues and bots; with no token at all, nothing can be said."""
    if not bots:
        return
    for venue in venues:
        if venue.bot and venue.bot not in bots:
            words = f"{venue.key} belongs to bot {venue.bot}, which has no token here"
            advice = "unless another process has it, add it to HOLDFAST_BOT_TOKEN"
            yield warn("venues", words, advice)
        elif not venue.bot and len(bots) > 1:
            words = f"{venue.key} does not say which bot serves it: the first one, {bots[0]}"
            yield warn("venues", words, "write `bot = …` into its file and `apply` it")
    for bot_id in bots:
        if all(kept.bot_of(venue) != bot_id for venue in venues):
            advice = f"write `bot = {bot_id}` into a venue file and `apply` it"
            yield warn("venues", f"bot {bot_id} serves none", advice)
