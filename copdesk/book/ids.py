"""Keys of rows: UUIDv7, 16 bytes, so that two books that parted can be merged."""

import uuid_utils

from copdesk.words import Refused

Id = bytes
ID_SIZE = 16


def new_id() -> Id:
    """A fresh key; later keys sort after earlier ones."""
    return uuid_utils.uuid7().bytes


def id_text(key: Id) -> str:
    """A key as people and files write it: 32 hexadecimal digits."""
    return key.hex()


def id_from(text: str) -> Id:
    """The key that `id_text` wrote; raises Refused("book.id") for anything else."""
    try:
        key = bytes.fromhex(text.replace("-", ""))
    except ValueError:
        raise Refused("book.id", text=text) from None
    if len(key) != ID_SIZE:
        raise Refused("book.id", text=text)
    return key
