"""Members of a community and who is in the room, as values."""

import unicodedata
from dataclasses import dataclass

from copdesk.book.ids import Id


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the community. `consent` is 'full', 'initials', 'none' or '' (not asked yet)."""

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


def clean(text: str) -> str:
    """One line as a person meant it: NFC, no control characters, single spaces, no lone surrogates."""
    kept = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in kept)
    return " ".join(shown.split())


def folded(text: str) -> str:
    """For searching: case, accents and compatibility forms folded, invisible marks gone."""
    wide = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in wide if unicodedata.category(c) not in ("Mn", "Cf") or ord(c) > 0x0E00)


def walk_in(line: str) -> tuple[str, str, str]:
    """Name, organisation and e-mail of one typed line, 'Name, organisation, e-mail' in any order after the name."""
    parts = [clean(part) for part in line.replace(";", ",").split(",")]
    mail = next((p for p in parts[1:] if "@" in p or "[at]" in p), "")
    rest = [p for p in parts[1:] if p and p != mail]
    return parts[0], ", ".join(rest), mail.replace("[at]", "@")
