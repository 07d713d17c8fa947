"""Telegram's HTML: its few tags, its four named entities, and its complaints.

A text that is not well formed is refused with Telegram's words and the byte offset, because that
is what a bot sees when it forgot to escape a name.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from telegram.constants import MessageEntityType

from bot.sandbox.wire import Refused, Wire, bad_request

SIMPLE = {
    "b": MessageEntityType.BOLD,
    "strong": MessageEntityType.BOLD,
    "i": MessageEntityType.ITALIC,
    "em": MessageEntityType.ITALIC,
    "u": MessageEntityType.UNDERLINE,
    "ins": MessageEntityType.UNDERLINE,
    "s": MessageEntityType.STRIKETHROUGH,
    "strike": MessageEntityType.STRIKETHROUGH,
    "del": MessageEntityType.STRIKETHROUGH,
    "tg-spoiler": MessageEntityType.SPOILER,
    "code": MessageEntityType.CODE,
    "pre": MessageEntityType.PRE,
}
ARGUED = frozenset(("a", "span", "blockquote", "tg-emoji", "tg-time"))
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LINK = re.compile(
    r"(?:https?|tg|ton)://[^\s]+|mailto:\S+|tel:\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?"
)
PERSON = re.compile(r"tg://user\?id=(\d+)")
FORMAT = re.compile(r"r|w?[dD]?[tT]?")

SURROGATES = range(0xD800, 0xE000)

REFERENCE = re.compile(r"&(#x[0-9a-fA-F]+|#\d+|[A-Za-z]+);?")
PIECE = re.compile(
    r"<(?P<end>/)?(?P<name>[^\s>/]*)(?P<rest>[^>]*)>"
    r"|&(?P<ref>#x[0-9a-fA-F]+|#\d+|[A-Za-z]+);?"
)
ATTRIBUTE = re.compile(
    r"\s*(?P<name>[^\s=]+)"
    r"(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>]+)))?"
)


@dataclass(frozen=True, slots=True)
class Open:
    """A start tag that waits for its end."""

    name: str
    offset: int
    piece: int
    attributes: dict[str, str]


def parse_html(source: str) -> tuple[str, tuple[Wire, ...]]:
    """The text without its tags, and what the tags meant. Raises Refused."""
    if "<" not in source and "&" not in source:
        return source, ()
    return _Parser(source).parse()


def units(text: str) -> int:
    """How many UTF-16 code units the text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def unescape(text: str) -> str:
    return REFERENCE.sub(lambda match: _character(match[1]) or match[0], text)


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[str] = []
        self._length = 0
        self._open: list[Open] = []
        self._entities: list[Wire] = []

    def parse(self) -> tuple[str, tuple[Wire, ...]]:
        at = 0
        for match in self._pieces():
            self._write(self._source[at : match.start()], at)
            at = match.end()
            if match["ref"]:
                self._write(_character(match["ref"]) or match[0])
            elif match["end"]:
                self._end(match)
            else:
                self._start(match)
        self._write(self._source[at:], at)
        if self._open:
            tag = self._open[-1].name
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self._texts), tuple(self._entities)

    def _pieces(self) -> Iterator[re.Match[str]]:
        return PIECE.finditer(self._source)

    def _write(self, text: str, at: int = -1) -> None:
        """`at` is where a literal text stands in the source: a lone "<" in it is an error."""
        if not text:
            return
        if at >= 0 and "<" in text:
            where = self._bytes(at + text.index("<"))
            raise _unreadable(f"Unclosed start tag at byte offset {where}")
        self._texts.append(text)
        self._length += units(text)

    def _bytes(self, position: int) -> str:
        return str(len(self._source[:position].encode()))

    def _start(self, match: re.Match[str]) -> None:
        name = match["name"].lower()
        if name not in SIMPLE and name not in ARGUED:
            where = self._bytes(match.start())
            raise _unreadable(f'Unsupported start tag "{name}" at byte offset {where}')
        attributes = _attributes(match["rest"]) if match["rest"] else {}
        if name == "span" and attributes.get("class") != "tg-spoiler":
            where = self._bytes(match.start())
            raise _unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self._open.append(Open(name, self._length, len(self._texts), attributes))

    def _end(self, match: re.Match[str]) -> None:
        where = self._bytes(match.start())
        if not self._open:
            raise _unreadable(f"Unexpected end tag at byte offset {where}")
        opened = self._open.pop()
        found = match["name"].lower() or opened.name
        if found != opened.name:
            raise _unreadable(
                f"Unmatched end tag at byte offset {where}, "
                f'expected "</{opened.name}>", found "</{found}>"'
            )
        if self._length > opened.offset:
            self._close(opened)

    def _close(self, opened: Open) -> None:
        entity = self._entity(opened)
        if entity is None:
            return
        entity["offset"] = opened.offset
        entity["length"] = self._length - opened.offset
        self._entities.append(entity)

    def _entity(self, opened: Open) -> Wire | None:
        """None for a tag without effect: a link without an address, code inside pre."""
        entity: Wire | None
        match opened.name:
            case "a":
                address = opened.attributes.get("href")
                entity = _link(address or "".join(self._texts[opened.piece :]))
            case "tg-time":
                entity = _moment(opened.attributes)
            case "code" if self._open and self._open[-1].name == "pre":
                entity = _code(opened.attributes)
            case "pre" if self._is_language(opened):
                entity = None
            case _:
                entity = _plain(opened)
        return entity

    def _is_language(self, opened: Open) -> bool:
        last = self._entities[-1] if self._entities else {}
        return "language" in last and last["offset"] == opened.offset


