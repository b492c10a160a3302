"""The rules of the official scripts, written anew and slowly: what the metrics of `core.evaluation` are compared with.

They follow `eval_util.py`, `average_precision_calculator.py` and `segment_eval_inference.py` of google/youtube-8m, and
`eval_detection.py` of ActivityNet, statement by statement where the result depends on it.
"""

import heapq
import random
from collections.abc import Mapping, Sequence

import numpy as np

from core.evaluation.moments import FoundMoment, TimeSpan


class RankingOfOneLabel:
    """Collects scores in a heap, and ranks what is in it after shuffling it always alike."""

    def __init__(self) -> None:
        self.heap: list[tuple[float, float]] = []
        self.n_positive = 0.0

    def add(self, scores: Sequence[float], truths: Sequence[float], n_positive: float) -> None:
        self.n_positive += n_positive
        for score, truth in zip(scores, truths, strict=True):
            heapq.heappush(self.heap, (score, truth))

    def average_precision(self) -> float:
        if not self.heap:
            return 0.0
        scores, truths = zip(*self.heap, strict=True)
        return shuffled_average_precision(scores, truths, self.n_positive)


def shuffled_average_precision(scores: Sequence[float], truths: Sequence[float], n_positive: float) -> float:
    random.seed(0)
    order = random.sample(range(len(scores)), len(scores))
    shuffled = [(scores[at], truths[at]) for at in order]
    if not n_positive:
        return 0.0
    ranked = sorted(range(len(shuffled)), key=lambda at: shuffled[at][0], reverse=True)
    n_right, total = 0.0, 0.0
    for place, at in enumerate(ranked):
        if shuffled[at][1] > 0:
            n_right += 1
            total += n_right / (place + 1) / n_positive
    return total


def best_labels(scores: np.ndarray, top: int) -> np.ndarray:
    n_best = min(top, len(scores))
    return np.argpartition(scores, -n_best)[-n_best:]


def gap_and_map(scores: np.ndarray, labels: np.ndarray, *, top: int = 20) -> tuple[float, float]:
    """Return GAP@20 and the mean of the labels' average precisions, without labels that have no examples."""
    n_labels = scores.shape[1]
    found: list[list[tuple[float, float]]] = [[] for _label in range(n_labels)]
    for video in range(len(scores)):
        for label in best_labels(scores[video], top):
            found[label].append((scores[video, label], float(labels[video, label])))
    overall, each = RankingOfOneLabel(), []
    for label, pairs in enumerate(found):
        one = RankingOfOneLabel()
        one.add([score for score, _truth in pairs], [truth for _score, truth in pairs], labels[:, label].sum())
        overall.add([score for score, _truth in pairs], [truth for _score, truth in pairs], labels[:, label].sum())
        if one.n_positive > 0:
            each.append(one.average_precision())
    return overall.average_precision(), float(np.mean(each))


def hit_at_one(scores: np.ndarray, labels: np.ndarray) -> float:
    return float(np.mean([labels[video, np.argmax(scores[video])] for video in range(len(scores))]))


def perr(scores: np.ndarray, labels: np.ndarray) -> float:
    total = 0.0
    for video in range(len(scores)):
        n_labels = int(labels[video].sum())
        best = np.argpartition(scores[video], -n_labels)[-n_labels:]  # all of them where there are no labels
        right = sum(float(labels[video, label]) for label in best if scores[video, label] > 0)
        total += right / len(best)
    return total / len(scores)


def segment_map(rankings: Mapping[int, Sequence[str]], ratings: Mapping[tuple[str, int], float], *, top: int) -> float:
    """Raise KeyError for a ranked class without a rated positive, as the script does."""
    n_positive: dict[int, int] = {}
    for (_segment, label), score in ratings.items():
        if score > 0:
            n_positive[label] = n_positive.get(label, 0) + 1
    each = []
    for label in sorted(rankings):
        names = [name for name in rankings[label][:top] if (name, label) in ratings]
        scores = [float(place) / len(names) for place in range(len(names), 0, -1)]
        one = RankingOfOneLabel()
        one.add(scores, [ratings[name, label] for name in names], n_positive[label])
        each.append(one.average_precision())
    return float(np.mean(each))


def detection(found: Sequence[FoundMoment], true: Sequence[TimeSpan], overlap: float) -> tuple[list[bool], float]:
    """Return which moments are right, best first, and the interpolated average precision, as ActivityNet does."""
    order = np.argsort(np.array([moment.score for moment in found]))[::-1]
    taken: set[int] = set()
    is_right: list[bool] = []
    for at in order:
        moment = found[at].span
        mine = [number for number, span in enumerate(true) if span.video == moment.video]
        shares = np.array([_overlap(moment, true[number]) for number in mine])
        right = False
        for place in shares.argsort()[::-1]:
            if shares[place] < overlap:
                break
            if mine[place] in taken:
                continue
            taken.add(mine[place])
            right = True
            break
        is_right.append(right)
    n_right = np.cumsum(is_right)
    precision = np.hstack([[0], n_right / np.arange(1, len(is_right) + 1), [0]])
    recall = np.hstack([[0], n_right / len(true), [1]])
    for place in range(len(precision) - 1)[::-1]:
        precision[place] = max(precision[place], precision[place + 1])
    steps = np.flatnonzero(recall[1:] != recall[:-1]) + 1
    return is_right, float(((recall[steps] - recall[steps - 1]) * precision[steps]).sum())


def _overlap(one: TimeSpan, other: TimeSpan) -> float:
    common = max(0.0, min(one.end_seconds, other.end_seconds) - max(one.start_seconds, other.start_seconds))
    whole = (other.end_seconds - other.start_seconds) + (one.end_seconds - one.start_seconds) - common
    return common / whole
