"""Changing what a venue's file says: whatever is done here shows in `export`.

A change is a function of the file, done in the transaction that reads it; the file that comes
of it is checked like one that an owner writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from bot.web.api.asking import Ask
from bot.web.api.kinds import SENSELESS
from bot.web.api.models.problems import FieldError
from bot.web.api.ports import Document
from bot.web.api.problems import invalid
from bot.web.api.routes import Answer
from domain.errors import NotFound
from domain.orphans import Edited


async def edit(
    ask: Ask,
    change: Callable[[Document], None],
    answer: Callable[[Edited], Answer[Any]],
    *,
    keep: bool = False,
) -> Edited:
    """Change the file; the venue from then on. Problem for a file that would be wrong.

    StillBooked for bookings that it leaves without a place, unless they are to `keep`.
    """

    def changed(document: Document) -> Document:
        change(document)
        return document

    receipt = ask.once.receipt(answer, ask.version)
    try:
        return await ask.desk.venues.edit(ask.venue.id, changed, receipt, keep=keep)
    except ValidationError as error:
        found = (
            FieldError(field=_field(one["loc"]), message=one["msg"])
            for one in error.errors(include_url=False, include_input=False)
        )
        raise invalid(*found, kind=SENSELESS) from None


def entry(document: Document, part: str, key: str) -> dict[str, Any]:
    """The entry of a part of the file with that key; NotFound."""
    for one in document.get(part, ()):
        if one["key"] == key:
            found: dict[str, Any] = one
            return found
    raise NotFound(part, key)


def _field(path: tuple[int | str, ...]) -> str:
    """`("blackout", 3, "reason", "ko")` is what was sent as `body.reason.ko`."""
    return ".".join(("body", *map(str, path[2:]))) if len(path) > 2 else "body"  # noqa: PLR2004
