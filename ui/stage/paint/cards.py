"""Where the notes of a wall stand: as large as they fit on one page, else shared out over pages.

A page has tracks side by side. A category with more notes than a track holds takes several, so that no
track stands empty while another overflows; many small categories stand below one another like news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from copdesk.stage.scenes import Card, WallColumn, WallHead
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

SIZES, PAGED = (7.2, 5.4, 4.6, 4.0, 3.4, 3.05), 3.4
"""The first of these at which all fit on one page, else the one for pages."""
LARGE_LINES = 5
"""A note of more lines than that is better read in smaller type."""
LINE, PAD = 1.235, 0.24
"""A line of a card and the space above and below its text, in em."""
BAR, PAD_X, GAP = 1.0, 1.4, 1.0
HEAD_GAP, TRACK_GAP = 5.0, 2.2
NAME, NAME_LINE, BLOCK_GAP = 4.2, 7.4, 2.0
MOST_WIDE, NEWS_WIDE, MOST_NARROW = 5, 4, 2


@dataclass(frozen=True, slots=True)
class Block:
    """A category's name with some of its notes below it."""

    column: WallColumn
    cards: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """Blocks below one another; usually one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Tracks under the names of their heads ('' for none), and how many tracks their width is made for."""

    heads: tuple[tuple[str, tuple[Track, ...]], ...]
    tracks: int


@dataclass(slots=True)
class Pile:
    """What of a category is not placed yet."""

    head: str
    column: WallColumn
    cards: list[Flow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measure:
    """A size of type with the tracks it is tried on. `high` is a track's room below the names of heads."""

    sheet: Sheet
    size: float
    tracks: int
    high: float
    heads: int = 1

    @property
    def width(self) -> float:
        """Of one track."""
        gaps = HEAD_GAP * (self.heads - 1) + TRACK_GAP * (self.tracks - self.heads)
        return (self.sheet.inner - gaps) / self.tracks

    @property
    def text_width(self) -> float:
        return self.width - BAR - 2 * PAD_X

    @property
    def room(self) -> float:
        """For the cards of a track that has one name."""
        return self.high - NAME_LINE

    def card(self, flow: Flow) -> float:
        return flow.height / self.sheet.unit + 2 * PAD * self.size

    def stack(self, cards: Sequence[Flow]) -> float:
        return sum(map(self.card, cards)) + GAP * max(0, len(cards) - 1)


def lay_out(sheet: Sheet, heads: Sequence[WallHead], high: float, head_line: float) -> tuple[float, list[Page]]:
    """The size of type, and the pages. `high` is the room below the header, `head_line` what a head takes of it."""
    sets = list(_sets(sheet, heads))
    if not sets:
        return SIZES[0], []
    named = any(head.name for head in heads)
    room = high - (head_line if named else 0.0)
    news = not named and len(sets) > 1
    if news:
        columns = [head.columns[0] for heads in sets for head in _split(heads)]
    for size in SIZES:
        pages = [_news(sheet, size, room, columns, 1)] if news else [_one(sheet, size, room, one) for one in sets]
        if all(pages):
            return size, [page for found in pages if found for page in found]
    if news:
        return PAGED, _news(sheet, PAGED, room, columns) or []
    return PAGED, [page for one in sets for page in _many(sheet, PAGED, room, one)]


def _sets(sheet: Sheet, heads: Sequence[WallHead]) -> Iterator[list[WallHead]]:
    """What stands on one page beside each other, without categories that have no notes."""
    most = MOST_WIDE if sheet.wide else MOST_NARROW
    kept: list[WallHead] = []
    for head in heads:
        filled = tuple(column for column in head.columns if column.cards)
        for at in range(0, len(filled), most):
            part = WallHead(head.name, filled[at : at + most])
            if kept and sum(len(one.columns) for one in kept) + len(part.columns) > most:
                yield kept
                kept = []
            kept.append(part)
    if kept:
        yield kept


def _split(heads: Sequence[WallHead]) -> Iterator[WallHead]:
    for head in heads:
        for column in head.columns:
            yield WallHead(head.name, (column,))


# side by side ------------------------------------------------------------------------------------------


def _measures(sheet: Sheet, size: float, room: float, heads: Sequence[WallHead]) -> Iterator[Measure]:
    """From as many tracks as there are categories to as many as can be read."""
    most = MOST_WIDE if sheet.wide else MOST_NARROW
    count = sum(len(head.columns) for head in heads)
    usual = max(count, min(most, NEWS_WIDE))
    for tracks in range(count, usual + 1):
        yield Measure(sheet, size, tracks, room, len(heads))


def _one(sheet: Sheet, size: float, room: float, heads: Sequence[WallHead]) -> list[Page] | None:
    """The one page that holds them all, if there is one; with the fewest tracks."""
    cards = [card for head in heads for column in head.columns for card in column.cards]
    for measure in _measures(sheet, size, room, heads):
        if _least(measure, cards) > measure.tracks * measure.room:
            continue
        pages = _pages(measure, heads)
        if len(pages) == 1 and (size <= PAGED or _calm(pages[0])):
            return pages
    return None


def _calm(page: Page) -> bool:
    cards = (card for _, tracks in page.heads for track in tracks for block in track.blocks for card in block.cards)
    return all(_reads_easily(card) for card in cards)


def _reads_easily(card: Flow) -> bool:
    return card.count <= LARGE_LINES and not card.breaks_a_word


def _many(sheet: Sheet, size: float, room: float, heads: Sequence[WallHead]) -> list[Page]:
    """As few pages as can be."""
    tried = [_pages(measure, heads) for measure in _measures(sheet, size, room, heads)]
    return min(tried, key=len)


def _pages(measure: Measure, heads: Sequence[WallHead]) -> list[Page]:
    piles = [
        Pile(head.name, column, [flow for card in column.cards for flow in _flows(measure, card)])
        for head in heads
        for column in head.columns
    ]
    pages = []
    while piles:
        shares = _shares(measure, piles)
        placed: list[tuple[str, list[Track]]] = []
        for pile, share in zip(piles, shares, strict=True):
            tracks = []
            for cards in _dealt(measure, pile.cards, share):
                tracks.append(Track((Block(pile.column, tuple(cards)),)))
                del pile.cards[: len(cards)]
            if placed and placed[-1][0] == pile.head:
                placed[-1][1].extend(tracks)
            else:
                placed.append((pile.head, tracks))
        pages.append(Page(tuple((name, tuple(tracks)) for name, tracks in placed), measure.tracks))
        piles = [pile for pile in piles if pile.cards]
    return pages


def _shares(measure: Measure, piles: Sequence[Pile]) -> list[int]:
    """How many tracks of the page each category gets: one, and more where most is waiting."""
    needs = [len(_filled(measure, pile.cards, measure.room)) for pile in piles]
    shares = [1] * len(piles)
    for _ in range(measure.tracks - len(piles)):
        waiting = [need / share if need > share else 0.0 for need, share in zip(needs, shares, strict=True)]
        if not any(waiting):
            break
        shares[waiting.index(max(waiting))] += 1
    return shares


def _dealt(measure: Measure, cards: list[Flow], share: int) -> list[list[Flow]]:
    """Cards over `share` tracks; evenly, where all of them find room there."""
    full = _filled(measure, cards, measure.room)
    if len(full) > share or share == 1:
        return full[:share]
    low, high = 0.0, measure.room
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(measure, cards, middle)) <= share else (middle, high)
    return _filled(measure, cards, high)


