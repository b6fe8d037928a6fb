"""Precision, recall and F1 of counted things."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """How many things were right, were found, and were wanted.

    >>> Figures(right=3, found=4, wanted=6).precision
    0.75
    >>> Figures(3, 4, 6) + Figures(0, 1, 0)
    Figures(right=3, found=5, wanted=6)
    """

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what was wanted that was found; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.right + other.right, self.found + other.found, self.wanted + other.wanted)
