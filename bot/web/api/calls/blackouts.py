"""Blackouts: times in which the venue, or some of its resources, cannot be booked."""

from __future__ import annotations

import hashlib
from datetime import datetime

import orjson

from bot.web.api.asking import Ask
from bot.web.api.calls.editing import edit
from bot.web.api.models.affected import affected_out
from bot.web.api.models.editing import BlackoutIn, BlackoutMade, BlackoutOut, BlackoutsOut
from bot.web.api.ports import Document
from bot.web.api.problems import wrong
from bot.web.api.reader import Reader
from bot.web.api.routes import NO_CONTENT, Answer, route
from domain import errors
from domain.access import Scope
from domain.intervals import instant_of
from domain.orphans import Edited
from domain.schedule import wall_minute

PART = "blackout"
_SHORT = 16


@route("GET /venues/{venue}/blackouts", scope=Scope.READ)
async def list_blackouts(ask: Ask) -> Answer[BlackoutsOut]:
    """All blackouts, those that are over too. The ETag is the version of the venue."""
    version, document = await ask.desk.venues.written(ask.venue.id)
    found = (blackout_out(ask.reader, one) for one in document.get(PART, ()))
    return Answer(BlackoutsOut(items=tuple(found)), version)


@route(
    "POST /venues/{venue}/blackouts",
    scope=Scope.ADMIN,
    status=201,
    matches=True,
    refusals=(errors.AlreadyThere,),
    links=("remove_blackout",),
)
async def add_blackout(ask: Ask, body: BlackoutIn) -> Answer[BlackoutMade]:
    """Block a time. Bookings that are there already stay: they are listed, and staff are told."""
    written = _written(ask.reader, body)

    def change(document: Document) -> None:
        known = document.setdefault(PART, [])
        if any(id_of(one) == id_of(written) for one in known):
            raise errors.AlreadyThere(PART, "start")
        known.append(written)

    def answer(edited: Edited) -> Answer[BlackoutMade]:
        place = ask.place("blackouts", id_of(written))
        affected = tuple(affected_out(ask.reader, one) for one in edited.kept)
        made = BlackoutMade(**dict(blackout_out(ask.reader, written)), affected=affected)
        return Answer(made, edited.venue.version, place)

    return answer(await edit(ask, change, answer, keep=True))


@route(
    "DELETE /venues/{venue}/blackouts/{blackout}",
    scope=Scope.ADMIN,
    status=NO_CONTENT,
    matches=True,
)
async def remove_blackout(ask: Ask) -> Answer[None]:
    """Let a time be booked again."""
    number = ask.path["blackout"]

    def change(document: Document) -> None:
        known = document.get(PART, [])
        left = [one for one in known if id_of(one) != number]
        if len(left) == len(known):
            raise errors.NotFound(PART, number)
        document[PART] = left

    def answer(_edited: Edited) -> Answer[None]:
        return Answer(None)

    return answer(await edit(ask, change, answer))


def id_of(written: Document) -> str:
    """What a blackout is known by: it has no key of its own in the file."""
    content = orjson.dumps(written, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(content).hexdigest()[:_SHORT]


def blackout_out(reader: Reader, written: Document) -> BlackoutOut:
    """A blackout as it stands in the file, on the venue's clock."""
    reason = written["reason"]
    if not isinstance(reason, str):
        reason = reason.get(reader.words.language) or next(iter(reason.values()))
    return BlackoutOut(
        id=id_of(written),
        start=_instant(reader, written["from"], closing=False),
        end=_instant(reader, written["to"], closing=True),
        reason=reason,
        resources=tuple(written.get("resources", ())),
    )


def _written(reader: Reader, body: BlackoutIn) -> Document:
    """The same as an owner would write it."""
    if body.end <= body.start:
        raise wrong("body.end", "write an instant after start")
    written: Document = {
        "from": _on_the_wall(reader, "start", body.start),
        "to": _on_the_wall(reader, "end", body.end),
        "reason": body.reason,
    }
    if body.resources:
        written["resources"] = list(body.resources)
    return written


def _on_the_wall(reader: Reader, name: str, instant: datetime) -> str:
    """What the venue's clock shows; Problem for what its file cannot say."""
    if instant.second or instant.microsecond:
        raise wrong(f"body.{name}", "write a whole minute")
    text = f"{reader.at(instant):%Y-%m-%d %H:%M}"
    if _instant(reader, text, closing=name == "end") != instant:
        raise wrong(f"body.{name}", "the clocks there show this time twice: write another hour")
    return text


def _instant(reader: Reader, text: str, *, closing: bool) -> datetime:
    wall = datetime.fromisoformat(text)
    minutes = wall.hour * 60 + wall.minute
    zone = reader.venue.zone
    return reader.at(instant_of(wall_minute(wall.date(), minutes, zone, closing=closing)))
