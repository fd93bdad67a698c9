#!/usr/bin/env python3
"""Writes Fixtures/Statistics: tests of made-up numbers, with what SciPy and statsmodels say of them.

usage: significance.py FOLDER          needs numpy, scipy (1.11 or newer) and statsmodels

Sources of what is expected, none of which is swprof:

- no ties: scipy.stats.mannwhitneyu(method="exact");
- ties: scipy.stats.permutation_test over all choices of midranks, where it takes the sizes; the normal approximation is
  mannwhitneyu(method="asymptotic"), with its corrections for ties and continuity;
- the shift: the median of all differences, by numpy; its interval, by the coefficients of the Gaussian
  binomial, which count the ways to every U, in whole numbers;
- corrections of many tests: scipy.stats.false_discovery_control, statsmodels' multipletests;
- tails: scipy.stats.norm.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests

LEVEL = 0.05
random = np.random.default_rng(20261121)


def groups():
    """Pairs of groups of runs, with equal values in none, some and all."""
    for n in range(1, 13):
        for m in range(1, 13):
            yield random.normal(100, 10, n), random.normal(100 + random.choice([0, 5, 20]), 10, m)
            yield random.integers(0, random.choice([2, 4, 12]), n), random.integers(0, 8, m)
    for size in (1, 3, 5):
        yield np.full(size, 7.0), np.full(size, 7.0)
        yield np.full(size, 7.0), np.full(size + 1, 8.0)
        yield np.zeros(size), np.array([0.0] * size + [3.0])
    for n, m in ((20, 20), (25, 17), (30, 30), (40, 50), (1, 60)):
        yield random.exponential(5, n), random.exponential(7, m)
        yield random.poisson(3, n), random.poisson(5, m)
    for scale in (1e-12, 1e15):
        yield random.normal(1, 1, 6) * scale, random.normal(2, 1, 7) * scale


def rank_test(old, new):
    """U of the new values, p of the exact test where that can be listed, and p of the approximation."""
    n, m = len(old), len(new)
    approximate = stats.mannwhitneyu(new, old, method="asymptotic")
    has_ties = len(set([*old, *new])) < n + m
    exact = None
    if not has_ties:
        exact = stats.mannwhitneyu(new, old, method="exact").pvalue
    elif min(n, m) > 1 and math.comb(n + m, n) <= 20_000:
        ranks = stats.rankdata([*old, *new])
        exact = stats.permutation_test(
            (ranks[n:], ranks[:n]), lambda x, y, axis: np.sum(x, axis=axis), vectorized=True,
            permutation_type="independent", n_resamples=np.inf).pvalue
    asymptotic = 1.0 if math.isnan(approximate.pvalue) else approximate.pvalue
    return approximate.statistic, exact, asymptotic


def ways_by_statistic(n, m):
    """In how many ways n and m distinct values interleave, by U: the Gaussian binomial (n + m, n)."""
    ways = [1] + [0] * (n * m)
    for factor in range(1, n + 1):
        for power in range(n * m, m + factor - 1, -1):
            ways[power] -= ways[power - m - factor]
        for power in range(factor, n * m + 1):
            ways[power] += ways[power - factor]
    return ways


def shift(old, new):
    """The median of the differences, and the interval of the shifts that the test does not reject."""
    differences = np.sort(np.subtract.outer(new, old).ravel())
    ways = ways_by_statistic(len(old), len(new))
    rejected, so_far = 0, 0
    while 2 * (so_far + ways[rejected]) <= LEVEL * sum(ways):
        so_far += ways[rejected]
        rejected += 1
    interval = [differences[rejected - 1], differences[-rejected]] if rejected else None
    return float(np.median(differences)), interval


def rank_cases():
    for old, new in groups():
        statistic, exact, approximate = rank_test(old, new)
        estimate, interval = shift(old, new)
        yield {
            "old": old.tolist(), "new": new.tolist(), "statistic": statistic,
            "exact": exact, "approximate": approximate, "shift": estimate, "interval": interval,
        }


def adjustment_cases():
    for count in [1, 2, 3, 5, 8, 20, 100] * 4:
        probabilities = random.beta(0.4, 2, count)
        if random.random() < 0.5:
            probabilities = np.round(probabilities, 2)
        yield {
            "probabilities": probabilities.tolist(),
            "benjaminiHochberg": stats.false_discovery_control(probabilities).tolist(),
            "holm": multipletests(probabilities, method="holm")[1].tolist(),
        }


def difference_cases():
    for _ in range(60):
        change, first, second = random.normal(0, 10), *random.exponential(20, 2)
        deviation = math.sqrt(first + second)
        yield {
            "change": change, "variances": [first, second],
            "probability": 2 * stats.norm.sf(abs(change) / deviation),
            "interval": list(stats.norm.interval(1 - LEVEL, change, deviation)),
        }


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, cases in (
        ("ranks", rank_cases()), ("adjustments", adjustment_cases()),
        ("differences", difference_cases()),
    ):
        lines = ",\n".join(json.dumps(case, default=float) for case in cases)
        (folder / f"{name}.json").write_text(f"[\n{lines}\n]\n")


main()
