"""The menu by which the people who are shown are saved to a file, printed, and looked at as a whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from copdesk.words import tr


class SaveMenu(QMenu):
    """`wanted` gives a path and whether every address is written, or only those that may be shared."""

    wanted = Signal(str, bool)
    overview_wanted = Signal(int)
    document_wanted = Signal(str)  # a document of the Report room

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._every_address = True
        self.setAccessibleName(tr("More about the people"))
        pages = (tr("Who came, day by day"), tr("Who can help whom"), tr("The same person twice?"))
        for page, words in enumerate(pages):
            self.addAction(words).setData(("overview", page))
        self.addSeparator()
        self.addAction(tr("Attendance sheet to print")).setData(("document", "attendance"))
        self.addAction(tr("Name badges to print")).setData(("document", "badges"))
        self.addSeparator()
        self.addAction(tr("Save the people shown as a table (CSV) …")).setData(("csv", True))
        self.addAction(tr("Save the people shown as address cards (VCF) …")).setData(("vcf", True))
        self.addSeparator()
        self.addAction(tr("Table for sharing: addresses only of those who agreed …")).setData(("csv", False))
        self.triggered.connect(self._on_chosen)

    def _on_chosen(self, action: QAction) -> None:
        kind, about = action.data()
        if kind == "overview":
            self.overview_wanted.emit(about)
            return
        if kind == "document":
            self.document_wanted.emit(about)
            return
        self._every_address = about
        dialog = QFileDialog(self.parentWidget(), action.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(tr("people") + f".{kind}")
        dialog.fileSelected.connect(self._on_selected)
        dialog.show()

    def _on_selected(self, path: str) -> None:
        self.wanted.emit(path, self._every_address)
