"""Under the preview: turning the pages of a long scene, and showing tables one by one."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from copdesk.stage.paging import PAGED
from copdesk.stage.scenes import Trios
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.run.preview import Preview
from ui.run.pulse import Pulse
from ui.shell.theme import theme_now


class PageRow(QWidget):
    """Only there where a scene has several pages, or tables that can be shown one after another."""

    def __init__(self, pulse: Pulse, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_row")
        self._pulse, self._preview = pulse, preview
        theme = theme_now()
        self.words = PlainLabel("", "muted", "small")
        self.before = Button(icon="chevron_left", kind="ghost", height=28, name="page_before", says=tr("Page before"))
        self.after = Button(icon="chevron_right", kind="ghost", height=28, name="page_after", says=tr("Next page"))
        self.still = Button(
            icon="pause",
            kind="ghost",
            height=28,
            name="page_still",
            key="Shift+F3",
            says=tr("Pages stay as they are"),
        )
        self.still.show_cap(False)
        self.still.setCheckable(True)
        self.reveal = Button(tr("One by one"), height=28, name="reveal", says=tr("Show the tables one after another"))
        self.all = Button(tr("Show all"), height=28, name="reveal_all")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for widget in (self.before, self.words, self.after, self.still):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.reveal)
        row.addWidget(self.all)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.still.clicked.connect(pulse.hold_pages)
        pulse.scene_changed.connect(self.refresh)
        self.reveal.clicked.connect(self._on_reveal)
        self.all.clicked.connect(self._on_all)
        self.hide()

    def refresh(self) -> None:
        """Fits the row to the picture that is shown now."""
        view = self._preview.view()
        pages = self._preview.canvas.pages
        for widget in (self.before, self.words, self.after):
            widget.setVisible(pages > 1)
        words = tr("page {n} of {all}").format(n=view.page % pages + 1, all=pages)
        if self.words.text() != words:
            self.words.setText(words)
        self.still.setVisible(pages > 1 and self._pulse.scene() in PAGED)
        if self.still.isChecked() != self._pulse.asked.still:
            self.still.setChecked(self._pulse.asked.still)
        tables = len(view.scene.tables) if isinstance(view.scene, Trios) else 0
        shown = self._pulse.asked.revealed
        hiding = tables > 0 and shown is not None and shown < tables
        self.reveal.setVisible(tables > 1)
        self.all.setVisible(hiding)
        if hiding:
            self.reveal.setText(tr("Next table ({n} of {all})").format(n=shown, all=tables))
        else:
            self.reveal.setText(tr("One by one"))
        self.setVisible(pages > 1 or tables > 1)

    def _on_before(self) -> None:
        self._pulse.turn_page(-1)

    def _on_after(self) -> None:
        self._pulse.turn_page(1)

    def _on_reveal(self) -> None:
        shown = self._pulse.asked.revealed
        tables = len(view.tables) if isinstance(view := self._preview.view().scene, Trios) else 0
        self._pulse.reveal(0 if shown is None or shown >= tables else shown + 1)

    def _on_all(self) -> None:
        self._pulse.reveal(None)
