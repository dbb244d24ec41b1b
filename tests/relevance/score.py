#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores ranked passages against judged topics.

usage: score.py HITS.jsonl TOPICS.jsonl [--show]

HITS.jsonl holds {"id", "hits": [{"paper", "text"}, ...]} a topic, best first. A judgement names a paper and a quote; it
counts for the first hit of that paper whose text holds the quote. Measured are nDCG@10 (linear gain), recall@20 and the
reciprocal rank of the first hit of grade 2 or more; a topic without hits counts as 0.
"""
import collections
import json
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from quality import read_jsonl, squeeze  # noqa: E402


def gain(grades):
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def topic_figures(hits, judgements):
    open_ = [(j["paper"], squeeze(j["quote"]), j["grade"]) for j in judgements]
    ideal = gain(sorted((grade for _, _, grade in open_), reverse=True)[:10])
    grades, found = [], 0
    for hit in hits[:20]:
        paper, text = pathlib.Path(hit["paper"]).stem, squeeze(hit["text"])
        here = [j for j in open_ if j[0] == paper and j[1] in text]
        open_ = [j for j in open_ if j not in here]
        grades.append(max((grade for _, _, grade in here), default=0))
        found += len(here)
    first = next((1 / rank for rank, grade in enumerate(grades, 1) if grade >= 2), 0.0)
    return gain(grades[:10]) / ideal, found / len(judgements), first


def score(runs, topics, show=False):
    """{"nDCG@10", "recall@20", "MRR"} by kind of topic, and under "all" over all topics."""
    hits = {run["id"]: run["hits"] for run in runs}
    rows = collections.defaultdict(list)
    for topic in topics:
        row = topic_figures(hits.get(topic["id"], []), topic["relevant"])
        if show:
            print(f"{topic['id']}  {row[0]:.3f}  {row[1]:.3f}  {row[2]:.3f}  {topic['kind']:12} {topic['query']}")
        rows["all"].append(row)
        rows[topic["kind"]].append(row)
    return {kind: {name: sum(column) / len(values) for name, column in zip(("nDCG@10", "recall@20", "MRR"), zip(*values))}
            for kind, values in rows.items()}


def main():
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    result = score(read_jsonl(arguments[0]), read_jsonl(arguments[1]), "--show" in sys.argv)
    for kind, figures in result.items():
        print(f"{kind:12}" + "".join(f"  {name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
