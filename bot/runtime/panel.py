"""The panel: one message per person that is always the current screen.

                       there, and seen lately         gone, idle or far up the chat
    show ──► panel? ──► edited in place                sent anew, the old one loses its buttons

Each time it is shown its revision rises and goes into every button, so that a tap on what is
no longer on the screen can be told from one that is.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.runtime.sender import Edit, Sender, Unsure
from bot.runtime.session import PanelMessage, Session
from bot.screens.screen import Screen
from domain.ports import Clock

# Some phones let the buttons of an edited message go dead after a while. No panel comes near the
# 48 hours after which Telegram refuses to edit, as `sent_at` is when it was last shown.
IDLE = timedelta(minutes=10)
NOWHERE = 0

_log = structlog.get_logger(__name__)


class Panel:
    """Shows screens to the person of a session."""

    def __init__(self, sender: Sender, clock: Clock) -> None:
        self._sender = sender
        self._clock = clock

    async def show(
        self,
        session: Session,
        chat_id: int,
        screen: Screen,
        *,
        fresh: bool = False,
        again: bool = False,
    ) -> None:
        """Put the screen before the person. Postponed, Unreachable, NetworkError.

        `fresh` when other messages have pushed the panel out of sight. `again` when it shows
        what it showed: whatever was tapped there meanwhile still counts.
        """
        before = session.panel
        if before and not fresh and self._within_reach(before, chat_id):
            revision = before.revision if again else before.revision + 1
            result = await self._sender.edit(
                chat_id, before.message_id, screen, revision=revision
            )
            if result is not Edit.GONE:
                now = self._clock.now()
                session.panel = replace(before, revision=revision, sent_at=now)
                return
            before = None
        revision = session.panel.revision + 1 if session.panel else 1
        await self._send(session, chat_id, screen, revision)
        if before and before.message_id != NOWHERE:
            await self._sender.strip_keyboard(before.chat_id, before.message_id)

    def adopt(self, session: Session, message_id: int, revision: int) -> None:
        """A tap has come from a panel the session does not know of: there it is.

        Its sending was never answered, or the step that drew it died before it was kept.
        """
        panel = session.panel
        if panel is None:
            return
        unsure = panel.message_id == NOWHERE and panel.revision == revision
        if unsure or revision > panel.revision:
            session.panel = replace(panel, message_id=message_id, revision=revision)

    async def offer_keys(self, session: Session, chat_id: int, screen: Screen) -> None:
        """Keys below the chat, in a message of their own, unless they are there already."""
        if session.keys:
            return
        with suppress(Unsure):
            session.keys = await self._sender.send(chat_id, screen)
        session.sent = True

    async def put_keys_away(self, session: Session, chat_id: int) -> None:
        """They go with the message that has brought them."""
        if session.keys:
            await self._sender.delete(chat_id, session.keys)
            session.keys = 0

    async def _send(
        self, session: Session, chat_id: int, screen: Screen, revision: int
    ) -> None:
        try:
            message_id = await self._sender.send(chat_id, screen, revision=revision)
        except Unsure:
            # A second one might be one too many. The next screen is sent anew.
            _log.warning("panel_unsure")
            message_id = NOWHERE
        session.sent = True
        session.panel = PanelMessage(chat_id, message_id, revision, self._clock.now())

    def _within_reach(self, panel: PanelMessage, chat_id: int) -> bool:
        if panel.message_id == NOWHERE or panel.chat_id != chat_id:
            return False
        return self._clock.now() - panel.sent_at < IDLE
