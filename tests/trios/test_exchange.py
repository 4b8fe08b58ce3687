"""Instances of other programs: drawn, or refused with the place that is wrong."""

import json

import pytest

from copdesk.trios.exchange import draw_instance
from copdesk.trios.sentences import SENTENCES
from copdesk.words import Refused


def instance(**fields) -> dict:
    ids = [f"P{i}" for i in range(9)]
    return {"participants": [{"id": key, "organisation": None} for key in ids], "attendance": [ids] * 4, **fields}


def test_an_instance_comes_back_with_its_draws():
    asked = instance(note="kept", history=[[["P0", "P1"]]])
    found = draw_instance(asked, 7, effort=20_000)
    assert found["note"] == "kept"
    assert (found["seed"], found["sizes"], found["problems"]) == (7, "four", [])
    assert [sorted(entry["present"]) for entry in found["rounds"]] == asked["attendance"]
    assert all(
        sorted(key for group in entry["groups"] for key in group) == sorted(entry["present"])
        for entry in found["rounds"]
    )
    assert found["repeats"] == found["unavoidable"] == 1
    assert json.loads(json.dumps(found)) == found
    assert draw_instance(asked, 7, effort=20_000) == found
    assert "rounds" not in asked


def test_without_a_seed_one_is_chosen_and_told():
    found = draw_instance(instance(), choose_seed=lambda limit: limit - 1)
    assert found["seed"] == 2**31 - 1
    assert draw_instance(instance(), found["seed"]) == found


def test_sizes_and_preference_can_be_asked_for():
    ten = {"participants": [{"id": i} for i in range(10)]}
    found = draw_instance(ten, 1, "pair", "mixed")
    assert sorted(map(len, found["rounds"][0]["groups"])) == [2, 2, 3, 3]
    assert found["sizes"] == "pair"


def test_a_contradiction_is_told_in_a_sentence():
    found = draw_instance(instance(keep_apart=[["P0", "P1"]], keep_together=[["P1", "P0"]]), 1, effort=9_000)
    assert found["problems"] == ["P0, P1 are to be kept both apart and together. They are kept apart."]


def deep() -> list:
    inner: list = []
    for _ in range(5000):
        inner = [inner]
    return inner


@pytest.mark.parametrize(
    ("asked", "code", "place"),
    [
        ([], "trios.exchange.not_object", "The instance"),
        ({}, "trios.exchange.missing", "participants"),
        ({"participants": "P0"}, "trios.exchange.not_list", "participants"),
        ({"participants": []}, "trios.exchange.nobody", None),
        (instance(participants=[{"id": "\ud800"}, {"id": "P1"}]), "trios.exchange.not_id", "participants, entry 1, id"),
        (instance(participants=["P0", "P1"]), "trios.exchange.not_object", "participants, entry 1"),
        (instance(participants=[{"id": "P0"}, {}]), "trios.exchange.missing", "participants, entry 2, id"),
        (instance(participants=[{"id": "P0"}, {"id": []}]), "trios.exchange.not_id", "participants, entry 2, id"),
        (instance(participants=[{"id": "P0"}, {"id": True}]), "trios.exchange.not_id", "participants, entry 2, id"),
        (instance(participants=[{"id": "P0"}, {"id": "P0"}]), "trios.exchange.twice", "participants, entry 2"),
        (
            instance(participants=[{"id": "P0", "organisation": 3}, {"id": "P1"}]),
            "trios.exchange.not_text",
            "participants, entry 1, organisation",
        ),
        (instance(attendance=[["P0"], ["P1", "P77"]]), "trios.exchange.unknown", "attendance, list 2, entry 2"),
        (instance(attendance=[["P0", "P0"]]), "trios.exchange.twice", "attendance, list 1, entry 2"),
        (instance(attendance=[7]), "trios.exchange.not_list", "attendance, list 1"),
        (instance(attendance=[["P0"]] * 501), "trios.exchange.too_many", "attendance"),
        (instance(history=[[["P0", "P1"], ["P1"]]]), "trios.exchange.twice", "history, draw 1"),
        (instance(history=[5]), "trios.exchange.not_list", "history, draw 1"),
        (instance(keep_apart=[["P0", "P9"]]), "trios.exchange.unknown", "keep_apart, entry 1, entry 2"),
        (instance(keep_apart=[["P0"]]), "trios.exchange.not_pair", "keep_apart, entry 1"),
        (instance(keep_together=[["P0", "P0"]]), "trios.exchange.not_pair", "keep_together, entry 1"),
        (instance(keep_together={}), "trios.exchange.not_list", "keep_together"),
        (instance(sizes="five"), "trios.exchange.choice", "sizes"),
        (instance(mode=[]), "trios.exchange.choice", "mode"),
        (instance(extra=deep()), "trios.exchange.too_deep", "extra"),
    ],
)
def test_a_bad_instance_is_refused_with_the_place(asked, code, place):
    with pytest.raises(Refused) as refusal:
        draw_instance(asked, 1)
    assert refusal.value.code == code
    assert refusal.value.facts.get("place") == place
    said = SENTENCES[code].format(**refusal.value.facts)
    assert "{" not in said


def test_one_person_alone_has_a_seat_and_is_named():
    found = draw_instance({"participants": [{"id": "P0"}], "attendance": None}, 1)
    assert [drawn["groups"] for drawn in found["rounds"]] == [[["P0"]]]
    assert found["problems"] == ["P0 is alone in draw 1: there is nobody to meet."]


def test_people_of_the_history_who_left_are_named_and_left_out():
    found = draw_instance(instance(history=[[["P0", "P9"], ["P1", "P2"]]]), 1)
    assert all("P9" not in group for drawn in found["rounds"] for group in drawn["groups"])
    assert found["problems"] == ["history names P9, not among the participants: only the others count."]


def test_a_seed_is_a_whole_number():
    for seed in ("7", 1.5, True):
        with pytest.raises(Refused) as refusal:
            draw_instance(instance(), seed)
        assert refusal.value.code == "trios.exchange.seed"
