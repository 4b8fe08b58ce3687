"""The prompt: what people are asked, with a small clock below."""

from copdesk.stage.scenes import Prompt
from copdesk.stage.view import StageView
from ui.stage.paint.frame import header, small_foot
from ui.stage.paint.questions import STEPS, lay_questions, pages_of, paint_questions
from ui.stage.paint.sheet import Sheet


def paint(sheet: Sheet, view: StageView, scene: Prompt) -> None:
    bottom = small_foot(sheet, view)
    pages = pages_of(sheet, scene.questions, bottom - sheet.top - 5.6, ruled=True)
    sheet.pages = len(pages)
    shown = view.page % sheet.pages
    page = f"{shown + 1} / {sheet.pages}" if sheet.pages > 1 else ""
    top = header(sheet, view, page=page, end=None if view.clock is None else "")
    room = bottom - top
    laid = lay_questions(sheet, pages[shown], room, ruled=True, largest=STEPS[0][0])
    paint_questions(sheet, laid, top, room, ruled=True)
