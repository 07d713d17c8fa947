"""One step of one person, with everything a flow needs to take it.

A `Desk` is what all flows share (`desk`); a `Turn` is who acts now, how, and in which words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from telegram import Bot, User

from bot.callbacks import pack
from bot.flows.desk import Desk
from bot.flows.draft import Draft
from bot.runtime.session import Session
from bot.screens.screen import Screen
from bot.screens.venues import of_venue
from bot.words.speech import GAP, Words, lines
from bot.words.when import WhenReader
from domain.additions import sold
from domain.errors import NotFound, NotYours
from domain.offers import Offer
from domain.people import Customer, Staff, UserId
from domain.resources import AskKind, Service, ServiceId, Venue, VenueId
from domain.slots import Slot, Wants, travels
from domain.states import Hold, Record

# The screen on which a venue is chosen: until that is done, the panel is at none.
CHOOSING = "venues"
# Screens that are about a person, wherever they are.
_OF_NO_VENUE = (CHOOSING, "mine", "past", "settings", "languages", "zones")


@dataclass(frozen=True, slots=True)
class Gesture:
    """How somebody acts: by a tap (`query_id`) on a message, or by writing one.

    `in_place`: nobody acted, the panel is brought up to date where it is.
    """

    query_id: str = ""
    message_id: int = 0
    in_place: bool = False


@dataclass
class Turn:
    """A person acts, in their private chat.

    `venues` are all that the bot serves, `venue` is where the person acts: the first while it is
    `undecided` which of several. `keepsake`: the tapped message is no panel, but one that was sent
    to be kept. `outdated`: the tapped button is not on the panel any more. `seen` is what has been
    looked up about the fortnight ahead, until something is taken.
    """

    desk: Desk
    session: Session
    venue: Venue
    words: Words
    user: User
    bot: Bot
    key: Callable[[int], str]
    gesture: Gesture
    venues: tuple[Venue, ...]
    undecided: bool = False
    keepsake: bool = False
    outdated: bool = False
    known: Customer | None = None
    now: datetime = field(init=False)
    draft: Draft = field(init=False)
    seen: dict[tuple[ServiceId, Wants], Offer] = field(default_factory=dict)
    _answered: bool = False
    _fresh: bool = False
    _staff: list[Staff | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now = self.desk.clock.now()
        if self.known is not None:
            self.words = self.words.in_zone(self.known.zone)
        self._load_draft()

    def _load_draft(self) -> None:
        self.draft = Draft.load(self.session.draft_at(self.venue.id), self.now)

    @property
    def user_id(self) -> UserId:
        """Who acts; also the number of their private chat."""
        return UserId(self.user.id)

    @property
    def today(self) -> date:
        """The date at the venue."""
        return self.now.astimezone(self.venue.zone).date()

    async def reader_of(self, text: str) -> WhenReader:
        """Reads what who acts has typed; languages it may be in are loaded while others go on."""
        reader = self.desk.readers(self.words.typed, self.venue.languages)
        await reader.prepare(text)
        return reader

    @property
    def service(self) -> Service:
        """The draft's service, and what is added to it; NotFound when it is not sold any more."""
        return sold(self.venue, self.draft.service, self.draft.additions)

    @property
    def here(self) -> bool:
        """Whether the panel is at this venue, or at none yet."""
        return self.session.venue in (0, self.venue.id)

    def find_venue(self, venue_id: int) -> Venue | None:
        """The venue of that number, if the bot serves it."""
        return next((one for one in self.venues if one.id == venue_id), None)

    def enter(self, venue: Venue) -> None:
        """Act at this venue of the bot; the panel follows when it is shown next."""
        self.undecided = False
        if venue.id == self.venue.id:
            return
        self.venue, self.known, self.seen, self._staff = venue, None, {}, []
        code = self.session.locale or self.user.language_code or ""
        self.words = self.desk.catalogues.for_(code, venue.languages)
        self._load_draft()

    def at(self, screen: str, *, field: str = "", about: int = 0) -> None:
        """Note what the panel is about to show, and which question is open there."""
        self.draft.screen, self.draft.field, self.draft.about = screen, field, about

    async def customer(self) -> Customer:
        """Who acts, as the venue's customer; made on first sight."""
        if self.known is None:
            people, locale = self.desk.people, self.words.locale
            self.known = await people.customer(
                self.venue.id, self.user_id, name=self.user.full_name, locale=locale
            )
            if self.known.locale != locale:
                await people.set_locales(self.user_id, {self.venue.id: locale})
            await self._live_by_clock(self.known)
        return self.known

    async def _live_by_clock(self, customer: Customer) -> None:
        """By the reader's own clock, which a venue that has only now met them is told."""
        zone = customer.zone
        if zone is None and self.session.zone:
            zone = ZoneInfo(self.session.zone)
            await self.desk.people.set_zone(self.user_id, (self.venue.id,), zone)
            self.known = replace(customer, zone=zone)
        self.words = self.words.in_zone(zone)

    async def find_staff(self) -> Staff | None:
        """The role of who acts, if they have one: asked anew in every step, and once."""
        if not self._staff:
            self._staff.append(await self.desk.people.find_staff(self.venue.id, self.user_id))
        return self._staff[0]

    async def staff(self) -> Staff:
        """The role of who acts; NotYours without one."""
        found = await self.find_staff()
        if found is None:
            raise NotYours("staff")
        return found

    async def roles(self) -> tuple[Staff, ...]:
        """Every role of who acts, at all venues of the bot."""
        return await self.desk.people.roles(self.user_id, self._venue_ids)

    async def as_customer(self) -> tuple[Customer, ...]:
        """Who acts, at every venue of the bot that has met them."""
        own = await self.customer()
        if len(self.venues) == 1:
            return (own,)
        return await self.desk.people.find_customers(self.user_id, self._venue_ids)

    @property
    def _venue_ids(self) -> tuple[VenueId, ...]:
        return tuple(one.id for one in self.venues)

    async def coming(self, customer: Customer | None = None) -> tuple[Record, ...]:
        """What the person has ahead here, or as another venue's customer; no hold that is over."""
        who = customer or await self.customer()
        found = await self.desk.kept.list_of_customer(who.venue_id, who.id, since=self.now)
        return tuple(one for one in found if not isinstance(one, Hold) or self.lives(one))

    async def hold(self) -> Hold | None:
        """The hold of the draft, while it lives."""
        if not self.draft.hold_id:
            return None
        try:
            found = await self.desk.kept.get(self.venue.id, self.draft.hold)
        except NotFound:
            return None
        if not isinstance(found, Hold) or not self.lives(found):
            return None
        customer = await self.customer()
        return found if found.terms.customer_id == customer.id else None

    def there(self, slot: Slot) -> Slot:
        """The slot where the person has said to be, if somebody would come to them."""
        place = self.draft.place
        if place is None or not travels(self.venue.service(slot.service_id)):
            return slot
        return replace(slot, place=place)

    def lives(self, hold: Hold) -> bool:
        """Whether a hold has not come to its end."""
        return hold.expires_at > self.now

    async def show(self, screen: Screen, notice: str = "") -> None:
        """Put a screen into the panel, with one line above it where something happened.

        A tap is answered first: the button has done its part.
        """
        await self.toast("")
        self.draft.choices = tuple(pack(tap) for tap in screen.choices)
        screen = self._own(screen)
        if notice:
            screen = replace(screen, text=lines(notice, GAP, screen.text))
        if self.gesture.in_place:
            await self._refresh(screen)
            return
        if self.draft.field != AskKind.PHONE:
            await self.desk.panel.put_keys_away(self.session, self.user_id)
        if self.draft.screen != CHOOSING:
            self.session.move(self.venue.id)
        fresh = not self._fresh and (self.keepsake or not self.gesture.query_id)
        self._fresh = True
        await self.desk.panel.show(
            self.session, self.user_id, screen, fresh=fresh, again=self.outdated
        )

    async def _refresh(self, screen: Screen) -> None:
        """Bring the panel up to date where it is: its buttons stay what they were."""
        panel = self.session.panel
        if panel is not None and panel.message_id:
            await self.desk.sender.edit(
                panel.chat_id, panel.message_id, screen, revision=panel.revision
            )

    async def send(self, screen: Screen) -> None:
        """A message of its own, worth keeping."""
        await self.desk.sender.send(self.user_id, self._named(screen))
        self.session.sent = True

    async def offer_keys(self, screen: Screen) -> None:
        """Keys below the chat, in a message of their own, until another question is open."""
        if not self.gesture.in_place:
            await self.desk.panel.offer_keys(self.session, self.user_id, screen)

    async def redraw(self, message_id: int, screen: Screen) -> None:
        """Put a screen into a message of its own that is there."""
        await self.desk.sender.edit(self.user_id, message_id, self._named(screen))

    def _own(self, screen: Screen) -> Screen:
        """A screen of the panel as this venue's."""
        if self.draft.screen in _OF_NO_VENUE:
            return replace(screen, venue=self.venue.id)
        return self._named(screen)

    def _named(self, screen: Screen) -> Screen:
        return of_venue(self.words, self.venue, screen, among=len(self.venues))

    async def toast(self, text: str, *, alert: bool = False) -> None:
        """Answer the tap with a few words; without a tap, and the second time, nothing."""
        if self.gesture.query_id and not self._answered:
            self._answered = True
            await self.desk.sender.answer(self.gesture.query_id, text, alert=alert)

    def keep(self) -> None:
        """Let the session remember the draft."""
        self.draft.touched = int(self.now.timestamp())
        self.session.keep_draft(self.venue.id, self.draft.dump())
