"""Holds files that people have against what should come out of them.

Collected only where COPDESK_INPUTS names a folder: every `<name>.expected.json` in it, at any depth, says what its
`source_file` holds. `duration-strings.tsv` holds single expressions.
"""

import json
import os
import re
from pathlib import Path

import pytest

from copdesk.people.reading import as_json as people_json
from copdesk.people.reading import read as read_people
from copdesk.plan.reading import as_json as plan_json
from copdesk.plan.reading import read as read_plan
from copdesk.plan.reading import read_time

ROOT = Path(os.environ["COPDESK_INPUTS"]) if os.environ.get("COPDESK_INPUTS") else None


def cases(schema):
    if ROOT is None:
        return []
    found = []
    for path in sorted(ROOT.rglob("*.expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        source = path.parent / expected["source_file"]
        if expected["schema"].startswith(schema) and source.exists():
            found.append(pytest.param(source, expected, id=source.name))
    return found


def expressions():
    rows = []
    for path in sorted(ROOT.rglob("duration-strings.tsv")) if ROOT else []:
        for row in path.read_text(encoding="utf-8").split("\n")[1:]:
            if row:
                rows.append(row.split("\t")[:4])
    return rows


def each_of(names, found):
    """Runs a test once for each; without any it is no test."""
    return pytest.mark.parametrize(names, found) if found else lambda test: None


def fits(title, wanted):
    """An ellipsis in what is wanted stands for any words; what it ends with may go on."""
    pieces = [re.escape(piece.strip()) for piece in wanted.split("…")]
    return re.search(".*".join(pieces), title, re.DOTALL) is not None if "…" in wanted else title == wanted


@each_of(("source", "expected"), cases("plan-expected"))
def test_plan(source, expected):
    found = plan_json(read_plan(source))
    assert len(found["activities"]) == len(expected["activities"])
    for mine, wanted in zip(found["activities"], expected["activities"], strict=True):
        assert fits(mine["title"], wanted["title"])
        for name in ("minutes", "minutes_min", "minutes_max", "start", "end", "kind", "rounds", "approx", "prompts"):
            assert name not in wanted or mine.get(name) == wanted[name], (mine["title"], name)
        steps = mine.get("steps", [])
        assert len(steps) == len(wanted.get("steps", steps))
        for step, other in zip(steps, wanted.get("steps", steps), strict=True):
            assert fits(step["title"], other["title"])
            assert [step.get(n) for n in other if n.startswith("minutes")] == [
                other[n] for n in other if n.startswith("minutes")
            ]
    assert found["total_minutes"] == expected["total_minutes"]
    assert set(found["acceptable_totals"]) == set(expected.get("acceptable_totals", [expected["total_minutes"]]))
    for name in ("slot_minutes", "day_and_time", "convener", "process_coach"):
        assert name not in expected or found.get(name) == expected[name]
    opening = source.read_text(encoding="utf-8", errors="replace").split("\n\n")[0]
    if source.suffix != ".csv" and expected["title"] in opening:
        assert found["title"] == expected["title"]


@each_of(("text", "minutes", "least", "most"), expressions())
def test_expression(text, minutes, least, most):
    found = read_time(text)
    if ":" in minutes:
        assert found.clock == minutes
    else:
        wanted = tuple(float(value) if value else None for value in (minutes, least, most))
        assert (found.minutes, found.least, found.most) == wanted


@each_of(("source", "expected"), cases("participants-expected"))
def test_people(source, expected):
    found = people_json(read_people(source))
    pairs = zip(found["people"], expected["people"], strict=True)
    mine = [{name: each.get(name, "") for name in wanted} for each, wanted in pairs]
    for wanted in (*mine, *expected["people"]):
        wanted.pop("note", None)
    assert mine == expected["people"]
    assert expected.get("header_row", found.get("header_row")) == found.get("header_row")
    kinds = sorted((each["kind"], each["name"]) for each in found["duplicates"])
    assert kinds == sorted((each["kind"], each["name"]) for each in expected["duplicates"])
    left_out = {each["name"] for each in found["skipped"]}
    assert {each["name"] for each in expected.get("skipped", []) if "name" in each} <= left_out
    undecided = [each["name"] for each in found["needs_decision"]]
    assert undecided == [each["name"] for each in expected.get("needs_decision", [])]


@each_of(("source", "expected"), cases("report-expected"))
def test_people_of_a_report(source, expected):
    found = people_json(read_people(source))["people"]
    assert [each["name"] for each in found if each.get("role")] == expected["convenors"]
    assert [each["name"] for each in found if not each.get("role")] == expected["participants"]
    assert all("@" in each["email"] for each in found)
