"""What a person chooses about a document: version, names, sections, language, paper; and the way out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from copdesk.languages import languages
from copdesk.report.forms import Form
from copdesk.report.labels import DOMAIN
from copdesk.report.naming import asked_for_initials, not_asked
from copdesk.report.values import Missing, Names, Options, Paper, ReportContent
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel, Tone
from ui.parts.segments import Segments
from ui.parts.switch import Check
from ui.parts.tip import tip
from ui.report.naming import section_names
from ui.report.still_open import StillOpen
from ui.shell.theme import theme_now

NAMES: tuple[Names, ...] = ("full", "initials", "none")
PAPERS: tuple[Paper, ...] = ("A4", "Letter")
FEW = 4
SHORT = ("agenda", "trios", "gallery", "categories", "commitments", "verbatim")
"""The sections that one leaves out most often; the others are among all choices."""
SAVE_KEY, STICK_KEY = "Ctrl+S", "Ctrl+Shift+S"
LOW = 560
"""A window as low as this shows of what is open only that it is."""


class Choices(QWidget):
    """The column at the right. `changed` gives new Options; the two buttons ask to save."""

    changed = Signal(object)
    save_requested = Signal()
    elsewhere_requested = Signal()
    stick_requested = Signal()
    cancel_requested = Signal()
    more_requested = Signal()
    room_requested = Signal(str)
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_choices")
        self.setProperty("ground", "tint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._options = Options()
        self._form: Form | None = None
        self._checks: dict[str, Check] = {}
        self._third = "elsewhere"
        self._low = False
        self._build()

    def options(self) -> Options:
        return self._options

    def show_options(self, options: Options) -> None:
        """Choices that were made elsewhere: kept in the book, taken back, made in the panel of all choices."""
        if options == self._options:
            return
        self._options = options
        self.version.show_at(int(options.public))
        self.names.show_at(NAMES.index(options.names))
        for widget in (*self._checks.values(), self.language, self.paper):
            widget.blockSignals(True)
        for key, check in self._checks.items():
            check.setChecked(key in options.sections)
        self.language.setCurrentIndex(max(0, self.language.findData(options.language)))
        self.paper.setCurrentIndex(PAPERS.index(options.paper))
        for widget in (*self._checks.values(), self.language, self.paper):
            widget.blockSignals(False)

    def show_form(self, form: Form) -> None:
        self._form = form
        self.title.setText(tr(form.title))
        self.pages.setText("")
        for key, check in self._checks.items():
            check.setVisible(key in form.sections)
        self.sections.setVisible(bool(form.sections))

    def show_content(self, content: ReportContent) -> None:
        """What is known of the session: how many pictures, who wants initials."""
        pictures = tr_many("Gallery, one picture", "Gallery, {n} pictures", len(content.gallery))
        self._checks["gallery"].setText(pictures if content.gallery else tr("Gallery"))
        told = wishes(content, self._options.public)
        self.wishes.setText(told)
        self.wishes.setVisible(bool(told))
        self.still_open.show_open(content.unsettled)

    def show_pages(self, pages: int) -> None:
        self.pages.setText(tr_many("one page", "{n} pages", pages))

    def show_progress(self, share: float) -> None:
        self.pages.setText(tr("{percent} %").format(percent=round(share * 100)))

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Letters without a font, before anything is saved."""
        if not missing:
            self._letters("check", "muted", tr("Every letter has a font"), "")
            return
        words = tr_many("One letter has no font:", "{n} letters have no font:", len(missing))
        shown = ", ".join(one.name for one in missing[:FEW])
        rest = " …" if len(missing) > FEW else ""
        where = "\n".join(f"{one.letter}  {one.name}  ·  {one.where}" for one in missing[:40])
        self._letters("warning", "accent_text", f"{words} {shown}{rest}", where)

    def tell(self, words: str, tone: Tone = "muted") -> None:
        """One sentence above the buttons: where the file is, or why there is none."""
        self.said.set_tone(tone)
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def tell_unsaved(self, words: str) -> None:
        """Why nothing was saved, with the way to save it elsewhere in sight."""
        self.tell(words, "danger")
        if self._third == "elsewhere":
            self.third.set_kind("warn")

    def set_ready(self, ready: bool) -> None:
        """Ready to be saved, or under way and to be cancelled."""
        self._offer(tr("Save in another place …") if ready else tr("Cancel"), "elsewhere" if ready else "cancel")
        self._hold(not ready)

    def set_given_up(self) -> None:
        """There is no document, but there may be one."""
        self.pages.setText("")
        self._offer(tr("Try again"), "again")
        self._hold(True)

    def _offer(self, words: str, does: str) -> None:
        self._third = does
        self.third.set_kind("ghost")
        self.third.setText(words)

    def _hold(self, held: bool) -> None:
        why = tr("The document is not ready yet.") if held else ""
        for button in (self.save, self.stick):
            button.set_off(why)

    def _letters(self, icon: str, tone: Tone, words: str, more: str) -> None:
        self.letters_sign.show_icon(icon, tone)
        self.letters.set_tone(tone)
        self.letters.setText(words)
        tip(self.letters, more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        low = self.height() < theme_now().px(LOW)
        if low != self._low:
            self._low = low
            self.still_open.fold(low)

    # building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(16))
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self.title = PlainLabel(bold=True, elide=True)
        self.pages = PlainLabel(tone="muted")
        self.pages.setObjectName("report_page_count")
        head.addWidget(self.title)
        head.addWidget(self.pages)
        head.addStretch(1)
        holder = QWidget()
        holder.setFixedHeight(theme.px(48))
        holder.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(holder)
        column = self._scrolled(outer)
        self.version = Segments((tr("Internal"), tr("Public")), 1, name="report_version", says=tr("Version"))
        self.names = Segments((tr("Full"), tr("Initials"), tr("None")), name="report_names", says=tr("Names"))
        self.wishes = PlainLabel(tone="muted", type="small", wrap=True)
        self._labelled(column, tr("Version"), self.version, 0)
        self._labelled(column, tr("Names"), self.names, 16)
        column.addSpacing(theme.px(4))
        column.addWidget(self.wishes)
        column.addWidget(self._build_sections())
        column.addLayout(self._build_paper())
        column.addSpacing(theme.px(8))
        self.more = Button(tr("All choices …"), "ghost", icon="settings", height=28, name="report_more")
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._build_foot(outer)
        self.more.clicked.connect(self.more_requested)
        self.version.chosen.connect(self._on_version)
        self.names.chosen.connect(self._on_names)
        self.language.currentIndexChanged.connect(self._on_language)
        self.paper.currentIndexChanged.connect(self._on_paper)

    def _scrolled(self, outer: QVBoxLayout) -> QVBoxLayout:
        """What is chosen scrolls in a low window; what saves stays in sight."""
        area, inside = QScrollArea(), QWidget()
        area.setObjectName("report_choices_scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (area, inside):
            widget.setProperty("ground", "tint")
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setWidget(inside)
        outer.addWidget(area, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        return column

    def _labelled(self, column: QVBoxLayout, words: str, widget: QWidget, above: int) -> None:
        theme = theme_now()
        column.addSpacing(theme.px(above))
        column.addWidget(PlainLabel(words, "muted", "small"))
        column.addSpacing(theme.px(4))
        column.addWidget(widget)

    def _build_sections(self) -> QWidget:
        theme = theme_now()
        self.sections = QWidget()
        rows = QVBoxLayout(self.sections)
        rows.setContentsMargins(0, theme.px(16), 0, 0)
        rows.setSpacing(theme.px(2))
        rows.addWidget(PlainLabel(tr("Sections"), "muted", "small"))
        names = section_names()
        for key in SHORT:
            check = Check(names[key], key in self._options.sections, name=f"report_section_{key}")
            check.toggled.connect(self._on_section)
            self._checks[key] = check
            rows.addWidget(check)
        return self.sections

    def _build_paper(self) -> QGridLayout:
        theme = theme_now()
        grid = QGridLayout()
        grid.setContentsMargins(0, theme.px(12), 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        self.language, self.paper = Choice(), Choice()
        for code, name in languages(DOMAIN):
            self.language.addItem(name, code)
        for paper in PAPERS:
            self.paper.addItem(paper, paper)
        named = ((self.language, "report_language", tr("Language")), (self.paper, "report_paper", tr("Paper")))
        for at, (combo, name, words) in enumerate(named):
            combo.setObjectName(name)
            combo.setAccessibleName(words)
            combo.setMinimumWidth(theme.px(80))
            grid.addWidget(PlainLabel(words, "muted", "small"), 0, at)
            grid.addWidget(combo, 1, at)
            grid.setColumnStretch(at, 1)
        return grid

    def _build_foot(self, column: QVBoxLayout) -> None:
        theme = theme_now()
        self.still_open = StillOpen()
        self.still_open.room_requested.connect(self.room_requested)
        self.letters_sign = Glyph("check", "muted", 16)
        self.letters = PlainLabel(tone="muted", wrap=True)
        self.letters.setObjectName("report_letters")
        checked = QHBoxLayout()
        checked.setSpacing(theme.px(8))
        checked.addWidget(self.letters_sign, 0, Qt.AlignmentFlag.AlignTop)
        checked.addWidget(self.letters, 1)
        self.said = PlainLabel(wrap=True)
        self.said.setObjectName("report_said")
        self.said.hide()
        self.stick = Button(tr("To stick"), icon="stick", key=STICK_KEY, name="report_to_stick")
        self.save = Button(tr("Save PDF"), "primary", icon="saving", key=SAVE_KEY, name="report_save")
        for button in (self.stick, self.save):
            button.show_cap(False)
        self.third = Button(tr("Save in another place …"), "ghost", height=28, name="report_third")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.stick)
        buttons.addWidget(self.save, 1)
        column.addWidget(self.still_open)
        column.addLayout(checked)
        column.addSpacing(theme.px(8))
        column.addWidget(self.said)
        column.addSpacing(theme.px(8))
        column.addLayout(buttons)
        column.addSpacing(theme.px(4))
        column.addWidget(self.third, 0, Qt.AlignmentFlag.AlignHCenter)
        self.save.clicked.connect(self.save_requested)
        self.stick.clicked.connect(self.stick_requested)
        self.third.clicked.connect(self._on_third)

    # choosing ----------------------------------------------------------------------------------------------

    def _on_third(self) -> None:
        if self._third == "cancel":
            self.cancel_requested.emit()
        elif self._third == "again":
            self.again_requested.emit()
        else:
            self.elsewhere_requested.emit()

    def _choose(self, options: Options) -> None:
        if options != self._options:
            self._options = options
            self.changed.emit(options)

    def _on_version(self, at: int) -> None:
        self._choose(replace(self._options, public=at == 1))

    def _on_names(self, at: int) -> None:
        self._choose(replace(self._options, names=NAMES[at]))

    def _on_section(self, on: bool) -> None:
        wanted = {key for key, check in self._checks.items() if check.isChecked()}
        others = self._options.sections - set(self._checks)
        self._choose(replace(self._options, sections=others | wanted))

    def _on_language(self, at: int) -> None:
        self._choose(replace(self._options, language=str(self.language.itemData(at))))

    def _on_paper(self, at: int) -> None:
        self._choose(replace(self._options, paper=PAPERS[at]))


def wishes(content: ReportContent, public: bool) -> str:
    """What people asked for about their names, in a sentence or two."""
    short = asked_for_initials(content)
    silent = sum(1 for person in content.participants if person.consent == "none")
    parts = []
    if short:
        parts.append(
            tr_many(
                "One person asked for initials and gets them.", "{n} people asked for initials; they get them.", short
            )
        )
    if silent:
        parts.append(tr_many("One person is not named.", "{n} people are not named.", silent))
    unasked = not_asked(content)
    if unasked and public:
        parts.append(
            tr_many(
                "One person was not asked and is only counted.",
                "{n} people were not asked and are only counted.",
                unasked,
            )
        )
    return " ".join(parts)
