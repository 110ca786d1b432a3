"""Trains the weights that tell what a comment does, and says how good they are on other threads and sites.

    python -m training.acts ACTS.jsonl.gz --replies REPLIES.jsonl.gz ... --threads THREADS.jsonl.gz ...
    python -m training.acts (the same) --write

Without `--write` ten folds, each thread and each site in one of them; with it weights from all comments.
First a stance is learnt from the replies; what it says of a comment is one more sign for the acts. Both are
linear, so the weights of both come to one row for a sign. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from sayso.statements.acts.finding import find_sure
from sayso.statements.acts.reading import read_comment
from sayso.statements.acts.weighing import ACTS, UNIT, choose, lift
from training.acts_records import (
    FOLDS,
    Comment,
    as_under_articles,
    read_labelled,
    read_replies,
    read_threads,
    with_own_labels,
)

WEIGHTS = Path(__file__).parent.parent / "src" / "sayso" / "data" / "acts.json"
TARGETS = (*map(str, ACTS), "other")
ORIGINS = ("ours", "forum", "copy")

# What a word or a phrase says alone is trusted half as far as what a group of them does.
LITERAL = ("w ", "p ", "qw ", "first ", "q ")
TRUST = 2.0
WEIGHT = {"given": 2.0, "ours": 0.7, "forum": 0.7, "copy": 0.2}
"""What a label counts; with copies at three times that, as without any, F1 in the folds is 0.01 lower."""
STRENGTH, STANCE_STRENGTH = 0.2, 0.05
"""Inverse of the regularisation; a half and double of either came to the same."""
FEWEST_GROUPS, FEWEST_THREADS, FEWEST_SITES = 5, 12, 4
"""A sign is weighed when it stands in so many threads or sites, and on so many sites or of so many events."""
SMALLEST = 0.02
"""Rows with no weight above this are left out."""


class Fitted(NamedTuple):
    rows: dict[str, np.ndarray]
    bias: np.ndarray

    def likely(self, signs: Iterable[str]) -> np.ndarray:
        scores = self.bias + sum(self.rows[sign] for sign in signs if sign in self.rows)
        return 1 / (1 + np.exp(-scores))


class Stance(NamedTuple):
    """A stance learnt from replies: rows of weights for its labels."""

    rows: dict[str, np.ndarray]
    bias: np.ndarray

    def of(self, signs: Iterable[str]) -> np.ndarray:
        return self.bias + sum(self.rows[sign] for sign in signs if sign in self.rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("acts", type=Path)
    parser.add_argument("--replies", type=Path, nargs="+", required=True)
    parser.add_argument("--threads", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    given = read_labelled(arguments.acts)
    replies = [reply for path in arguments.replies for reply in read_replies(path)]
    events = {reply.group: reply.site for reply in replies}
    given = [one._replace(site=events.get(one.group, one.site)) for one in given]
    beside = [comment for path in arguments.threads for comment in read_threads(path)]
    known = {comment.digest for comment in given}
    ours = [comment for comment in with_own_labels([*replies, *beside]) if comment.digest not in known]
    sys.stderr.write(f"{len(given)} labelled, {len(ours)} of our own, {len(replies)} replies with a stance\n")
    comments = [*given, *ours, *as_under_articles([*given, *ours])]
    signs = {id(comment): comment.signs() for comment in [*comments, *replies]}
    if arguments.write:
        write_weights(fit(comments, replies, signs))
        return
    found: dict[int, set[str]] = {}
    for fold in range(FOLDS):
        fitted = fit(
            [comment for comment in comments if comment.fold != fold],
            [reply for reply in replies if reply.fold != fold],
            signs,
        )
        found |= {
            id(comment): decide(comment, fitted, signs[id(comment)])
            for comment in comments
            if comment.fold == fold and comment.origin != "copy"
        }
    report("the guide's labels", given, found)
    report("our own", ours, found)


def decide(comment: Comment, fitted: Fitted, signs: Mapping[str, str]) -> set[str]:
    """As the package does."""
    acts = {str(ACTS[at]) for at in choose(lift(fitted.likely(signs), signs))}
    sure = find_sure(comment.text, read_comment(comment.text))
    return acts | {str(one.act) for one in sure} or {"other"}


def fit(
    comments: Sequence[Comment], replies: Sequence[Comment], signs: Mapping[int, Mapping[str, str]]
) -> Fitted:
    """One row of weights for each sign, the stance's share in it."""
    stances = cross_fit(comments, replies, signs)
    whole = fit_stance(replies, signs)
    kept = common(comments, signs, FEWEST_GROUPS)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{sign: trust(sign) for sign in signs[id(comment)] if sign in kept} for comment in comments]
    )
    # Whose label it is: what was sought out for labelling has other base rates than what is met.
    origins = [[3.0 * (comment.origin == origin) for origin in ORIGINS] for comment in comments]
    features = hstack([matrix, csr_matrix(stances), csr_matrix(origins)]).tocsr()
    importance = np.array([WEIGHT[comment.origin] for comment in comments])
    columns, names = [], list(vectorizer.get_feature_names_out())
    bias = []
    for target in TARGETS:
        model = LogisticRegression(C=STRENGTH, max_iter=300)
        model.fit(features, [target in comment.acts for comment in comments], sample_weight=importance)
        own = dict(zip(names, model.coef_[0], strict=False))
        share = model.coef_[0][len(names) : len(names) + len(whole.bias)]
        columns.append(
            {sign: own.get(sign, 0.0) * trust(sign) for sign in names}
            | {
                sign: own.get(sign, 0.0) * trust(sign) + float(row @ share)
                for sign, row in whole.rows.items()
            }
        )
        bias.append(float(model.intercept_[0] + whole.bias @ share))
    return Fitted(
        {sign: np.array([column[sign] for column in columns]) for sign in columns[0]}, np.array(bias)
    )


