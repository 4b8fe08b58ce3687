"""What was heard elsewhere, matched with a session: its categories, its people, its steps, its clock, its notes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from copdesk.book.ids import Id, new_id
from copdesk.notes.matching import Matching
from copdesk.notes.reading.values import Heard, Reading, Skipped, moments
from copdesk.notes.twins import ALIKE, NEWEST, SHORT
from copdesk.notes.values import CONSENTS, Group, Note
from copdesk.people.values import Member, folded
from copdesk.plan.values import Category, Session, Step
from copdesk.run.state import RunState
from copdesk.words import tr

NEW, THERE, OTHER_WORDS, LOOKS_ALIKE, TAKEN_OUT = "new", "there", "other words", "alike", "taken out"
HOUR_MS = 3_600_000  # that two laptops may be apart
_SEEDED = 10  # bytes of a key that say which note of which file it is; the others say when it was said


@dataclass(frozen=True, slots=True)
class Ground:
    """What incoming notes are matched against. `keys` are those of all notes, with whether each was taken out."""

    session: Session
    categories: tuple[Category, ...]
    members: tuple[Member, ...]
    hosts: tuple[tuple[Member, str], ...]
    state: RunState
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    keys: Mapping[Id, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A note as it would be added. `state` is NEW, THERE (it is not added again), OTHER_WORDS (the same note, changed

    elsewhere), LOOKS_ALIKE or TAKEN_OUT (the same note was removed here); `beside` are the words of the note that it
    is or looks like. It is added where nobody decides otherwise if it is `wanted`.
    """

    heard: Heard
    fields: dict[str, Any] = field(hash=False)
    state: str = NEW
    beside: str = ""
    who: str = ""
    kind: Category | None = None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file would add to a session. Nothing is kept yet."""

    session_id: Id
    notes: tuple[Incoming, ...]
    skipped: tuple[Skipped, ...] = ()
    kind: str = "lines"
    encoding: str = "utf-8"
    sure: bool = True

    def count(self, state: str) -> int:
        """How many are in that state."""
        return sum(one.state == state for one in self.notes)


def proposed(reading: Reading, ground: Ground, start_utc: int, midnight_utc: int) -> Proposal:
    """Each note with its fields, and what of the file was not understood. What clients said in confidence stays out."""
    skipped = list(reading.skipped)
    fresh: list[tuple[Heard, dict[str, Any]]] = []
    often: Counter[tuple[str, ...]] = Counter()
    matching = Matching(ground.session, ground.categories, ground.members, ground.hosts, ground.state)
    for one, said_at in zip(reading.notes, moments(reading.notes, start_utc, midnight_utc), strict=True):
        step, open_to_all = matching.step(one, said_at)
        if not open_to_all:
            skipped.append(Skipped(one.line, tr("“{step}” is confidential").format(step=one.step)))
            continue
        fresh.append((one, _fields(one, ground, matching, said_at, step, often, skipped)))
    return Proposal(
        ground.session.id,
        tuple(_beside(fresh, ground, matching)),
        tuple(sorted(skipped, key=lambda each: each.line)),
        reading.kind,
        reading.encoding,
        reading.sure,
    )


def _fields(
    one: Heard,
    ground: Ground,
    matching: Matching,
    said_at: int,
    step: Step | None,
    often: Counter[tuple[str, ...]],
    told: list[Skipped],
) -> dict[str, Any]:
    who_id, tags = matching.who(one.who), one.tags
    category = matching.category(one)
    if one.category and not category:
        tags = tuple(dict.fromkeys((*tags, one.category)))
        words = tr("there is no category “{category}”; it became a tag")
        told.append(Skipped(one.line, words.format(category=one.category)))
    group = next((group for group in ground.groups if one.trio and group.number == one.trio), None)
    if one.trio and group is None:
        told.append(Skipped(one.line, tr("there is no group T{number}").format(number=one.trio)))
    return {
        "id": _own_key(one) or _key_of(one, ground, said_at, often),
        "body": one.body,
        "said_at": said_at,
        "category": category,
        "who_id": who_id,
        "who": "" if who_id else one.who,
        "step_id": step.id if step else None,
        "trio_id": group.id if group else None,
        "tags": tags,
        "starred": one.starred,
        "parked": one.parked,
        "for_room": one.for_room,
        "consent": one.consent if one.consent in CONSENTS else "",
        "source": "import",
        "language": one.lang,
    }


def _own_key(one: Heard) -> Id | None:
    """The key that a note of another book brings; none where it is no key of a book, or of a clock far ahead."""
    key = one.key
    if key is None or key[6] >> 4 != 7 or key[8] >> 6 != 2:
        return None
    return key if int.from_bytes(key[:6], "big") <= _now() + HOUR_MS else None


def _now() -> int:
    """The moment that a key made now begins with."""
    return int.from_bytes(new_id()[:6], "big")


def _key_of(one: Heard, ground: Ground, said_at: int, often: Counter[tuple[str, ...]]) -> Id:
    """A key that the same note of the same file has again: its time, then a digest of where and how often it stood.

    Like every key of a book it begins with a moment that has passed, so that what was written last stands last.
    """
    stood = (str(one.offset_s), one.clock, str(one.at), folded(one.who), one.body)
    often[stood] += 1
    digest = bytearray(
        blake2b("\x00".join((*stood, str(often[stood]))).encode() + ground.session.id, digest_size=_SEEDED).digest()
    )
    digest[0], digest[2] = digest[0] & 0x0F | 0x70, digest[2] & 0x3F | 0x80
    return max(0, min(said_at, _now())).to_bytes(6, "big") + bytes(digest)


def _beside(fresh: Sequence[tuple[Heard, dict[str, Any]]], ground: Ground, matching: Matching) -> list[Incoming]:
    """Each with what the session holds already: the same note, or one that looks like it.

    Where all that the file shares with the book was taken out, as undo does, it is wanted again.
    """
    known = _Known(ground, len(fresh) <= NEWEST)
    found = [_incoming(one, *known.of(one, fields), matching) for one, fields in fresh]
    again = not any(one.state in (THERE, OTHER_WORDS) for one in found)
    wanted = (NEW, LOOKS_ALIKE, TAKEN_OUT) if again else (NEW, LOOKS_ALIKE)
    return [replace(one, wanted=one.state in wanted) for one in found]


def _incoming(one: Heard, fields: dict[str, Any], state: str, beside: str, matching: Matching) -> Incoming:
    who = matching.name(fields["who_id"], fields["who"])
    return Incoming(one, fields, state, beside, who, matching.kind(fields["category"]))


class _Known:
    """The notes of the session and the keys of the book, to find an incoming note among them."""

    def __init__(self, ground: Ground, compares: bool) -> None:
        self._keys = ground.keys
        self._seeds = {key[-_SEEDED:]: key for key in ground.keys}
        self._mine = {note.id: note for note in ground.notes}
        self._spots = Counter((note.said_at, note.body) for note in ground.notes)
        self._near = {note.id: folded(note.body) for note in ground.notes[-NEWEST:]} if compares else {}

    def of(self, one: Heard, fields: dict[str, Any]) -> tuple[dict[str, Any], str, str]:
        """Its fields, under the key that it has here; in what state it is, and beside which words."""
        own = one.key is not None and fields["id"] == one.key
        key: Id | None = fields["id"] if own else self._seeds.get(fields["id"][-_SEEDED:])
        if key in self._keys and key is not None:
            note = self._mine.get(key)
            here = note.body if note else ""
            if self._keys[key]:
                return {**fields, "id": key}, TAKEN_OUT, here
            changed = own and note is not None and note.body != one.body
            return {**fields, "id": key}, OTHER_WORDS if changed else THERE, here
        spot = (fields["said_at"], fields["body"])
        if self._spots[spot] > 0:
            self._spots[spot] -= 1
            return fields, THERE, fields["body"]
        alike = _alike(one.body, self._near)
        return fields, LOOKS_ALIKE if alike else NEW, self._mine[alike].body if alike else ""


def _alike(body: str, near: dict[Id, str]) -> Id | None:
    from rapidfuzz import fuzz, process  # slow to load

    words = folded(body)
    best = process.extractOne(words, near, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if best is None or (best[0] != words and min(len(words), len(best[0])) < SHORT):
        return None
    key: Id = best[2]
    return key
