"""Links into the bot, `t.me/BOT?start=…`: what each of them opens.

    v_VENUE                 a venue
    s_SERVICE[_VENUE]       the times of a service
    r_RESOURCE[_VENUE]      the times of somebody or something
    code_CODE[_VENUE]       a venue, with a code for what is booked there

Each is said by its key in the venue file or by its number. A link that names no venue is the
first one's, or that of a bot with one venue alone.
"""

from __future__ import annotations

from typing import TypeVar

from bot.flows.book import BookFlow
from bot.flows.naming import able
from bot.flows.turn import Turn
from bot.flows.venues import linked
from domain.errors import NotFound, PromoRefused
from domain.gifts import is_gift
from domain.promos import Misfit, code_of
from domain.resources import Resource, Service

T = TypeVar("T", Service, Resource)


class LinkFlow:
    """Follows links."""

    def __init__(self, book: BookFlow) -> None:
        self._book = book

    async def follow(self, turn: Turn, payload: str) -> bool:
        """Open what a link names; whether it is one. NotFound for what is not there any more."""
        kind, _, rest = payload.partition("_")
        name, _, key = rest.partition("_")
        if kind not in ("v", "s", "r", "code") or not name:
            return False
        venue = linked(turn, name if kind == "v" else key)
        if venue is None:
            return False
        turn.enter(venue)
        if kind == "s":
            await self._book.service(turn, _named(venue.services, "service", name))
        elif kind == "r":
            await self._resource(turn, _named(venue.resources, "resource", name))
        elif kind == "code":
            await self._code(turn, code_of(name))
        else:
            await self._book.home(turn)
        return True

    async def _code(self, turn: Turn, code: str) -> None:
        """What is taken from now on is taken with it; PromoRefused, GiftRefused."""
        if is_gift(code):
            await self._gift(turn, code)
            return
        if turn.venue.find_promo(code) is None:
            raise PromoRefused(code, Misfit.UNKNOWN)
        turn.draft.code = code
        await self._book.home(turn, turn.words.say("code-kept", code=code))

    async def _gift(self, turn: Turn, code: str) -> None:
        wallet = await turn.desk.gifts.look(turn.venue, code)
        turn.draft.gift = wallet.gift.code
        left = turn.words.money(wallet.left)
        await self._book.home(turn, turn.words.say("gift-kept", code=code, left=left))

    async def _resource(self, turn: Turn, wanted: Resource) -> None:
        """The times of the first service in which somebody can be chosen; else what is sold."""
        found = next(iter(able(turn.venue, (wanted,))), None)
        if found is None:
            await self._book.search(turn, "")
            return
        turn.draft.choose(found.id, (wanted.id,))
        await self._book.when(turn)


def _named(options: tuple[T, ...], what: str, name: str) -> T:
    """The one of that number, else of that key."""
    for said in ([str(one.id) for one in options], [one.key for one in options]):
        if name in said:
            return options[said.index(name)]
    raise NotFound(what=what, key=name)
