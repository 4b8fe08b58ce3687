"""Two notes that say the same: each note is compared once with those of similar length, a few at a time."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from copdesk.book.ids import Id
from copdesk.notes.values import Note
from copdesk.people.values import folded

ALIKE = 88.0  # of 100; measured on the words of real sessions: 85 finds siblings, 92 misses a changed ending
LONGER = 1.35  # how much longer than the other a note that is alike can be
SHORT = 12  # notes of fewer characters must be the same words
NEWEST = 600  # notes that are compared with each other: more is a day, and nobody merges yesterday's
PORTION = 8_000  # comparisons at one go


@dataclass(frozen=True, slots=True)
class Looked:
    """Pairs that look alike, the most alike first; `done` is False while there is more to compare."""

    pairs: tuple[tuple[Note, Note], ...]
    done: bool


class Twins:
    """Remembers what was compared in the session that was looked at last."""

    def __init__(self) -> None:
        self._session: Id | None = None
        self._words: dict[Id, str] = {}
        self._by_length: list[tuple[int, str, Id]] = []
        self._alike: dict[tuple[Id, Id], float] = {}

    def look(self, session_id: Id, notes: Sequence[Note], most: int = 20) -> Looked:
        """Compares a portion of what is new among the newest `notes` and gives what is known by then."""
        if session_id != self._session:
            self._session = session_id
            self._words, self._by_length, self._alike = {}, [], {}
        there = {note.id: note for note in notes[-NEWEST:]}
        words = {key: folded(note.body) for key, note in there.items()}
        self._forget({key for key, text in self._words.items() if words.get(key) != text})
        left = PORTION
        for key in reversed(there):
            if key not in self._words:
                if left <= 0:
                    break
                left -= 1 + self._compare(key, words[key])
        return Looked(tuple(self._pairs(there)[:most]), len(self._words) == len(there))

    def _compare(self, key: Id, words: str) -> int:
        """Compares a note with those of similar length that were compared before; how many these are."""
        from rapidfuzz import fuzz, process  # slow to load

        length = len(words)
        low = bisect_left(self._by_length, int((length - 2) / LONGER), key=itemgetter(0))
        high = bisect_right(self._by_length, length * LONGER + 2, key=itemgetter(0))
        near = self._by_length[low:high]
        texts = [text for _, text, _ in near]
        for text, close, place in process.extract(words, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            if text == words or min(len(text), length) >= SHORT:
                self._alike[(key, near[place][2])] = close
        insort(self._by_length, (length, words, key))
        self._words[key] = words
        return len(near)

    def _forget(self, gone: set[Id]) -> None:
        if gone:
            self._words = {key: text for key, text in self._words.items() if key not in gone}
            self._by_length = [each for each in self._by_length if each[2] not in gone]
            self._alike = {pair: close for pair, close in self._alike.items() if not gone & set(pair)}

    def _pairs(self, there: dict[Id, Note]) -> list[tuple[Note, Note]]:
        found: list[tuple[float, int, Id, tuple[Note, Note]]] = []
        for (one, other), close in self._alike.items():
            first, second = sorted((there[one], there[other]), key=_as_said)
            if second.id not in first.apart and first.id not in second.apart:
                found.append((-close, first.said_at, first.id, (first, second)))
        return [each[3] for each in sorted(found, key=itemgetter(0, 1, 2))]


def _as_said(note: Note) -> tuple[int, Id]:
    return note.said_at, note.id
