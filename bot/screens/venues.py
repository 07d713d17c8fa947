"""Where a bot serves several venues: choosing one, and whose a message is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.callbacks import Tap
from bot.screens import taps
from bot.screens.pages import Page, page_row
from bot.screens.screen import Button, Row, Screen, choices
from bot.words.speech import GAP, Words, escaped, lines
from domain.resources import Venue

PER_PAGE = 8
_MOST_IN_GROUP = 20
_VERBS = {taps.TO_HOME: "hm", taps.TO_TODAY: "td"}


@dataclass(frozen=True, slots=True)
class VenuesView:
    """A page of venues, and where each of them leads; `home` is the way back, if there is one."""

    venues: Page[Venue]
    goal: int
    home: bool


def choose(words: Words, view: VenuesView) -> Screen:
    """Where somebody would like to be."""
    rows: list[Row] = [
        (Button(name_of(words, one), Tap(_VERBS[view.goal], venue=one.id)),)
        for one in view.venues.items
    ]
    numbered = choices(rows)
    rows += page_row(words, view.venues, lambda page: taps.venues(view.goal, page))
    if view.home:
        rows.append((Button(words.say("home-button"), taps.HOME),))
    text = lines(
        words.say("venues-title"),
        GAP,
        *(
            words.say(
                "venues-line",
                venue=name_of(words, one),
                address=one.place.address.in_(words.language),
            )
            for one in view.venues.items
        ),
        GAP,
        words.say("choices-hint"),
    )
    return Screen(text, tuple(rows), numbered)


def in_group(words: Words, venues: tuple[Venue, ...], link: str) -> Screen:
    """What a group sees: a way into the private chat, and to the right venue there."""
    if len(venues) == 1:
        text = words.say("group-panel", venue=name_of(words, venues[0]))
        button = Button(words.say("group-book-button"), url=f"{link}book")
        return Screen(text, ((button,),))
    shown = venues if len(venues) <= _MOST_IN_GROUP else ()
    rows: list[Row] = [
        (Button(name_of(words, one), url=f"{link}v_{one.key}"),) for one in shown
    ]
    # Too many for a group: whoever comes chooses in the private chat.
    rows = rows or [(Button(words.say("group-book-button"), url=f"{link}book"),)]
    return Screen(words.say("venues-group"), tuple(rows))


def name_of(words: Words, venue: Venue) -> str:
    """What a venue is called in the reader's language."""
    return venue.name.in_(words.language)


def of_venue(words: Words, venue: Venue, screen: Screen, *, among: int) -> Screen:
    """The screen as this venue's: its buttons act there.

    It says whose it is where the bot serves several, unless it does so anyway.
    """
    name, text = name_of(words, venue), screen.text
    if among > 1 and escaped(name) not in text:
        text = lines(words.say("venues-head", venue=name), text)
    return replace(screen, text=text, venue=venue.id)
