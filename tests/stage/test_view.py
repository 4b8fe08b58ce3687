import dataclasses
import typing

import pytest

from copdesk.stage import scenes, view

PRIVATE = ("hint", "mail", "phone", "private", "draft", "facilitator", "secret", "remark")
VALUES = [
    value
    for module in (scenes, view)
    for value in vars(module).values()
    if isinstance(value, type) and dataclasses.is_dataclass(value)
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_no_value_of_the_picture_has_a_field_for_anything_private(value):
    for field in dataclasses.fields(value):
        assert not any(word in field.name for word in PRIVATE)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_value_of_the_picture_is_frozen_and_slotted(value):
    assert value.__dataclass_params__.frozen
    assert "__slots__" in vars(value)


def test_a_picture_without_anything_is_blank():
    assert view.StageView().scene == scenes.Blank()


def test_equal_contents_make_equal_pictures_that_can_be_kept_in_a_set():
    one = view.StageView(scenes.Message("There is cake"))
    other = view.StageView(scenes.Message("There is cake"))
    assert one == other
    assert len({one, other}) == 1


def test_every_scene_is_a_member_of_the_union():
    members = set(typing.get_args(scenes.Scene))
    assert {member.__name__ for member in members} == {
        "Welcome", "Timer", "Prompt", "Troika", "Trios", "Places", "LateComer", "Board", "GalleryGrid",
        "GallerySingle", "GalleryWalk", "Wall", "Agenda", "Ballot", "Message", "WallClock", "Transition",
        "Blank",
    }  # fmt: skip
