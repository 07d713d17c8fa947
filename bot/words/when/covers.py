"""Ways to cut a line into pieces that mean something, with nothing left over.

When the line may also hold other words ("cut with Anna fri 5pm"), the ways that leave the
fewest of them win.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.words.when.grammar import Chart
from bot.words.when.meaning import Days, Hours, Piece, Value
from bot.words.when.scanning import Scanner

MOST_COVERS = 16
MOST_PIECES = 6
# Words of the grammar, in any language, that make another time of the one beside them.
RELATIONS = frozenset(
    {
        "after", "after_next", "ago", "before", "before_of", "between", "by_day", "every", "few", "from",
        "in", "last", "last_after", "last_before", "later", "less", "mid", "next", "next_after", "past",
        "since", "to_hour", "until", "upwards", "without",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cover:
    """The end of a line: its pieces, and the stretches between them that mean nothing."""

    pieces: tuple[Piece, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    left_over: int = 0  # characters that mean nothing
    first: str = ""  # what it begins with: piece, filler, gap
    gap_near: bool = False  # a gap comes before any piece
    near: bool = False  # its first two pieces touch
    negated: bool = False  # "not", "except" are in it

    @property
    def is_headless(self) -> bool:
        """True if it begins with a number that only a day before it makes an hour.

        A part of the day behind it does as well: "8 tonight", "3 in the afternoon".
        """
        if self.first != "piece" or not self.pieces[0].bare:
            return False
        return len(self.pieces) == 1 or not (self.near and self.pieces[1].part)

    @property
    def is_shaky(self) -> bool:
        """True if nothing in it is surely about time."""
        return all(piece.shaky for piece in self.pieces)

    @property
    def is_loose(self) -> bool:
        """True if it begins with a number that belongs to any other word before it."""
        first = self.pieces[0] if self.first == "piece" else None
        return first is not None and first.hours is not None and first.hours.shaky

    def behind_piece(self, piece: Piece) -> "Cover | None":
        """This cover with a piece before it, if the two go together."""
        if self.is_headless and not (piece.days or piece.part):
            return None
        if piece.hours and piece.hours.shaky and self.first == "gap":
            return None
        pieces = (piece, *self.pieces)
        timed = [one for one in pieces if one.hours or one.instant or one.either]
        lengths = [one for one in pieces if one.ask == "length"]
        # A length says nothing about when, and beside a date it is mostly a part of it misread.
        if len(timed) > 1 or len(pieces) > MOST_PIECES or (lengths and self.pieces):
            return None
        touching = self.first == "piece"
        return replace(self, pieces=pieces, first="piece", gap_near=False, near=touching)

    def behind_filler(self, *, negates: bool) -> "Cover | None":
        """This cover with a word before it that names no time: please; or not."""
        if self.is_headless:
            return None
        return replace(self, first="filler", negated=self.negated or negates)

    def behind_gap(self, start: int, end: int) -> "Cover | None":
        """This cover with words before it that are not about time."""
        if self.is_loose:
            return None
        gaps = ((start, end), *self.gaps)
        if self.gap_near:
            gaps = ((start, self.gaps[0][1]), *self.gaps[1:])
        left_over = self.left_over + end - start
        return replace(self, gaps=gaps, left_over=left_over, first="gap", gap_near=True)


class Search:
    """All covers of one line; none if they are too many to look at."""

    def __init__(self, chart: Chart, scanner: Scanner, *, gaps_allowed: bool) -> None:
        self._chart = chart
        self._scanner = scanner
        self._gaps_allowed = gaps_allowed
        self._is_crowded = False
        self._known: dict[int, tuple[Cover, ...]] = {scanner.end: (Cover(),)}

    def list_covers(self) -> tuple[Cover, ...]:
        """The covers that leave least over; none without a piece."""
        found = self._covers(self._scanner.skip(0))
        if self._chart.effort.is_spent or self._is_crowded:
            return ()
        whole = [cover for cover in found if cover.pieces and not cover.is_headless]
        return self._least_left_over(whole)

    def leaves_time(self, cover: Cover) -> bool:
        """True if the words left over say more about time.

        They name one themselves ("at 2 with Bo or 3 with Al"), or change the one they touch
        ("Friday after next week").
        """
        for start, end in cover.gaps:
            chunks = list(self._chunks(start, end))
            if any(map(self._names_time, chunks)):
                return True
            edges = {chunks[0]} if start > 0 else set()
            edges |= {chunks[-1]} if end < self._scanner.end else set()
            if any(map(self._relates, edges)):
                return True
        return False

    def _chunks(self, at: int, end: int) -> Iterator[int]:
        while at < end:
            yield at
            at = self._scanner.skip_chunk(at)

    def _names_time(self, at: int) -> bool:
        pieces = (to_piece(value) for _, value in self._chart.find("PIECE", at))
        return any(not piece.shaky and piece.ask != "length" for piece in pieces)

    def _relates(self, at: int) -> bool:
        """True for a chunk that is nothing but a word that puts a time before or behind."""
        end = self._scanner.skip_chunk(at)
        return any(
            kind.partition(":")[2] in RELATIONS and any(one == end for one, _ in found)
            for kind, found in self._scanner.words(at).items()
        )

    def _covers(self, at: int) -> tuple[Cover, ...]:
        known = self._known.get(at)
        if known is None:
            found = dict.fromkeys(cover for cover in self._begin(at) if cover)
            # What begins with a loose number may not fit the words before it.
            loose = [cover for cover in found if cover.is_loose]
            firm = [cover for cover in found if not cover.is_loose]
            known = self._known[at] = (
                *self._least_left_over(firm),
                *self._least_left_over(loose),
            )
        return known

    def _least_left_over(self, covers: list[Cover]) -> tuple[Cover, ...]:
        least = min((cover.left_over for cover in covers), default=0)
        best = [cover for cover in covers if cover.left_over == least]
        self._is_crowded |= len(best) > MOST_COVERS
        return tuple(best[:MOST_COVERS])

    def _begin(self, at: int) -> Iterator[Cover | None]:
        if self._chart.effort.is_spent:
            return
        for end, value in self._chart.find("PIECE", at):
            piece = to_piece(value)
            if not (self._gaps_allowed and piece.ask == "length"):
                yield from (cover.behind_piece(piece) for cover in self._covers(end))
        for kind in ("filler", "particle", "negation"):
            negates = kind == "negation"
            for end, _ in self._chart.find(kind, at):
                yield from (one.behind_filler(negates=negates) for one in self._covers(end))
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
