"""Who or where: any, or one of the resources that can meet a need."""

from __future__ import annotations

from dataclasses import dataclass

from bot.callbacks import Tap
from bot.screens import taps
from bot.screens.pages import page_of, page_row
from bot.screens.screen import Button, Row, Screen, choices, in_rows
from bot.words.speech import GAP, Words, lines
from domain.resources import Need, Resource, Service, Venue

PER_ROW = 3
PER_PAGE = 8
# More than this many have a list of their own.
ON_THE_GRID = 5


@dataclass(frozen=True, slots=True)
class Circle:
    """A need that customers may choose for: those who could, and whom they insist on."""

    number: int
    need: Need
    group: tuple[Resource, ...]
    named: Resource | None
    others: tuple[Resource, ...]

    def tap(self, one: Resource | None) -> Tap:
        """Insist on one of them, or on none; what was said about other needs stays."""
        chosen = (*self.others, one) if one else self.others
        return taps.who(*(resource.id for resource in chosen))


def circles(venue: Venue, service: Service, wanted: tuple[Resource, ...]) -> list[Circle]:
    """The service's needs with somebody to choose between."""
    found: list[Circle] = []
    for number, need in enumerate(service.needs):
        group = venue.candidates(need)
        if need.choosable and len(group) > 1:
            named = next((one for one in wanted if one in group), None)
            others = tuple(one for one in wanted if one not in group)
            found.append(Circle(number, need, group, named, others))
    return found


def who_rows(
    words: Words, venue: Venue, service: Service, wanted: tuple[Resource, ...]
) -> list[Row]:
    """The part of the grid that says who: a few to tap, or the way to the list of many."""
    rows: list[Row] = []
    for circle in circles(venue, service, wanted):
        if len(circle.group) > ON_THE_GRID:
            label = _name(words, circle.named)
            rows.append((Button(_chosen(label), taps.who_list(circle.number)),))
        else:
            rows += in_rows(_buttons(words, circle, circle.group), PER_ROW)
    return rows


def who(words: Words, circle: Circle, page: int) -> Screen:
    """All who could, a page at a time."""
    shown = page_of(circle.group, page, PER_PAGE)
    rows = in_rows(_buttons(words, circle, shown.items), 1)
    turning = page_row(words, shown, lambda number: taps.who_list(circle.number, number))
    last = (
        Button(words.say("back-button"), taps.WHEN),
        Button(words.say("home-button"), taps.HOME),
    )
    text = lines(
        words.say("who-title", prompt=circle.need.prompt.in_(words.language)),
        GAP,
        words.say("who-any-hint"),
        words.say("choices-hint"),
    )
    return Screen(text, (*rows, *turning, last), choices(rows))


def _buttons(words: Words, circle: Circle, group: tuple[Resource, ...]) -> list[Button]:
    options = (None, *group)
    return [_button(words, circle, one) for one in options]


def _button(words: Words, circle: Circle, one: Resource | None) -> Button:
    label = _name(words, one)
    return Button(_chosen(label) if one == circle.named else label, circle.tap(one))


def _name(words: Words, one: Resource | None) -> str:
    if one is None:
        return words.say("who-any-button")
    return words.say("who-button", resource=one.name.in_(words.language))


def _chosen(label: str) -> str:
    return f"[{label}]"
