"""A tour past every screen, for tests that press every button there is."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.stories.town import Phone

Step = Callable[[Phone], Awaitable[None]]


async def begun(phone: Phone) -> None:
    """On home."""
    await phone.starts()


async def browsing(phone: Phone) -> None:
    """On the grid."""
    await phone.starts()
    await phone.taps("Choose")
    await phone.taps("Consultation")


async def asked(phone: Phone) -> None:
    """With a question open about a held time."""
    await phone.starts()
    await phone.says("consultation friday 10:00")


async def held(phone: Phone) -> None:
    """On the summary."""
    await asked(phone)
    await phone.says("Bori")


async def booked(phone: Phone) -> None:
    """After a booking."""
    await held(phone)
    await phone.taps("Confirm")


async def cancelling(phone: Phone) -> None:
    """Asked why."""
    await booked(phone)
    await phone.taps("Cancel booking")


async def restarted(phone: Phone) -> None:
    """After the process was replaced."""
    await held(phone)
    await phone.town.restart()


STATES: dict[str, Step] = {
    one.__name__: one for one in (begun, browsing, asked, held, booked, cancelling, restarted)
}


async def asked_how_many(phone: Phone) -> None:
    """At the vehicle hire, asked how many people come."""
    await phone.starts()
    await phone.says("guided drive friday 10:00")


async def on_days(phone: Phone) -> None:
    """At the vehicle hire, with two days chosen and two vehicles."""
    await phone.starts()
    await phone.says("landcruiser 26 november to 27 november")
    await phone.says("9")


async def with_days_held(phone: Phone) -> None:
    """At the vehicle hire, with days held."""
    await on_days(phone)
    await phone.taps("✅")


async def on_lengths(phone: Phone) -> None:
    """At the advisers, asked how long."""
    await phone.starts()
    await phone.says("advice friday 10:00")


# The venue in which each of these is, and how to get there.
WIDER_STATES: dict[str, tuple[str, Step]] = {
    "asked_how_many": ("wheels", asked_how_many),
    "on_days": ("wheels", on_days),
    "with_days_held": ("wheels", with_days_held),
    "on_lengths": ("counsel", on_lengths),
}


@dataclass
class Seen:
    """Every callback data that anybody has been shown."""

    data: set[str] = field(default_factory=set)

    def look(self, *phones: Phone) -> None:
        """Remember what is on the screens now."""
        for phone in phones:
            self.data |= set(live(phone))


def live(phone: Phone) -> list[str]:
    """The callback data of every button in a chat."""
    markups = (one.get("reply_markup") or {} for one in phone.messages())
    rows = (row for markup in markups for row in markup.get("inline_keyboard", ()))
    return [
        button["callback_data"] for row in rows for button in row if "callback_data" in button
    ]


def bare(data: str) -> str:
    """The same button on a message that is kept: acted on, however old."""
    return re.sub("~.*", "", data)


LINES = (
    "/start", "/book", "/bookings", "/settings", "/venue", "/privacy", "/help", "/panel",
    "consultation friday 10:00", "Bori", "25:00", "sun", "tomorrow at 3 or 4", "soon",
)  # fmt: skip
_CUSTOMER = (
    "Home", "Choose", "Consultation", "Month", "Back to the week", "After…", "Back",
    "Back", "Consultation", "21", "09:30",
    "Add: Vaccination", "✎ Time", "Keep", "Leave out", "Add a note", "Back", "✎ Time", "Keep", "✎ Service",
    "Home", "Finish", "+10 min", "✎ Which pet", "Keep: Bori", "Confirm", "My bookings", "Past",
    "Coming", "Sat 21", "History", "Back", "Change details", "✎ Which pet",
    "Back", "Back", "Calendar file", "Move", "Keep the booking", "Home",
    "Settings", "Language", "Back", "My time zone", "Back", "Privacy", "Home", "Choose", "Grooming", "14:30", "Bori",
    "Send request",
)  # fmt: skip


async def walk(alex: Phone, sora: Phone) -> Seen:
    """Past every screen of a customer and of staff."""
    seen, town = Seen(), alex.town
    for line in LINES:
        await alex.says(line)
        seen.look(alex)
    for label in _CUSTOMER:
        await alex.taps(label)
        seen.look(alex, sora)
    for line in ("/requests", "1", "/today saturday", "/why sunday 10:00"):
        await sora.says(line)
        seen.look(sora)
    await sora.taps("Decline")
    seen.look(sora)
    await sora.says("Not then")
    await town.passes(days=2)
    seen.look(alex, sora)
    await alex.says("vaccination today 11:20")
    await town.passes(minutes=20)
    seen.look(alex)
    await alex.starts()
    seen.look(alex)
    for label in ("Start over", "As last time", "Cancel booking"):
        await alex.taps(label)
        seen.look(alex)
    await alex.taps("Keep the booking")
    await alex.says("nation")
    seen.look(alex)
    await town.passes(days=1)
    await sora.says("/today")
    await sora.taps("Arrived")
    seen.look(sora)
    return seen


_HIRER = (
    "Choose", "Tours", "Moreton", "+", "07:00", "Release", "Home", "Choose", "Hire", "4WD hire",
    "2", "LandCruiser", "+", "26", "27", "Choose anew", "26", "28", "✅", "✎ People", "3",
    "✎ Time", "December", "Back", "Home", "Finish", "Release",
)  # fmt: skip
_CLIENT = (
    "Choose", "Advice", "Soonest", "2 h", "✎ Time", "Keep", "✎ Service", "Team workshop", "4",
    "Soonest", "Confirm",
)  # fmt: skip


async def walk_by_day(alex: Phone) -> Seen:
    """Past the screens of a venue that sells days, quantities and seats."""
    return await _walk(alex, _HIRER)


async def walk_by_hour(alex: Phone) -> Seen:
    """Past the screens of a venue that sells hours."""
    return await _walk(alex, _CLIENT)


async def _walk(alex: Phone, labels: tuple[str, ...]) -> Seen:
    seen = Seen()
    await alex.starts()
    for label in labels:
        await alex.taps(label)
        seen.look(alex)
    return seen


def sampled(data: set[str], most: int = 3) -> list[str]:
    """A few of every verb: what a release adds to the corpus."""
    kept: dict[str, list[str]] = {}
    for one in sorted(data):
        examples = kept.setdefault(one[1:3], [])
        if len(examples) < most:
            examples.append(one)
    return [one for examples in kept.values() for one in examples]
