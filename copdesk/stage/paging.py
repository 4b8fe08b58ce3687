"""Which page of a long scene is shown: pages turn by themselves, unless somebody stopped them."""

from copdesk.stage.asked import Asked

PAGE_MS = 12_000
"""How long a page stands; a late-comer's scene stands as long."""
PAGED = frozenset({"trios", "places", "gallery", "wall", "walk", "break"})
"""Scenes whose pages turn by themselves; a prompt's are turned by hand."""


def turns(asked: Asked, scene: str) -> bool:
    """Whether the pages of `scene` turn by themselves."""
    return scene in PAGED and not asked.still


def page_now(asked: Asked, scene: str, passed_ms: int) -> int:
    """The page after the scene has stood so long; it counts on for ever."""
    return asked.page + passed_ms // PAGE_MS if turns(asked, scene) else asked.page


def until_turn(passed_ms: int) -> int:
    """Milliseconds until the next page."""
    return PAGE_MS - passed_ms % PAGE_MS
