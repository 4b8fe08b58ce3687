"""A person's wish to be forgotten: the one change that cannot be undone.

It goes past the turns, whose images would keep what is to be gone, and scrubs rows, journal and drafts. What cannot
name anybody stays: how many were there, who sat at how large a table. Spare copies are another file: make a new one
over them afterwards.
"""

import re
from typing import Any

from copdesk.book import journal
from copdesk.book.book import Book
from copdesk.book.ids import Id, id_text
from copdesk.book.journal import Row
from copdesk.book.schema import TABLES
from copdesk.book.seal import seal
from copdesk.people.values import Member
from copdesk.words import tr

GONE = "…"  # what stands where a name or an address stood
_LEAST = 3  # letters: a shorter name would be found inside of everything
_LINKS = (
    ("note", "who_id"), ("commitment", "who_id"), ("drawing", "author_id"), ("topic", "proposed_by"),
    ("survey", "member_id"), ("checkin", "member_id"),
)  # fmt: skip
_OWN_WORDS = (("survey", "member_id", "answer"), ("checkin", "member_id", "body"))


def forget(book: Book, member: Member) -> None:
    """Scrubs a person out of every row, the journal and the drafts, in one transaction."""
    found = _pattern(member)
    with book.batch():
        for table, link, words in _OWN_WORDS:
            for row in book.rows(f"select * from {table} where {link} = ?", [member.id]):
                _write(book, table, row, {words: GONE, "removed": 1})
        for table, link in _LINKS:
            for row in book.rows(f"select * from {table} where {link} = ?", [member.id]):
                _write(book, table, row, {link: None})
        for table in TABLES:
            _scrub_table(book, table, found)
        for row in book.rows("select * from member where id = ?", [member.id]):
            kept = {"id", "changed_at", "removed", "seal", "joined", "left_on"}
            _write(book, "member", row, {name: None for name in row if name not in kept} | {"name": GONE})
        _scrub_journal(book, member.id, found)
        for row in book.rows("select key, body from draft"):
            if found.search(row["body"]):
                book.db.execute("delete from draft where key = ?", [row["key"]])
        with book.turn("people.forget", tr("forget a person"), undoable=False) as turn:
            turn.remove("member", member.id)
            for row in book.rows("select id from host where member_id = ? and not removed", [member.id]):
                turn.remove("host", row["id"])


def _pattern(member: Member) -> re.Pattern[str]:
    """Finds the whole name, the addresses and the number of a person, as words of their own."""
    told = (member.name, member.native, member.email, member.also_email, member.phone)
    words = [word for word in told if len(word) >= _LEAST]
    every = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE)


def _scrub_table(book: Book, table: str, found: re.Pattern[str]) -> None:
    columns = [row["name"] for row in book.rows(f"pragma table_info({table})") if row["type"].lower() == "text"]
    if not columns:
        return
    for texts in book.rows(f"select id, {', '.join(columns)} from {table}"):
        new = {
            name: found.sub(GONE, texts[name])
            for name in columns
            if isinstance(texts[name], str) and found.search(texts[name])
        }
        if new:
            whole = book.row(f"select * from {table} where id = ?", [texts["id"]])
            assert whole is not None
            _write(book, table, whole, new)
            if table == "stroke":  # the kept pictures of the drawing show what was written on it
                for drawing in book.rows("select * from drawing where id = ?", [whole["drawing_id"]]):
                    _write(book, "drawing", drawing, {"rendering": None})
                book.db.execute("delete from draft where key like ?", [f"%:{id_text(whole['drawing_id'])}"])


def _write(book: Book, table: str, row: Row, new: Row) -> None:
    changed: dict[str, Any] = {name: value for name, value in new.items() if row[name] != value}
    if not changed:
        return
    changed["seal"] = seal({**row, **changed})
    setters = ", ".join(f"{name} = ?" for name in changed)
    book.db.execute(f"update {table} set {setters} where id = ?", [*changed.values(), row["id"]])


def _scrub_journal(book: Book, key: Id, found: re.Pattern[str]) -> None:
    """Entries that name the person go; the others stay as memory, but nothing before this can be undone."""
    for row in book.rows("select seq, label, images from journal"):
        images = journal.unpack(row["images"])
        named = any(
            (image.table == "member" and image.key == key) or found.search(f"{image.before}{image.after}")
            for image in images
        )
        if named or found.search(row["label"]):
            book.db.execute("delete from journal where seq = ?", [row["seq"]])
    book.db.execute("update journal set state = 'past'")
