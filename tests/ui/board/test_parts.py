from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from copdesk.board.drawing import Drawing, Facts
from ui.board.large import LargePictures
from ui.board.options import OptionBar
from ui.board.pens import COLOURS, Pens
from ui.board.pictures import DrawingPictures
from ui.board.straightening import StraighteningPanel
from ui.board.tools import ToolColumn


@pytest.fixture
def options(qtbot):
    options = OptionBar()
    qtbot.addWidget(options)
    options.show()
    return options


def click(qtbot, part):
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def part(widget, name):
    return widget.findChild(object, name)


def test_colour_width_and_kind_are_told_as_one(qtbot, options):
    told = []
    options.changed.connect(told.append)
    click(qtbot, part(options, "colour_3"))
    click(qtbot, part(options, "width_2"))
    assert told[-1] == Pens(colour=COLOURS[3], width=18.0)
    options.show_pens(replace(told[-1], tool="rectangle"))
    click(qtbot, part(options, "shape_house"))
    assert (told[-1].tool, told[-1].symbol) == ("symbol", "house")


@pytest.mark.parametrize(
    ("tool", "seen", "unseen"),
    [
        ("pen", "colour_0", "erasing"),
        ("eraser", "erasing", "colour_0"),
        ("marker", "twins_marker", "twins_line"),
        ("select", "catching", "deed_group"),
        ("hand", "board_undo", "width_0"),
    ],
)
def test_only_what_the_tool_knows_is_offered(options, tool, seen, unseen):
    options.show_pens(Pens(tool=tool))
    assert part(options, seen).isVisible()
    assert not part(options, unseen).isVisible()


def test_in_a_narrow_window_a_choice_is_folded_until_it_is_pressed(qtbot, options):
    told = []
    options.changed.connect(told.append)
    options.show_pens(Pens("line"))
    options.set_narrow(True)
    options.show()
    dots = [options.findChild(object, f"colour_{place}") for place in range(6)]
    assert [dot.isVisible() for dot in dots] == [True] + 5 * [False]
    qtbot.mouseClick(dots[0], Qt.MouseButton.LeftButton)
    assert all(dot.isVisible() for dot in dots)
    assert told == []
    qtbot.mouseClick(dots[2], Qt.MouseButton.LeftButton)
    assert [dot.isVisible() for dot in dots] == [False, False, True, False, False, False]
    assert told[-1].colour == COLOURS[2]
    options.show_pens(Pens("pen"))
    assert all(dot.isVisible() for dot in dots)


def test_chosen_marks_bring_their_deeds(qtbot, options):
    done, colours = [], []
    options.did.connect(done.append)
    options.recoloured.connect(colours.append)
    options.show_pens(Pens(tool="select"))
    options.show_chosen(2)
    click(qtbot, part(options, "deed_to_front"))
    click(qtbot, part(options, "colour_5"))
    assert (done, colours) == (["to_front"], [COLOURS[5]])


def test_smoothing_and_paper_are_chosen_in_the_menu(options):
    pens, papers = [], []
    options.changed.connect(pens.append)
    options.paper_chosen.connect(papers.append)
    for action in options._menu.actions():
        if action.data() in (("smoothing", "none"), ("paper", "grid")):
            action.trigger()
    assert pens[-1].smoothing == "none"
    assert papers == ["grid"]


def test_a_tool_button_brings_the_one_of_its_tools_used_last(qtbot):
    tools = ToolColumn()
    qtbot.addWidget(tools)
    taken = []
    tools.taken.connect(taken.append)
    tools.show_tool("arrow")
    tools.show_tool("pen")
    click(qtbot, part(tools, "tool_line"))
    assert taken == ["arrow"]
    assert part(tools, "tool_line").isChecked()


def test_every_control_has_a_name_to_be_read(options, qtbot):
    tools = ToolColumn()
    qtbot.addWidget(tools)
    from PySide6.QtWidgets import QAbstractButton

    buttons = options.findChildren(QAbstractButton) + tools.findChildren(QAbstractButton)
    assert len(buttons) > 25
    assert all(button.accessibleName() and button.objectName() for button in buttons)


def test_corners_are_dragged_and_moved_by_key(qtbot):
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    panel = StraighteningPanel(image)
    qtbot.addWidget(panel)
    panel.resize(900, 640)
    panel.show()
    corners = panel.corners
    rect = corners.picture_rect()
    near, far = (
        rect.topLeft().toPoint() + QPoint(30, 30),
        rect.topLeft().toPoint() + QPoint(round(rect.width() / 4), 40),
    )
    QTest.mousePress(corners, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, near)
    QTest.mouseMove(corners, far)
    QTest.mouseRelease(corners, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, far)
    assert corners.corners()[0][0] == pytest.approx(0.25, abs=0.01)
    qtbot.keyClick(corners, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(corners, Qt.Key.Key_Left)
    assert corners.corners()[1] == pytest.approx((0.93, 0.06))
    with qtbot.waitSignal(panel.accepted) as told:
        click(qtbot, part(panel, "straighten_accept"))
    assert told.args == [corners.corners(), True]


def test_large_pictures_go_on_by_key_and_leave_with_escape(qtbot, desk, bridge):
    drawings = [Drawing(bytes([k]) * 16, b"s", Facts(title=str(k)), place=k) for k in range(1, 5)]
    large = LargePictures(drawings, DrawingPictures(desk.board, bridge), 1, 2)
    qtbot.addWidget(large)
    large.show()
    assert [drawing.place for drawing in large.shown()] == [2, 3]
    for _ in range(5):
        qtbot.keyClick(large, Qt.Key.Key_Right)
    assert [drawing.place for drawing in large.shown()] == [3, 4]
    assert "4 · 4" in large.accessibleName()
    with qtbot.waitSignal(large.left):
        qtbot.keyClick(large, Qt.Key.Key_Escape)
