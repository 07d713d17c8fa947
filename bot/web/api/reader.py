"""For whom an answer is written: a venue's own zone, and the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.words.speech import Words
from domain.errors import NotFound
from domain.labels import Label
from domain.resources import Resource, Service, Venue


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns what the venue knows into what is said of it."""

    venue: Venue
    words: Words
    now: datetime

    def at(self, instant: datetime) -> datetime:
        """The same instant with the offset that the venue's clocks have then."""
        return instant.astimezone(self.venue.zone)

    def text(self, label: Label) -> str:
        """A label in the reader's language, if it has that."""
        return label.in_(self.words.language)

    def service(self, key: str) -> Service:
        """The service of that key; NotFound."""
        for one in self.venue.services:
            if one.key == key:
                return one
        raise NotFound("service", key)

    def resource(self, key: str) -> Resource:
        """The resource of that key; NotFound."""
        for one in self.venue.resources:
            if one.key == key:
                return one
        raise NotFound("resource", key)
