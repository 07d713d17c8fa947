"""Telling people what happened: the handlers of the jobs that a change sets in motion.

Each looks at the booking as it is now and drops what no longer holds. A message of its own is
sent from here; what belongs on somebody's panel goes as a nudge through that person's lane.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.calendars import make_calendar_file
from bot.notice_kinds import HEADS, WAITED_FOR, still_true
from bot.runtime.jobs import DueAgain, Outcome
from bot.runtime.limits import Priority
from bot.runtime.nudges import Nudge
from bot.runtime.ports import ClaimedJob
from bot.runtime.sender import Sender, Unreachable, Unsure
from bot.screens import card as cards
from bot.screens import offers, requests
from bot.screens.lost import alternatives
from bot.screens.screen import Document, Screen
from bot.screens.staff import Entry
from bot.screens.venues import of_venue
from bot.words.catalogue import Catalogues
from bot.words.speech import Words, lines
from domain.availability import Availability
from domain.errors import NotFound
from domain.events import Job, JobKind, Notice
from domain.holds import Holds
from domain.people import Customer, Staff, UserId
from domain.ports import Bookings, Clock, Ids, People, Venues
from domain.reminders import still_useful, watch
from domain.resources import Venue
from domain.states import Booking, Ended, Hold, Record, Request, Status

Result = Outcome | DueAgain
# How many other times somebody is offered whose request was declined.
NEAR = 3


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say."""

    screen: Screen
    document: Document | None = None
    priority: Priority = Priority.BULK


@dataclass(frozen=True, slots=True)
class Office:
    """What telling needs. `sender` speaks for the bot that serves a venue."""

    venues: Venues
    people: People
    kept: Bookings
    holds: Holds
    availability: Availability
    clock: Clock
    ids: Ids
    catalogues: Catalogues
    sender: Callable[[Venue], Sender]
    nudge: Callable[[Venue, Nudge, int], Awaitable[None]]

    async def words(self, venue: Venue, customer: Customer) -> Words:
        """What a customer reads, by the clock they live by."""
        return (await self.catalogues.learn(customer.locale, venue.languages)).in_zone(
            customer.zone
        )

    async def siblings(self, venue: Venue) -> tuple[Venue, ...]:
        """All venues of the bot that serves this one."""
        return await self.venues.of_bot(self.venues.bot_of(venue))


