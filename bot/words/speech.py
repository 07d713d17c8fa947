"""Words: language for one reader. Everything a screen says comes from here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale

from bot.words.fluent import Pattern
from bot.words.formats import DAY, Formats
from bot.words.sentences import GAP, Safe, escaped, lines, toast
from domain.cancellation import CancellationPolicy, Deadline

__all__ = ["ANSWERS", "GAP", "Safe", "Words", "escaped", "lines", "toast"]

ANSWERS = (
    "yes", "no", "back", "cancel", "skip", "more",
    "home", "help", "mine", "soonest", "again", "any",
    "book", "hello", "thanks",
)  # fmt: skip
_ALL = 100
# Vowel signs of Devanagari are marks upon letters: हाँ and हो differ in nothing else.
_KEPT = frozenset("LMN")


class Words(Formats):
    """The sentences and formats of one locale; kept and shared, for it never changes.

    `typed` is the locale by which days and times that such a reader types are understood, `zone`
    that by whose clock the reader lives, where it is not the venue's.
    """

    zone: ZoneInfo | None = None

    def __init__(
        self, patterns: Mapping[str, Pattern], locale: Locale, *, typed: str = ""
    ) -> None:
        super().__init__(patterns, locale)
        self.typed = typed or self.locale
        self._answers = {
            _folded(phrase): meaning
            for meaning in ANSWERS
            for phrase in self.say(f"answer-{meaning}-plain").split(",")
        }

    def in_zone(self, zone: ZoneInfo | None) -> Words:
        """The same for a reader who lives by the clock of that zone; None: of the venue's."""
        if zone == self.zone:
            return self
        mine = copy(self)
        mine.zone = zone
        return mine

    def answer(self, text: str) -> str | None:
        """Which of `ANSWERS` a typed line means, if it is nothing but that."""
        return self._answers.get(_folded(text))

    def policy(
        self, policy: CancellationPolicy, start: datetime, *, zone: ZoneInfo, now: datetime
    ) -> str:
        """The refund schedule in plain words, from `now` on.

        “free until Tue 17:00, then 50% back until Wed 15:00, then nothing back”
        """
        closes = min(policy.closes_at(start), start)
        if now >= closes:
            return self.say("policy-closed-last-plain")
        ahead = tuple(_ahead(policy.schedule(start), None if closes == start else closes, now))
        if ahead == (Deadline(None, _ALL),):
            return self.say("policy-always-plain")
        parts: list[str] = []
        before: datetime | None = None
        for deadline in ahead:
            parts.append(self._deadline(deadline, before, zone=zone, now=now))
            before = deadline.until
        if before is not None:
            parts.append(self.say("policy-closed-last-plain"))
        return self._one_after_the_other(parts)

    def _one_after_the_other(self, parts: list[str]) -> str:
        said = parts[0]
        for part in parts[1:]:
            said = self.say("policy-then-plain", first=said, next=part)
        return said

    def _deadline(
        self, deadline: Deadline, before: datetime | None, *, zone: ZoneInfo, now: datetime
    ) -> str:
        kind = {0: "none", _ALL: "free"}.get(deadline.percent, "part")
        if deadline.until is None:
            return self.say(f"policy-{kind}-last-plain", percent=deadline.percent)
        same_day = before is not None and _on(before, zone) == _on(deadline.until, zone)
        until = (
            self.time(deadline.until, zone)
            if same_day
            else self._soon(deadline.until, zone, _on(now, zone))
        )
        return self.say(f"policy-{kind}-until-plain", until=until, percent=deadline.percent)

    def _soon(self, instant: datetime, zone: ZoneInfo, today: date) -> str:
        """A moment within a week by its weekday: Tue 17:00."""
        on = _on(instant, zone)
        if not DAY < on - today < 7 * DAY:
            return self.when(instant, zone, today, inline=True)
        weekday = self.weekday_short(on.weekday(), inline=True)
        return self.say("moment-weekday-plain", weekday=weekday, time=self.time(instant, zone))


def _ahead(
    schedule: tuple[Deadline, ...], closes: datetime | None, now: datetime
) -> Iterator[Deadline]:
    """The deadlines still to come; `closes` None: cancelling stays open until the start."""
    for one in schedule:
        if one.until is None or (closes and one.until >= closes):
            yield Deadline(closes, one.percent)
            return
        if one.until > now:
            yield one


def _on(instant: datetime, zone: ZoneInfo) -> date:
    return instant.astimezone(zone).date()


def _folded(text: str) -> str:
    """Letters and digits alone, in one spelling each; many do without the dots of ё."""
    plain = unicodedata.normalize("NFC", text.casefold()).replace("ё", "е")
    kept = (one if unicodedata.category(one)[0] in _KEPT else " " for one in plain)
    return " ".join("".join(kept).split())
