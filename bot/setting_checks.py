"""What a setting has to be like: each check says what would be right, and never the value."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr

SHORTEST_KEY = 32
_DEFAULTS = re.compile(r"change.?me|example|your.?secret|placeholder|password", re.IGNORECASE)
_FEWEST_LETTERS = 8
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_KEY = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,31}=)?[!-:<-~]+")
_PAIR = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,31}=)?[!-9<-~]+:[!-:<-~]+")
_HOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_DATABASES = ("sqlite+aiosqlite", "postgresql+asyncpg")


def database(url: str) -> str:
    parts = _parts(url)
    if parts.scheme not in _DATABASES:
        raise ValueError(
            "write sqlite+aiosqlite:///FILE or postgresql+asyncpg://USER@HOST/NAME"
        )
    if parts.scheme == _DATABASES[0]:
        if parts.netloc or not parts.path.strip("/") or ":memory:" in parts.path:
            raise ValueError(
                "name a file: sqlite+aiosqlite:///holdfast.db, or with four slashes "
                "sqlite+aiosqlite:////var/lib/holdfast.db"
            )
    elif not parts.path.strip("/"):
        raise ValueError("name a database: postgresql+asyncpg://USER@HOST/NAME")
    return url


def redis(url: str) -> str:
    if _parts(url).scheme not in ("redis", "rediss", "unix"):
        raise ValueError("write redis://HOST:6379/0, or nothing for a single process")
    return url


def root(url: str) -> str:
    parts = _parts(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("write the root of a server, such as https://bookings.my-clinic.com")
    if parts.query or parts.fragment:
        raise ValueError("write the root alone, without ? or #")
    return url.rstrip("/")


def origins(text: str) -> str:
    """Origins as browsers write them, or `*`; for others no browser would ever ask."""
    origins = [one.strip().rstrip("/").lower() for one in text.split(",")]
    for one in origins:
        parts = _parts(one)
        bare = f"{parts.scheme}://{parts.netloc}"
        if one != "*" and (parts.scheme not in ("http", "https") or one != bare):
            raise ValueError("write origins such as https://a.com,https://b.com:8443, or *")
    return ",".join(origins)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise ValueError("this is no address: its host or port cannot be read") from None
    return parts


def host(host: str) -> str:
    if not re.fullmatch(r"[\w.:%-]+", host):
        raise ValueError(
            "write a host or an address to listen at, such as 127.0.0.1 or 0.0.0.0"
        )
    return host


def is_token(text: str) -> bool:
    """Whether it looks like a bot's token."""
    return _TOKEN.fullmatch(text) is not None


def tokens(secret: SecretStr) -> SecretStr:
    """One token for each bot, separated by commas."""
    found = [one.strip() for one in secret.get_secret_value().split(",")]
    if not all(map(is_token, found)):
        raise ValueError(
            "this is no token; @BotFather gives one like 123456:AbC-dEf, all of it;"
            " several are separated by commas"
        )
    bots = [one.partition(":")[0] for one in found]
    if len(set(bots)) < len(bots):
        raise ValueError("two of these tokens are of the same bot; leave the valid one")
    return SecretStr(",".join(found))


def hook_secret(secret: SecretStr) -> SecretStr:
    secrets = secret.get_secret_value().split(",")
    if len(secrets) > 2 or not all(map(_HOOK_SECRET.fullmatch, secrets)):  # noqa: PLR2004
        raise ValueError(
            "write 1 to 256 letters, digits, _ and -; the old one after a comma while it changes"
        )
    return secret


def signing_key(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    if len(value) < SHORTEST_KEY:
        raise ValueError(f"too short: at least {SHORTEST_KEY} random letters; `init` makes one")
    if _DEFAULTS.search(value) or len(set(value)) < _FEWEST_LETTERS:
        raise ValueError("anybody could guess this: it must be random; `init` makes one")
    return secret


def keys(secret: SecretStr) -> SecretStr:
    """A key for every venue, or one for each that is named."""
    parts = [one.strip() for one in secret.get_secret_value().split(";")]
    if not all(map(_KEY.fullmatch, parts)):
        raise ValueError("write KEY, or for several venues one-venue=KEY;other-venue=KEY")
    return secret


def key_pairs(secret: SecretStr) -> SecretStr:
    """The same where a key is an id and a secret."""
    parts = [one.strip() for one in secret.get_secret_value().split(";")]
    if not all(map(_PAIR.fullmatch, parts)):
        raise ValueError(
            "write ID:SECRET, or for several venues one-venue=ID:SECRET;other-venue=ID:SECRET"
        )
    return secret


def lowered(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value
