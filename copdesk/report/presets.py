"""Sets of choices for those who read a report: one record, several versions of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from copdesk.report.values import SECTIONS, Options


@dataclass(frozen=True, slots=True)
class Preset:
    """`title` and `told` are English, for `tr`. Paper, language, colour and logo stay as they are."""

    key: str
    title: str
    told: str
    choose: Callable[[Options], Options]


def _internal(options: Options) -> Options:
    return replace(options, public=False, names="full", sections=frozenset(SECTIONS))


def _public(options: Options) -> Options:
    return replace(options, public=True, names="full", sections=frozenset(SECTIONS) - {"verbatim"})


def _donor(options: Options) -> Options:
    wanted = {"short", "purpose", "people", "agenda", "points", "ideas", "votes", "commitments", "gallery"}
    return replace(options, public=True, names="full", sections=frozenset(wanted))


def _web(options: Options) -> Options:
    wanted = {"short", "purpose", "points", "ideas", "votes", "gallery"}
    return replace(options, public=True, names="none", sections=frozenset(wanted))


PRESETS = (
    Preset("internal", "Internal", "Everything that was said, for the community itself.", _internal),
    Preset("public", "Public", "Names by consent, nothing private.", _public),
    Preset("donor", "For the donor", "What was done and decided, how long it took, who is counted.", _donor),
    Preset("web", "For the web", "What was found out, without any name.", _web),
)


def preset_of(options: Options) -> str:
    """The key of the preset that these choices are; '' where somebody chose otherwise."""
    return next((preset.key for preset in PRESETS if preset.choose(options) == options), "")
