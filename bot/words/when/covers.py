"""Ways to cut a line into pieces that mean something, with nothing left over.

When the line may also hold other words ("cut with Anna fri 5pm"), the ways that leave the
fewest of them win.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.words.when.grammar import Chart
from bot.words.when.meaning import Days, Hours, Piece, Value
from bot.words.when.scanning import Scanner

MOST_COVERS = 12
MOST_PIECES = 6


@dataclass(frozen=True, slots=True)
class Cover:
    """The end of a line: its pieces, and the stretches between them that mean nothing."""

    pieces: tuple[Piece, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    left_over: int = 0  # characters that mean nothing
    first: str = ""  # what it begins with: piece, filler, gap
    gap_near: bool = False  # a gap comes before any piece
    near: bool = False  # its first two pieces touch

    @property
    def is_headless(self) -> bool:
        """True if it begins with a number that only a day before it makes an hour.

        A part of the day behind it does as well: "8 tonight", "3 in the afternoon".
        """
        if self.first != "piece" or not self.pieces[0].bare:
            return False
        return len(self.pieces) == 1 or not (self.near and self.pieces[1].part)

    def behind_piece(self, piece: Piece) -> "Cover | None":
        """This cover with a piece before it, if the two go together."""
        if self.is_headless and not (piece.days or piece.part):
            return None
        if piece.bare and self.first == "gap":
            return None
        timed = [one for one in (piece, *self.pieces) if one.hours or one.instant]
        if len(timed) > 1 or len(self.pieces) >= MOST_PIECES:
            return None
        touching = self.first == "piece"
        return Cover((piece, *self.pieces), self.gaps, self.left_over, "piece", near=touching)

    def behind_filler(self) -> "Cover | None":
        """This cover with a word before it that says nothing: please."""
        return None if self.is_headless else replace(self, first="filler")

    def behind_gap(self, start: int, end: int) -> "Cover | None":
        """This cover with words before it that are not about time."""
        if self.is_headless:
            return None
        gaps = ((start, end), *self.gaps)
        if self.gap_near:
            gaps = ((start, self.gaps[0][1]), *self.gaps[1:])
        return Cover(self.pieces, gaps, self.left_over + end - start, "gap", gap_near=True)


class Search:
    """All covers of one line; none if they are too many to look at."""

    def __init__(self, chart: Chart, scanner: Scanner, *, gaps_allowed: bool) -> None:
        self._chart = chart
        self._scanner = scanner
        self._gaps_allowed = gaps_allowed
        self._known: dict[int, tuple[Cover, ...]] = {scanner.end: (Cover(),)}

    def list_covers(self) -> tuple[Cover, ...]:
        """The covers that leave least over; none without a piece."""
        found = self._covers(self._scanner.skip(0))
        if self._chart.is_spent:
            return ()
        return tuple(cover for cover in found if cover.pieces and not cover.is_headless)

    def _covers(self, at: int) -> tuple[Cover, ...]:
        known = self._known.get(at)
        if known is None:
            found = dict.fromkeys(cover for cover in self._begin(at) if cover)
            least = min((cover.left_over for cover in found), default=0)
            best = [cover for cover in found if cover.left_over == least]
            known = self._known[at] = tuple(best[:MOST_COVERS])
        return known

    def _begin(self, at: int) -> Iterator[Cover | None]:
        if self._chart.is_spent:
            return
        for end, value in self._chart.find("PIECE", at):
            piece = to_piece(value)
            if not (self._gaps_allowed and piece.ask == "length"):
                yield from (cover.behind_piece(piece) for cover in self._covers(end))
        for kind in ("filler", "particle"):
            for end, _ in self._chart.find(kind, at):
                yield from (cover.behind_filler() for cover in self._covers(end))
        if self._gaps_allowed and self._scanner.starts_chunk(at):
            end = self._scanner.skip_chunk(at)
            yield from (cover.behind_gap(at, end) for cover in self._covers(end))


def to_piece(value: Value) -> Piece:
    """What a rule made, as a piece of the line."""
    match value:
        case Piece():
            return value
        case Days():
            return Piece(days=value)
        case Hours():
            return Piece(hours=value)
        case _:
            raise TypeError(value)
