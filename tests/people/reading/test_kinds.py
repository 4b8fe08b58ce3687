"""Lists of the kinds that people bring (`kinds/`, all people invented), with what a careful person reads in them."""

import json
from pathlib import Path

import pytest

from copdesk.people.reading import as_json, read

KINDS = sorted(Path(__file__).with_name("kinds").glob("*.expected.json"))


@pytest.mark.parametrize("expected", KINDS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_a_list_is_read_as_a_careful_person_reads_it(expected: Path) -> None:
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    found = as_json(read(expected.with_name(wanted["source_file"])))
    pairs = zip(found["people"], wanted["people"], strict=True)
    assert [{field: each.get(field, "") for field in one} for each, one in pairs] == wanted["people"]
    kinds = sorted((each["kind"], each["name"]) for each in found["duplicates"])
    assert kinds == sorted((each["kind"], each["name"]) for each in wanted["duplicates"])
    assert {each["name"] for each in wanted["skipped"]} <= {each["name"] for each in found["skipped"]}
    assert [each["name"] for each in found["needs_decision"]] == [each["name"] for each in wanted["needs_decision"]]
    assert wanted.get("header_row", found.get("header_row")) == found.get("header_row")
