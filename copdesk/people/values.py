"""Members of a community and who is in the room, as values."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from copdesk.book.ids import Id
from copdesk.people.part import Part


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the community. `consent` is 'full', 'initials', 'none' or '' (not asked yet).

    `native` is the name in its own letters where `name` is not, `honorific` how they are addressed (Dr, Mme).
    """

    id: Id
    name: str
    called: str = ""
    organisation: str = ""
    role: str = ""
    country: str = ""
    languages: str = ""
    email: str = ""
    phone: str = ""
    expertise: str = ""
    passions: str = ""
    offers: str = ""
    needs: str = ""
    consent: str = ""
    photo_ok: bool | None = None
    email_ok: bool | None = None
    joined: str = ""
    left_on: str = ""
    categories: str = ""
    about: str = ""
    also_email: str = ""
    native: str = ""
    honorific: str = ""

    @property
    def short(self) -> str:
        """What they are called: their own wish, else the first word of their name."""
        return self.called or (self.name.split() or [""])[0]

    @property
    def initials(self) -> str:
        """First letters of the first and the last word, as typed."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words[:1])).upper()


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at one session. `status` is 'here', 'left' or 'expected'; times are ms UTC."""

    member: Member
    status: str
    arrived_at: int | None = None
    left_at: int | None = None
    walk_in: bool = False
    takes_part: bool = True
    host_role: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A person as the card shows them, with their part in the community."""

    member: Member
    part: Part
    attendance: Attendance | None = None


def at_the_door(people: Sequence[Attendance], typed: str, most: int = 5) -> list[Attendance]:
    """Who is meant by the letters typed at the door: initials or the start of any word of a name.

    Those not here yet come first, then whose first word it is, then by name.
    """
    wanted = folded(typed).split()
    if not wanted:
        return []
    found = []
    for one in people:
        words = folded(f"{one.member.name} {one.member.called} {one.member.native}").split()
        whole = all(any(word.startswith(part) for word in words) for part in wanted)
        initials = len(wanted) == 1 and folded(one.member.initials) == wanted[0]
        if whole or initials:
            first = bool(words) and words[0].startswith(wanted[0])
            found.append((one.status != "expected", not first, folded(one.member.name), one))
    found.sort(key=lambda each: each[:3])
    return [each[3] for each in found[:most]]


_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # control characters, separators of lines and paragraphs


def clean(text: str) -> str:
    """One line as a person meant it: NFC, no control characters, single spaces, no lone surrogates."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    return " ".join(_BREAKS.sub(" ", kept).split())


def folded(text: str) -> str:
    """For searching: case, accents and compatibility forms folded, invisible marks gone."""
    return text.lower() if text.isascii() else _folded(text)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    # Twice, as Unicode's compatibility caseless match (D146) has it: a mathematical bold A only then becomes a small a.
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    return "".join(c for c in wide if unicodedata.category(c) not in ("Mn", "Cf") or ord(c) > 0x0E00)


def walk_in(line: str) -> tuple[str, str, str]:
    """Name, organisation and e-mail of one typed line, 'Name, organisation, e-mail' in any order after the name.

    The address may be written as name[at]host; of an address alone the name is made.
    """
    from copdesk.people.reading.addresses import address_in, name_from  # only when somebody walks in

    mail, rest = address_in(line)
    parts = [part for piece in re.split(r"[,;\t]", rest) if (part := clean(piece.strip(" <>()")))]
    return (parts or [name_from(mail)])[0], ", ".join(parts[1:]), mail
