"""Faults planted on purpose: what a network, a crowd and Telegram itself do on a bad day.

The one that finds most bugs is a timeout *after* the effect: the message was sent, and the bot
cannot know it.
"""

from dataclasses import dataclass
from enum import Enum

from bot.sandbox.strict import Params
from bot.sandbox.wire import Answer, Refused, forbidden, too_many

ANY = "*"


class Fault(Enum):
    FLOOD = "flood"  # 429 with `retry_after` = seconds, at least 1
    SERVER_ERROR = "server_error"  # 500
    FORBIDDEN = "forbidden"  # 403, as from somebody who has blocked the bot
    TIMEOUT_BEFORE = "timeout_before"  # nothing happens, and no answer comes
    TIMEOUT_AFTER = "timeout_after"  # it happens, and no answer comes
    SLOW = "slow"  # it happens, and the answer comes `seconds` later


@dataclass(slots=True)
class Plan:
    fault: Fault
    method: str
    left: int
    seconds: float
    chat_id: int | None

    def meets(self, method: str, params: Params) -> bool:
        if self.left <= 0 or self.method not in (ANY, method):
            return False
        return self.chat_id is None or params.values.get("chat_id") == self.chat_id


class Faults:
    def __init__(self) -> None:
        self._plans: list[Plan] = []

    def fail(
        self,
        method: str,
        fault: Fault,
        *,
        times: int = 1,
        seconds: float = 0.0,
        chat_id: int | None = None,
    ) -> None:
        """The next `times` calls of `method` (`ANY` for whichever) meet this fault.

        `seconds` is the wait before the lost, late or forbidding answer.
        """
        self._plans.append(Plan(fault, method, times, seconds, chat_id))

    def clear(self) -> None:
        self._plans.clear()

    def left(self) -> int:
        """How many planted failures have not been met yet."""
        return sum(plan.left for plan in self._plans)

    def take(self, method: str, params: Params) -> Plan | None:
        if not self._plans:
            return None
        plan = next((one for one in self._plans if one.meets(method, params)), None)
        if plan is not None:
            plan.left -= 1
        return plan


def before(plan: Plan) -> Answer | None:
    """The answer of a call that has no effect; None when it goes on. Raises Refused."""
    match plan.fault:
        case Fault.FLOOD:
            raise too_many(max(1, round(plan.seconds)))
        case Fault.SERVER_ERROR:
            raise Refused("Internal Server Error", 500)
        case Fault.FORBIDDEN:
            raise forbidden("bot was blocked by the user")
        case Fault.TIMEOUT_BEFORE:
            return Answer(504, {"ok": False, "error_code": 504}, plan.seconds, lost=True)
        case Fault.TIMEOUT_AFTER | Fault.SLOW:
            return None
        case _:
            raise AssertionError(plan.fault)


def after(plan: Plan, answer: Answer) -> Answer:
    lost = plan.fault is Fault.TIMEOUT_AFTER
    return Answer(answer.status, answer.body, plan.seconds, lost, answer.waiting)
