"""One update, from what was kept of it to what becomes of its lane.

The session is loaded with the lane, seen by every handler through a context variable, and kept
by whoever called, together with "done".
"""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from telegram import Update

from bot.runtime.context import App
from bot.runtime.errors import Poisoned, place, report
from bot.runtime.nudges import Nudge, to_nudge
from bot.runtime.ports import Work
from bot.runtime.session import Again, Failed, Session, current_session

# An update that was begun so often and never ended is given up.
ATTEMPTS = 5


class Steps:
    """Runs the handlers of the bot that an update is for; all bots of the process, by id."""

    def __init__(self, apps: Mapping[int, App]) -> None:
        self._apps = apps

    async def take(self, work: Work) -> Session:
        """Run the step; the session says what became of it."""
        session = Session.load(work.state)
        session.key = f"tg:{work.bot_id}:{work.update_id}"
        mark = current_session.set(session)
        try:
            await self._handle(work, session)
        finally:
            current_session.reset(mark)
        return session

    async def _handle(self, work: Work, session: Session) -> None:
        app = self._apps[work.bot_id]
        try:
            event = _read(work, app)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            # Not in the shape Telegram promises; it will not be in a better one next time.
            report("unreadable_update", error, key=session.key)
            session.problem = Failed(place(error))
            return
        if work.attempts <= ATTEMPTS:
            await app.process_update(event)
            if not isinstance(session.problem, Again) or work.attempts < ATTEMPTS:
                return
        elif work.attempts > ATTEMPTS + 1:
            # Even giving it up did not end well.
            session.problem = Failed("Poisoned")
            return
        await app.process_error(event, Poisoned(ATTEMPTS))


def _read(work: Work, app: App) -> Update | Nudge:
    if work.update_id < 0:
        return to_nudge(work.payload)
    return Update.de_json(orjson.loads(work.payload), app.bot)
