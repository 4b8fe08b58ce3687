"""Improving a seating by swaps: pick a meeting that costs something, make the best swap that ends it.

A tabu search after Dotú and Van Hentenryck's work on the social golfer problem. Effort is counted in
candidate swaps looked at, never in seconds, so that a seed gives the same plan on a busy machine.
"""

from itertools import combinations

from copdesk.trios.chance import Chance
from copdesk.trios.prices import FAIR
from copdesk.trios.rotating import turn_rings
from copdesk.trios.seating import Seating

NONE = 1 << 60
LAPS = (0.95, 0.8, 0.7, 0.7, 0.7, 0.7)
CALM = 0.3
"""How often a step goes for the heaviest kind of cost while there is any; CALM once the best has none."""

CONTENT = 150_000
"""Looks to spend without finding better once only odd seats are to be shared or older repeats to be found."""

SHAKEN = 4
"""One swap for so many people when a lap found nothing better."""
ENOUGH = 3
"""Laps in a row without finding better after which a search ends."""
RINGS = 8
"""Rings of three that can be looked at in the time of one swap."""


class Climb:
    """One search over a seating. `movable` are the draws that may change."""

    def __init__(self, seating: Seating, chance: Chance, movable: list[int], floor: int = 0) -> None:
        self.seating = seating
        self.chance = chance
        self.movable = movable
        self.floor = floor
        self.looked = 0
        self.cost = seating.cost()
        self.blocks: list[dict[int, tuple[int, ...]]] = [{} for _ in seating.groups]
        self._uneven = [r for r in movable if {len(members) for members in seating.groups[r]} > {seating.group}]
        """Draws with groups of another size beside the usual one."""
        seats = sum(len(members) for r in movable for members in seating.groups[r])
        self._patience = 10_000 + 5_000 * seats
        self._improved = 0
        self._content = False
        self._until: dict[int, int] = {}
        self._step = 0

    def run(self, budget: int) -> int:
        """Looks at up to `budget` swaps (or until `floor` is reached) and leaves the best seating found.

        Each lap starts from the best so far and goes for the heaviest costs with another zeal.
        """
        start = self.looked
        best, picture = self.cost, self.seating.picture()
        stalled = 0
        for lap, eager in enumerate(LAPS, start=1):
            if stalled and (stalled == ENOUGH or self._content or best <= self.floor):
                break
            if stalled:
                self._return(best, picture)
                self._shake()
            self._pursue(eager, start + budget * lap // len(LAPS))
            if any(self.seating.bad):
                change, rings = turn_rings(self.seating, self.movable)
                self.cost += change
                self.looked += rings // RINGS
            stalled = stalled + 1 if self.cost >= best else 0
            if not stalled:
                best, picture = self.cost, self.seating.picture()
        self._return(best, picture)
        return self.cost

    def _return(self, best: int, picture: list[list[list[int]]]) -> None:
        if self.cost > best:
            self.seating.put_back(picture)
            self.cost = best

    def _shake(self) -> None:
        """A few swaps by chance in one draw, to leave a place where every way leads back."""
        seating, chance = self.seating, self.chance
        r = chance.one_of(self.movable)
        free = [a for members in seating.groups[r] for a in members if not seating.stuck[r][a]]
        for _ in range(len(free) // SHAKEN):
            a, b = chance.one_of(free), chance.one_of(free)
            if seating.where[r][a] != seating.where[r][b]:
                self.cost += seating.exchange_cost(r, (a,), (b,))
                seating.exchange(r, (a,), (b,))

    def _pursue(self, eager: float, end: int) -> int:
        seating, chance = self.seating, self.chance
        best = self.cost
        self._improved, self._content = self.looked, self._is_content(best)
        picture: list[list[list[int]]] | None = None
        while self.looked < end and best > self.floor:
            if self.looked - self._improved > (CONTENT if self._content else self._patience):
                break
            self._step += 1
            self.looked += 28
            picked = self._pick(CALM if best < seating.major else eager)
            if picked is None:
                break
            r, a = picked
            change, ones, others = self._best(r, a, best)
            if not ones:
                continue
            if change > 0 and picture is None and self.cost == best:
                picture = seating.picture()
            seating.exchange(r, ones, others)
            self.cost += change
            tenure = self._step + 1 + chance.below(3)
            for one in ones:
                for other in others:
                    self._until[self._key(r, one, other)] = tenure
            if self.cost < best:
                best = self.cost
                picture = None
                self._improved = self.looked
                self._content = self._is_content(best)
        if picture is not None:
            self._return(best, picture)
        return best

    def is_content(self) -> bool:
        """Nothing that counts is left to be won: only who repeats, and who sits in odd-sized groups."""
        return self._is_content(self.cost)

    def _is_content(self, best: int) -> bool:
        return best < self.floor + self.seating.minor or not any(self.seating.bad)

    def _key(self, r: int, a: int, b: int) -> int:
        n = self.seating.n
        return (r * n + a) * n + b if a < b else (r * n + b) * n + a

    def _pick(self, eager: float) -> tuple[int, int] | None:
        """A draw and a person in it whose meeting costs something."""
        seating, chance = self.seating, self.chance
        first, second = seating.bad
        if self._uneven and not first and chance.fraction() < (0.1 if second else 1):
            unfair = self._unfair()
            if unfair is not None:
                return unfair
        for _ in range(20):
            pile = first if first and (not second or chance.fraction() < eager) else second
            if not pile:
                return None
            a, b = divmod(chance.one_of(pile), seating.n)
            rounds = [r for r in self.movable if seating.where[r][a] == seating.where[r][b] != -1]
            if rounds:
                return chance.one_of(rounds), (a if chance.fraction() < 0.5 else b)
            self.looked += 1
        return None

    def _unfair(self) -> tuple[int, int] | None:
        """A seat in an odd-sized group of one who had most of them."""
        seating = self.seating
        odd, usual = seating.odd, seating.group
        r = self.chance.one_of(self._uneven)
        seats = [a for members in seating.groups[r] if len(members) != usual for a in members]
        most = max((odd[a] for a in seats), default=0)
        if most < 2:
            return (r, self.chance.one_of(seats)) if seats else None
        return r, self.chance.one_of([a for a in seats if odd[a] == most])

    def _best(self, r: int, a: int, best: int) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
        seating = self.seating
        if seating.stuck[r][a]:
            block = self.blocks[r].get(a)
            return self._best_block(r, block, best) if block else (0, (), ())
        price, gain, odd = seating.price, seating.gain, seating.odd
        groups, g = seating.groups[r], seating.where[r][a]
        mates = [b for b in groups[g] if b != a]
        stuck = seating.stuck[r] if True in seating.stuck[r] else None
        mine, freed = price[a], gain[a]
        base = 0
        for b in mates:
            base -= freed[b]
        until, n, chance = self._until, seating.n, self.chance
        pairs = len(mates) == 2
        rows = [price[b] for b in mates]
        first, second = (rows[0], rows[1]) if pairs else (mine, mine)
        size, usual = len(groups[g]), seating.group
        aim = best - self.cost
        found, ties, other = NONE, 0, -1
        for h, members in enumerate(groups):
            if h == g:
                continue
            if len(members) == 3 and size == 3 and pairs:
                d, e, f = members
                de, df, ef = gain[d][e], gain[d][f], gain[e][f]
                pd, pe, pf = mine[d], mine[e], mine[f]
                changes = (
                    base + pe + pf - de - df + first[d] + second[d],
                    base + pd + pf - de - ef + first[e] + second[e],
                    base + pd + pe - df - ef + first[f] + second[f],
                )
                self.looked += 3
                if min(changes) > found:
                    continue
            else:
                shift = (len(members) != usual) - (size != usual)
                whole = base
                for d in members:
                    whole += mine[d]
                many = []
                for d in members:
                    change = whole - mine[d]
                    loss = gain[d]
                    for e in members:
                        if e != d:
                            change -= loss[e]
                    for row in rows:
                        change += row[d]
                    if shift:
                        change += 2 * FAIR * (shift * (odd[a] - odd[d]) + 1)
                    many.append(change)
                changes = tuple(many)  # type: ignore[assignment]
                self.looked += len(members)
            for d, change in zip(members, changes, strict=True):
                if change > found or (stuck is not None and stuck[d]):
                    continue
                key = (r * n + a) * n + d if a < d else (r * n + d) * n + a
                if change >= aim and until.get(key, 0) > self._step:
                    continue
                if change < found:
                    found, ties, other = change, 1, d
                else:
                    ties += 1
                    if chance.fraction() * ties < 1:
                        other = d
        best_move = (found, (a,), (other,)) if other >= 0 else (0, (), ())
        return self._beside_block(r, a, mates, best, best_move) if self.blocks[r] else best_move

    def _beside_block(
        self, r: int, a: int, mates: list[int], best: int, so_far: tuple[int, tuple[int, ...], tuple[int, ...]]
    ) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
        """A better move than `so_far`, where `a` and some companions change places with people who stay together."""
        seating = self.seating
        free = [b for b in mates if not seating.stuck[r][b]]
        for h, members in enumerate(seating.groups[r]):
            for block in set_of_blocks(self.blocks[r], members) if h != seating.where[r][a] else ():
                for more in combinations(free, len(block) - 1):
                    ones = (a, *more)
                    self.looked += 2
                    change = seating.exchange_cost(r, ones, block)
                    held = any(self._until.get(self._key(r, one, b), 0) > self._step for one in ones for b in block)
                    if (change < so_far[0] or not so_far[1]) and (not held or change < best - self.cost):
                        so_far = (change, ones, block)
        return so_far

    def _best_block(self, r: int, block: tuple[int, ...], best: int) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
        """The best place for people who stay together, or for the companions they sit with."""
        seating = self.seating
        groups, g = seating.groups[r], seating.where[r][block[0]]
        companions = [a for a in groups[g] if a not in block and not seating.stuck[r][a]]
        if companions and self.chance.fraction() < 0.5:
            return self._best(r, self.chance.one_of(companions), best)
        stuck = seating.stuck[r]
        found, ties = NONE, 0
        chosen: tuple[int, ...] = ()
        for h, members in enumerate(groups):
            if h == g:
                continue
            free = [d for d in members if not stuck[d]]
            choices = list(combinations(free, len(block)))
            choices += [other for other in set_of_blocks(self.blocks[r], members) if len(other) == len(block)]
            for others in choices:
                self.looked += 2
                change = seating.exchange_cost(r, block, others)
                held = any(self._until.get(self._key(r, a, b), 0) > self._step for a in block for b in others)
                if held and change >= best - self.cost:
                    continue
                if change < found:
                    found, ties, chosen = change, 1, others
                elif change == found:
                    ties += 1
                    if self.chance.fraction() * ties < 1:
                        chosen = others
        return (found, block, chosen) if chosen else (0, (), ())

    def share_odd_seats(self) -> None:
        """Moves seats in odd-sized groups to people who had fewer, where that costs nothing else."""
        seating = self.seating
        odd, usual = seating.odd, seating.group
        for _ in range(4):
            moved = False
            for r in self.movable:
                groups, stuck = seating.groups[r], seating.stuck[r]
                regular = [a for members in groups if len(members) == usual for a in members if not stuck[a]]
                seated = [a for members in groups if len(members) != usual for a in members if not stuck[a]]
                for a in seated:
                    fewer = [d for d in regular if odd[d] < odd[a] - 1]
                    self.chance.shuffle(fewer)
                    fewer.sort(key=odd.__getitem__)
                    for d in fewer:
                        self.looked += 3
                        change = seating.exchange_cost(r, (a,), (d,))
                        if change < 0:
                            seating.exchange(r, (a,), (d,))
                            self.cost += change
                            regular[regular.index(d)] = a
                            moved = True
                            break
            if not moved:
                return


def set_of_blocks(blocks: dict[int, tuple[int, ...]], members: list[int]) -> list[tuple[int, ...]]:
    """The blocks within one group, each once, in the order of its members."""
    seen: list[tuple[int, ...]] = []
    for a in members:
        block = blocks.get(a)
        if block and block not in seen:
            seen.append(block)
    return seen
