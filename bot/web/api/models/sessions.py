"""A customer's own session: a short token to call with, and a longer one to refresh it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.web.api.models.basics import Id, InstantOut, Model

Token = Annotated[str, StringConstraints(pattern=r"^hr_[A-Z2-9]{27}$")]


class SessionIn(Model):
    """For whom."""

    customer_id: Id


class RefreshIn(Model):
    """The token of the last answer; it is good once."""

    refresh_token: Token


class SessionOut(Model):
    """`access_token` is a Bearer token for `expires_in` seconds."""

    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int
    refresh_token: Token = Field(description="Good for one refresh.")
    refresh_expires_at: InstantOut
    customer_id: str
