"""Who may use the page: only the browser of the person at this machine.

The page listens on the loopback, but any web site open in the same browser can send requests
there. A name of its own that resolves to 127.0.0.1 shows in `Host`; a form or a script of
another site shows in `Origin`, and cannot send the media types asked for here without a
permission that is never given.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def local_only(handler: Handler, headers: Mapping[str, str] = HEADERS) -> Handler:
    """Answers 403 for everybody but the page itself, and marks every answer as not for others."""

    @wraps(handler)
    async def guarded(request: web.Request) -> web.StreamResponse:
        if not is_local(request.host):
            return _refused("this address is only for the machine it runs on")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"{request.scheme}://{request.host}":
            return _refused("another site asked for this")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(headers)
        return response

    return guarded


def is_local(host: str) -> bool:
    """Whether a `Host` header names the loopback, with any port."""
    try:
        return urlsplit(f"//{host}").hostname in LOCAL_NAMES
    except ValueError:
        return False


def _refused(reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=403, headers=HEADERS)
