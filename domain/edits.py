"""Editing what a customer answered, after it was booked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.errors import DetailMissing
from domain.resources import AskKind, Service
from domain.states import Details


@dataclass(frozen=True, slots=True)
class Edit:
    """Other answers to the asks; None leaves what there is."""

    subject: str | None = None
    note: str | None = None
    phone: str | None = None

    def of(self, service: Service, details: Details) -> Details:
        """The details as they become; DetailMissing where a required one would be taken away."""
        every = {kind.value: getattr(self, kind) for kind in AskKind}
        said = {name: text for name, text in every.items() if text is not None}
        for ask in service.asks:
            if ask.required and said.get(ask.kind) == "":
                raise DetailMissing(ask.kind)
        return replace(details, **said)
