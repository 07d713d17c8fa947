"""Requests, read strictly: every field that is not right is named, with what would be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

import orjson
from aiohttp import web
from multidict import MultiMapping
from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.web.api.kinds import INVALID, KEY_MISSING, NOT_JSON, SENSELESS, TOO_LARGE
from bot.web.api.models.basics import SENSELESS as SENSELESS_TYPE
from bot.web.api.models.basics import Model
from bot.web.api.models.problems import FieldError
from bot.web.api.problems import Problem, invalid

JSON = "application/json"
_WHOLE = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_KEY = re.compile(r"[\x21-\x7e]{1,255}", re.ASCII)
_ETAG = re.compile(r'"?([0-9]{1,18})"?', re.ASCII)
_SWITCH = {"true": True, "false": False}
_NO_FIELD = "there is no such field"


async def read_body(request: web.Request) -> bytes:
    """The body as it came. Problem when it is too large, or something else than JSON."""
    try:
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Problem(TOO_LARGE) from None
    if raw and request.content_type != JSON:
        raise Problem(NOT_JSON, f"write {JSON}")
    return raw


def parse_body(raw: bytes, model: type[Model] | None) -> Model | None:
    """The body as its model; one that needs nothing may be left out."""
    if model is None:
        if raw.strip() not in {b"", b"{}"}:
            raise invalid(FieldError(field="body", message="leave it empty"))
        return None
    try:
        plain = orjson.loads(raw or b"{}")
    except orjson.JSONDecodeError as error:
        raise invalid(FieldError(field="body", message=f"no JSON: {error.msg}")) from None
    return parse("body", plain, model)


def parse_query(given: MultiMapping[str], model: type[Model] | None) -> Model | None:
    """The query as its model."""
    fields = {} if model is None else model.model_fields
    known = {one.alias or name: one for name, one in fields.items()}
    found = [
        FieldError(field=f"query.{name}", message=_NO_FIELD)
        for name in dict.fromkeys(given)
        if name not in known
    ]
    found += [
        FieldError(field=f"query.{name}", message="say it once")
        for name, one in known.items()
        if name in given and not _is_many(one) and len(given.getall(name)) > 1
    ]
    if found:
        raise invalid(*found)
    plain = {
        name: _plain(given.getall(name), one) for name, one in known.items() if name in given
    }
    return None if model is None else parse("query", plain, model)


def parse(part: str, plain: object, model: type[Model]) -> Model:
    """Plain values as their model. Problem, 422 when they are well formed."""
    try:
        return model.model_validate_json(orjson.dumps(plain))
    except ValidationError as error:
        raise complaint(part, error) from None


def complaint(part: str, error: ValidationError) -> Problem:
    """What pydantic has against a part of a request."""
    details = error.errors(include_url=False, include_input=False)
    senseless = all(one["type"] == SENSELESS_TYPE for one in details)
    found = tuple(_field_error(part, one) for one in details)
    return invalid(*found, kind=SENSELESS if senseless else INVALID)


def parse_key(headers: Mapping[str, str]) -> str:
    """The Idempotency-Key, which has to be there."""
    key = headers.get("Idempotency-Key", "")
    if not key:
        raise Problem(KEY_MISSING, "Say a fresh Idempotency-Key, and the same on a retry.")
    if not _KEY.fullmatch(key):
        message = "write 1 to 255 letters, digits and signs of ASCII, without spaces"
        raise invalid(FieldError(field="header.Idempotency-Key", message=message))
    return key


def parse_version(headers: Mapping[str, str]) -> int | None:
    """The version in If-Match, if one is said; `*` stands for any."""
    written = headers.get("If-Match", "*")
    if written == "*":
        return None
    match = _ETAG.fullmatch(written)
    if match is None:
        message = 'write the ETag of an answer, such as "3"'
        raise invalid(FieldError(field="header.If-Match", message=message))
    return int(match[1])


def _is_many(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is tuple


def _plain(values: list[str], field: FieldInfo) -> Any:
    """What JSON would say for the text of a query."""
    if _is_many(field):
        return values
    [value] = values
    kinds = {field.annotation, *get_args(field.annotation)}
    if int in kinds and _WHOLE.fullmatch(value):
        return int(value)
    return _SWITCH.get(value, value) if bool in kinds else value


def _field_error(part: str, one: ErrorDetails) -> FieldError:
    path = ".".join((part, *map(str, one["loc"])))
    match one["type"]:
        case "extra_forbidden":
            message = _NO_FIELD
        case "value_error":
            message = str(one["ctx"]["error"])
        case _:
            message = one["msg"]
    return FieldError(field=path, message=message)


def languages(header: str) -> Iterator[str]:
    """The languages of an Accept-Language, the best first."""
    ranked = []
    for number, part in enumerate(header[:200].split(",")[:20]):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), number, tag.strip()))
        except ValueError:
            continue
    return (tag for _, _, tag in sorted(ranked) if tag)
