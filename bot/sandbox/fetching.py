"""The methods by which a bot asks for its updates, or has them sent."""

import re
from urllib.parse import urlsplit

from telegram.constants import WebhookLimit

from bot.sandbox.accounts import Bot
from bot.sandbox.strict import Params
from bot.sandbox.updates import DEFAULT, KINDS, Updates, Webhook, connections, polling_limit
from bot.sandbox.wire import Answer, Refused, Wire, bad_request
from bot.sandbox.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_POLL = 50
WEBHOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def get_updates(world: World, bot: Bot, params: Params) -> Answer:
    updates = world.updates[bot.id]
    if updates.webhook.url:
        raise Refused(WEBHOOK_IS_SET, 409)
    _allow(updates, params)
    seconds = max(0, min(params.whole("timeout"), LONGEST_POLL))
    limit = polling_limit(params.whole("limit", 100))
    return updates.poll(params.whole("offset"), limit, seconds)


def _allow(updates: Updates, params: Params) -> None:
    """Left out, what was allowed before stays allowed; an empty list means the default."""
    if not params.has("allowed_updates"):
        return
    kinds = params.array("allowed_updates")
    unknown = [kind for kind in kinds if not isinstance(kind, str) or kind not in KINDS]
    if unknown:
        raise bad_request(f"unknown update type {unknown[0]!r}")
    updates.allowed = frozenset(kinds) or DEFAULT


def set_webhook(world: World, bot: Bot, params: Params) -> bool:
    """Unlike at Telegram, plain http and any port will do: this server is a local one."""
    url, secret = params.text("url"), params.text("secret_token")
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > WebhookLimit.MAX_SECRET_TOKEN_LENGTH:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    updates = world.updates[bot.id]
    _allow(updates, params)
    webhook = Webhook(
        url=url,
        secret=secret if url else "",
        max_connections=connections(params.whole("max_connections", 40)),
        ip_address=params.text("ip_address"),
        certificate=params.has("certificate"),
    )
    _change(updates, webhook, params)
    return True


def delete_webhook(world: World, bot: Bot, params: Params) -> bool:
    _change(world.updates[bot.id], Webhook(), params)
    return True


def _change(updates: Updates, webhook: Webhook, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        updates.clear()
    if webhook != updates.webhook:
        updates.set_webhook(webhook)


def get_webhook_info(world: World, bot: Bot, _params: Params) -> Wire:
    updates = world.updates[bot.id]
    webhook = updates.webhook
    found: Wire = {
        "url": webhook.url,
        "has_custom_certificate": webhook.certificate,
        "pending_update_count": updates.count(),
        "allowed_updates": sorted(updates.allowed),
    }
    if webhook.url:
        found["max_connections"] = webhook.max_connections
    if webhook.ip_address:
        found["ip_address"] = webhook.ip_address
    if updates.last_error is not None:
        at, reason = updates.last_error
        found |= {"last_error_date": int(at.timestamp()), "last_error_message": reason}
    return found
