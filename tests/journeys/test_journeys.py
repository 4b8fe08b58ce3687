"""The whole program on a laptop and a projector, driven with real key and mouse events."""

import json
from pathlib import Path

import pytest

from tests.journeys.conftest import Place

pytestmark = [pytest.mark.journey, pytest.mark.timeout(90)]


def test_a_session_is_steered_by_keys_with_the_same_digits_on_both_screens(place: Place, tmp_path: Path) -> None:
    found = place.run("steer", str(tmp_path / "b.copdesk"))
    assert found["bugs"] == []
    assert found["started"]["step"] == "Make a drawing of your CoP"
    assert found["second"]["step"] == "Gallery walkabout"
    assert found["back"]["step"] == "Make a drawing of your CoP"
    assert found["back"]["digits"].startswith("20:")
    assert found["held"]["kind"] == "held"
    assert found["stage"] == [1366, 0, 1920, 1080]
    for stage, desk, now in found["pairs"]:
        assert stage == desk
        assert _seconds(desk) - _seconds(now) in (0, 1)  # the next tick may be due this very moment


def test_typing_anywhere_writes_a_note_and_never_steers(place: Place, tmp_path: Path) -> None:
    found = place.run("write", str(tmp_path / "b.copdesk"))
    assert found["typed"] == "+ a common sense of purpose @meg"
    assert (found["note"], found["who"]) == ("a common sense of purpose", "Meg Mottaz")
    assert (found["step"], found["kind"], found["bugs"]) == ("Make a drawing of your CoP", "running", [])


def test_after_kill_9_the_step_the_notes_the_strokes_and_the_seats_stand(place: Place, tmp_path: Path) -> None:
    book = str(tmp_path / "b.copdesk")
    child = place.start("before_the_kill", book)
    assert child.stdout is not None
    before = json.loads(child.stdout.readline() or "{}")
    assert before.get("bugs") == []
    child.kill()
    child.wait()
    after = place.run("after_the_kill", book)
    assert (after["step"], after["kind"], after["bugs"]) == (before["step"], "running", [])
    assert after["notes"] == ["seen as source of support"]
    assert after["strokes"] == 1
    assert after["seats"] == before["seats"]
    assert len(after["seats"]) == 4
    assert after["draft"] == "half a sen"
    assert 0 <= _seconds(before["digits"]) - _seconds(after["digits"]) < 60


def test_a_pulled_cable_leaves_no_window_over_the_desk_and_the_run_goes_on(place: Place, tmp_path: Path) -> None:
    child = place.start("cable", str(tmp_path / "b.copdesk"), "3")
    assert child.stdout is not None
    found = {}
    for line in child.stdout:
        if line.startswith("pull"):
            place.pull()
        elif line.startswith("plug"):
            place.plug()
        elif line.startswith("{"):
            found = json.loads(line)
            break
    assert found, child.communicate()[1][-2000:]
    assert found["bugs"] == []
    for number, (where, fact, kind) in enumerate(found["seen"]):
        assert kind == "running"
        if number % 2 == 0:
            assert (where, fact) == (False, "The projector is gone.")
        else:
            assert where == 1366
            assert fact != "The projector is gone."


def test_on_a_slow_disk_nothing_waits_and_nothing_is_lost(place: Place, tmp_path: Path) -> None:
    found = place.run("slow_disk", str(tmp_path / "b.copdesk"), timeout=80)
    assert found["notes"] == [f"note {number}" for number in range(6)]
    assert found["bugs"] == []
    assert "saving" in found["said"]
    assert found["mark"] == "saved"


def test_a_new_community_begins_on_the_first_page(place: Place, tmp_path: Path) -> None:
    found = place.run("first_start", str(tmp_path / "home"))
    assert (found["open"], found["room"]) == (True, "plan")
    assert found["files"] == ["Storytellers.copdesk"]


def _seconds(digits: str) -> int:
    minutes, seconds = digits.split(":")
    return int(minutes) * 60 + int(seconds)