def _attributes(rest: str) -> dict[str, str]:
    found = {}
    for match in ATTRIBUTE.finditer(rest):
        value = match["a"] or match["b"] or match["c"] or ""
        found[match["name"].lower()] = unescape(value)
    return found


def _plain(opened: Open) -> Wire:
    match opened.name:
        case "span":
            return {"type": MessageEntityType.SPOILER.value}
        case "blockquote" if "expandable" in opened.attributes:
            return {"type": MessageEntityType.EXPANDABLE_BLOCKQUOTE.value}
        case "blockquote":
            return {"type": MessageEntityType.BLOCKQUOTE.value}
        case "tg-emoji":
            emoji_id = opened.attributes.get("emoji-id", "")
            return {"type": MessageEntityType.CUSTOM_EMOJI.value, "custom_emoji_id": emoji_id}
        case name:
            return {"type": SIMPLE[name].value}


def _code(attributes: dict[str, str]) -> Wire | None:
    """`<pre><code class="language-x">` is one block of code in a language."""
    language = attributes.get("class", "").removeprefix("language-")
    return {"type": MessageEntityType.PRE.value, "language": language} if language else None


def _link(address: str) -> Wire | None:
    person = PERSON.fullmatch(address)
    if person:
        user = {"id": int(person[1]), "is_bot": False, "first_name": ""}
        return {"type": MessageEntityType.TEXT_MENTION.value, "user": user}
    if not LINK.fullmatch(address):
        return None
    if "://" not in address and not address.startswith(("mailto:", "tel:")):
        address = f"http://{address}"
    return {"type": MessageEntityType.TEXT_LINK.value, "url": address}


def _moment(attributes: dict[str, str]) -> Wire:
    unix, shape = attributes.get("unix", ""), attributes.get("format", "")
    if not re.fullmatch(r"\d{1,12}", unix):
        raise _unreadable('Tag "tg-time" must have attribute "unix"')
    if not FORMAT.fullmatch(shape):
        raise _unreadable(f'Invalid date-time format "{shape}"')
    entity: Wire = {"type": "date_time", "unix_time": int(unix)}
    if shape:
        entity["date_time_format"] = shape
    return entity


def _character(reference: str) -> str:
    """The character of `lt`, `#60` or `#x3c`; "" for a name that Telegram does not know."""
    if not reference.startswith("#"):
        return NAMED.get(reference, "")
    digits = reference[1:]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return "" if code == 0 or code > sys.maxunicode or code in SURROGATES else chr(code)


def _unreadable(reason: str) -> Refused:
    return bad_request(f"can't parse entities: {reason}")