def trust(sign: str) -> float:
    return 1.0 if sign.startswith(LITERAL) else TRUST


def cross_fit(
    comments: Sequence[Comment], replies: Sequence[Comment], signs: Mapping[int, Mapping[str, str]]
) -> np.ndarray:
    """What a stance learnt from other threads says of each comment."""
    by_fold = {fold: fit_stance([r for r in replies if r.fold % 5 != fold], signs) for fold in range(5)}
    return np.array([by_fold[comment.fold % 5].of(signs[id(comment)]) for comment in comments])


def common(comments: Sequence[Comment], signs: Mapping[int, Mapping[str, str]], groups: int) -> set[str]:
    """The signs that stand in so many threads and sites, and tell of no single event."""
    threads: defaultdict[str, set[str]] = defaultdict(set)
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for comment in comments:
        for sign in signs[id(comment)]:
            threads[sign].add(comment.group)
            sites[sign].add(comment.site)
    named = names(comments)
    return {
        sign
        for sign in threads
        if len(threads[sign]) >= groups
        and len(sites[sign]) >= FEWEST_SITES
        and not (sign.startswith(LITERAL) and named.intersection(sign.split()[1:]))
    }


def names(comments: Sequence[Comment]) -> set[str]:
    """The words that stand with a capital inside sentences as often as not: nobody is weighed by name."""
    capital: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for comment in comments:
        reading = read_comment(comment.text)
        capital.update(word for word in reading.names if not word.startswith("i'"))
        every.update(set(reading.words))
    return {word for word, count in capital.items() if 2 * count >= every[word]}


def fit_stance(replies: Sequence[Comment], signs: Mapping[int, Mapping[str, str]]) -> Stance:
    kept = common(replies, signs, FEWEST_THREADS)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [dict.fromkeys((sign for sign in signs[id(reply)] if sign in kept), 1.0) for reply in replies]
    )
    model = LogisticRegression(C=STANCE_STRENGTH, max_iter=300)
    model.fit(matrix, [reply.stance for reply in replies])
    rows = dict(zip(vectorizer.get_feature_names_out(), model.coef_.T, strict=True))
    return Stance(rows, model.intercept_)


def write_weights(fitted: Fitted) -> None:
    """As a resource: rows of whole thousandths, in the order of `ACTS` and none of them."""
    kept = sorted(sign for sign, row in fitted.rows.items() if np.abs(row).max() >= SMALLEST)
    sections = {
        "bias": [[row_text(fitted.bias)]],
        "signs": [[sign, row_text(fitted.rows[sign])] for sign in kept],
    }
    text = json.dumps(sections, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n")
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


def row_text(row: Iterable[float]) -> str:
    return " ".join(str(round(float(value) * UNIT)) for value in row)


def report(title: str, comments: Sequence[Comment], found: Mapping[int, set[str]]) -> None:
    """Prints F1 over all acts and `other` together, and of each."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for comment in comments:
        right.update(comment.acts & found[id(comment)])
        wanted.update(comment.acts)
        got.update(found[id(comment)])
    each = " ".join(f"{act} {f1(right[act], wanted[act], got[act]):.2f}" for act in sorted(wanted))
    micro = f1(right.total(), wanted.total(), got.total())
    sys.stdout.write(f"{title}, {len(comments)} comments: micro F1 {micro:.3f}; {each}\n")


def f1(right: int, wanted: int, got: int) -> float:
    return 2 * right / max(1, wanted + got)


if __name__ == "__main__":
    main()
