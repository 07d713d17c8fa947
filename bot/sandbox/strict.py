"""What a Bot API call may say, taken from python-telegram-bot itself.

The camelCase methods of `telegram.Bot` are the methods on the wire, and their signatures give the
names and types of the parameters and which of them are required. Nothing is copied, so the check
moves with the library. Telegram ignores what it does not know; this refuses it, because a
misspelt parameter is a bug that nobody sees until it matters.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

import orjson
from telegram import Bot

from bot.sandbox.wire import Refused, Upload, Wire, bad_request


class Shape(Enum):
    TEXT = "String"
    INTEGER = "Integer"
    NUMBER = "Float"
    FLAG = "Boolean"
    CHAT = "Integer or String"
    ARRAY = "Array"
    OBJECT = "Object"
    FILE = "File"


# Optional in the library because it also takes one object that carries them; not on the wire.
REQUIRED = {
    "sendLocation": ("latitude", "longitude"),
    "sendVenue": ("latitude", "longitude", "title", "address"),
}
# Younger than the library's Bot API level (10.0): method → parameter → shape. Accepted, and
# without effect here: everybody in a private chat sees everything anyway.
NEWER = {
    "sendMessage": {"ephemeral_message_parameters": Shape.OBJECT},
    "sendPhoto": {"ephemeral_message_parameters": Shape.OBJECT},
    "sendDocument": {"ephemeral_message_parameters": Shape.OBJECT},
}
YES = frozenset(("true", "True", "1", "yes"))
NO = frozenset(("false", "False", "0", "no"))
WHOLE = re.compile(r"-?\d{1,19}")


@dataclass(frozen=True, slots=True)
class Signature:
    """One method: the shape of every parameter, and the names that must be there."""

    method: str
    shapes: Mapping[str, Shape]
    required: tuple[str, ...]

    def read(self, raw: Mapping[str, str], files: Mapping[str, Upload]) -> "Params":
        """Raises Refused for anything Telegram would not understand, or would ignore."""
        shapes = self.shapes
        values: Wire = {}
        for name, text in raw.items():
            shape = shapes.get(name)
            if shape is None:
                raise bad_request(f'unknown parameter "{name}" of {self.method}')
            values[name] = READERS[shape](name, text)
        for name in self.required:
            if name not in values and name not in files:
                raise bad_request(f'parameter "{name}" of {self.method} is required')
        for name in files:
            self._check_part(name, raw)
        return Params(values, files)

    def _check_part(self, name: str, raw: Mapping[str, str]) -> None:
        if self.shapes.get(name) is Shape.FILE:
            return
        if not any(f"attach://{name}" in text for text in raw.values()):
            raise bad_request(f'nothing refers to the uploaded part "{name}"')


@dataclass(frozen=True, slots=True)
class Params:
    """The checked parameters of one call. Each getter has the default of an absent value."""

    values: Wire
    files: Mapping[str, Upload]

    def has(self, name: str) -> bool:
        return name in self.values or name in self.files

    def text(self, name: str, default: str = "") -> str:
        return str(self.values.get(name, default))

    def whole(self, name: str, default: int = 0) -> int:
        return int(self.values.get(name, default))

    def number(self, name: str, default: float = 0.0) -> float:
        return float(self.values.get(name, default))

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name, False))

    def array(self, name: str) -> list[Any]:
        """A new list: elements are whatever the caller sent, and still to be checked."""
        values = self.values.get(name, ())
        if not isinstance(values, list | tuple):
            raise _wrong(name, Shape.ARRAY)
        return list(values)

    def objects(self, name: str) -> list[Wire]:
        """An array in which nothing but objects may stand. Raises Refused."""
        values = self.array(name)
        if not all(isinstance(one, dict) for one in values):
            raise bad_request(f"can't parse {name}: expected an Array of Objects")
        return values

    def object(self, name: str) -> Wire:
        return dict(self.values.get(name, {}))

    def file(self, name: str) -> Upload | str:
        """The uploaded file, or the text naming one: a file id or an address."""
        upload = self.files.get(name)
        if upload is not None:
            return upload
        return self.attached(self.text(name))

    def attached(self, reference: str) -> Upload | str:
        """Follow `attach://part`; every other reference stays as it is."""
        part = reference.removeprefix("attach://")
        if part == reference:
            return reference
        if part not in self.files:
            raise bad_request(f'there is no uploaded part "{part}"')
        return self.files[part]


@cache
def signature_of(method: str) -> Signature:
    """The signature of a method that the library and the sandbox have."""
    shapes: dict[str, Shape] = dict(NEWER.get(method, {}))
    required = list(REQUIRED.get(method, ()))
    for name, parameter in inspect.signature(getattr(Bot, method)).parameters.items():
        # Keyword-only ones are conveniences of the library and never reach the wire.
        if name == "self" or parameter.kind is not parameter.POSITIONAL_OR_KEYWORD:
            continue
        shapes[name] = shape_of(str(parameter.annotation))
        if parameter.default is parameter.empty:
            required.append(name)
    return Signature(method, shapes, tuple(required))


def shape_of(annotation: str) -> Shape:
    """The library's annotation as text → what travels on the wire for it."""
    words = set(re.findall(r"\w+", annotation))
    for shape, wanted in (
        (Shape.FILE, {"FileInput"}),
        (Shape.ARRAY, {"Sequence"}),
        (Shape.FLAG, {"bool"}),
        (Shape.CHAT, {"int", "str"}),
        (Shape.NUMBER, {"float"}),
        (Shape.INTEGER, {"int"}),
        (Shape.TEXT, {"str"}),
    ):
        if wanted <= words:
            return shape
    return Shape.OBJECT


def _read_text(_name: str, text: str) -> str:
    return text


def _read_whole(name: str, text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise _wrong(name, Shape.INTEGER)
    return int(text)


def _read_number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise _wrong(name, Shape.NUMBER) from None


def _read_flag(name: str, text: str) -> bool:
    if text in YES:
        return True
    if text in NO:
        return False
    raise _wrong(name, Shape.FLAG)


def _read_chat(_name: str, text: str) -> int | str:
    return int(text) if WHOLE.fullmatch(text) else text


def _read_array(name: str, text: str) -> list[Any]:
    value = _read_json(name, text)
    if not isinstance(value, list):
        raise _wrong(name, Shape.ARRAY)
    return value


def _read_object(name: str, text: str) -> Wire:
    value = _read_json(name, text)
    if not isinstance(value, dict):
        raise _wrong(name, Shape.OBJECT)
    return value


def _read_json(name: str, text: str) -> object:
    try:
        value: object = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise bad_request(f"can't parse {name} JSON object") from None
    return value


def _wrong(name: str, shape: Shape) -> Refused:
    return bad_request(f'parameter "{name}" must be of type {shape.value}')


READERS: Mapping[Shape, Callable[[str, str], object]] = {
    Shape.TEXT: _read_text,
    Shape.INTEGER: _read_whole,
    Shape.NUMBER: _read_number,
    Shape.FLAG: _read_flag,
    Shape.CHAT: _read_chat,
    Shape.ARRAY: _read_array,
    Shape.OBJECT: _read_object,
    Shape.FILE: _read_text,
}
