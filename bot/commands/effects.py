"""What an edit of a venue does, in words for its owner and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.effects import Balance, Effect
from domain.orphans import Cause, Orphan
from domain.states import Hold

_SAID = {
    Cause.SERVICE: "{} is not in the file",
    Cause.MODE: "{} has another mode",
    Cause.RESOURCE: "{} is not in the file",
    Cause.CAPACITY: "{} has no longer so many units",
    Cause.CLOSED: "{} is closed on that date",
    Cause.HOURS: "{} is not open then",
    Cause.BLACKOUT: "{} is blacked out then",
    Cause.UNITS: "{} has too few units then",
    Cause.SEATS: "{} has too few seats",
}
_STUCK = {
    Cause.SERVICE: ("service {} is not in the file", "Put it back"),
    Cause.RESOURCE: ("resource {} is not in the file", "Put it back"),
    Cause.MODE: ("service {} has another mode", "Sell it so as another service"),
    Cause.CAPACITY: (
        "resource {} has no longer so many units",
        "Lower them by dates, with capacities",
    ),
}


def effect_lines(effect: Effect, zone: str) -> Iterator[str]:
    """What becomes of slots, and whom it affects."""
    if effect.whole == Balance():
        yield "The slots on offer stay as they are."
    else:
        week, whole = _balance(effect.week), _balance(effect.whole)
        yield f"Slots in the next 7 days: {week}; in all {effect.days} days: {whole}."
    if effect.orphans:
        yield f"This affects {counted(effect.orphans)}:"
    yield from (f"    {_line(one, ZoneInfo(zone))}" for one in effect.orphans)


def plain_effect(effect: Effect, zone: str) -> dict[str, object]:
    """The same for programs."""
    return {
        "next_7_days": {"fewer": effect.week.fewer, "more": effect.week.more},
        "whole": {
            "days": effect.days,
            "fewer": effect.whole.fewer,
            "more": effect.whole.more,
        },
        "affected": [_plain(one, ZoneInfo(zone)) for one in effect.orphans],
    }


def refusal(path: Path, left: Sequence[Orphan]) -> str:
    """Why the file is not applied, and what to do about it."""
    stuck = [one for one in left if not one.may_stay]
    if not stuck:
        return (
            f"{path}: {counted(left)} would be left without a place. Nothing was changed. "
            "End what is booked first, or say --keep-bookings: it stays as it is, and staff "
            "are told."
        )
    first = stuck[0]
    same = [one for one in stuck if (one.cause, one.about) == (first.cause, first.about)]
    why, advice = _STUCK[first.cause]
    return (
        f"{path}: {why.format(first.about)} and has {counted(same)} ahead. "
        f"{advice}, or end what is booked first. Nothing was changed."
    )


def counted(found: Sequence[Orphan]) -> str:
    """`3 bookings and a hold`."""
    holds = sum(isinstance(one.record, Hold) for one in found)
    numbers = ((len(found) - holds, "booking"), (holds, "hold"))
    parts = [
        f"{count} {name}s" if count > 1 else f"a {name}" for count, name in numbers if count
    ]
    return " and ".join(parts)


def _balance(one: Balance) -> str:
    return f"{one.fewer} fewer, {one.more} more"


def _line(one: Orphan, zone: ZoneInfo) -> str:
    """`BOK-20261120-7K3M9Q  Fri 2026-11-20 15:00  consultation, vet-kim: …`."""
    terms = one.record.terms
    start = terms.slot.during.start.astimezone(zone)
    what = ", ".join(dict.fromkeys((one.service, *one.resources)))
    state = one.record.status.replace("_", " ")
    why = _SAID[one.cause].format(one.about)
    return f"{terms.reference}  {start:%a %Y-%m-%d %H:%M}  {what}, {state}: {why}"


def _plain(one: Orphan, zone: ZoneInfo) -> dict[str, object]:
    terms = one.record.terms
    return {
        "reference": terms.reference,
        "status": str(one.record.status),
        "start": terms.slot.during.start.astimezone(zone).isoformat(),
        "end": terms.slot.during.end.astimezone(zone).isoformat(),
        "service": one.service,
        "resources": list(one.resources),
        "cause": str(one.cause),
        "about": one.about,
    }
