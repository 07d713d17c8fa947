"""What a service wants to know about a held slot, and the summary of it all."""

from __future__ import annotations

from dataclasses import replace

from telegram import Contact

from bot.callbacks import Tap
from bot.flows import answers
from bot.flows.turn import Turn
from bot.phones import show_phone
from bot.screens import refusals
from bot.screens import summary as summaries
from bot.screens.codes import NO_GIFT, SetAside
from bot.screens.screen import Row
from bot.words.speech import lines
from domain.additions import service_of
from domain.errors import GiftRefused
from domain.resources import Ask, AskKind
from domain.states import Details, Hold


class DetailsFlow:
    """From a held slot to its summary, one question at a time."""

    async def go_on(
        self, turn: Turn, hold: Hold, *, notice: str = "", others: tuple[Row, ...] = ()
    ) -> None:
        """Ask what is still missing, else show the summary."""
        turn.draft.keep(hold)
        for ask in self._asks(turn, hold):
            if ask.required and not _given(turn, ask):
                await self.ask(turn, hold, ask, notice)
                return
        await self._summary(turn, hold, notice, others)

    def _asks(self, turn: Turn, hold: Hold) -> tuple[Ask, ...]:
        return service_of(turn.venue, hold.terms.slot).asks

    async def ask(self, turn: Turn, hold: Hold, ask: Ask, notice: str = "") -> None:
        """One question, with the answers that the person has given before."""
        turn.at("details", field=ask.kind)
        known = await self._known(turn) if ask.kind is AskKind.SUBJECT else ()
        view = summaries.AskView(ask, hold, _given(turn, ask), known)
        await turn.show(summaries.ask(turn.words, turn.venue, view, turn.now), notice)
        if ask.kind is AskKind.PHONE:
            await turn.offer_keys(summaries.phone_keys(turn.words, ask))

    async def _known(self, turn: Turn) -> tuple[str, ...]:
        customer = await turn.customer()
        return await turn.desk.people.subjects(turn.venue.id, customer.id)

    async def ask_again(self, turn: Turn, hold: Hold, field: str, notice: str = "") -> None:
        """The question of that name, if the service has it; else what is missing."""
        found = next((one for one in self._asks(turn, hold) if one.kind == field), None)
        if found is None:
            await self.go_on(turn, hold, notice=notice)
        else:
            await self.ask(turn, hold, found, notice)

    async def answered(self, turn: Turn, hold: Hold, text: str) -> None:
        """A typed answer to the open question."""
        text, complaint = answers.written(turn, text)
        if complaint:
            await self.ask_again(turn, hold, turn.draft.field, complaint)
            return
        self._answer(turn, text)
        await self.go_on(turn, hold)

    async def shared(self, turn: Turn, hold: Hold, contact: Contact) -> None:
        """A contact where a number is asked for."""
        await self._call_on(turn, hold, answers.shared(turn, contact))

    async def phone_typed(self, turn: Turn, hold: Hold, line: str) -> None:
        """A number, or the words on the key that leaves it."""
        if line == turn.words.say("details-phone-skip-button"):
            await self.skip(turn, hold)
        else:
            await self._call_on(turn, hold, answers.written(turn, line))

    async def _call_on(self, turn: Turn, hold: Hold, answer: answers.Answer) -> None:
        phone, complaint = answer
        if complaint:
            await self.ask_again(turn, hold, AskKind.PHONE, complaint)
            return
        await answers.keep_phone(turn, phone)
        name = turn.venue.name.in_(turn.words.language)
        said = turn.words.say("details-phone-kept", venue=name, phone=show_phone(phone))
        await self.go_on(turn, hold, notice=said)

    def _answer(self, turn: Turn, text: str) -> None:
        if turn.draft.field == AskKind.SUBJECT:
            turn.draft.subject = text
        else:
            turn.draft.note = text

    async def subject_tapped(self, turn: Turn, hold: Hold, tap: Tap) -> None:
        """One of the subjects named before."""
        known = await self._known(turn)
        if tap.number(0) < len(known):
            turn.draft.subject = known[tap.number(0)]
        await self.go_on(turn, hold)

    async def skip(self, turn: Turn, hold: Hold) -> None:
        """Leave the open question without an answer; one that has to have one comes again."""
        if turn.draft.field == AskKind.PHONE:
            await self._leave_phone(turn, hold)
        elif turn.draft.field:
            self._answer(turn, "")
        await self.go_on(turn, hold)

    async def _leave_phone(self, turn: Turn, hold: Hold) -> None:
        """One that is not needed is not kept."""
        asks = self._asks(turn, hold)
        if any(one.kind is AskKind.PHONE and not one.required for one in asks):
            await answers.keep_phone(turn, "")

    async def _summary(
        self, turn: Turn, hold: Hold, notice: str, others: tuple[Row, ...]
    ) -> None:
        turn.at("summary")
        draft, customer = turn.draft, await turn.customer()
        given = Details(draft.subject, draft.note, customer.phone)
        gift, why = await self._gift(turn, hold)
        view = summaries.View(replace(hold, details=given), gift, others)
        screen = summaries.summary(turn.words, turn.venue, view, turn.now)
        await turn.show(screen, lines(notice, why))

    async def _gift(self, turn: Turn, hold: Hold) -> tuple[SetAside, str]:
        """What the draft's gift pays of it: set aside anew for a hold in another's place."""
        code, whole = turn.draft.gift, (turn.venue.id, hold.terms.id)
        if not code:
            return NO_GIFT, ""
        minor = await turn.desk.kept.set_aside(*whole)
        try:
            if not minor:
                by, number = await turn.customer(), hold.terms.id
                amount = await turn.desk.gifts.set_aside(turn.venue, number, by, code)
                minor = amount.minor
        except GiftRefused as refusal:
            turn.draft.gift = ""
            return NO_GIFT, refusals.reason(turn.words, turn.venue, refusal, turn.now)
        return SetAside(code, minor), ""

    def editing(self, turn: Turn, hold: Hold) -> bool:
        """Whether nothing is missing any more, so that back leads to the summary."""
        return all(not one.required or _given(turn, one) for one in self._asks(turn, hold))


def _given(turn: Turn, ask: Ask) -> str:
    phone = turn.known.phone if turn.known is not None else ""
    return Details(turn.draft.subject, turn.draft.note, phone).given[ask.kind]
