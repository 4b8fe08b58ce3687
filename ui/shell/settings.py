"""What this computer remembers between two starts: the last book, the theme, the projector, keys of one's own."""

import contextlib
import json
import os
from pathlib import Path
from typing import Any


class Settings:
    """A small JSON file. A damaged or missing one is an empty one; a failed write is no reason to stop."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        if path is not None:
            with contextlib.suppress(OSError, ValueError, RecursionError):
                read = json.loads(path.read_text(encoding="utf-8"))
                self._values = read if isinstance(read, dict) else {}

    def get(self, name: str, default: Any = None) -> Any:
        """What is remembered under a name."""
        return self._values.get(name, default)

    def put(self, name: str, value: Any) -> None:
        """Remembers plain values (text, numbers, lists, objects of these)."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        if self._path is None:
            return
        part = self._path.with_name(self._path.name + ".part")
        with contextlib.suppress(OSError):
            with part.open("w", encoding="utf-8") as file:
                json.dump(self._values, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
