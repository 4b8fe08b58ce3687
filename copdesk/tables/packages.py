"""Packed files of office programs: their directory is checked before anything is unpacked."""

import io
import zipfile

from copdesk.words import Refused

MOST_UNPACKED = 100_000_000
MOST_ENTRIES = 1_000
MOST_RATIO = 200


def holds(data: bytes, name: str) -> bool:
    """True for a zip with a part of that name."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            return name in zipped.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def check_package(data: bytes) -> None:
    """Raises Refused for a packed file that is damaged, or would unpack to more than any program writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            entries = zipped.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as exc:
        raise Refused("table.damaged", why=type(exc).__name__) from exc
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    strange = any(".." in entry.filename.split("/") or entry.filename.startswith("/") for entry in entries)
    if strange or len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked / packed > MOST_RATIO:
        raise Refused("table.unsafe")
