#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of the classifier of pairs, taxonomy/data/pair_weights.json.

usage: fit_pairs.py --papers PAIRS… --documents PAIRS… [--write WEIGHTS.json] [--seed N]

PAIRS is what `label_passages --pairs` writes for annotated passages, a line a passage: the pairs that were weighed with the
amounts of their features, and those that the annotation names (`dyads`, or `gold_dyads` and `optional_dyads`).

Logistic regression with a normal prior on each weight, by Newton's method. The prior of the signs of a text is what their
strengths mean (see PairFeature): a sign of strength s alone is to be believed about s. That of the features of documents
is 0. So a few hundred passages suffice, and a feature that they hardly show keeps its prior.

Prints, for papers and documents, how many of the labels of a confidence are right, precision, recall and F1 of the weights of the file at hand, of the fit on everything, and
cross-validated: fit on one half of the documents or papers and all of the others, judged on the half left out.
"""
import argparse
import json
import math
import pathlib
import random

WEIGHTS = pathlib.Path(__file__).resolve().parents[1] / "taxonomy" / "data" / "pair_weights.json"
SIGNS = ["compound", "between", "joined", "noun_towards", "noun_of", "kin", "verb", "pronoun", "owner_towards", "loose",
         "same_sentence", "named", "cell", "heading", "title", "reference", "outside", "topic", "beside"]
SIGN_WEIGHT, BIAS = 1.3, -0.9
SIGN_PRECISION, DOCUMENT_PRECISION, BIAS_PRECISION = 4000.0, 2.0, 20000.0
# In documents a false pair is held to be worse than a missed one.
POSITIVE_SHARE = 0.7
DOCUMENT_PAIRS = {"home", "speaker", "third", "speech_third"}


def read(paths):
    """Groups of passages: one group a paper."""
    papers = {}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            if row.get("kind") in ("reference", "front"):
                continue
            row["gold"] = set(row.get("gold_dyads", row.get("dyads", [])))
            row["optional"] = set(row.get("optional_dyads", []))
            papers.setdefault(row["paper"], []).append(row)
    return list(papers.values())


def examples(papers, names):
    for rows in papers:
        for row in rows:
            for pair, amounts in row["pairs"].items():
                if pair not in row["optional"]:
                    label = pair in row["gold"]
                    share = POSITIVE_SHARE if label and DOCUMENT_PAIRS & amounts.keys() else 1.0
                    yield [(names[f], a) for f, a in amounts.items()], label, share


def solve(matrix, vector):
    """Gaussian elimination with pivots."""
    n = len(vector)
    rows = [list(matrix[i]) + [vector[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][j] * out[j] for j in range(i + 1, n))) / rows[i][i]
    return out


def sigmoid(score):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def fit(papers, feature_names, rounds=12):
    names = {name: i for i, name in enumerate(feature_names)}
    bias = len(names)
    prior = [SIGN_WEIGHT if name in SIGNS else 0.0 for name in feature_names] + [BIAS]
    precision = [SIGN_PRECISION if name in SIGNS else DOCUMENT_PRECISION for name in feature_names] + [BIAS_PRECISION]
    data = [(features + [(bias, 1.0)], label, share) for features, label, share in examples(papers, names)]
    weights = list(prior)
    for _ in range(rounds):
        gradient = [p * (m - w) for p, m, w in zip(precision, prior, weights)]
        hessian = [[p if i == j else 0.0 for j in range(bias + 1)] for i, p in enumerate(precision)]
        for features, label, share in data:
            p = sigmoid(sum(weights[i] * a for i, a in features))
            for i, a in features:
                gradient[i] += share * (label - p) * a
                for j, b in features:
                    hessian[i][j] += share * p * (1 - p) * a * b
        weights = [w + s for w, s in zip(weights, solve(hessian, gradient))]
    return dict(zip(feature_names, weights)), weights[bias]


def count(papers, weights, bias):
    right = given = wanted = 0
    for rows in papers:
        for row in rows:
            out = {pair for pair, amounts in row["pairs"].items()
                   if bias + sum(weights[f] * a for f, a in amounts.items()) >= 0} - row["optional"]
            right += len(out & row["gold"])
            given += len(out)
            wanted += len(row["gold"])
    return right, given, wanted


def figures(counts):
    right, given, wanted = map(sum, zip(*counts))
    precision, recall = right / max(1, given), right / max(1, wanted)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def cross(papers, others, feature_names, seed):
    """Counts of both halves, each judged by the fit on the other."""
    shuffled = papers[:]
    random.Random(seed).shuffle(shuffled)
    halves = shuffled[::2], shuffled[1::2]
    return [count(halves[i], *fit(halves[1 - i] + others, feature_names)) for i in (0, 1)]


def calibration(papers, others, feature_names, seed, table):
    """Adds to the table, by tenths of confidence, how many pairs of both halves were given and how many of them are
    right, each half judged by the fit on the other."""
    shuffled = papers[:]
    random.Random(seed).shuffle(shuffled)
    halves = shuffled[::2], shuffled[1::2]
    for i in (0, 1):
        weights, bias = fit(halves[1 - i] + others, feature_names)
        for row in (row for rows in halves[i] for row in rows):
            for pair, amounts in row["pairs"].items():
                if pair in row["optional"]:
                    continue
                confidence = sigmoid(bias + sum(weights[f] * a for f, a in amounts.items()))
                given = table.setdefault(min(9, int(confidence * 10)), [0, 0, 0.0])
                given[0] += 1
                given[1] += pair in row["gold"]
                given[2] += confidence


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", nargs="+", required=True)
    parser.add_argument("--documents", nargs="+", required=True)
    parser.add_argument("--write", metavar="FILE")
    parser.add_argument("--seeds", type=int, default=5)
    args = parser.parse_args()
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    feature_names = list(kept["pair_weights"]["features"])
    papers, documents = read(args.papers), read(args.documents)
    weights, bias = fit(papers + documents, feature_names)
    for name, own, others in (("papers", papers, documents), ("documents", documents, papers)):
        now = kept["pair_weights"]
        print(f"{name}, weights of the file: {figures([count(own, now['features'], now['bias'])])}")
        print(f"{name}, fitted on all: {figures([count(own, weights, bias)])}")
        table = {}
        for seed in range(args.seeds):
            calibration(own, others, feature_names, seed, table)
        for tenth, (pairs, right, total) in sorted(table.items()):
            if tenth >= 5:
                print(f"  {name}, confidence .{tenth}: {pairs / args.seeds:.0f} pairs, "
                      f"{total / pairs:.2f} said, {right / pairs:.2f} right")
        halves = [c for seed in range(args.seeds) for c in cross(own, others, feature_names, seed)]
        print(f"{name}, cross-validated by halves, {args.seeds} times: {figures(halves)}")
    for name in feature_names:
        print(f"  {name:14} {weights[name]:6.2f}")
    print(f"  {'bias':14} {bias:6.2f}")
    if args.write:
        kept["pair_weights"] = {"bias": round(bias, 3), "features": {f: round(w, 3) for f, w in weights.items()}}
        pathlib.Path(args.write).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
