"""The tables of a book and the migrations that make them.

`user_version` counts the migrations that have run: a book with a greater number comes from a newer
copdesk and is never written to. Every table has an `id` (UUIDv7), `changed_at` (ms since 1970, UTC),
`removed` (a mark; nothing is deleted while a book is open) and `seal` (see `seal.py`).
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x434F5044  # "COPD"

migrations = Migrations("copdesk")

_EVERY = "changed_at integer not null, removed integer not null default 0, seal blob not null"

# As the first version had them; what came later is in the migrations.
TABLES: dict[str, str] = {
    "community": "name text not null, practice text, language text, settings text",
    "member": (
        "name text not null, called text, organisation text, role text, country text, languages text,"
        " email text, phone text, expertise text, passions text, offers text, needs text, consent text,"
        " photo_ok integer, email_ok integer, joined text, left_on text, categories text, about text"
    ),
    "event": "title text not null, first_day text, last_day text, about text",
    "session": (
        "event_id blob, title text not null, day text, day_text text, starts text, ends text, zone text,"
        " space text, purpose text, outcomes text, outline text, problem text, report_number integer,"
        " synthesis text, position integer, head_count integer, settings text"
    ),
    "host": "session_id blob not null, member_id blob not null, role text not null, position integer",
    "attendance": (
        "session_id blob not null, member_id blob not null, status text not null, arrived_at integer,"
        " left_at integer, walk_in integer, day text, takes_part integer"
    ),
    "activity": (
        "session_id blob not null, position integer not null, title text not null, method text, purpose text,"
        " turns integer, colour text, fixed_at text, settings text"
    ),
    "step": (
        "activity_id blob not null, position integer not null, title text not null, instruction text, hint text,"
        " prompts text, grouping text, min_s integer, planned_s integer not null, max_s integer,"
        " skippable integer, each_turn integer, roles text, confidential integer, silent integer,"
        " categories text, scene text, chime text, clock text, leader text, materials text, room text,"
        " short text, settings text"
    ),
    "method": "key text not null, title text not null, body text not null",
    "fact": (
        "session_id blob not null, kind text not null, step_id blob, turn integer, utc integer not null,"
        " boot integer not null, boot_id text not null, amount_ms integer, reason text, about_id blob, detail text"
    ),
    "draw": (
        "session_id blob not null, activity_id blob, position integer, title text, seed integer, sizes text,"
        " wishes text, drawn_at integer, facts text"
    ),
    "trio": "draw_id blob not null, position integer not null, place text, locked integer",
    "seat": "trio_id blob not null, member_id blob not null, letter text not null, scribe integer, locked integer",
    "wish": "kind text not null, a_id blob not null, b_id blob not null",
    "meeting": "a_id blob not null, b_id blob not null, day text, source text",
    "place": "name text not null, position integer, x real, y real",
    "drawing": (
        "session_id blob not null, step_id blob, activity_id blob, trio_id blob, author_id blob, author text,"
        " title text, kind text not null, picture_id blob, caption text, members text, governance text, focus text,"
        " activity text, keywords text, numbers text, tags text, paper text, position integer, rendering blob,"
        " visited integer, consent text"
    ),
    "stroke": (
        "drawing_id blob not null, kind text not null, colour text, width real, points blob, body text, z real,"
        " locked integer, group_id blob, picture_id blob, angle real"
    ),
    "picture": (
        "mime text not null, width integer, height integer, bytes blob not null, thumb blob, original blob,"
        " file_name text, taken_at integer"
    ),
    "note": (
        "session_id blob not null, step_id blob, turn integer, trio_id blob, drawing_id blob, category text,"
        " body text not null, who_id blob, who text, consent text, starred integer, for_room integer, source text,"
        " said_at integer not null, tags text, cluster_id blob, x real, y real, outcome_id blob, parked integer,"
        " language text, apart text, merged_into blob"
    ),
    "category": "key text not null, name text not null, sign text, colour text, position integer",
    "cluster": "session_id blob not null, step_id blob, name text, position integer, x real, y real",
    "ballot": (
        "session_id blob not null, question text not null, kind text not null, dots integer, settings text,"
        " opened_at integer, closed_at integer, revealed integer"
    ),
    "choice": "ballot_id blob not null, label text not null, about_table text, about_id blob, position integer",
    "vote": "ballot_id blob not null, choice_id blob not null, voter text, amount integer not null",
    "commitment": (
        "session_id blob, note_id blob, who_id blob, who text, what text not null, due text, done_at integer"
    ),
    "outcome": (
        "session_id blob not null, body text not null, hands integer, present integer, answered text, position integer"
    ),
    "sheet": (
        "session_id blob not null, kind text not null, topic text, convener text, taker text, place text,"
        " slot text, body text, reported integer, position integer"
    ),
    "topic": "title text not null, about text, wanted integer, proposed_by blob, status text, session_id blob",
    "charter": "question text not null, answer text, position integer, review_on text",
    "health": "day text not null, dimension text not null, score real, answers integer, remark text",
    "survey": "day text, member_id blob, question text not null, answer text, session_id blob",
    "checkin": "member_id blob, day text, body text not null",
    "newsletter": "title text not null, due text, body text, status text",
    "task": "phase text not null, body text not null, done_at integer, position integer",
    "setting": "key text not null, value text",
}

INDEXES = (
    "create index step_activity on step(activity_id)",
    "create index activity_session on activity(session_id)",
    "create index fact_session on fact(session_id, id)",
    "create index note_session on note(session_id, said_at)",
    "create index note_step on note(step_id)",
    "create index note_merged on note(merged_into)",
    "create index stroke_drawing on stroke(substr(drawing_id, 15))",
    "create index drawing_session on drawing(session_id)",
    "create index seat_trio on seat(trio_id)",
    "create index seat_member on seat(member_id)",
    "create index trio_draw on trio(draw_id)",
    "create index draw_session on draw(session_id)",
    "create index attendance_session on attendance(session_id)",
    "create index member_name on member(name)",
    "create index vote_ballot on vote(ballot_id)",
)


@migrations()
def m001_first(db: Database) -> None:
    """Every room's tables, the journal and the drafts."""
    for name, columns in TABLES.items():
        db.execute(f"create table {name} (id blob primary key, {columns}, {_EVERY}) strict")
    db.execute(
        "create table journal (seq integer primary key, verb text not null, label text not null, at integer not null,"
        " state text not null, undoable integer not null, images blob not null) strict"
    )
    db.execute("create table draft (key text primary key, body text not null, at integer not null) strict")
    for statement in INDEXES:
        db.execute(statement)


