"""One call on its way: who asks for what, and the answer as it is kept and sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from bot.web.api.callers import Caller, Client, Server
from bot.web.api.plan import ROOT
from bot.web.api.ports import Desk
from bot.web.api.reader import Reader
from bot.web.api.routes import Answer, Route
from bot.web.api.tokens import Tokens
from domain.errors import NotFound
from domain.people import CustomerId
from domain.replies import Claim, Receipt, Reply
from domain.resources import Venue

T = TypeVar("T")


@dataclass(slots=True)
class Once:
    """The claim of a call that is to have its effect once, and what was noted with that."""

    route: Route
    claim: Claim | None = None
    noted: Reply | None = None

    def key(self, part: str = "") -> str:
        """What an effect of this call is known by."""
        if self.claim is None:
            raise RuntimeError(f"{self.route.name} has no key")
        return f"{self.claim.key}:{part}" if part else self.claim.key

    def receipt(
        self, make: Callable[[T], Answer[Any]], version: int | None = None
    ) -> Receipt[T]:
        """Has the answer kept in the transaction of what it answers."""

        def answer(done: T) -> Reply:
            self.noted = encoded(self.route, make(done))
            return self.noted

        return Receipt(self.claim, answer, version)


@dataclass(frozen=True, slots=True)
class Ask:
    """What every call gets: who asks, of which venue, and what the path says."""

    desk: Desk
    once: Once
    now: datetime
    caller: Caller | None = None
    seen: Reader | None = None
    path: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    tokens: Tokens | None = None

    @property
    def reader(self) -> Reader:
        """For whom the answer is written, where the path names a venue."""
        if self.seen is None:
            raise RuntimeError(f"{self.once.route.name} has no venue")
        return self.seen

    @property
    def venue(self) -> Venue:
        """The venue that the path names."""
        return self.reader.venue

    @property
    def client(self) -> Client | None:
        """The customer who calls for themselves, if one does."""
        return self.caller if isinstance(self.caller, Client) else None

    @property
    def server(self) -> Server:
        """The server that calls, where nobody else may."""
        match self.caller:
            case Server() as server:
                return server
            case _:
                raise RuntimeError(f"{self.once.route.name} is not for servers alone")

    def number(self, what: str) -> int:
        """An id in the path; NotFound for what can be none, as for what is not there."""
        written = self.path[what]
        if not written.isascii() or not written.isdigit() or len(written) > 19:  # noqa: PLR2004
            raise NotFound(what, written)
        if int(written) >= 1 << 63:
            raise NotFound(what, written)
        return int(written)

    def check_own(self, what: str, customer_id: CustomerId) -> None:
        """NotFound for what is another customer's, exactly as if it were not there."""
        if self.client is not None and self.client.customer_id != customer_id:
            raise NotFound(what, self.path.get(what, ""))

    def place(self, *parts: str) -> str:
        """The path of something of the venue."""
        return "/".join((ROOT, "venues", self.venue.key, *parts))


def encoded(route: Route, answer: Answer[Any]) -> Reply:
    """An answer as it is kept and sent."""
    body = "" if answer.body is None else answer.body.model_dump_json(by_alias=True)
    version = "" if answer.version is None else str(answer.version)
    return Reply(answer.status or route.status, body, version, answer.location)
