"""The description by OpenAPI 3.1, made of the routes and of the models that check requests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from http import HTTPStatus
from inspect import getdoc
from typing import Any

import orjson
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from bot.web.api.kinds import (
    IN_PROGRESS,
    INVALID,
    KINDS,
    SCOPE_MISSING,
    SENSELESS,
    TOO_MANY,
    UNKNOWN_CALLER,
    Kind,
    every_kind,
    kind_of,
)
from bot.web.api.models.basics import Model
from bot.web.api.models.problems import ProblemOut
from bot.web.api.plan import ROOT
from bot.web.api.routes import NO_CONTENT, Call, Route, read_route
from domain.errors import KeyReused, NotFound, StoreBusy, VersionChanged

Json = dict[str, Any]
_REF = "#/components/schemas/{model}"
_INTRODUCTION = """\
Everything the chat does, for programs. Say `Authorization: Bearer` with an API key of the venue
(`python -m bot apikey create`), or with the access token of a customer's own session. Whatever
changes something wants an `Idempotency-Key`: the same key with the same body gets the same answer
for a day. Instants carry their offset; answers are in the venue's zone and in the reader's
language (`Accept-Language`). A refusal is `application/problem+json`; its `code` is one of those
at the end of the page.
"""
_FIELDS = {
    "venue": "The key of the venue.",
    "service": "The key of a service.",
    "resource": "The key of a resource.",
    "customer": "The id of a customer.",
    "hold": "The id of a hold.",
    "booking": "The id of a booking.",
    "blackout": "The id of a blackout.",
    "gift": "The code of a gift.",
}
_KEYS = ("venue", "service", "resource")


@cache
def description(calls: Sequence[Call]) -> bytes:
    """The whole document, as JSON."""
    routes = tuple(map(read_route, calls))
    paths: dict[str, Json] = {}
    for one in routes:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, routes)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Holdfast", "version": "1", "description": _INTRODUCTION},
        "servers": [{"url": ROOT}],
        "paths": paths,
        "components": {
            "schemas": _schemas(routes),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An API key, or the access token of a customer's session.",
                }
            },
        },
        "x-problems": [
            {"code": one.code, "status": one.status, "title": one.title} for one in every_kind()
        ],
    }
    return orjson.dumps(document)


def _schemas(routes: Iterable[Route]) -> Json:
    """What comes in as it is checked, what goes out as it is written."""
    wanted: dict[tuple[type[Model], JsonSchemaMode], None] = {}
    for one in routes:
        if one.body is not None:
            wanted[one.body, "validation"] = None
        if one.query is not None:
            wanted[one.query, "validation"] = None
        if one.answer is not None:
            wanted[one.answer, "serialization"] = None
    wanted[ProblemOut, "serialization"] = None
    _, found = models_json_schema([*wanted], ref_template=_REF)
    schemas: Json = found["$defs"]
    queries = {one.query.__name__ for one in routes if one.query is not None}
    return {name: one for name, one in schemas.items() if name not in queries}


def _operation(one: Route, routes: Sequence[Route]) -> Json:
    text = " ".join((getdoc(one.call) or "").split())
    said: Json = {
        "operationId": one.name,
        "summary": text.partition(".")[0].partition(":")[0],
        "description": f"{text} {_access(one)}",
        "tags": [one.call.__module__.rpartition(".")[2]],
        "security": [] if one.is_open else [{"bearer": []}],
        "parameters": [*_path(one), *_headers(one), *_query(one)],
        "responses": _responses(one, routes),
    }
    if one.body is not None:
        schema = {"$ref": _REF.format(model=one.body.__name__)}
        needed = any(field.is_required() for field in one.body.model_fields.values())
        content = {"application/json": {"schema": schema}}
        said["requestBody"] = {"required": needed, "content": content}
    return said


def _access(one: Route) -> str:
    if one.is_open:
        return "Open to anybody."
    own = " Open to a customer's own session, for what is theirs." if one.customers else ""
    return f"Needs an API key with the scope `{one.scope}`.{own}"


def _path(one: Route) -> list[Json]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": _FIELDS[name],
            "schema": {"type": "string", "minLength": 1},
        }
        for name in one.fields
    ]


def _headers(one: Route) -> list[Json]:
    found = []
    if one.is_once:
        found.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": True,
                "description": "Fresh for every wish, the same for every retry of it.",
                "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
            }
        )
    if one.rules.get("matches"):
        found.append(
            {
                "name": "If-Match",
                "in": "header",
                "required": False,
                "description": "The ETag of what was seen; if it is another by now: 412.",
                "schema": {"type": "string", "pattern": '^"?[0-9]{1,18}"?$'},
            }
        )
    return found


def _query(one: Route) -> list[Json]:
    if one.query is None:
        return []
    schema = one.query.model_json_schema(ref_template=_REF, mode="validation")
    needed = schema.get("required", ())
    return [
        {
            "name": name,
            "in": "query",
            "required": name in needed,
            "description": field.pop("description", ""),
            "schema": _plain(field),
        }
        for name, field in schema["properties"].items()
    ]


def _plain(field: Json) -> Json:
    """A query cannot say null: what is not there is not said."""
    options = [one for one in field.pop("anyOf", ()) if one != {"type": "null"}]
    field.pop("title", None)
    if field.get("default", 0) is None:
        del field["default"]
    return {**field, **(options[0] if options else {})}


def _responses(one: Route, routes: Sequence[Route]) -> Json:
    found = {str(status): _success(one, status) for status in (one.status, *_also(one))}
    if one.rules.get("links"):
        found[str(one.status)]["links"] = _links(one, routes)
    for status, kinds in sorted(_problems(one).items()):
        found.setdefault(
            str(status),
            {
                "description": "; ".join(f"{kind.title} (`{kind.code}`)" for kind in kinds),
                "content": {
                    "application/problem+json": {
                        "schema": {"$ref": _REF.format(model="ProblemOut")}
                    }
                },
            },
        )
    return found


def _also(one: Route) -> tuple[int, ...]:
    return one.rules.get("also", ())


def _success(one: Route, status: int) -> Json:
    said: Json = {"description": HTTPStatus(status).phrase}
    if one.answer is not None and status != NO_CONTENT:
        schema = {"$ref": _REF.format(model=one.answer.__name__)}
        said["content"] = {"application/json": {"schema": schema}}
    return said


def _links(one: Route, routes: Sequence[Route]) -> Json:
    """How to go on from an answer: by its id, or key, in the next path; by whom, in a body."""
    links: Json = {}
    for name in one.rules["links"]:
        [after] = [each for each in routes if each.name == name]
        given = {field: f"$request.path.{field}" for field in after.fields}
        links[name] = {"operationId": name, "parameters": given}
        if after.fields == ("venue",):
            links[name]["requestBody"] = {"customer_id": "$response.body#/id"}
            continue
        known_by = "key" if after.fields[-1] in _KEYS else "id"
        given[after.fields[-1]] = f"$response.body#/{known_by}"
    return links


def _problems(one: Route) -> dict[int, list[Kind]]:
    """What can be refused, by status."""
    kinds = [INVALID, TOO_MANY, kind_of(StoreBusy)]
    kinds += [] if one.is_open and one.body is None else [UNKNOWN_CALLER]
    kinds += [] if one.is_open else [SCOPE_MISSING, kind_of(NotFound)]
    kinds += [SENSELESS] if one.body is not None or one.query is not None else []
    kinds += [IN_PROGRESS, kind_of(KeyReused)] if one.is_once else []
    kinds += [kind_of(VersionChanged)] if one.rules.get("matches") else []
    kinds += [kind_of(each) for each in one.rules.get("refusals", ()) if each in KINDS]
    found: dict[int, list[Kind]] = {}
    for kind in dict.fromkeys(kinds):
        found.setdefault(kind.status, []).append(kind)
    return found
