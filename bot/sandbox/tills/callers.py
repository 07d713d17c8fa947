"""How a till knows those who call it, and how it sends people back to them."""

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlencode


def basic(pair: str) -> str:
    """The header for `name:password`, as RFC 7617 has it."""
    return "Basic " + b64encode(pair.encode()).decode()


def back_to(address: str, said: Mapping[str, object]) -> str:
    """An address of the caller, and behind what it says itself what the till has to say."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(said)}"
