"""What schemathesis cannot guess: fresh keys, wishes that can be granted, ids that are there.

Loaded by the process that attacks, never by the house. Only requests that are meant to be right
are helped along, and not all of those; wrong ones stay as they are.
"""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import count
from typing import Any

import schemathesis
from schemathesis import Case, GenerationMode, HookContext, Response

KEY = "Idempotency-Key"
# When services can begin on a Thursday or Friday.
STARTS = {
    "consultation": ("14:00", "14:30", "15:00", "16:00"),
    "vaccination": ("14:05", "14:40", "15:15"),
    "grooming": ("13:30", "15:00", "16:30"),
}
_NUMBERS = count(1)
_KNOWN: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=20))
_PARTS = {"holds": "hold", "bookings": "booking", "customers": "customer"}
_PARTS |= {"blackouts": "blackout", "resources": "resource"}


@schemathesis.hook
def before_call(_context: HookContext, case: Case[Any], _kwargs: dict[str, Any]) -> None:
    """Give a right request what makes it one that can be granted."""
    number = next(_NUMBERS)
    if case.meta is not None and case.meta.generation.mode is GenerationMode.NEGATIVE:
        return
    if case.headers and KEY in case.headers:
        case.headers[KEY] = f"fuzz-{number}"
        # What was seen is seldom what is there: mostly it does not matter.
        if number % 4:
            case.headers.pop("If-Match", None)
    if isinstance(case.body, dict) and number % 5:
        case.body.update(_wish(case, number))
    for name in case.path_parameters or {}:
        if _KNOWN[name] and number % 3:
            case.path_parameters[name] = _KNOWN[name][number % len(_KNOWN[name])]


@schemathesis.hook
def after_call(_context: HookContext, case: Case[Any], response: Response) -> None:
    """Remember what was made."""
    part = _PARTS.get(case.operation.path.rpartition("/")[2])
    if response.status_code == 201 and part:
        made = response.json()
        _KNOWN[part].append(made["key" if part == "resource" else "id"])
        if part == "hold":
            _KNOWN["booking"].append(made["id"])


def _wish(case: Case[Any], number: int) -> dict[str, Any]:
    place = case.operation.path.rpartition("/")[2]
    known = {"subject": "Bori"} if place in {"bookings", "confirm"} else {}
    if place not in {"bookings", "holds"}:
        return known
    service = [*STARTS][number % len(STARTS)]
    day, start = 19 + number % 2 + 7 * (number // 2 % 2), STARTS[service][number % 3]
    known |= {"service": service, "start": f"2026-11-{day}T{start}:00+09:00"}
    phone = f"+8210{10_000_000 + number:08}"
    customer = {"name": "Ann", "phone": phone}
    return known | {"resources": [], "customer_id": None, "customer": customer}
