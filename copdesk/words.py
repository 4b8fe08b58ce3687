"""Words for people: translation, and the sentence for each refusal or trouble code.

The core raises codes; only here do they become sentences, so that a desk, a command line and a
test see the same code and each room keeps its sentences beside its rules.
"""

import gettext
from collections.abc import Callable
from typing import Any

from copdesk.assets import resource

DOMAIN = "copdesk"
"""The catalogue of what the desk and the projector say."""

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def tr(text: str) -> str:
    """`text` in the desk's language; returned as it is where the catalogue lacks it."""
    return _catalogue.gettext(text)


def tr_many(one: str, many: str, count: int) -> str:
    """The form of a sentence that belongs to `count`, with `{n}` filled in."""
    return _catalogue.ngettext(one, many, count).format(n=count)


def deed(verb: str) -> str:
    """What a turn is called that was given no words of its own: drawing makes thousands of them."""
    return {"stroke.add": tr("stroke")}.get(verb, verb)


def use_language(language: str) -> None:
    """Switches every later `tr` to `language` (`en`, `fr`, `fr-CH`, …); unknown ones leave English."""
    global _catalogue, _language
    asked = language.replace("-", "_")
    codes = [asked, asked.split("_")[0]]
    _catalogue = gettext.translation(DOMAIN, str(resource("locale")), codes, fallback=True)
    there = (code for code in codes if resource("locale", code, "LC_MESSAGES", f"{DOMAIN}.mo").is_file())
    _language = next(there, "en")


def speaker(domain: str, language: str) -> Callable[[str], str]:
    """A `tr` of another catalogue; text without words stays as it is, and an unknown language speaks English."""
    told = gettext.translation(domain, str(resource("locale")), [language], fallback=True).gettext
    return lambda text: told(text) if text else text  # the empty text is the catalogue's own head


def language_now() -> str:
    """The code of the catalogue that speaks: `fr` also where `fr-CH` was asked for, `en` where there is none."""
    return _language


class Refused(Exception):  # noqa: N818 (a rule said no: not an error of the program)
    """A rule says no. Nothing was changed; the person may put it right and try again."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Trouble(Exception):  # noqa: N818
    """The world says no: a full disk, a pulled stick, a damaged file. What was asked is not kept."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def _sources() -> tuple[Callable[[], dict[str, str]], ...]:
    """Each room's sentences; imported late, because the rooms import this module."""
    from copdesk.board.sentences import SENTENCES as BOARD
    from copdesk.book.sentences import SENTENCES as BOOK
    from copdesk.community.sentences import SENTENCES as COMMUNITY
    from copdesk.notes.sentences import SENTENCES as NOTES
    from copdesk.people.reading.sentences import SENTENCES as LISTS
    from copdesk.people.sentences import SENTENCES as PEOPLE
    from copdesk.plan.reading.sentences import SENTENCES as PLANS
    from copdesk.plan.sentences import SENTENCES as PLAN
    from copdesk.report.sentences import SENTENCES as REPORT
    from copdesk.run.sentences import SENTENCES as RUN
    from copdesk.stage.sentences import SENTENCES as STAGE
    from copdesk.tables.sentences import SENTENCES as TABLES
    from copdesk.trios.sentences import SENTENCES as TRIOS

    rooms = (BOARD, BOOK, COMMUNITY, NOTES, LISTS, PEOPLE, PLANS, PLAN, REPORT, RUN, STAGE, TABLES, TRIOS)
    return tuple(room.copy for room in rooms)


def known_sentences() -> dict[str, str]:
    """Every code with its English sentence."""
    return {code: text for room in _sources() for code, text in room().items()}


def sentence(exc: BaseException) -> str:
    """What to tell a person about `exc`: a whole sentence, never a traceback."""
    if not isinstance(exc, Refused | Trouble):
        return tr("Something went wrong inside copdesk. Your work is kept; details are in the log.")
    text = known_sentences().get(exc.code)
    if text is None:
        return exc.code
    try:
        return tr(text).format(**exc.facts)
    except (KeyError, IndexError):
        return tr(text)
