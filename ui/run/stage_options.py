"""How this community wants its projector: theme, direction, counting on, and the words it says of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from copdesk.desk import Desk
from copdesk.languages import languages
from copdesk.stage.options import DIRECTIONS, THEMES, Options
from copdesk.stage.service import StageRoom
from copdesk.stage.texts import TEXTS, RoomWords
from copdesk.words import DOMAIN, sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.switch import Switch
from ui.shell.theme import theme_now


class StageOptionsPanel(QWidget):
    """Every change is kept at once and seen in the preview. `left` when it is closed."""

    left = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_options")
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stage, self._bridge = StageRoom(desk.book), bridge
        self.theme = Segments((tr("Dark"), tr("Light"), tr("High contrast")), name="stage_theme", says=tr("Theme"))
        self.direction = Segments((tr("Left to right"), tr("Right to left")), name="stage_side", says=tr("Direction"))
        self.language = Choice()
        self.language.setObjectName("stage_language")
        self.language.setAccessibleName(tr("The room reads"))
        self.language.addItem(tr("The room reads what the desk speaks"), "")
        for code, name in languages(DOMAIN):
            self.language.addItem(tr("The room reads {language}").format(language=name), code)
        self.count_on = Switch(tr("Count on once time is up (+1:12)"), name="stage_count_on")
        self.flash = Switch(tr("Light up once when time is up"), name="stage_flash")
        self.still = Switch(tr("No fading between scenes"), name="stage_still")
        self.refusal = PlainLabel("", "danger", "small", wrap=True)
        self.refusal.hide()
        self.words: dict[str, QLineEdit] = {}
        self._lay_out()
        self.theme.chosen.connect(self._on_theme)
        self.direction.chosen.connect(self._on_direction)
        self.language.activated.connect(self._on_language)
        self.count_on.clicked.connect(self._on_count_on)
        self.flash.clicked.connect(self._on_flash)
        self.still.clicked.connect(self._on_still)
        bridge.ask(self._stage.options, then=self._show)

    def _show(self, options: Options) -> None:
        self.theme.show_at(THEMES.index(options.theme))
        self.direction.show_at(DIRECTIONS.index(options.direction))
        self.language.setCurrentIndex(max(0, self.language.findData(options.language)))
        self.count_on.setChecked(options.count_on)
        self.flash.setChecked(options.flash)
        self.still.setChecked(options.motion == "cut")
        said = RoomWords(language=options.language)
        for text, field in self.words.items():
            field.setPlaceholderText(said(text))
            if not field.hasFocus():
                field.setText(options.words.get(text, ""))

    def _on_theme(self, place: int) -> None:
        self._choose("theme", THEMES[place])

    def _on_direction(self, place: int) -> None:
        self._choose("direction", DIRECTIONS[place])

    def _on_language(self) -> None:
        self._choose("language", self.language.currentData())
        self._bridge.ask(self._stage.options, then=self._show)  # its words stand in the empty fields

    def _on_count_on(self) -> None:
        self._choose("count_on", self.count_on.isChecked())

    def _on_flash(self) -> None:
        self._choose("flash", self.flash.isChecked())

    def _on_still(self) -> None:
        self._choose("motion", "cut" if self.still.isChecked() else "fade")

    def _choose(self, field: str, value: object) -> None:
        self.refusal.hide()
        self._bridge.do(self._stage.choose, field, value, refused=self._on_refused)

    def _on_words(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit) and field.isModified():
            field.setModified(False)
            self.refusal.hide()
            self._bridge.do(self._stage.say, str(field.property("words")), field.text(), refused=self._on_refused)

    def _on_refused(self, exc: BaseException) -> None:
        self.refusal.setText(sentence(exc))
        self.refusal.show()

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Projector of this community"), type="heading", bold=True), 1)
        away = Button(tr("Done"), "primary", key="Esc", name="stage_options_away")
        away.clicked.connect(self.left)
        head.addWidget(away)
        column.addLayout(head)
        for widget in (self.theme, self.direction, self.language, self.count_on, self.flash, self.still):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(PlainLabel(tr("Words on the projector"), type="title", bold=True))
        own = tr("In words of your own if you wish. What is left empty stays as it is; words in braces must be kept.")
        column.addWidget(PlainLabel(own, "muted", wrap=True))
        two = tr("A prompt may be in two languages: write both in the plan, with | between them.")
        column.addWidget(PlainLabel(two, "muted", wrap=True))
        column.addWidget(self.refusal)
        inner = QWidget()
        inner.setProperty("clear", "true")
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, theme.px(8), 0)
        for text in TEXTS:
            form.addRow(PlainLabel(tr(text), "muted"), self._field(text))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)

    def _field(self, text: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("stage_words")
        field.setAccessibleName(tr(text))
        field.setProperty("words", text)
        field.editingFinished.connect(self._on_words)
        self.words[text] = field
        return field
