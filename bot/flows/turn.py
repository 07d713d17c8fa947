"""One step of one person, with everything a flow needs to take it.

A `Desk` is what all flows share; a `Turn` is who acts now, where, and in which words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.flows.draft import Draft
from bot.runtime.panel import Panel
from bot.runtime.sender import Sender
from bot.runtime.session import Session
from bot.screens.screen import Screen
from bot.words.catalogue import Catalogues
from bot.words.sentences import GAP
from bot.words.speech import Words, lines
from bot.words.when import WhenReader
from domain.availability import Availability
from domain.bookings import Bookings
from domain.holds import Holds
from domain.people import Customer, UserId
from domain.ports import Bookings as BookingStore
from domain.ports import Clock, People, Venues
from domain.resources import Service, Venue

if TYPE_CHECKING:
    from telegram import User


@dataclass(frozen=True, slots=True)
class Desk:
    """What every flow works with."""

    venues: Venues
    people: People
    kept: BookingStore
    holds: Holds
    bookings: Bookings
    availability: Availability
    clock: Clock
    catalogues: Catalogues
    sender: Sender
    panel: Panel
    readers: Callable[[str], WhenReader]
    username: Callable[[], str]
    hurry: Callable[[], None]


@dataclass
class Turn:
    """A person acts: `user` in chat `chat_id`, by a tap (`query_id`) or a message.

    `in_place`: nobody acted, the panel is brought up to date where it is.

    `keepsake`: the tapped message is no panel, but one that was sent to be kept. `known`: who
    it is, once that was asked.
    """

    desk: Desk
    session: Session
    venue: Venue
    words: Words
    user: User
    chat_id: int
    key: Callable[[int], str]
    draft: Draft
    query_id: str = ""
    message_id: int = 0
    keepsake: bool = False
    in_place: bool = False
    now: datetime = field(init=False)
    _answered: bool = False
    known: Customer | None = None
    _fresh: bool = False

    def __post_init__(self) -> None:
        self.now = self.desk.clock.now()

    @property
    def today(self) -> date:
        """The date at the venue."""
        return self.now.astimezone(self.venue.zone).date()

    @property
    def service(self) -> Service:
        """The service of the draft; NotFound when the venue no longer sells it."""
        return self.venue.service(self.draft.service)

    @property
    def text_came(self) -> bool:
        """Whether the person wrote, so that the panel is no longer the last message."""
        return not self.query_id

    async def customer(self) -> Customer:
        """Who acts, as the venue's customer; made on first sight."""
        if self.known is None:
            self.known = await self.desk.people.customer(
                self.venue.id,
                UserId(self.user.id),
                name=self.user.full_name,
                locale=self.words.locale,
            )
        return self.known

    async def show(self, screen: Screen, *, notice: str = "") -> None:
        """Put a screen into the panel, with one line above it where something happened."""
        if notice:
            screen = Screen(lines(notice, GAP, screen.text), screen.rows)
        fresh = (self.text_came or self.keepsake) and not (self._fresh or self.in_place)
        self._fresh = True
        await self.desk.panel.show(self.session, self.chat_id, screen, fresh=fresh)

    async def send(self, screen: Screen) -> None:
        """A message of its own, worth keeping."""
        await self.desk.sender.send(self.chat_id, screen)
        self.session.sent = True

    async def toast(self, text: str, *, alert: bool = False) -> None:
        """Answer the tap with a few words; without a tap, and the second time, nothing."""
        if self.query_id and not self._answered:
            self._answered = True
            await self.desk.sender.answer(self.query_id, text, alert=alert)

    async def finish(self) -> None:
        """Answer the tap if nobody has, and keep the draft."""
        await self.toast("")
        self.draft.touched = int(self.now.timestamp())
        self.session.draft = self.draft.dump()
