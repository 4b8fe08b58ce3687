"""What the Trios room shows of a session, read in one go."""

from copdesk.book.ids import Id
from copdesk.people.values import Attendance, Member, folded
from copdesk.plan.service import Plan
from copdesk.trios import rows
from copdesk.trios.hand import Memory, Pair, pair
from copdesk.trios.held import Held, Occasion, Seat, Trio
from copdesk.trios.options import USUAL, Options
from copdesk.trios.remembering import Remembering
from copdesk.trios.seats import Seats
from copdesk.trios.view import Late, TriosView, count_off_groups, marks_of, never_met
from copdesk.words import tr

PRICED = 4
"""For so many late-comers the group that would take them is looked up."""
SITTING_IN = ("coach", "facilitator", "convener", "note-taker")
"""Which of the hosts sits in first where people are left over; who takes the notes is needed most."""


class Looking(Seats, Remembering):
    """Reads about draws."""

    _plan: Plan

    def occasions(self, session_id: Id) -> list[Occasion]:
        """The session's activities that need groups, in order."""
        drawn = {held.activity_id for held in self.draws(session_id)}
        found = []
        for activity in self._plan.session(session_id).activities:
            size = activity.group_size
            if size is not None:
                found.append(Occasion(activity.id, activity.title, size, activity.turns, activity.id in drawn))
        return found

    def view(self, session_id: Id, activity_id: Id | None = None) -> TriosView:
        """The room for one of the session's activities; without one for the first not drawn yet, else the last."""
        occasions = self.occasions(session_id)
        at = next((one for one in occasions if one.activity_id == activity_id), None)
        if at is None and occasions:
            at = next((one for one in occasions if not one.drawn), occasions[-1])
        draws = self.draws(session_id)
        held = next((one for one in draws if at and one.activity_id == at.activity_id), None)
        seated = seated_in(held)
        options = held.options if held else rows.last_options(self._book, session_id)
        everyone = self._people.attendance(session_id)
        here = tuple(one.member for one in everyone if one.status == "here" and one.takes_part)
        before, later, words = self._met(session_id, at, held, draws, options.earlier)
        people = self._shown(everyone, held)
        marks = marks_of([key for key, _ in people], held, before)
        never, count = never_met(people, marks)
        wishes = self.wishes()
        return TriosView(
            occasions=tuple(occasions),
            at=at,
            held=held,
            draws=tuple(draws),
            options=options,
            here=here,
            hosts=tuple(one for one in everyone if one.host_role),
            free_hosts=tuple(self.free_hosts(session_id, at.activity_id if at else None)),
            heads=self._people.head_count(session_id) or 0,
            late=self._late(session_id, everyone, held),
            left=tuple(one.member for one in everyone if one.status != "here" and one.member.id in seated),
            people=people,
            marks=marks,
            met=words,
            never=never,
            never_count=count,
            memory=Memory(
                met=before,
                later=later,
                apart=frozenset(pair(one.a_id, one.b_id) for one in wishes if one.kind == "apart"),
                together=frozenset(pair(one.a_id, one.b_id) for one in wishes if one.kind == "together"),
                organisation={one.member.id: one.member.organisation for one in everyone},
            ),
            wishes=tuple(wishes),
            places=tuple(rows.places(self._book)),
            spots=tuple(self.spots()),
        )

    def free_hosts(self, session_id: Id, activity_id: Id | None) -> list[Member]:
        """Hosts here who could sit in: who did least in the other draws first, the coach before the convener."""
        status = {one.member.id: one for one in self._people.attendance(session_id) if one.status == "here"}
        seated = [seated_in(held) for held in self.draws(session_id) if held.activity_id != activity_id]
        found: dict[Id, tuple[int, int, Member]] = {}
        for member, role in self._people.hosts(session_id):
            if member.id in status and not status[member.id].takes_part:
                rank = SITTING_IN.index(role) if role in SITTING_IN else len(SITTING_IN)
                order = (sum(member.id in people for people in seated), rank, member)
                found[member.id] = min(found.get(member.id, order), order, key=lambda one: one[:2])
        return [member for _, _, member in sorted(found.values(), key=lambda one: one[:2])]

    def count_off(self, n: int, options: Options = USUAL, group: int = 3) -> tuple[int, ...]:
        """For a head count without names: how many people say 1, how many say 2, …"""
        return count_off_groups(n, options, group)

    def where(self, session_id: Id, text: str, activity_id: Id | None = None) -> list[tuple[Trio, Seat]]:
        """Where the people are whose name begins so, in the draw shown; for those who ask."""
        held = self.view(session_id, activity_id).held
        return found_in(held, text) if held else []

    def _met(
        self, session_id: Id, at: Occasion | None, held: Held | None, draws: list[Held], earlier: bool
    ) -> tuple[dict[Pair, str], dict[Pair, str], dict[Pair, str]]:
        """Where pairs met before the draw shown; where they will meet after it; how often and where, in words."""
        order = [one.activity_id for one in self.occasions(session_id)]
        place = order.index(at.activity_id) if at else 0
        after = {one.id for one in draws if one.activity_id in order[place + 1 :]}
        titles = {one.id: one.title for one in draws}
        before: dict[Pair, str] = {}
        later: dict[Pair, str] = {}
        times: dict[Pair, int] = {}
        if earlier:
            for row in rows.meeting_rows(self._book):
                key = pair(row["a_id"], row["b_id"])
                before[key] = row["source"] or tr("before")
                times[key] = times.get(key, 0) + 1
        for row in rows.met(self._book):
            if (held and row["draw_id"] == held.id) or (not earlier and row["session_id"] != session_id):
                continue
            key = (row["a_id"], row["b_id"])
            where = str(titles.get(row["draw_id"], row["title"]))
            if row["draw_id"] in after:
                later[key] = where
                continue
            before[key] = where
            times[key] = times.get(key, 0) + 1
        words = {
            key: tr("once, in “{where}”").format(where=where)
            if times[key] == 1
            else tr("{n} times, last in “{where}”").format(n=times[key], where=where)
            for key, where in before.items()
        }
        return before, later, words

    def _shown(self, everyone: list[Attendance], held: Held | None) -> tuple[tuple[Id, str], ...]:
        seated = seated_in(held)
        there = [one.member for one in everyone if one.member.id in seated or (one.status == "here" and one.takes_part)]
        return tuple((one.id, one.name) for one in there)

    def _late(self, session_id: Id, everyone: list[Attendance], held: Held | None) -> tuple[Late, ...]:
        if held is None:
            return ()
        late: list[Late] = []
        seated = seated_in(held)
        for one in everyone:
            if one.status == "here" and one.takes_part and one.member.id not in seated:
                found = self.joining(session_id, held, one.member.id) if len(late) < PRICED else None
                trios = [t for t in held.trios if t.seats and not t.locked] or [t for t in held.trios if t.seats]
                to = f"T{trios[found.at].number}" if found and trios else ""
                late.append(Late(one.member, to, len(found.groups[found.at]) if found else 0))
        return tuple(late)


def found_in(held: Held, text: str) -> list[tuple[Trio, Seat]]:
    """Seats of those whose name has words that begin so."""
    wanted = folded(text).split()
    if not wanted:
        return []
    return [
        (trio, seat)
        for trio in held.trios
        for seat in trio.seats
        if all(any(word.startswith(part) for word in folded(seat.name).split()) for part in wanted)
    ]


def seated_in(held: Held | None) -> set[Id]:
    """Everybody who has a seat in a draw."""
    return {one for trio in held.trios for one in trio.people} if held else set()
