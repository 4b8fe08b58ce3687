"""A seeded source of chance that gives the same numbers everywhere.

Only `random.Random.random()` is promised to stay the same from one version of Python to the next, so
everything is made from it.
"""

import random
from collections.abc import MutableSequence, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


class Chance:
    __slots__ = ("fraction",)

    def __init__(self, seed: int) -> None:
        self.fraction = random.Random(int(seed)).random

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1."""
        return int(self.fraction() * n)

    def one_of(self, things: Sequence[T]) -> T:
        return things[int(self.fraction() * len(things))]

    def shuffle(self, things: MutableSequence[Any]) -> None:
        for i in range(len(things) - 1, 0, -1):
            j = int(self.fraction() * (i + 1))
            things[i], things[j] = things[j], things[i]
