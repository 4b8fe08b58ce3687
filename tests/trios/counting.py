"""An independent count of what a plan costs, for the tests of this room."""

from collections.abc import Sequence
from itertools import combinations

from copdesk.trios.sizes import sizes_for
from copdesk.trios.values import Plan, Problem


def repeats_in(rounds: Sequence[Sequence[Sequence[object]]], history: Sequence[Sequence[Sequence[object]]] = ()) -> int:
    """Meetings in `rounds` of two who met before, there or in `history`."""
    met = {frozenset(pair) for groups in history for group in groups for pair in combinations(group, 2)}
    repeats = 0
    for groups in rounds:
        for group in groups:
            for pair in map(frozenset, combinations(group, 2)):
                repeats += pair in met
                met.add(pair)
    return repeats


def rounds_of(plan: Plan) -> list[list[tuple[object, ...]]]:
    return [list(draw.groups) for draw in plan.draws]


def faults_of(problem: Problem, plan: Plan) -> list[str]:
    """Seats, sizes and wishes that are wrong and that the plan does not own up to."""
    named = {(frozenset(clash.people), clash.draw) for clash in plan.problems}
    named |= {(people, draw) for people, _ in named for draw in range(len(plan.draws) + 1)}
    excused = [people for people, _ in named]
    wrong = []
    if len(plan.draws) != len(problem.attendance):
        wrong.append("number of draws")
    for number, (draw, present) in enumerate(zip(plan.draws, problem.attendance, strict=True), start=1):
        if sorted(key for group in draw.groups for key in group) != sorted(present):
            wrong.append(f"draw {number}: not everyone has one seat")
        if sorted(map(len, draw.groups)) != sorted(sizes_for(len(present), problem.sizes, problem.group)):
            wrong.append(f"draw {number}: sizes")
        for wish, together in [(w, True) for w in problem.keep_together] + [(w, False) for w in problem.keep_apart]:
            if not set(wish) <= set(present) or any(set(wish) <= people for people in excused):
                continue
            if any(set(wish) <= set(group) for group in draw.groups) != together:
                wrong.append(f"draw {number}: {wish} together {together}")
    return wrong
