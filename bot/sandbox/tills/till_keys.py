"""How those who call a till say who they are."""

from base64 import b64encode


def basic(pair: str) -> str:
    """The header for `name:password`, as RFC 7617 has it."""
    return "Basic " + b64encode(pair.encode()).decode()
