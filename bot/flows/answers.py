"""Answers to what a service asks, before the booking and after it: read, or why they do not do."""

from __future__ import annotations

from dataclasses import replace

from telegram import Contact

from bot.flows.turn import Turn
from bot.phones import EXAMPLE, read_contact, read_phone
from domain.resources import AskKind

NOTE_LIMIT = 500
SUBJECT_LIMIT = 80

# The answer, and what to say where there is none.
Answer = tuple[str, str]


def written(turn: Turn, line: str) -> Answer:
    """A typed answer to the open question."""
    if turn.draft.field == AskKind.PHONE:
        return _called(turn, read_phone(line))
    subject = turn.draft.field == AskKind.SUBJECT
    limit = SUBJECT_LIMIT if subject else NOTE_LIMIT
    text = " ".join(line.split()) if subject else line
    if len(text) > limit:
        return "", turn.words.say("details-too-long", length=len(text), limit=limit)
    return text, ""


def shared(turn: Turn, contact: Contact) -> Answer:
    """A contact, which counts if it is the sender's own."""
    if contact.user_id != turn.user_id:
        return "", turn.words.say("details-phone-not-yours")
    return _called(turn, read_contact(contact.phone_number))


def _called(turn: Turn, phone: str) -> Answer:
    complaint = turn.words.say("details-phone-unreadable", example=EXAMPLE)
    return phone, "" if phone else complaint


async def keep_phone(turn: Turn, phone: str) -> None:
    """With the customer, who can delete it; not with a booking."""
    customer = await turn.customer()
    await turn.desk.people.set_phone(turn.user_id, (turn.venue.id,), phone)
    turn.known = replace(customer, phone=phone)
