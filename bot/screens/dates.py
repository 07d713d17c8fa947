"""Whole days: a month in which days are tapped on and off, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.screens import offers, taps
from bot.screens.calendar import MonthView, month_row, weekday_row
from bot.screens.days import DayLoad, mark
from bot.screens.people import stepper
from bot.screens.prices import price_from
from bot.screens.screen import Button, Row, Screen, Style, in_rows
from bot.screens.who import who_rows
from bot.words.speech import GAP, Words, lines
from domain.prices import Quote
from domain.resources import Resource, Service, Venue

_WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class DatesView:
    """A month, the days chosen so far, and what they would cost."""

    service: Service
    wanted: tuple[Resource, ...]
    month: MonthView
    chosen: tuple[date, ...]
    units: int
    quote: Quote | None
    changing: str = ""


def dates(words: Words, venue: Venue, view: DatesView) -> Screen:
    """Tap days, then the button that says what they come to."""
    rows: list[Row] = [
        *who_rows(words, venue, view.service, view.wanted),
        *stepper(words, view.service, view.units),
        weekday_row(words),
        *in_rows(_cells(words, view), _WEEKDAYS),
        month_row(words, view.month),
        *_done_rows(words, view),
        (
            Button(words.say("back-button"), taps.BACK),
            Button(words.say("home-button"), taps.HOME),
        ),
    ]
    return Screen(_text(words, view), tuple(rows))


def _text(words: Words, view: DatesView) -> str:
    language, today = words.language, view.month.bounds.today
    names = [view.service.name.in_(language), *(one.name.in_(language) for one in view.wanted)]
    chosen = words.say("dates-none")
    if view.chosen:
        chosen = words.say("dates-chosen", days=offers.dates(words, view.chosen, today))
    return lines(
        words.say("when-title", what=", ".join(names)),
        price_from(words, view.service.price) if view.service.price else "",
        view.changing,
        GAP,
        words.month(view.month.first),
        words.say(_how(view.service)),
        chosen,
        GAP,
        words.say("when-legend"),
    )


def _how(service: Service) -> str:
    if service.days.most == 1:
        return "dates-pick-one"
    return "dates-pick-first-and-last" if service.adjacent else "dates-pick"


def _cells(words: Words, view: DatesView) -> list[Button]:
    month = view.month
    blank = Button("·", taps.heading(taps.BLANK))
    lead = (month.first.weekday() - words.first_weekday) % _WEEKDAYS
    cells = [blank] * lead + [_cell(one, view.chosen) for one in month.days]
    return cells + [blank] * (-len(cells) % _WEEKDAYS)


def _cell(load: DayLoad, chosen: tuple[date, ...]) -> Button:
    is_chosen = load.on in chosen
    style = Style.PRIMARY if is_chosen else Style.PLAIN
    return Button(mark(load, load.on if is_chosen else None), taps.toggle(load.on), style=style)


def _done_rows(words: Words, view: DatesView) -> list[Row]:
    if not view.chosen:
        return []
    count = len(view.chosen)
    label = words.say("dates-done-button", days=count)
    if view.quote is not None:
        price = words.money(view.quote.total)
        label = words.say("dates-done-price-button", days=count, price=price)
    return [
        (Button(label, taps.DONE, style=Style.SUCCESS),),
        (Button(words.say("dates-clear-button"), taps.NO_DAYS),),
    ]