class Notices:
    """The handlers, by kind of job."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def watch(self, held: ClaimedJob) -> Result:
        """A hold: warn while it lives, let it go when its time is over."""
        job, office = held.job, self._office
        try:
            record = await office.kept.get(job.venue_id, job.booking_id)
        except NotFound:
            return Outcome.SKIPPED
        if isinstance(record, Ended) and record.status is Status.EXPIRED:
            await self.nudge(record, "hold-over", held.number)
            return Outcome.DONE
        if not isinstance(record, Hold) or not job.key.endswith(f":{record.version}"):
            return Outcome.SKIPPED
        now = office.clock.now()
        if now < record.expires_at:
            await self.nudge(record, "hold-ending", office.ids.fresh())
            return DueAgain(watch(record, now).run_at)
        ended = await office.holds.expire(record)
        if ended is None:
            return DueAgain(now + timedelta(seconds=1))
        await self.nudge(ended, "hold-over", held.number)
        return Outcome.DONE

    async def nudge(self, record: Record, name: str, number: int) -> None:
        """Something on the panel of whose booking it is has to change."""
        terms, office = record.terms, self._office
        customer = await office.people.get_customer(terms.slot.venue_id, terms.customer_id)
        if customer.user_id is None:
            return
        venue = await office.venues.get(terms.slot.venue_id)
        await office.nudge(venue, Nudge(customer.user_id, name, venue.id, terms.id), number)

    async def tell(self, held: ClaimedJob) -> Result:
        """A customer is told what became of a booking."""
        job, office = held.job, self._office
        venue = await office.venues.get(job.venue_id)
        record = await office.kept.get(job.venue_id, job.booking_id)
        customer = await office.people.get_customer(venue.id, record.terms.customer_id)
        notice = Notice(str(job.payload["notice"]))
        if not still_true(notice, record):
            return Outcome.SKIPPED
        words = await office.words(venue, customer)
        screen, document = await self._message(words, venue, record, notice)
        priority = Priority.INTERACTIVE if notice in WAITED_FOR else Priority.BULK
        return await self.send(venue, customer, Message(screen, document, priority))

    async def _message(
        self, words: Words, venue: Venue, record: Record, notice: Notice
    ) -> tuple[Screen, Document | None]:
        now = self._office.clock.now()
        name = venue.name.in_(words.language)
        match notice:
            case Notice.REJECTED | Notice.CANCELLED:
                return await self._refused(words, venue, record, notice), None
            case Notice.APPROVED:
                head = words.say("card-approved", venue=name)
            case Notice.EDITED:
                head = words.say("card-edited", venue=name)
            case Notice.BOOKED if await self._was_late(record):
                head = words.say("card-booked-late")
            case _:
                head = ""
        screen = cards.card(words, venue, record, now, head=head)
        if isinstance(record, Request):
            return screen, None
        return screen, await make_calendar_file(words, venue, record, now)

    async def _was_late(self, record: Record) -> bool:
        """Whether it was taken back for money that came after the hold."""
        venue_id, booking_id = record.terms.slot.venue_id, record.terms.id
        events = await self._office.kept.history(venue_id, booking_id)
        return any(status is Status.EXPIRED for _, status in events)

    async def _refused(
        self, words: Words, venue: Venue, record: Record, notice: Notice
    ) -> Screen:
        """Staff said no: why, and what is free instead, which is never the same slot."""
        office, slot = self._office, record.terms.slot
        today = office.clock.now().astimezone(venue.zone).date()
        name = venue.name.in_(words.language)
        facts = offers.facts(words, venue, slot, today)
        reason = record.reason if isinstance(record, Ended) else ""
        said = words.say(f"notice-{notice}", venue=name, **facts)
        if reason:
            said = words.say(f"notice-{notice}-reason", venue=name, reason=reason, **facts)
        found = await office.availability.near(venue, slot, NEAR + 1)
        near = tuple(one for one in found if one.during != slot.during)[:NEAR]
        told = words.say("notice-rejected-near" if near else "notice-rejected-none")
        return Screen(lines(said, told), tuple(alternatives(words, venue, near, today)))

    async def send(self, venue: Venue, customer: Customer, message: Message) -> Outcome:
        """Say something to a customer, if a message of ours can reach them."""
        office = self._office
        if customer.user_id is None:
            # Whoever booked for them over HTTP sees for themselves what became of it.
            return Outcome.SKIPPED
        words = await office.words(venue, customer)
        try:
            await self.speak(words, venue, customer.user_id, message)
        except Unreachable:
            ids = tuple(one.id for one in await office.siblings(venue))
            await office.people.set_reachable(customer.user_id, ids, reachable=False)
            return Outcome.CANCELLED
        except Unsure:
            # It may have arrived; a second one would be worse than none.
            return Outcome.SENT
        return Outcome.SENT

    async def speak(
        self, words: Words, venue: Venue, user_id: UserId, message: Message
    ) -> None:
        """Say it through the bot that serves the venue. Postponed, Unreachable, Unsure."""
        among = len(await self._office.siblings(venue))
        screen = of_venue(words, venue, message.screen, among=among)
        await self._office.sender(venue).send(
            user_id, screen, document=message.document, priority=message.priority
        )

    async def tell_staff(self, held: ClaimedJob) -> Result:
        """Staff are told: one job for each of them, so that none is told twice."""
        job, office = held.job, self._office
        record = await office.kept.get(job.venue_id, job.booking_id)
        if "user" in job.payload:
            return await self._tell_one(job, record)
        able = [
            one
            for one in await office.people.staff(job.venue_id)
            if one.may_decide(record.terms.resource_ids)
        ]
        await office.kept.enqueue(tuple(_for(job, one) for one in able))
        return Outcome.DONE

    async def _tell_one(self, job: Job, record: Record) -> Outcome:
        office = self._office
        venue = await office.venues.get(job.venue_id)
        user_id = UserId(int(job.payload["user"]))
        member = await office.people.find_staff(venue.id, user_id)
        notice = Notice(str(job.payload["notice"]))
        if member is None or not still_true(notice, record):
            return Outcome.SKIPPED
        customer = await office.people.get_customer(venue.id, record.terms.customer_id)
        words = await office.catalogues.learn(member.locale, venue.languages)
        if notice in HEADS:
            head = words.say(HEADS[notice])
        else:
            head = requests.told_head(words, record, withdrawn=await self._withdrawn(record))
        entry, now = Entry(record, customer), office.clock.now()
        screen = requests.notice(words, venue, entry, now, head=head)
        try:
            await self.speak(words, venue, user_id, Message(screen))
        except Unreachable:
            return Outcome.CANCELLED
        except Unsure:
            return Outcome.SENT
        return Outcome.SENT

    async def _withdrawn(self, record: Record) -> bool:
        """Whether it has ended without ever having been firm."""
        if not isinstance(record, Ended):
            return False
        events = await self._office.kept.history(record.terms.slot.venue_id, record.terms.id)
        return all(status is not Status.CONFIRMED for _, status in events)

    async def remind(self, held: ClaimedJob) -> Result:
        """A reminder, unless it is too late to be of use or the booking is another by now."""
        job, office = held.job, self._office
        venue = await office.venues.get(job.venue_id)
        record = await office.kept.get(job.venue_id, job.booking_id)
        if not isinstance(record, Booking) or record.status is not Status.CONFIRMED:
            return Outcome.CANCELLED
        now, lead = office.clock.now(), timedelta(minutes=int(job.payload["lead"]))
        start = record.terms.slot.during.start
        current = f"remind:{record.terms.id}:{record.version}:" in job.key
        if not current or not still_useful(lead, venue, start, now):
            return Outcome.SKIPPED
        customer = await office.people.get_customer(venue.id, record.terms.customer_id)
        words = await office.words(venue, customer)
        reminder = cards.reminder(words, venue, record, now)
        return await self.send(venue, customer, Message(reminder))


def _for(job: Job, member: Staff) -> Job:
    """The same for one member of staff."""
    payload = {**job.payload, "user": member.user_id}
    return replace(job, key=f"{job.key}:{member.user_id}", payload=payload)


KINDS = {
    JobKind.HOLD: Notices.watch,
    JobKind.TELL: Notices.tell,
    JobKind.TELL_STAFF: Notices.tell_staff,
    JobKind.REMIND: Notices.remind,
}
