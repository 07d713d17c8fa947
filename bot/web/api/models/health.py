"""How the process is."""

from __future__ import annotations

from typing import Literal

from bot.web.api.models.basics import Model


class HealthOut(Model):
    """`ready` when it should get work; nothing depends on Redis."""

    ready: bool
    database: Literal["ok", "failing"]
    migrations: Literal["ok", "failing"]
    redis: Literal["ok", "degraded", "not used"]
    draining: bool
