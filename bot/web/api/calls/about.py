"""What the interface says about itself: how it is, what there is to call, and a page to read."""

from __future__ import annotations

from bot.web.api.asking import Ask
from bot.web.api.models.health import HealthOut
from bot.web.api.routes import Answer, route
from bot.web.health import WORDS, looked_up, said_of_redis


@route("GET /health", also=(503,))
async def get_health(ask: Ask) -> Answer[HealthOut]:
    """Whether to send work here; 503 while the database, migrations or closing forbid it."""
    found = await looked_up(ask.desk.health)
    return Answer(
        HealthOut(
            ready=found.ready,
            database=WORDS[found.database],
            migrations=WORDS[found.migrated],
            redis=said_of_redis(found),
            draining=found.draining,
        ),
        status=200 if found.ready else 503,
    )
