"""The description and the page to read it on: files of the package, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.web.api.openapi import description
from bot.web.api.table import CALLS

FOLDER = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_FILES = {
    "docs": ("index.html", "text/html"),
    "docs/page.js": ("page.js", "text/javascript"),
    "docs/page.css": ("page.css", "text/css"),
}


def page_at(path: str) -> web.Response | None:
    """What can be read at a path below the root, if anything."""
    if path == "openapi.json":
        return web.Response(body=description(CALLS), content_type="application/json")
    if path not in _FILES:
        return None
    name, kind = _FILES[path]
    response = web.Response(
        body=(FOLDER / name).read_bytes(), content_type=kind, charset="utf-8"
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response
