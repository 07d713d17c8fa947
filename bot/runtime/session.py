"""What a person's lane remembers from one step to the next.

    loaded with the lane ──► changed by the step's handlers ──► kept together with "done"

A step that fails leaves no trace in it, except for the panel: a message that was sent is in the
chat whatever became of the step.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson

from bot.callbacks import FIRST

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class PanelMessage:
    """The one message of a chat that is edited in place."""

    chat_id: int
    message_id: int
    revision: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """The step did not work and is not tried again; `place` is None when a rule said no."""

    place: str | None


@dataclass(frozen=True, slots=True)
class Again:
    """The step may well work later: in `seconds`, if whoever refused it said how much later."""

    place: str
    seconds: float | None = None


@dataclass(slots=True)
class Session:
    """The state of a lane and, for the time of a step, what becomes of that step.

    `zone` is that by whose clock the person lives, "" for each venue's. `venue` is where the
    panel is, 0 while none has been chosen, and `draft` what is half done there; `aside` has what
    is half done at other venues.

    `keys` is the message that has put keys below the chat, 0 while there are none; like the
    panel it is there whatever became of a step.

    `key` is the root of the step's idempotency keys, the same whenever it is tried. `sent`: a
    new message has gone out, so an error of the network must not send it once more. `problem`
    is set by the error handler alone.
    """

    locale: str = ""
    zone: str = ""
    conv: dict[str, dict[str, str]] = field(default_factory=dict)
    venue: int = 0
    draft: dict[str, Json] = field(default_factory=dict)
    aside: dict[str, dict[str, Json]] = field(default_factory=dict)
    panel: PanelMessage | None = None
    keys: int = 0
    key: str = ""
    sent: bool = False
    problem: Failed | Again | None = None
    _loaded: str = ""

    @classmethod
    def load(cls, state: str) -> Session:
        """The inverse of `dump`; a lane nobody has used has the state ""."""
        session = cls(_loaded=state)
        kept = orjson.loads(state or "{}")
        session._fill(kept)
        session.panel = _to_panel(kept.get("panel"))
        session.keys = kept.get("keys", 0)
        return session

    def dump(self) -> str:
        """Text for the store. TypeError when a draft holds what JSON cannot."""
        state = {
            "locale": self.locale,
            "zone": self.zone,
            "conv": self.conv,
            "venue": self.venue,
            "draft": self.draft,
            "aside": self.aside,
            "panel": self.panel and _from_panel(self.panel),
            "keys": self.keys,
        }
        return orjson.dumps(state).decode()

    def restore(self) -> None:
        """Back to what was loaded, except for the panel."""
        self._fill(orjson.loads(self._loaded or "{}"))

    def draft_at(self, venue: int) -> dict[str, Json]:
        """What is half done at a venue."""
        return self.draft if venue == self.venue else self.aside.get(str(venue), {})

    def keep_draft(self, venue: int, draft: dict[str, Json]) -> None:
        """Remember what is half done at a venue."""
        if venue == self.venue:
            self.draft = draft
        else:
            self.aside[str(venue)] = draft

    def move(self, venue: int) -> None:
        """The panel is at this venue from now on; what is half done elsewhere waits there."""
        if venue == self.venue:
            return
        if self.draft:
            self.aside[str(self.venue)] = self.draft
        self.venue, self.draft = venue, self.aside.pop(str(venue), {})

    def _fill(self, kept: Mapping[str, Any]) -> None:
        self.locale = kept.get("locale", "")
        self.zone = kept.get("zone", "")
        self.conv = kept.get("conv", {})
        # Before sessions had a venue, bots had the first one only.
        self.venue = kept.get("venue", FIRST if kept else 0)
        self.draft = kept.get("draft", {})
        self.aside = kept.get("aside", {})


# Whose step this is. Background tasks begin without one.
current_session: ContextVar[Session] = ContextVar("current_session")


def _from_panel(panel: PanelMessage) -> tuple[int, int, int, float]:
    return panel.chat_id, panel.message_id, panel.revision, panel.sent_at.timestamp()


def _to_panel(kept: tuple[int, int, int, float] | None) -> PanelMessage | None:
    if kept is None:
        return None
    chat_id, message_id, revision, sent_at = kept
    return PanelMessage(chat_id, message_id, revision, datetime.fromtimestamp(sent_at, tz=UTC))
