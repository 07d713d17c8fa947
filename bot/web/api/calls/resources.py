"""Adding, changing and taking out resources of a venue."""

from __future__ import annotations

from dataclasses import replace

from bot.web.api.asking import Ask
from bot.web.api.calls.editing import edit, entry
from bot.web.api.models.editing import ResourceChange, ResourceIn
from bot.web.api.models.venues import ResourceOut, resource_out
from bot.web.api.ports import Document
from bot.web.api.routes import NO_CONTENT, Answer, route
from domain import errors
from domain.access import Scope
from domain.orphans import Edited
from domain.resources import Venue

RESOURCE = "/venues/{venue}/resources/{resource}"


@route(
    "POST /venues/{venue}/resources",
    scope=Scope.ADMIN,
    status=201,
    matches=True,
    refusals=(errors.AlreadyThere,),
    links=("get_resource", "change_resource", "remove_resource"),
)
async def add_resource(ask: Ask, body: ResourceIn) -> Answer[ResourceOut]:
    """Something more that can be booked, with the venue's own hours."""

    def change(document: Document) -> None:
        if any(one["key"] == body.key for one in document["resource"]):
            raise errors.AlreadyThere("resource", "key")
        document["resource"].append(_written(body))

    def answer(edited: Edited) -> Answer[ResourceOut]:
        return _answer(ask, edited.venue, body.key, ask.place("resources", body.key))

    return answer(await edit(ask, change, answer))


@route(f"PATCH {RESOURCE}", scope=Scope.ADMIN, matches=True, refusals=(errors.StillBooked,))
async def change_resource(ask: Ask, body: ResourceChange) -> Answer[ResourceOut]:
    """Change what is said, and leave the rest, such as its hours.

    Fewer units or seats than are booked are refused, with the bookings.
    """
    key = ask.path["resource"]

    def change(document: Document) -> None:
        one = entry(document, "resource", key)
        one |= _written(body)
        for name in [name for name, value in one.items() if value is None]:
            del one[name]

    def answer(edited: Edited) -> Answer[ResourceOut]:
        return _answer(ask, edited.venue, key)

    return answer(await edit(ask, change, answer))


@route(
    f"DELETE {RESOURCE}",
    scope=Scope.ADMIN,
    status=NO_CONTENT,
    matches=True,
    refusals=(errors.StillBooked,),
)
async def remove_resource(ask: Ask) -> Answer[None]:
    """Take it out of what can be booked; its past bookings stay."""

    def change(document: Document) -> None:
        document["resource"].remove(entry(document, "resource", ask.path["resource"]))

    def answer(_edited: Edited) -> Answer[None]:
        return Answer(None)

    return answer(await edit(ask, change, answer))


def _written(body: ResourceIn | ResourceChange) -> Document:
    """What was said, as an owner would write it."""
    return body.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _answer(ask: Ask, venue: Venue, key: str, location: str = "") -> Answer[ResourceOut]:
    reader = replace(ask.reader, venue=venue)
    return Answer(resource_out(reader, reader.resource(key)), venue.version, location)
