"""How the interface for programs is kept, for whoever has it made; loads nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, field

ROOT = "/api/v1"
PATHS = ROOT + r"{path:(?:/[\s\S]*)?}"
SECOND = 1_000_000  # microseconds

Allowance = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Policy:
    """`most` calls in `seconds`."""

    name: str
    most: int
    seconds: int = 60

    def of(self, whose: str) -> Allowance:
        """What this means for one caller."""
        return f"{self.name}:{whose}", self.seconds * SECOND // self.most, self.most


@dataclass(frozen=True, slots=True)
class Policies:
    """How often: in all, to look, to change, and in vain with wrong credentials."""

    caller: Policy = Policy("caller", 600)
    look: Policy = Policy("route", 300)
    change: Policy = Policy("route", 120)
    stranger: Policy = Policy("stranger", 60)


@dataclass(frozen=True, slots=True)
class ApiPlan:
    """How the interface is kept: what signs its tokens, and whose scripts may call it."""

    secret_key: str = field(default="", repr=False)
    origins: tuple[str, ...] = ()
    policies: Policies = field(default_factory=Policies)
