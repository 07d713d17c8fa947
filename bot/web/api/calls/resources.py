"""Adding, changing and taking out resources of a venue."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.calls.editing import edit, entry
from bot.web.api.models.editing import ResourceChange, ResourceIn
from bot.web.api.models.venues import ResourceOut, hours_out
from bot.web.api.ports import Document
from bot.web.api.routes import NO_CONTENT, Answer, route
from domain import errors
from domain.access import Scope

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
        document["resource"].append(body.model_dump(mode="json"))
        found.append(document["resource"][-1])

    def answer(version: int) -> Answer[ResourceOut]:
        return Answer(_out(ask, found[-1]), version, ask.place("resources", body.key))

    found: list[Document] = []
    return answer(await edit(ask, change, answer))


@route(f"PATCH {RESOURCE}", scope=Scope.ADMIN, matches=True)
async def change_resource(ask: Ask, body: ResourceChange) -> Answer[ResourceOut]:
    """Change what is said, and leave the rest, such as its hours."""

    def change(document: Document) -> None:
        one = entry(document, "resource", ask.path["resource"])
        one |= body.model_dump(mode="json", include=body.model_fields_set)
        found.append(one)

    def answer(version: int) -> Answer[ResourceOut]:
        return Answer(_out(ask, found[-1]), version)

    found: list[Document] = []
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

    def answer(_version: int) -> Answer[None]:
        return Answer(None)

    return answer(await edit(ask, change, answer))


def _out(ask: Ask, one: Document) -> ResourceOut:
    """What stands in the file now. Hours cannot be changed here, so they are as they were."""
    known = next((each for each in ask.venue.resources if each.key == one["key"]), None)
    name = one["name"]
    if not isinstance(name, str):
        name = name.get(ask.reader.words.language) or next(iter(name.values()))
    return ResourceOut(
        key=one["key"],
        name=name,
        group=one["group"],
        capacity=one.get("capacity", 1),
        hours=hours_out(ask.reader, known.hours) if known and known.hours else None,
    )
