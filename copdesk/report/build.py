"""From content to a file: chooses the form, lays it out, draws it.

Everything happens in memory; the same content gives the same bytes.
"""

from collections.abc import Callable

from copdesk.report import look
from copdesk.report.flow import paginate
from copdesk.report.forms import form_of
from copdesk.report.labels import dated, speaker
from copdesk.report.lines import Line, Span, Style, Typesetter
from copdesk.report.look import Sheet, sheet
from copdesk.report.parts import Desk
from copdesk.report.pen import Pen
from copdesk.report.values import ReportContent
from copdesk.words import Refused

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
LAYOUT_SHARE = 0.6
LONGEST_HEAD = 300
HEAVY, PICTURE_WEIGHT = 800, 20


def build(
    content: ReportContent,
    form: str = "discussion",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    most: int = 0,
) -> bytes:
    """The PDF of `content` in the form named. `progress` hears 0 to 1; `cancelled` is asked often.

    With `most` only so many first pages, to be looked at while the others are set; how many there are is not known yet.
    Raises Refused("report.cancelled") and Refused("report.unknown_form").
    """
    chosen = form_of(form)
    tell, stop = progress or _deaf, cancelled or _never
    content, options = dated(content), content.options
    type_ = Typesetter(options.language, asked=_asker(stop))
    desk = Desk(type_, speaker(options.language), options, in_room=chosen.in_room)
    paper = sheet(options.paper, chosen.whole, chosen.wide)
    blocks = chosen.blocks(desk, content)
    pages = paginate(blocks, paper, stop, lambda share: tell(share * LAYOUT_SHARE), most)
    for number, page in enumerate(pages, 1):
        for section in page.sections():
            desk.places.setdefault(section, number)
    pen = Pen(paper, content.title, options.language, content.community, options.colour)
    section = ""
    for number, page in enumerate(pages, 1):
        if stop():
            raise Refused("report.cancelled")
        pen.turn()
        begun = page.sections()
        if number > 1 and chosen.furniture:
            _running_head(pen, type_, paper, content, begun[0] if page.opens_section() else section)
        for placed in page.placed:
            placed.block.draw(pen, paper.left, placed.top, paper.inner)
        section = begun[-1] if begun else section
        if chosen.furniture:
            _foot(pen, desk, paper, content, number, 0 if most else len(pages))
        tell(LAYOUT_SHARE + (1 - LAYOUT_SHARE) * number / len(pages))
    if stop():
        raise Refused("report.cancelled")
    return pen.finish()


def heavy(content: ReportContent) -> bool:
    """Whether setting it whole takes so long that its first page is worth setting alone."""
    notes = len(content.verbatim) + sum(len(one.notes) for one in content.categories)
    return notes + PICTURE_WEIGHT * len(content.gallery) > HEAVY


def _asker(stop: Cancelled) -> Callable[[], None]:
    def ask() -> None:
        if stop():
            raise Refused("report.cancelled")

    return ask


def _running_head(pen: Pen, type_: Typesetter, paper: Sheet, content: ReportContent, section: str) -> None:
    _at_ends(pen, type_, paper, content.community or content.title, section, paper.top - 30)


def _foot(pen: Pen, desk: Desk, paper: Sheet, content: ReportContent, number: int, whole: int) -> None:
    left = " · ".join(part for part in (content.title, content.day) if part)
    right = desk.say("{page} of {pages}").format(page=number, pages=whole) if whole else str(number)
    _at_ends(pen, desk.type, paper, left, right, paper.height - paper.bottom + 24)


def _at_ends(pen: Pen, type_: Typesetter, paper: Sheet, left: str, right: str, top: float) -> None:
    style = look.CAPTION
    last = _one_line(type_, right, style, paper.inner / 2)
    first = _one_line(type_, left, style, paper.inner - (last.width if last else 0) - 24)
    places = (paper.left, paper.left + paper.inner - (last.width if last else 0))
    if type_.base:
        places = (paper.left + paper.inner - (first.width if first else 0), paper.left)
    if first:
        pen.line(first, places[0], top, artifact=True)
    if last:
        pen.line(last, places[1], top, artifact=True)


def _one_line(type_: Typesetter, text: str, style: Style, width: float) -> Line | None:
    """`text` in one line, shortened after a whole word where it does not fit."""
    text = text[:LONGEST_HEAD].replace("\n", " ")
    lines = type_.lines([Span(text, style)], width)
    if len(lines) > 1:
        first = type_.lines([Span(text, style)], width - 2 * style.size)[0]
        words = "".join(piece.fragment.text for piece in sorted(first.pieces, key=lambda piece: piece.order))
        lines = type_.lines([Span(words + " …", style)], width)
    return lines[0] if lines else None


def _deaf(share: float) -> None:
    return None


def _never() -> bool:
    return False
