"""Text and its entities: what Telegram makes of a text before anybody sees it.

Offsets and lengths count UTF-16 code units, as everywhere in the Bot API. Text in an HTML mode is
read by `markup`; what clients turn into links by themselves (commands, mentions, addresses) is
found here, in the bot's texts and in people's alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram.constants import MessageEntityType, MessageLimit

from bot.sandbox.markup import parse_html, units
from bot.sandbox.strict import Params
from bot.sandbox.wire import Wire, bad_request

FOUND = re.compile(
    r"(?<![\w/@.<])(?:"
    r"(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/]))"
    r"|(?P<mention>@[A-Za-z]\w{3,31}\b)"
    r"|(?P<url>(?:https?|tg)://[^\s<>\"]*[^\s<>\".,;:!?')\]])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)"
    r")",
    re.ASCII,
)
KINDS = tuple(kind.value for kind in MessageEntityType)
# Nothing is found inside these.
CLOSED = ("code", "pre", "text_link", "text_mention", "date_time")
SPACE = " \t\n\r\v\f\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is shown. `entities` are Bot API MessageEntities in the sequence shown."""

    text: str
    entities: tuple[Wire, ...] = ()

    def to_wire(self, name: str = "text", entities: str = "entities") -> Wire:
        """The fields of a Message; an empty caption has none."""
        wire: Wire = {name: self.text} if self.text else {}
        if self.entities:
            wire[entities] = list(self.entities)
        return wire


def read_text(params: Params) -> Text:
    """The text of a call, in its parse mode. Raises Refused."""
    raw = params.text("text")
    if not raw:
        raise bad_request("message text is empty")
    text = formatted(raw, params.text("parse_mode"), params.objects("entities"))
    if not text.text:
        raise bad_request("text must be non-empty")
    if units(text.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request("message is too long")
    return text


def read_caption(params: Params) -> Text:
    """The caption of a call, which may be empty. Raises Refused."""
    given = params.objects("caption_entities")
    text = formatted(params.text("caption"), params.text("parse_mode"), given)
    if units(text.text) > MessageLimit.CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return text


def formatted(raw: str, parse_mode: str, given: Sequence[Wire] = ()) -> Text:
    match parse_mode.lower():
        case "":
            text, entities = raw, _check_given(raw, given)
        case "html":
            text, entities = parse_html(raw)
        case _:
            # Holdfast writes HTML alone; a sandbox that reads Markdown differently than Telegram
            # would be worse than one that does not read it.
            raise bad_request("unsupported parse_mode")
    return _trimmed(text, entities)


def plain(text: str) -> Text:
    """What a person types."""
    return _trimmed(text, ())


def _check_given(text: str, given: Sequence[Wire]) -> tuple[Wire, ...]:
    end = units(text)
    for entity in given:
        kind = entity.get("type")
        if kind not in KINDS:
            raise bad_request(f"can't parse MessageEntity: unsupported type {kind!r}")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            raise bad_request("can't parse MessageEntity: offset and length must be Integers")
        if offset < 0 or length <= 0 or offset + length > end:
            raise bad_request("can't parse MessageEntity: it is outside of the text")
    return tuple(given)


def _trimmed(text: str, entities: Sequence[Wire]) -> Text:
    """Telegram drops white space at both ends; entities move and shrink with the text."""
    kept = text.strip(SPACE)
    if len(kept) != len(text) and entities:
        start = units(text[: len(text) - len(text.lstrip(SPACE))])
        entities = _clipped(entities, start, start + units(kept))
    found = (*entities, *_found(kept, entities))
    limit = MessageLimit.MESSAGE_ENTITIES
    return Text(kept, tuple(sorted(found, key=_sequence))[:limit])


def _sequence(entity: Wire) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _clipped(entities: Sequence[Wire], start: int, end: int) -> tuple[Wire, ...]:
    clipped = []
    for entity in entities:
        first = max(entity["offset"], start)
        last = min(entity["offset"] + entity["length"], end)
        if first < last:
            clipped.append({**entity, "offset": first - start, "length": last - first})
    return tuple(clipped)


def _found(text: str, entities: Sequence[Wire]) -> tuple[Wire, ...]:
    if "/" not in text and "@" not in text:
        return ()
    closed = [entity for entity in entities if entity["type"] in CLOSED]
    found = []
    for match in FOUND.finditer(text):
        offset, length = units(text[: match.start()]), units(match[0])
        if not any(_overlap(entity, offset, length) for entity in closed):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return tuple(found)


def _overlap(entity: Wire, offset: int, length: int) -> bool:
    start = int(entity["offset"])
    return start < offset + length and offset < start + int(entity["length"])
