"""Where things live on this computer: books that were not put elsewhere, spare copies, the log."""

from pathlib import Path

from platformdirs import user_data_path, user_log_path


def books() -> Path:
    """The folder for books, made if needed."""
    return _made(user_data_path("copdesk", appauthor=False) / "books")


def spares() -> Path:
    """The folder for spare copies, made if needed."""
    return _made(user_data_path("copdesk", appauthor=False) / "spares")


def log_file() -> Path:
    """The log's file; its folder is made if needed."""
    return _made(user_log_path("copdesk", appauthor=False)) / "copdesk.log"


def settings_file() -> Path:
    """What this computer remembers: window, screens, rooms by name, keys."""
    return _made(user_data_path("copdesk", appauthor=False)) / "settings.json"


def example_book() -> Path:
    """Where the example book is made when no other place is named."""
    return books() / "example.copdesk"


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
