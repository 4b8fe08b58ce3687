"""What can be done on the wall, as a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from copdesk.notes.values import Cluster
from copdesk.words import tr


def wall_menu(
    parent: QWidget, clusters: Sequence[Cluster], here: Cluster | None, *, chosen: bool, alone: bool
) -> QMenu:
    """`here` is the cluster that was pointed at; each action's data is what it does and to which cluster."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Wall"))
    if chosen:
        into = menu.addMenu(tr("Move into"))
        for cluster in clusters:
            name = cluster.name or tr("without a name")
            into.addAction(name.replace("&", "&&")).setData(("put", cluster.id))
        into.addAction(tr("Not in a cluster")).setData(("put", None))
    menu.addAction(tr("New cluster") + "\tIns").setData(("gather", None))
    if here is not None:
        menu.addAction(tr("Name the cluster") + "\tF2").setData(("name", here.id))
        words = tr("Whole wall") if alone else tr("Only this cluster")
        menu.addAction(f"{words}\tCtrl+Enter").setData(("zoom", here.id))
        menu.addAction(tr("Earlier on the wall") + "\tCtrl+Shift+↑").setData(("earlier", here.id))
        menu.addAction(tr("Later on the wall") + "\tCtrl+Shift+↓").setData(("later", here.id))
        menu.addAction(tr("Take the cluster apart")).setData(("scatter", here.id))
    return menu
