"""Measures of rankings, by ir-measures: the same code that others' figures come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from curbside.errors import BadInput

NAMES = {
    "ndcg@10": "nDCG@10",
    "recall@10": "R@10",
    "recall@100": "R@100",
    "map@10": "AP@10",
    "map": "AP",
    "mrr@10": "RR@10",
}


def measure(rankings: Mapping[str, Sequence[str]], right: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Means over the questions that have something right: `rankings` are ids best first by question,
    `right` grades by question and id, 0 or left out where wrong. A question without a ranking counts 0.

    Recall, MAP and MRR take any grade above 0 as right; nDCG gains by the grade. Raises BadInput where
    ir-measures is not installed.
    """
    try:
        import ir_measures
    except ImportError:
        raise BadInput("ir-measures is not installed.", remedy="pip install 'curbside[evaluate]'") from None
    measures = {ir_measures.parse_measure(known): name for name, known in NAMES.items()}
    grades = {id: dict(each) for id, each in right.items() if any(each.values())}
    # an order is all that we claim, so places stand in for scores
    run = {id: {row: float(-place) for place, row in enumerate(rankings.get(id, ()))} for id in grades}
    sums = dict.fromkeys(NAMES, 0.0)
    for found in ir_measures.iter_calc(list(measures), grades, run):
        sums[measures[found.measure]] += found.value
    return {name: total / len(grades) for name, total in sums.items()} if grades else {}
