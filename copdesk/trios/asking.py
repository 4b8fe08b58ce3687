"""What a draw asks of the engine: who is here, who met before, what is wished, what is still to come."""

from collections.abc import Callable, Set
from dataclasses import replace

from copdesk.book.ids import Id
from copdesk.plan.service import Plan
from copdesk.trios import rows
from copdesk.trios.circles import helpers_of
from copdesk.trios.drawing import Groups, Prepared, Question, groups_of, in_order, locked_wishes, present, scribes_for
from copdesk.trios.held import Held, Occasion
from copdesk.trios.looking import Looking
from copdesk.trios.options import LARGEST, LEFTOVERS, Options
from copdesk.words import Refused, tr

MOST_AHEAD = 12
"""So many later draws are planned with the first at most."""


class Asking(Looking):
    """Questions to the engine from one book, and answers that an earlier draw left."""

    _plan: Plan
    _seeds: Callable[[], int]
    effort: int

    def _label(self, session_id: Id, activity_id: Id) -> str:
        return tr("draw groups for {title}").format(title=self._occasion(session_id, activity_id).title)

    def _occasion(self, session_id: Id, activity_id: Id) -> Occasion:
        occasion = next((one for one in self.occasions(session_id) if one.activity_id == activity_id), None)
        if occasion is None:
            raise Refused("plan.unknown_activity")
        return occasion

    def _standing(self, session_id: Id, activity_id: Id) -> Held | None:
        return next((one for one in self.draws(session_id) if one.activity_id == activity_id), None)

    def _asked(
        self,
        session_id: Id,
        occasion: Occasion,
        options: Options,
        old: Held | None,
        undrawn: Set[Id] = frozenset(),
    ) -> Question:
        """What a draw asks of the engine; what is `undrawn` counts as not drawn yet, `old` gives its locks."""
        size = options.group or occasion.size
        if not 2 <= size <= LARGEST or options.sizes not in LEFTOVERS:
            raise Refused("trios.size", most=LARGEST)
        ids = self._ids(session_id, occasion, options, size)
        return self._question(session_id, occasion, ids, options, old, undrawn)

    def _prepared(
        self, session_id: Id, activity_id: Id, question: Question, seed: int | None, old: Held | None
    ) -> Prepared:
        chosen = self._seeds() if seed is None else seed
        planned = None if seed is not None or old else self._planned(session_id, activity_id, question)
        return Prepared(question, chosen, planned=planned)

    def _ids(self, session_id: Id, occasion: Occasion, options: Options, size: int) -> tuple[Id, ...]:
        here = [one.id for one in self._people.present(session_id)]
        if options.sizes == "sits_in" and len(here) >= size:
            needed = -len(here) % size
            free = [one.id for one in self.free_hosts(session_id, occasion.activity_id)]
            if len(free) < needed:
                raise Refused("trios.no_host", needed=needed, here=len(free))
            here += free[:needed]
        if len(here) < 2:
            raise Refused("trios.too_few", count=len(here))
        return tuple(sorted(here))

    def _question(
        self,
        session_id: Id,
        occasion: Occasion,
        ids: tuple[Id, ...],
        options: Options,
        old: Held | None,
        undrawn: Set[Id] = frozenset(),
    ) -> Question:
        without = {occasion.activity_id, *undrawn}
        others = [held for held in self.draws(session_id) if held.activity_id not in without]
        ahead = self._ahead(session_id, occasion, options, undrawn)
        known = self._people.members()
        seen = rows.seen_before(self._book, session_id) if options.newcomers else set()
        wishes = rows.wishes(self._book)
        apart, together, locked = locked_wishes(old, set(ids)) if old else ([], [], ())
        question = Question(
            known=known,
            ids=ids,
            options=options,
            group=options.group or occasion.size,
            drawn=in_order([groups_of(held) for held in others]),
            history=tuple(rows.history(self._book, session_id)),
            apart=(*wishes["apart"], *apart),
            together=(*wishes["together"], *together),
            locked=locked,
            ahead=len(ahead),
            new=frozenset(one for one in ids if one not in seen) if options.newcomers else frozenset(),
            helping=helpers_of([one for one in known if one.id in ids]) if options.helping else (),
        )
        before = [*self._before(session_id, occasion), *([old] if old else [])]
        return replace(question, scribes=scribes_for(question, before)) if options.scribes else question

    def _before(self, session_id: Id, occasion: Occasion) -> list[Held]:
        """The draws of the session for what comes before an activity."""
        order = [one.activity_id for one in self.occasions(session_id)]
        earlier = order[: order.index(occasion.activity_id)]
        return [held for held in self.draws(session_id) if held.activity_id in earlier]

    def _ahead(
        self, session_id: Id, occasion: Occasion, options: Options, undrawn: Set[Id] = frozenset()
    ) -> list[Occasion]:
        """Occasions of this size still to be drawn, of this session and, for a series, of those after it."""
        found = self.occasions(session_id)
        if options.series:
            sessions = [one.id for one in self._plan.sessions()]
            later = sessions[sessions.index(session_id) + 1 :]
            found += [one for key in later for one in self.occasions(key)]
        open_ = [one for one in found if not one.drawn or one.activity_id in undrawn]
        waiting = [one for one in open_ if one.size == occasion.size]
        return [one for one in waiting if one.activity_id != occasion.activity_id][:MOST_AHEAD]

    def _planned(self, session_id: Id, activity_id: Id, question: Question) -> tuple[int, Groups] | None:
        """What an earlier draw planned for this activity, with its seed, where it is still right."""
        planned = rows.planned_ahead(self._book, session_id, activity_id)
        if planned is None:
            return None
        seed, text, groups = planned
        kept: Groups = tuple(tuple(group) for group in groups)
        if present(kept) != question.ids or Options.from_text(text) != question.options:
            return None
        return seed, kept
