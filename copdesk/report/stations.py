"""Station sheets: one beside each drawing, with what visitors are asked and lines for what they write."""

from copdesk.report import look
from copdesk.report.blocks import Bullet, Columns, Text
from copdesk.report.flow import Block, Break, Stack
from copdesk.report.furniture import Ruled
from copdesk.report.gallery import Frame
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import ReportContent

NUMBER = Style(64, 72, "Bold", look.PRIMARY)
TITLE = Style(20, 26, "Bold", look.INK)
ASKED = Style(14, 20, "Regular", look.INK)
FOOT = 14.0


def blocks(desk: Desk, content: ReportContent) -> list[Block]:
    """A page for each picture; before anything is drawn, one for each group's place."""
    asked = [prompt for row in content.steps if row.scene == "gallery" for prompt in row.prompts]
    stations: list[tuple[str, str, str, Frame | None]]
    if content.gallery:
        stations = [
            (str(one.number), one.caption, desk.name(one.author), Frame(desk.type, one, one.caption))
            for one in content.gallery
        ]
    else:
        groups = content.draws[-1].groups if content.draws else ()
        stations = [(one.label, one.place, "", None) for one in groups]
    made: list[Block] = []
    for number, title, author, frame in stations:
        made += [*_page(desk, content, (number, title, author), frame, asked), Break()]
    return made or [desk.text(desk.say("There are no drawings and no groups yet."), look.BODY)]


def _page(
    desk: Desk, content: ReportContent, head: tuple[str, str, str], frame: Frame | None, asked: list[str]
) -> list[Block]:
    paper = look.sheet(desk.options.paper)
    number, title, author = head
    words: list[Block] = [
        desk.text(desk.say("Station"), look.CAPTION),
        Text(desk.type, number, NUMBER, tag="H1", outline=(f"{number} {title}".strip(), 0)),
    ]
    if title:
        words.append(Text(desk.type, title, TITLE))
    if author:
        words.append(desk.text(author, look.BODY.tinted(look.MUTED), 2.0))
    top: Block = Stack(words, keep=True)
    if frame:
        top = Columns([top, frame], (3, 2), 24.0, whole=True, rtl=desk.rtl)
    questions: list[Block] = [Bullet(desk.type, Text(desk.type, text, ASKED), 14.0) for text in dict.fromkeys(asked)]
    above = Stack([top, *questions], 0.0)
    rest = paper.room - above.height(paper.inner) - 24.0 - FOOT
    lines = Ruled(rest - rest % Ruled.STEP, 24.0)
    return [above, lines] if rest > 2 * Ruled.STEP else [above]