@migrations()
def m002_strokes_by_drawing(db: Database) -> None:
    """Strokes lie drawing by drawing in the order of their keys: two indexes less, a quarter of what a stroke takes.

    One whose drawing is not known is looked for in each, see `turn.WHERE`.
    """
    columns = f"id blob not null, {TABLES['stroke']}, {_EVERY}"
    db.execute(f"create table stroke_by_drawing ({columns}, primary key (drawing_id, id)) strict, without rowid")
    db.execute("insert into stroke_by_drawing select * from stroke order by drawing_id, id")
    db.execute("drop table stroke")
    db.execute("alter table stroke_by_drawing rename to stroke")


@migrations()
def m003_more_of_a_name(db: Database) -> None:
    """A second address, the name in its own letters and how somebody is addressed, as lists of people have them."""
    for column in ("also_email", "native", "honorific"):
        db.execute(f"alter table member add column {column} text")


@migrations()
def m004_between_turns(db: Database) -> None:
    """Steps that come only where the client changes."""
    db.execute("alter table step add column between_turns integer")


def version() -> int:
    """The `user_version` that this copdesk writes."""
    return len(migrations._migrations)


def build(db: Database) -> None:
    """Runs the migrations that `db` lacks; raises whatever a failing one raises, with nothing half done."""
    migrations.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version()}")


def once() -> set[str]:
    """The indexes that a book of some version had, also those that are no longer made."""
    return {statement.split()[2] for statement in INDEXES}


def expected() -> dict[str, str]:
    """The text of each table and index as a fresh book has it, by name."""
    db = Database(memory=True, execute_plugins=False)
    build(db)
    found = {row["name"]: row["sql"] for row in db.query("select name, sql from sqlite_master where sql is not null")}
    db.close()
    return found
