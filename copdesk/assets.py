"""Where the files lie that come with the program."""

from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`."""
    return Path(str(files("resources").joinpath(*parts)))
