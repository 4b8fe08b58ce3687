"""The interest survey: asked, answered on paper and online, counted, and given on to topics and profiles."""

from dataclasses import replace

import pytest

from copdesk.community.survey import Question
from copdesk.desk import Desk
from copdesk.words import Refused

FORM = """Timestamp,Email Address,Full name,Organisation,What should we do together?,What would make you take part?,\
What would you like to learn about in the coming year?,How much time can you give in a month?,\
What do you bring to the table?,May other members have your name and e-mail address?,Favourite colour
5/1/2026 9:20:13,gauri@example.org,Gauri Salokhe,FAO,"Learn from what others do, Visit each other, Sing",A clear aim,\
"Story-telling, Data",Half a day,A case; Two tools,Yes,Blue
5/2/2026 9:20:13,noy@example.org,Noy,Water,Visit each other,,"data
Budgets",Half a day,I can host,No,Red
5/3/2026 9:20:13,,,,,Short meetings,story-telling,A whole week,,,
"""


def counts(desk: Desk, key: str) -> list[tuple[str, int]]:
    return [one for result in desk.survey.results() if result.question.key == key for one in result.counts if one[1]]


def test_answers_of_an_online_form_are_found_by_their_questions_and_counted(desk: Desk) -> None:
    read = desk.survey.read(FORM.encode())
    assert [key for _, key in read.columns] == ["do", "part", "topics", "time", "bring", "shared"]
    assert [(one.text, one.kind) for one in read.over] == [("Favourite colour", "words")]
    assert desk.survey.replies() == []
    assert desk.survey.take(read) == (3, 0)
    assert counts(desk, "do") == [("Learn from what others do", 1), ("Visit each other", 2), ("Sing", 1)]
    assert counts(desk, "topics") == [("Story-telling", 2), ("Data", 2), ("Budgets", 1)]
    assert counts(desk, "time") == [("Half a day", 2), ("A whole week", 1)]
    assert counts(desk, "shared") == [("Yes", 1), ("No", 1)]
    wrote = next(result for result in desk.survey.results() if result.question.key == "part")
    assert wrote.words == (("Short meetings", ""), ("A clear aim", "Gauri Salokhe"))
    assert desk.survey.take(read) == (0, 3)
    desk.undo()
    assert desk.survey.replies() == []


def test_topics_come_out_of_answers_and_nobody_counts_twice(desk: Desk) -> None:
    desk.community.add_topic("Data")
    desk.survey.take(desk.survey.read(FORM.encode()))
    assert desk.survey.to_topics() == 3
    found = {topic.title: topic.wanted for topic in desk.community.topics()}
    assert (found["Story-telling"], found["Data"], found["Budgets"]) == (2, 2, 1)
    assert desk.survey.to_topics() == 0


def test_profiles_are_filled_where_they_are_empty_and_newcomers_are_added(desk: Desk, example: bytes) -> None:
    gauri = next(one for one in desk.people.members() if one.name == "Gauri Salokhe")
    desk.people.edit(gauri.id, "offers", "A talk")
    desk.survey.take(desk.survey.read(FORM.encode()))
    assert desk.survey.replies()[-1].member_id == gauri.id
    filled, fresh = desk.survey.to_profiles()
    assert (filled, fresh) == (1, 1)
    members = {one.name: one for one in desk.people.members()}
    assert (members["Gauri Salokhe"].offers, members["Gauri Salokhe"].email_ok) == ("A talk", True)
    noy = members["Noy"]
    assert (noy.email, noy.organisation, noy.offers, noy.email_ok) == ("noy@example.org", "Water", "I can host", False)
    assert desk.survey.to_profiles() == (0, 0)
    desk.undo()
    assert "Noy" not in {one.name for one in desk.people.members()}


def test_a_reply_on_paper_is_typed_in_and_taken_out_again(desk: Desk, example: bytes) -> None:
    key = desk.survey.reply({"do": "Visit each other\nSing", "part": " "}, name="meg mottaz")
    reply = desk.survey.replies()[0]
    assert (reply.name, dict(reply.answers)) == ("Meg Mottaz", {"do": "Visit each other\nSing"})
    desk.survey.drop(key)
    assert desk.survey.replies() == []
    with pytest.raises(Refused) as caught:
        desk.survey.reply({"do": "  "}, name="Noy")
    assert caught.value.code == "survey.nothing"


def test_questions_are_the_communitys_own_once_somebody_changed_them(desk: Desk) -> None:
    first, *rest = desk.survey.questions()
    own = Question("", "Which evening suits you?", "one", ("Monday", " ", "Friday", "Monday"))
    desk.survey.ask([replace(first, text="What shall we do?"), own, *rest[:1]])
    asked = desk.survey.questions()
    assert [one.text for one in asked] == ["What shall we do?", "Which evening suits you?", rest[0].text]
    assert asked[1].choices == ("Monday", "Friday")
    assert asked[1].key
    desk.undo()
    assert desk.survey.questions() == [first, *rest]


@pytest.mark.parametrize(
    ("questions", "code"),
    [
        ([Question("a", " ")], "survey.question"),
        ([Question("a", "Which?", "one")], "survey.choices"),
        ([Question("a", "Which?", "dice")], "survey.kind"),
        ([], "survey.none"),
    ],
)
def test_a_survey_that_cannot_be_answered_is_refused(desk: Desk, questions: list[Question], code: str) -> None:
    with pytest.raises(Refused) as caught:
        desk.survey.ask(questions)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table.empty"),
        (b"Name,What would make you take part?\n", "survey.empty"),
        (b"Shoe,Hat\n1,2\n", "survey.no_question"),
    ],
)
def test_a_file_without_answers_is_refused(desk: Desk, data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        desk.survey.read(data)
    assert caught.value.code == code


def test_who_is_forgotten_leaves_no_reply_behind(desk: Desk, example: bytes) -> None:
    desk.survey.take(desk.survey.read(FORM.encode()))
    gauri = next(one for one in desk.people.members() if one.name == "Gauri Salokhe")
    desk.people.forget(gauri.id)
    assert len(desk.survey.replies()) == 2
    assert all("Gauri" not in str(row["answer"]) for row in desk.book.rows("select answer from survey"))


def test_a_column_that_answers_no_question_may_become_one(desk: Desk) -> None:
    rows = ["Name,Country,What would you like to learn about?,Do you travel?,Which day?,Which tool do you miss?"]
    said = "Kenya,data"
    rows += [f"Ama {n},{said},{'yes' if n % 2 else 'no'},{'Monday' if n % 3 else 'Friday'},tool {n}" for n in range(6)]
    read = desk.survey.read("\n".join(rows).encode())
    assert [(one.text, one.kind, one.choices) for one in read.over] == [
        ("Do you travel?", "yes", ()), ("Which day?", "one", ("Friday", "Monday")),
        ("Which tool do you miss?", "words", ()),
    ]  # fmt: skip
    before = len(desk.survey.questions())
    assert desk.survey.take(read, [read.over[1].key]) == (6, 0)
    asked = desk.survey.questions()
    assert [one.text for one in asked[before:]] == ["Which day?"]
    assert counts(desk, asked[-1].key) == [("Friday", 2), ("Monday", 4)]
    again = desk.survey.read("\n".join(rows).encode())
    assert [one.text for one in again.over] == ["Do you travel?", "Which tool do you miss?"]
    assert desk.survey.take(again) == (0, 6)
    desk.undo()
    assert (len(desk.survey.questions()), desk.survey.replies()) == (before, [])
