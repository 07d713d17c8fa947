"""The jobs that tell who runs the venue of what has to do with no booking: one for each of them."""

from __future__ import annotations

from dataclasses import replace

from bot.notices import Message, Notices, Office
from bot.runtime.jobs import Outcome
from bot.runtime.ports import ClaimedJob
from bot.runtime.sender import Unreachable, Unsure
from bot.screens import alerts as screens
from bot.screens.screen import Screen
from bot.words.speech import Words
from domain.allocations import BookingId
from domain.contradictions import Against
from domain.events import Job, JobKind, Notice
from domain.money import Money
from domain.money_ports import Payments
from domain.people import UserId
from domain.resources import Provider, Venue
from domain.strays import StrayId

_OF_STRAYS = (
    Notice.PARKED,
    Notice.STRAY_MATCHED,
    Notice.STRAY_RETURNED,
    Notice.STRAY_FAILED,
)


class Alerts:
    """The handlers, by kind of job."""

    def __init__(self, office: Office, notices: Notices, payments: Payments) -> None:
        self._office = office
        self._notices = notices
        self._payments = payments

    async def alert(self, held: ClaimedJob) -> Outcome:
        """Everybody who runs the venue is told, each once."""
        job, office = held.job, self._office
        if "user" in job.payload:
            return await self._tell_one(job)
        running = [one for one in await office.people.staff(job.venue_id) if one.runs_venue]
        await office.kept.enqueue(tuple(_for(job, one.user_id) for one in running))
        return Outcome.DONE

    async def _tell_one(self, job: Job) -> Outcome:
        office = self._office
        venue = await office.venues.get(job.venue_id)
        user_id = UserId(int(job.payload["user"]))
        member = await office.people.find_staff(venue.id, user_id)
        if member is None or not member.runs_venue:
            return Outcome.SKIPPED
        words = await office.catalogues.learn(member.locale, venue.languages)
        screen = await self._screen(words, venue, job)
        try:
            await self._notices.speak(words, venue, user_id, Message(screen))
        except Unreachable:
            return Outcome.CANCELLED
        except Unsure:
            return Outcome.SENT
        return Outcome.SENT

    async def _screen(self, words: Words, venue: Venue, job: Job) -> Screen:
        notice, now = Notice(str(job.payload["notice"])), self._office.clock.now()
        if notice in _OF_STRAYS:
            number = StrayId(int(job.payload["stray"]))
            stray = await self._payments.strays.get(venue.id, number)
            return screens.stray(words, venue, stray, notice, now)
        if notice is Notice.CONTRADICTED:
            return await self._contradicted(words, venue, job)
        if notice is Notice.FORGED:
            provider = Provider(str(job.payload["provider"]))
            return screens.forged(words, venue, provider, now)
        raise AssertionError(notice)

    async def _contradicted(self, words: Words, venue: Venue, job: Job) -> Screen:
        facts = job.payload
        earlier = Money(int(facts["earlier"]), str(facts["earlier_in"]))
        later = Money(int(facts["later"]), str(facts["later_in"]))
        kept, other = self._office.kept, BookingId(int(facts["other"]))
        records = [await kept.get(venue.id, one) for one in (job.booking_id, other)]
        view = screens.Both(
            Provider(str(facts["provider"])),
            str(facts["charge"]),
            Against(str(facts["what"])),
            (earlier, later),
            (records[0].terms.reference, records[1].terms.reference),
        )
        return screens.contradiction(words, venue, view, self._office.clock.now())


def _for(job: Job, user_id: UserId) -> Job:
    """The same for one of them."""
    payload = {**job.payload, "user": user_id}
    return replace(job, key=f"{job.key}:{user_id}", payload=payload)


KINDS = {JobKind.ALERT: Alerts.alert}
