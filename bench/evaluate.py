#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""evaluate.py RUN QRELS [--json]

nDCG@10, MAP and recall@100 of a TREC run by trec_eval's definitions: passages sorted by score, ties by name, greatest
first; linear gain over the ideal of all judged passages; means over the queries that have a relevant passage, a query
without an answer counting 0. QRELS has `query passage level` or trec_eval's four columns, parted by tabs or blanks.
"""
import collections
import json
import math
import sys


def read_judgements(path):
    judged = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t") if "\t" in line else line.split()
            if len(parts) == 4:
                parts = [parts[0], *parts[2:]]
            if len(parts) == 3 and parts[2].lstrip("-").isdigit():
                judged[parts[0]][parts[1]] = int(parts[2])
    return judged


def read_run(path):
    run = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, passage, _, score, _ = line.split()
            if passage in run[query]:
                sys.exit(f"{path}: {passage} twice for query {query}")
            run[query][passage] = float(score)
    return run


def discounted(gains):
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains[:10]))


def measures(scores, levels):
    ranking = sorted(scores, key=lambda passage: (scores[passage], passage), reverse=True)
    gains = [max(levels.get(passage, 0), 0) for passage in ranking]
    ideal = sorted((level for level in levels.values() if level > 0), reverse=True)
    found = 0
    precision = 0.0
    for rank, gain in enumerate(gains, 1):
        if gain > 0:
            found += 1
            precision += found / rank
    return {
        "nDCG@10": discounted(gains) / discounted(ideal),
        "MAP": precision / len(ideal),
        "recall@100": sum(gain > 0 for gain in gains[:100]) / len(ideal),
    }


def evaluate(run, judged):
    rows = [measures(run.get(query, {}), levels) for query, levels in judged.items()
            if any(level > 0 for level in levels.values())]
    means = {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}
    return means, len(rows)


def main():
    paths = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(paths) != 2:
        sys.exit(__doc__)
    means, count = evaluate(read_run(paths[0]), read_judgements(paths[1]))
    if "--json" in sys.argv:
        print(json.dumps({**means, "queries": count}))
    else:
        print("  ".join(f"{name} {value:.4f}" for name, value in means.items()), f" queries {count}")


if __name__ == "__main__":
    main()
