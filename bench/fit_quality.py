#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""fit_quality.py [DOSSIER_READ]

Fits the weights of the estimate of how well a file was read (indexer/quality/reading_estimate.cpp) on the PDFs beside the
checkout ($DOSSIER_SHARED, else ../shared) and their plain text (see tests/passages/quality_gate.py), and prints them with the
rank correlation, fitted and cross-validated over papers, and without each sign. The model: score = 1.05 - exp(-(start -
sum of weight * root of share)), weights at least 0, least squares with a small penalty.
"""
import math
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "passages"))
import quality_gate  # noqa: E402

PENALTY = 0.1
PDF_WEIGHT = 8  # a PDF counts more than each of the texts made of it
FOLDS = 8
FACTS = ("odd characters", "pages without text")  # not weighed: what is not there is not read right


def fit(rows, names, rounds=150):
    scale = {name: max(1e-9, (sum(row["x"][name] ** 2 for row in rows) / len(rows)) ** 0.5) for name in names}
    columns = [[row["x"][name] / scale[name] for row in rows] for name in names]
    start, weights = 0.0, [0.0] * len(names)
    rest = [row["y"] for row in rows]
    for _ in range(rounds):
        mean = sum(rest) / len(rest)
        start += mean
        rest = [value - mean for value in rest]
        for at, column in enumerate(columns):
            square = sum(x * x for x in column)
            wanted = max(0.0, (weights[at] * square - sum(x * r for x, r in zip(column, rest))) / (square + PENALTY * len(rows)))
            change = wanted - weights[at]
            if change:
                rest = [r + change * x for r, x in zip(rest, column)]
                weights[at] = wanted
    return start, {name: weight / scale[name] for name, weight in zip(names, weights)}


def estimate(model, row):
    return model[0] - sum(weight * row["x"][name] for name, weight in model[1].items())


def weighted(rows):
    return [row for row in rows for _ in range(PDF_WEIGHT if row["way"] == "pdf" else 1)]


def correlations(rows, names):
    """Fitted, and cross-validated."""
    model = fit(weighted(rows), names)
    papers = sorted({row["paper"] for row in rows})
    random.Random(1).shuffle(papers)
    held_out = {}
    for fold in range(FOLDS):
        left = set(papers[fold::FOLDS])
        part = fit(weighted([row for row in rows if row["paper"] not in left]), names)
        held_out.update({id(row): estimate(part, row) for row in rows if row["paper"] in left})
    scores = [row["score"] for row in rows]
    return model, (quality_gate.correlation([estimate(model, row) for row in rows], scores),
                   quality_gate.correlation([held_out[id(row)] for row in rows], scores))


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "dev" / "tests" / "tools" / "dossier_read"
    shared = quality_gate.shared_folder()
    if shared is None:
        sys.exit("fit_quality.py: no shared PDFs (set DOSSIER_SHARED)")
    rows = quality_gate.readings(program, shared / "pdf")
    for row in rows:
        row["x"] = {name: share ** 0.5 for name, share in row["account"]["signs"].items()}
        row["y"] = -math.log(1.05 - row["score"])
    names = [name for name in rows[0]["x"] if name not in FACTS]
    model, (fitted, crossed) = correlations(rows, names)
    print(f"start {model[0]:.3f}; {len(rows)} readings: correlation {fitted:.3f}, cross-validated {crossed:.3f}\n")
    print("| sign | weight | correlation without it, cross-validated |\n|---|---|---|")
    for name in names:
        without = correlations(rows, [other for other in names if other != name])[1][1]
        print(f"| {name} | {model[1][name]:.3f} | {without:.3f} |")


if __name__ == "__main__":
    main()
