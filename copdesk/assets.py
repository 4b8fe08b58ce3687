"""Where the files lie that come with the program."""

from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`, which stands beside the package in a checkout
    as in an installation.
    """
    return Path(str(files("copdesk"))).parent.joinpath("resources", *parts)
