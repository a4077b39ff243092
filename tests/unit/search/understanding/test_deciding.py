"""What was said, what is asked about, and what is only likely: by shares alone."""

import pytest

from search.understanding.deciding import Decision, decide


@pytest.mark.parametrize(
    ("shares", "none", "own", "decision"),
    [
        ({}, 1.0, {}, Decision()),
        # One need, sure: nothing else is asked.
        ({"shelter": 0.92, "legal": 0.06}, 0.02, {}, Decision(("shelter",))),
        # One need, less sure: at most two others are asked about.
        (
            {"shelter": 0.6, "legal": 0.15, "fund": 0.1, "mhpss": 0.09},
            0.06,
            {},
            Decision(("shelter",), ("legal", "fund")),
        ),
        # Little, but small talk is unlikely.
        ({"shelter": 0.35, "legal": 0.04}, 0.2, {}, Decision(("shelter",))),
        # Little, and it may be small talk: likely, and nobody is told that she said it.
        (
            {"shelter": 0.3, "legal": 0.1},
            0.5,
            {},
            Decision(likely=("shelter", "legal")),
        ),
        ({"shelter": 0.05, "legal": 0.02}, 0.93, {}, Decision()),
        # A second need has a clause of its own, a third one as well.
        (
            {"shelter": 0.55, "legal": 0.3, "fund": 0.12},
            0.03,
            {"legal": 0.9, "fund": 0.4},
            Decision(("shelter", "legal"), ("fund",)),
        ),
        (
            {"shelter": 0.45, "legal": 0.3, "fund": 0.2},
            0.05,
            {"legal": 0.9, "fund": 0.8},
            Decision(("shelter", "legal", "fund")),
        ),
    ],
)
def test_a_decision_follows_from_the_shares(shares, none, own, decision) -> None:
    assert decide(shares, none, own) == decision
