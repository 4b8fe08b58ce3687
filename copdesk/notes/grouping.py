"""First heaps for a wall: by category, or by words that notes share. People sort on from there."""

from collections import Counter
from collections.abc import Sequence

from copdesk.book.ids import Id
from copdesk.notes.values import Note
from copdesk.people.values import folded
from copdesk.plan.values import Category

Heap = tuple[str, list[Id]]

MOST = 500  # notes that are compared, the newest
_LONG = 6  # letters of a word that can hold a heap together; shorter ones mostly join words, and are not heard
_STEM = 6  # letters by which words are the same: participants, participation
_JOINS = frozenset({
    "should", "because", "through", "another", "without", "between", "during", "before", "itself", "themselves",
    "something", "anything", "everything", "really", "always", "against", "within", "cannot", "having",
    "pendant", "toujours", "beaucoup", "plusieurs", "certains", "puisque", "lorsque", "celles",
    "siempre", "porque", "durante", "entonces", "muchos", "tambien", "nuestro", "nuestra", "sempre", "nosso",
})  # fmt: skip
_UNSPACED = ((0x0E00, 0x0EFF, 4), (0x1000, 0x109F, 4), (0x1780, 0x17FF, 4), (0x3040, 0x30FF, 2), (0x3400, 0x9FFF, 2))
"""Scripts that write no spaces between words, with how many letters then stand for one."""


def by_category(notes: Sequence[Note], categories: Sequence[Category]) -> list[Heap]:
    """A heap for each category that occurs, in the order of `categories`; notes without one stay loose."""
    sides = {"+": "+ ", "-": "− "}
    return [
        (sides.get(one.sign, "") + one.name, keys)
        for one in categories
        if (keys := [note.id for note in notes if note.category == one.key])
    ]


def by_words(notes: Sequence[Note]) -> list[Heap]:
    """Heaps of at least two notes that share a word, named by it: the word of most notes first, then of the rest."""
    words = {note.id: _words(note.body) for note in notes[-MOST:]}
    heaps: list[Heap] = []
    while True:
        counts = Counter(stem for stems in words.values() for stem in stems)
        stem, often = max(counts.items(), key=lambda each: (each[1], len(each[0]), each[0]), default=("", 0))
        if often < 2:
            return heaps
        own = [key for key, stems in words.items() if stem in stems]
        typed = Counter(words[key][stem] for key in own).most_common(1)[0][0]
        heaps.append((typed[:1].upper() + typed[1:], own))
        for key in own:
            del words[key]


def _words(body: str) -> dict[str, str]:
    """The words of a note that can hold a heap together: by their stem, as they were typed."""
    found: dict[str, str] = {}
    for typed in (word.strip(".,;:!?()[]“”«»\"'…/-") for word in body.split()):
        word = folded(typed)
        step = next((n for low, high, n in _UNSPACED if any(low <= ord(c) <= high for c in word)), 0)
        if step:
            found.update({word[at : at + step]: word[at : at + step] for at in range(max(1, len(word) - step + 1))})
        elif len(word) >= _LONG and word not in _JOINS:
            found.setdefault(word[:_STEM], typed)
    return found
