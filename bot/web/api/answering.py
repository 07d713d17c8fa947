"""What goes out: answers, problems, and the headers that all of them carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiohttp import web

from bot.web.api.problems import Problem
from domain.replies import Reply

PROBLEM = "application/problem+json"
JSON = "application/json"
_EXPOSED = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, Idempotency-Replayed"
_ALLOWED = "Authorization, Content-Type, Idempotency-Key, If-Match, Accept-Language"
_FIRST_REFUSAL = 400


def answered(reply: Reply) -> web.Response:
    """An answer as it is sent."""
    response = web.Response(status=reply.status, body=reply.body.encode() or None)
    if reply.body:
        response.content_type = JSON
    if reply.version:
        response.headers["ETag"] = f'"{reply.version}"'
    if reply.location:
        response.headers["Location"] = reply.location
    return response


def replied(reply: Reply, *, replayed: bool) -> web.Response:
    """What is kept, an answer or a refusal, as it is sent; marked when it was kept before."""
    response = answered(reply)
    if reply.status >= _FIRST_REFUSAL:
        response.content_type = PROBLEM
    if replayed:
        response.headers["Idempotency-Replayed"] = "true"
    return response


def to_reply(problem: Problem) -> Reply:
    """A problem as it is kept and sent."""
    body = problem.out().model_dump_json()
    return Reply(problem.kind.status, body)


def refusing(problem: Problem) -> web.Response:
    """A problem as it is sent."""
    response = replied(to_reply(problem), replayed=False)
    response.headers.update(problem.headers)
    return response


class Origins:
    """Web sites whose scripts may call: those that are named, or every one by `*`."""

    def __init__(self, origins: Sequence[str]) -> None:
        self._origins = frozenset(origins)

    def allow(self, headers: Mapping[str, str], response: web.Response) -> web.Response:
        """Tell the browser that its script may read this, if it may."""
        origin = headers.get("Origin", "")
        if origin and (origin in self._origins or "*" in self._origins):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = _EXPOSED
        response.headers["Vary"] = "Origin, Accept-Language, Authorization"
        return response

    def preflight(self, methods: Sequence[str]) -> web.Response:
        """What a browser asks before its script may call."""
        response = web.Response(status=204)
        response.headers["Allow"] = ", ".join(("OPTIONS", *methods))
        response.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
        response.headers["Access-Control-Allow-Headers"] = _ALLOWED
        response.headers["Access-Control-Max-Age"] = "600"
        return response
