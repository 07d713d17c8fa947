"""The shapes that cross the Bot API: what comes in, what goes out, and how a call is refused.

`Wire` is one JSON object exactly as the Bot API defines it. It is the one place in the sandbox
where `Any` is honest: the shape belongs to Telegram, and python-telegram-bot reads it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

Wire: TypeAlias = dict[str, Any]
OK = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in or out: its name, its bytes and its media type."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


NO_UPLOADS: Mapping[str, Upload] = MappingProxyType({})


class Waiting(Protocol):
    """A long poll that has found nothing yet. Only a front can wait for it."""

    seconds: float

    def look(self) -> "Answer | None":
        """The answer if there is one by now: updates, or a conflict with a newer poll."""
        ...

    def wake(self, call: Callable[[], None]) -> Callable[[], None]:
        """Call back whenever looking again may help; the answer ends it."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Bot API answers, and what may happen to that answer on its way.

    `seconds` is how long a front holds the answer back; `lost` means that it never arrives.
    `waiting` is a poll that may still find something before it answers as it stands here.
    """

    status: int
    body: Wire
    seconds: float = 0.0
    lost: bool = False
    waiting: Waiting | None = None

    @property
    def ok(self) -> bool:
        return self.status == OK


def answered(result: object) -> Answer:
    return Answer(OK, {"ok": True, "result": result})


@dataclass(slots=True)
class Refused(Exception):
    """A call is refused. The description is worded as Telegram's own server words it."""

    description: str
    status: int = 400
    parameters: Wire = field(default_factory=dict)

    def to_answer(self) -> Answer:
        body: Wire = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return Answer(self.status, body)


def bad_request(reason: str) -> Refused:
    return Refused(f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    return Refused(f"Forbidden: {reason}", 403)


def too_many(retry_after: int) -> Refused:
    description = f"Too Many Requests: retry after {retry_after}"
    return Refused(description, 429, {"retry_after": retry_after})
