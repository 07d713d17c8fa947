"""What `doctor` looks at: one check, one line, and what to do where it is not right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a check went; only a failure makes the exit code 1."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at and what was found; `advice` is empty where all is well."""

    name: str
    state: State
    found: str
    advice: str = ""


def ok(name: str, found: str) -> Check:
    """It is as it should be."""
    return Check(name, State.OK, found)


def warn(name: str, found: str, advice: str) -> Check:
    """It works, and yet somebody should look at it."""
    return Check(name, State.WARN, found, advice)


def fail(name: str, found: str, advice: str) -> Check:
    """It does not work like this."""
    return Check(name, State.FAIL, found, advice)
