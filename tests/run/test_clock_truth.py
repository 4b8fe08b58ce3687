"""What the clock shows, held against the simplest possible reckoning."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from copdesk.book.ids import new_id
from copdesk.clock import FakeClock
from copdesk.plan.values import Activity, Session, Step, running_order
from copdesk.run.digits import digits
from copdesk.run.face import face
from copdesk.run.facts import Fact
from copdesk.run.state import fold

KEY, OWN = new_id(), new_id()
STEPS = tuple(Step(new_id(), OWN, place, str(place), planned_s=1200) for place in range(4))
ORDER = running_order(Session(KEY, "plan", activities=(Activity(OWN, KEY, 0, "all", steps=STEPS),)))

awake = st.tuples(st.just("pass"), st.floats(0.01, 900))
events = st.lists(
    st.one_of(
        awake,
        awake,
        st.tuples(st.just("sleep"), st.floats(600, 5000)),
        st.tuples(st.just("hold"), st.just(0.0)),
        st.tuples(st.just("resume"), st.just(0.0)),
        st.tuples(st.just("stretch"), st.sampled_from([-60.0, 60.0, 300.0])),
        st.tuples(st.just("go"), st.integers(0, 3).map(float)),
        st.tuples(st.just("wall"), st.floats(-7200, 7200)),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=settings.default.max_examples * 2)
@given(events)
def test_after_pauses_sleeps_and_set_clocks_the_countdown_is_still_exact(told):
    clock = FakeClock()
    facts = [Fact(new_id(), "go", clock.now(), ORDER[0].key)]
    left, held, now_at = 1_200_000.0, False, 0
    passed = 0.0
    for kind, amount in told:
        if passed > 3 * 3600:
            break
        at = clock.now()
        if kind in ("pass", "sleep"):
            before = clock.now().boot
            clock.advance(amount)
            passed += amount
            left -= 0 if held else clock.now().boot - before
        elif kind == "wall":
            clock.jump_wall(amount)
        elif kind == "go":
            now_at = int(amount)
            facts.append(Fact(new_id(), "go", at, ORDER[now_at].key))
            left, held = 1_200_000.0, False
        elif kind == "stretch":
            facts.append(Fact(new_id(), "stretch", at, ORDER[now_at].key, amount_ms=round(amount * 1000)))
            left += amount * 1000
        else:
            facts.append(Fact(new_id(), kind, at))
            held = kind == "hold"
    seen = face(fold(ORDER, facts), clock.now())
    assert abs(seen.remaining_ms - left) < 50
    assert seen.digits == digits(round(left))
    assert (seen.kind == "held") == held


@given(st.floats(0, 1100), st.floats(0, 7200), st.booleans())
def test_a_program_that_was_killed_and_a_machine_that_was_off_go_on_where_they_should(before, off, held):
    clock = FakeClock()
    facts = [Fact(new_id(), "go", clock.now(), ORDER[0].key)]
    clock.advance(before)
    if held:
        facts.append(Fact(new_id(), "hold", clock.now()))
    clock.restart(off)
    gone = before if held else before + off
    assert abs(face(fold(ORDER, facts), clock.now()).remaining_ms - (1_200_000 - gone * 1000)) < 50


def test_an_end_at_the_full_minute_does_not_waver_with_the_two_clocks():
    began = FakeClock().now()
    state = fold(ORDER, [Fact(new_id(), "go", began, ORDER[0].key)])
    seen = [face(state, replace(began.plus(1_200_000), boot=began.boot + 1_200_000 + off)) for off in (-1, 0, 1)]
    assert len({one.ends if one.kind == "last" else one.since for one in seen}) == 1
