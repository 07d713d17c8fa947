"""What an error means for the step it happened in.

    a rule said no (BookingError, RulesChanged)      the person is told; done
    the store or the network is not there            tried again later, the step leaves no trace;
                                                     that the store is not there is said at once
    Telegram says wait                               tried again when it says
    the person blocked the bot                       done
    anything else, and what keeps failing            a bug: reported, the person is told; done

An error of the network after a new message has gone out is not tried again: the message would
come twice. Of an error only the kind and the place are kept and logged, never its words: they
may quote what somebody wrote.
"""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import PurePath

import structlog
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.ext import ApplicationHandlerStop

from bot.runtime.context import BotContext
from bot.runtime.limits import Postponed
from bot.runtime.sender import Unreachable
from bot.runtime.session import Again, Failed, Session, current_session
from domain.errors import BookingError, RulesChanged, StoreBusy
from domain.ports import Clock

# Says to the person of an update or a nudge what went wrong, in their language.
Tell = Callable[[object, BotContext, Exception], Awaitable[None]]

_log = structlog.get_logger(__name__)


class Poisoned(Exception):
    """An update was tried so often that it is given up."""

    def __init__(self, attempts: int) -> None:
        super().__init__(f"given up after {attempts} attempts")


class Errors:
    """The error handler of the application."""

    def __init__(self, tell: Tell, clock: Clock) -> None:
        self._tell = tell
        self._clock = clock

    async def handle(self, update: object, context: BotContext) -> None:
        """Decide what becomes of the step, and tell the person if it ends here."""
        error = context.error
        session = current_session.get(None)
        if error is None or session is None:
            report("error_outside_of_a_step", error)
            return
        session.problem = problem = self._judge(error, session)
        if isinstance(problem, Again) and isinstance(error, StoreBusy):
            # Whatever became of it, the same key brings the same answer when it is tried again.
            await self._say(update, context, error)
        if isinstance(problem, Failed):
            session.restore()
            if problem.place is not None:
                report("step_failed", error, key=session.key)
            if not isinstance(error, Forbidden | Unreachable):
                await self._say(update, context, error)
        raise ApplicationHandlerStop

    def _judge(self, error: Exception, session: Session) -> Failed | Again:
        match error:
            case BookingError() | RulesChanged():
                return Failed(None)
            case Postponed(until=until) if not session.sent:
                wait = (until - self._clock.now()).total_seconds()
                return Again(place(error), max(wait, 0.0))
            case RetryAfter() if not session.sent:
                return Again(place(error), seconds_of(error))
            case BadRequest():
                return Failed(place(error))
            case StoreBusy() | NetworkError() | OSError() | TimeoutError() if not session.sent:
                return Again(place(error))
            case _:
                return Failed(place(error))

    async def _say(self, update: object, context: BotContext, error: Exception) -> None:
        try:
            await self._tell(update, context, error)
        except Exception as failed:  # noqa: BLE001 - the step has ended, told or not
            report("telling_failed", failed, key=context.session.key)


def report(event: str, error: BaseException | None, **facts: object) -> None:
    """Log an error without its words."""
    if error is not None:
        facts["error"] = place(error)
        facts["trace"] = [_spot(frame) for frame in traceback.extract_tb(error.__traceback__)]
    _log.error(event, **facts)


def place(error: BaseException) -> str:
    """The kind of an error and the line it was raised at."""
    frames = traceback.extract_tb(error.__traceback__)
    kind = type(error).__name__
    return f"{kind} at {_spot(frames[-1])}" if frames else kind


def _spot(frame: traceback.FrameSummary) -> str:
    return f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno}"


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram says to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
