"""What becomes of a text: parse mode, entities, limits."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.sandbox.entities import formatted, plain
from bot.sandbox.markup import units
from bot.sandbox.wire import Refused
from tests.bot.sandbox.stage import ANN, Stage


def read(source: str) -> tuple[str, list[tuple[str, str]]]:
    """The text, and every entity with what it covers."""
    text = formatted(source, "HTML")
    encoded = text.text.encode("utf-16-le")
    covered = [
        (one["type"], encoded[2 * one["offset"] :][: 2 * one["length"]].decode("utf-16-le"))
        for one in text.entities
    ]
    return text.text, covered


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<STRONG>x</STRONG>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ('<pre><code class="language-py">x</code></pre>', "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "text_link"),
        ('<a href="tg://user?id=11">x</a>', "text_mention"),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', "custom_emoji"),
        ('<tg-time unix="1763424000" format="r">x</tg-time>', "date_time"),
    ],
)
def test_every_tag_of_telegram_is_known(source: str, kind: str) -> None:
    assert read(source) == ("x", [(kind, "x")])


def test_offsets_count_utf_16_units() -> None:
    text = formatted("\N{DOG FACE} 병원 <b>\N{CAT FACE}내일</b>", "HTML")

    assert text.entities == ({"type": "bold", "offset": 6, "length": 4},)


def test_nested_and_neighbouring_tags_are_kept_apart() -> None:
    source = "<b>a <i>b</i></b><u>c</u> &lt;d&gt; &amp;amp; &quot;"

    text, covered = read(source)

    assert text == 'a bc <d> &amp; "'
    assert covered == [("bold", "a b"), ("italic", "b"), ("underline", "c")]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<br>x", 'Unsupported start tag "br" at byte offset 0'),
        ("한 <p>x</p>", 'Unsupported start tag "p" at byte offset 4'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-time unix="soon">x</tg-time>', 'Tag "tg-time" must have attribute "unix"'),
    ],
)
def test_broken_html_is_refused_with_telegrams_words(source: str, complaint: str) -> None:
    stage = Stage(ANN)

    refusal = stage.refusal("sendMessage", chat_id=ANN, text=source, parse_mode="HTML")

    assert refusal == f"400 Bad Request: can't parse entities: {complaint}"


@given(st.text(max_size=200))
def test_an_escaped_text_comes_out_as_it_was(text: str) -> None:
    assert formatted(f"<b>{escape(text, quote=False)}</b>", "HTML").text == plain(text).text


@given(st.text(alphabet="<>/&;#abipre =\"'ux한\N{DOG FACE}", max_size=60))
def test_any_html_is_read_or_refused_and_entities_lie_within_the_text(source: str) -> None:
    try:
        text = formatted(source, "HTML")
    except Refused:
        text = plain("")

    end = units(text.text)
    ends = [(one["offset"], one["offset"] + one["length"]) for one in text.entities]
    assert all(0 <= first < last <= end for first, last in ends)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&#60;&#x3e;&lt", "<><"),
        ("&#0;&#xD800;&copy;", "&#0;&#xD800;&copy;"),
        ('<a href="not a link">x</a>', "x"),
        ("<b></b>x", "x"),
    ],
)
def test_references_are_read_as_telegram_reads_them(source: str, text: str) -> None:
    assert read(source) == (text, [])


def test_an_address_without_a_scheme_is_one_of_the_web() -> None:
    first, second = formatted('<a>example.org</a> <a href="t.me/x">x</a>', "HTML").entities

    assert (first["url"], second["url"]) == ("http://example.org", "http://t.me/x")


def test_a_moment_has_a_known_format() -> None:
    with pytest.raises(Refused, match='Invalid date-time format "never"'):
        formatted('<tg-time unix="1" format="never">x</tg-time>', "HTML")


def test_white_space_around_a_text_is_dropped_and_entities_follow() -> None:
    text = formatted("  <b> a</b>\n ", "HTML")

    assert text.text == "a"
    assert text.entities == ({"type": "bold", "offset": 0, "length": 1},)


def test_an_empty_text_is_refused_also_after_parsing() -> None:
    stage = Stage(ANN)

    empty = stage.refusal("sendMessage", chat_id=ANN, text="")
    blank = stage.refusal("sendMessage", chat_id=ANN, text="<b> </b>", parse_mode="HTML")

    assert empty == "400 Bad Request: message text is empty"
    assert blank == "400 Bad Request: text must be non-empty"


def test_the_limit_counts_what_is_left_after_parsing() -> None:
    stage = Stage(ANN)

    fits = stage.send("<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    refusal = stage.refusal("sendMessage", chat_id=ANN, text="x" * 4097)

    assert len(fits["text"]) == 4096
    assert refusal == "400 Bad Request: message is too long"


def test_markdown_is_refused_rather_than_read_differently() -> None:
    stage = Stage(ANN)

    refusal = stage.refusal("sendMessage", chat_id=ANN, text="*x*", parse_mode="MarkdownV2")

    assert refusal == "400 Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("try /book@holdfast_bot please", [("bot_command", "/book@holdfast_bot")]),
        ("1/2 and a/b, https://a.example/x/y.", [("url", "https://a.example/x/y")]),
        (
            "ask @holdfast_bot or ann@example.org",
            [("mention", "@holdfast_bot"), ("email", "ann@example.org")],
        ),
        ("no /command in the middle/of words", [("bot_command", "/command")]),
        ("nothing", []),
    ],
)
def test_commands_mentions_and_addresses_are_found(text: str, found: list[Any]) -> None:
    assert read(text)[1] == found


def test_nothing_is_found_inside_code_and_links() -> None:
    source = '<code>/start</code> <a href="https://example.org">/book</a> /go'

    assert [kind for kind, _ in read(source)[1]] == ["code", "text_link", "bot_command"]


def test_given_entities_must_lie_within_the_text() -> None:
    stage = Stage(ANN)
    bold = MessageEntity(MessageEntity.BOLD, 0, 5).to_dict()

    sent = stage.send("hello", entities=[bold])
    refusal = stage.refusal("sendMessage", chat_id=ANN, text="hell", entities=[bold])

    assert sent["entities"] == [bold]
    assert refusal == "400 Bad Request: can't parse MessageEntity: it is outside of the text"
