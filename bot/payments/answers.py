"""Reading what comes from outside, where nothing can be taken for granted.

An answer that has not the shape it should have is as good as none: `ProviderDown`. A callback
that has not is nobody's: `BadSignature`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypeAlias

import orjson

from domain.gateways import BadSignature, Callback, ProviderDown

Said: TypeAlias = Mapping[str, Any]

LARGEST = 64 * 1024
# What may stand in an address that we ask, as it came from somebody we do not know.
_ID = re.compile(r"[A-Za-z0-9_=-]{1,200}")


def basic(name: str, password: str = "") -> dict[str, str]:
    """The header by which a caller says who they are."""
    return {"Authorization": "Basic " + b64encode(f"{name}:{password}".encode()).decode()}


def text(said: Said, name: str) -> str:
    """A text that an answer must have. ProviderDown."""
    found = said.get(name)
    if not isinstance(found, str) or not found:
        raise ProviderDown(f"an answer without {name}")
    return found


def whole(said: Said, name: str) -> int:
    """A whole number that an answer must have. ProviderDown."""
    found = said.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise ProviderDown(f"an answer without {name}")
    return found


def part(said: Said, name: str) -> Said:
    """An object that an answer must have. ProviderDown."""
    found = said.get(name)
    if not isinstance(found, dict):
        raise ProviderDown(f"an answer without {name}")
    return found


def each(said: Said, name: str) -> tuple[Said, ...]:
    """The objects of a list; none where there is no list. ProviderDown."""
    found = said.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ProviderDown(f"an answer with strange {name}")
    return tuple(found)


def read_object(callback: Callback) -> Said:
    """The object that a callback is. BadSignature when it is none, or more than we read."""
    if len(callback.body) > LARGEST:
        raise BadSignature("too large")
    try:
        found = orjson.loads(callback.body)
    except orjson.JSONDecodeError:
        raise BadSignature("no JSON") from None
    if not isinstance(found, dict):
        raise BadSignature("no object")
    return found


def inner(said: Said, name: str) -> Said:
    """An object inside of a callback; an empty one where there is none. BadSignature."""
    found = said.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise BadSignature(f"strange {name}")
    return found


def id_in(said: Said, name: str) -> str:
    """An id in a callback; empty where there is none. BadSignature."""
    found = said.get(name)
    if found is None:
        return ""
    if not isinstance(found, str) or not _ID.fullmatch(found):
        raise BadSignature(f"strange {name}")
    return found


def number_of(callback: Callback, header: str) -> str:
    """The provider's own number of an event, or the hash of its body where it gives none."""
    number = callback.headers.get(header, "")
    return number if _ID.fullmatch(number) else sha256(callback.body).hexdigest()
