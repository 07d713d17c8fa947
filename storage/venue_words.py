"""What is wrong with a venue document, in words that say what would be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

Path = tuple[int | str, ...]
# Begins what pydantic puts into a path for the form of a value, and nobody wrote.
TAG = "="
Problem = tuple[Path, str]


def refusal(problems: Iterable[Problem]) -> ValidationError:
    """Problems as pydantic's one error, so that callers know a single kind."""
    return ValidationError.from_exception_data(
        "venue",
        [
            InitErrorDetails(
                type=PydanticCustomError("venue", "{words}", {"words": words}),
                loc=path,
                input=None,
            )
            for path, words in problems
        ],
    )


def in_words(error: ValidationError, model: type[BaseModel]) -> ValidationError:
    """The same errors, each in our words."""
    return refusal((_written(one["loc"]), _words(one, model)) for one in error.errors())


def _written(path: Path) -> Path:
    return tuple(step for step in path if not str(step).startswith(TAG))


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """`; did you mean "zone"?`, or nothing when nothing is close."""
    by_lower = {one.lower(): one for one in known}
    close = get_close_matches(written.lower(), by_lower, n=1)
    return f'; did you mean "{by_lower[close[0]]}"?' if close else ""


def twice(path: Path, field: str, values: Sequence[str]) -> Iterator[Problem]:
    """Every value that stands there for the second time."""
    seen = Counter[str]()
    for index, value in enumerate(values):
        seen[value] += 1
        if seen[value] > 1:
            where = (*path, index, field) if field else (*path, index)
            yield where, f'"{value}" stands here twice: each only once'


def _words(error: ErrorDetails, model: type[BaseModel]) -> str:
    parent, field = _field(_written(error["loc"]), model)
    match error["type"]:
        case "value_error":
            return str(error["ctx"]["error"])
        case "missing":
            return f"missing: write {_right(field)}"
        case "extra_forbidden":
            return _unknown(str(error["loc"][-1]), parent)
        case _:
            return f"write {_right(field)}"


def _unknown(written: str, parent: type[BaseModel]) -> str:
    known = [field.alias or name for name, field in parent.model_fields.items()]
    close = did_you_mean(written, known) or f"; there are {', '.join(known)}"
    return f"there is no such field{close}"


def _right(field: FieldInfo | None) -> str:
    return (field and field.description) or "something else"


def _field(path: Path, model: type[BaseModel]) -> tuple[type[BaseModel], FieldInfo | None]:
    """The model a path ends in, and its field, unless the model has none of that name."""
    found: FieldInfo | None = None
    for step in path:
        below = _model(found.annotation) if found else None
        if isinstance(step, int):
            continue
        model = below or model
        found = next(
            (one for name, one in model.model_fields.items() if step == (one.alias or name)),
            None,
        )
    return model, found


def _model(annotation: object) -> type[BaseModel] | None:
    """The model within an annotation such as `tuple[ServiceDocument, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model, get_args(annotation))), None)
