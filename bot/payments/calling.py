"""Calls to those who collect money: a deadline for each, and two ways in which one can fail.

Whoever gets `ProviderDown` does not know whether the call had an effect, and asks again with the
same key, or looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson

from domain.gateways import ProviderDown, ProviderRefused

DEADLINE = aiohttp.ClientTimeout(total=10, connect=4)
_AGAIN = (408, 409, 425, 429)
_ELSEWHERE = range(300, 400)
_BROKEN = 500
_WRONG, _MISSING = 400, 404
_MOST_TOLD = 200


class Missing(ProviderRefused):
    """It knows of nothing by that name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to one provider: its root, what every call says of the caller, and a session."""

    session: aiohttp.ClientSession
    root: str
    headers: Mapping[str, str]

    async def call(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """What it answered. ProviderDown when that is not known, ProviderRefused when it is no.

        `form` is sent as a form where the provider wants one, `json` as JSON.
        """
        said = {"Content-Type": "application/json"} if json is not None else {}
        body = orjson.dumps(json) if json is not None else form
        try:
            async with self.session.request(
                method,
                self.root + path,
                data=body,
                headers={**self.headers, **said, **(headers or {})},
                timeout=DEADLINE,
                # What says who calls goes to the provider and nowhere else.
                allow_redirects=False,
            ) as response:
                return _read(response.status, await response.read())
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise ProviderDown(type(error).__name__) from error


def _read(status: int, body: bytes) -> dict[str, Any]:
    if status >= _BROKEN or status in _AGAIN or status in _ELSEWHERE:
        raise ProviderDown(f"HTTP {status}")
    try:
        found = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        raise ProviderDown(f"HTTP {status}, and no JSON") from None
    if not isinstance(found, dict):
        raise ProviderDown(f"HTTP {status}, and no object")
    if status == _MISSING:
        raise Missing(_reason(status, found))
    if status >= _WRONG:
        raise ProviderRefused(_reason(status, found))
    return found


def _reason(status: int, found: dict[str, Any]) -> str:
    """What it says is wrong, by any of the names that providers give that."""
    inner = found.get("error")
    said = inner if isinstance(inner, dict) else found
    words = said.get("message") or said.get("description") or said.get("code") or ""
    return f"HTTP {status}: {words}"[:_MOST_TOLD]