def _filled(measure: Measure, cards: Sequence[Flow], room: float) -> list[list[Flow]]:
    """Cards stacked up to `room`, track after track."""
    tracks: list[list[Flow]] = []
    used = room + 1
    for card in cards:
        high = measure.card(card)
        if used + GAP + high > room:
            tracks.append([card])
            used = high
        else:
            tracks[-1].append(card)
            used += GAP + high
    return tracks


# below one another --------------------------------------------------------------------------------------


def _news(sheet: Sheet, size: float, high: float, columns: Sequence[WallColumn], most: int = 0) -> list[Page] | None:
    """Categories below one another, track after track, evenly; None where they need more than `most` pages."""
    tracks = NEWS_WIDE if sheet.wide else MOST_NARROW
    measure = Measure(sheet, size, tracks, high)
    least = _least(measure, [card for column in columns for card in column.cards])
    if most and least + NAME_LINE * len(columns) > most * tracks * high:
        return None
    laid = [(column, [flow for card in column.cards for flow in _flows(measure, card)]) for column in columns]
    pages = -(-len(_flowed(measure, laid, high)) // tracks)
    calm = size <= PAGED or all(_reads_easily(card) for _, cards in laid for card in cards)
    if most and (pages > most or not calm):
        return None
    low, reach = high * 0.2, high
    for _ in range(8):
        middle = (low + reach) / 2
        low, reach = (low, middle) if len(_flowed(measure, laid, middle)) <= pages * tracks else (middle, reach)
    flowed = _flowed(measure, laid, reach)
    return [Page((("", tuple(flowed[at : at + tracks])),), tracks) for at in range(0, len(flowed), tracks)]


def _flowed(measure: Measure, laid: Sequence[tuple[WallColumn, list[Flow]]], room: float) -> list[Track]:
    """A name never stands without a card below it; what goes on in the next track has its name there again."""
    tracks: list[list[tuple[WallColumn, list[Flow]]]] = []
    used = room + 1
    for column, cards in laid:
        for number, card in enumerate(cards):
            high = measure.card(card)
            above = GAP if number else BLOCK_GAP + NAME_LINE
            if used + above + high > room:
                tracks.append([(column, [card])])
                used = NAME_LINE + high
                continue
            if number:
                tracks[-1][-1][1].append(card)
            else:
                tracks[-1].append((column, [card]))
            used += above + high
    return [Track(tuple(Block(column, tuple(cards)) for column, cards in track)) for track in tracks]


# one card -----------------------------------------------------------------------------------------------


def words_of(card: Card) -> str:
    """What stands on a card; who said it on a line of its own."""
    return f"{card.text}\u2028– {card.author}" if card.author else card.text


def _least(measure: Measure, cards: Sequence[Card]) -> float:
    """What the cards take at the very least, told from their widths alone, which rules most sizes out."""
    sheet, total = measure.sheet, 0.0
    for card in cards:
        wide = sheet.advance(card.text, PAGED) * measure.size / PAGED
        lines = max(1, -(-wide * 0.98 // measure.text_width)) + bool(card.author)
        total += (lines * LINE + 2 * PAD) * measure.size + GAP
    return total - GAP


def _flows(measure: Measure, card: Card) -> list[Flow]:
    """A note whole on its card; one higher than a track goes on, evenly and word for word, on cards that follow."""
    sheet, size = measure.sheet, measure.size

    def laid(text: str) -> Flow:
        return sheet.flow(text, size, measure.text_width, pitch=size * LINE, own_side=True)

    whole = laid(words_of(card))
    if measure.card(whole) <= measure.room:
        return [whole]
    most = max(2, int((measure.room - 2 * PAD * size) * sheet.unit / (whole.height / whole.count)) - 1)
    count = -(-whole.count // most)
    parts = whole.parts(-(-whole.count // count))
    last = len(parts) - 1
    return [laid(f"{'… ' if at else ''}{part}{' …' if at < last else ''}") for at, part in enumerate(parts)]
