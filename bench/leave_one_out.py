#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""leave_one_out.py [--passes N] [--least GAIN] [WEIGHT=VALUE,VALUE...]...

What weights are worth on questions that they were not chosen by. Each collection in turn is left out: the weights are chosen
on all others and judged on the one left out. Weights are chosen one after the other: of the values in GRID the one with the
best mean of nDCG@10, where it gains at least --least over the value that stands. The judged topics are one collection; XQuAD in
its languages, which asks the same questions, is another. Prints a Markdown table, and the weights that all collections
together would choose. Data and indexes are those of relevance.sh; scores are kept in leave_one_out.json beside the indexes,
by the digest of the program.
"""
import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import ablation
from ablation import COLLECTIONS, SHARED, WORK, flags_of, row, run_topics, sampled

LANGUAGES = ["ar", "hi", "ru", "zh"]
# Of the large ones one query in so many.
EVERY = {"scifact": 2, "scisumm": 3, "frus_index_public": 8, **{f"xquad_{language}": 8 for language in LANGUAGES}}
GROUPS = {**{name: [name] for name in COLLECTIONS}, "topics": ["topics"], "xquad": [f"xquad_{x}" for x in LANGUAGES]}
GRID = {
    "context": [0.3, 0.45], "meaning": [0.6], "meaning_best": [0.3, 0.8], "related": [0, 0.1], "kin": [0, 0.15, 0.5],
    "derived": [0.3, 0.8], "stem": [0.6, 1.0], "proximity": [0.3, 1.0], "context_fading": [1.0], "b": [0.6, 0.8],
    "k1": [0.9, 1.5], "title": [1, 3], "neighbour": [0.15, 0.6], "acronym": [0.5, 1.0], "compound": [0.25, 1.0], "part": [0.6],
    "stop_word": [0.05], "meaning_spread": [0, 0.3, 0.6],
}


class Scores:
    """nDCG@10 by collection of any choice of weights, each measured once."""

    def __init__(self, folder, jobs):
        self.folder = folder
        self.file = WORK / "leave_one_out.json"
        shutil.copy(ablation.RUN, folder)  # a build may replace it meanwhile
        ablation.RUN = pathlib.Path(folder) / ablation.RUN.name
        self.program = hashlib.sha256(ablation.RUN.read_bytes()).hexdigest()[:16]
        self.known = json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}
        self.pool = concurrent.futures.ThreadPoolExecutor(jobs)
        for name, every in EVERY.items():
            sampled(SHARED / "collections" / name / "queries.jsonl", every, folder)

    def measure(self, name, setting):
        if name == "topics":
            return run_topics(setting, self.folder)[0]
        place = SHARED / "collections" / name
        queries = pathlib.Path(self.folder) / f"{name}.jsonl" if name in EVERY else place / "queries.jsonl"
        command = [ablation.RUN, WORK / name, "--", queries, place / "qrels.tsv", *COLLECTIONS.get(name, []), *flags_of(setting)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = re.search(r"nDCG@10 ([0-9.]+)", done.stdout)
        if not found:
            sys.exit(f"leave_one_out.py: {name}: {setting}: {done.stderr.strip() or 'no result'}")
        return float(found.group(1))

    def of(self, weights):
        setting = ",".join(f"{name}={value}" for name, value in sorted(weights.items()))
        key = f"{self.program} {setting}"
        if key not in self.known:
            names = [name for members in GROUPS.values() for name in members]
            values = dict(zip(names, self.pool.map(lambda name: self.measure(name, setting), names)))
            self.known[key] = {group: sum(values[name] for name in members) / len(members)
                               for group, members in GROUPS.items()}
            self.file.write_text(json.dumps(self.known, indent=1), encoding="utf-8")
        return self.known[key]


def chosen(scores, grid, judges, passes, least):
    """The weights, beside those that stand, that the judges choose."""
    def mean(weights):
        values = scores.of(weights)
        return sum(values[name] for name in judges) / len(judges)

    best = {}
    reached = mean(best)
    for _ in range(passes):
        before = dict(best)
        for name, values in grid.items():
            for value in values:
                gained = mean({**best, name: value})
                if gained >= reached + least:
                    best, reached = {**best, name: value}, gained
        if best == before:
            break
    return best


def text_of(weights):
    return " ".join(f"`{name}={value}`" for name, value in weights.items()) or "as they stand"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.0005)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("grid", nargs="*")
    options = parser.parse_args()
    grid = dict(GRID)
    if options.grid:
        grid = {name: [float(value) for value in values.split(",")]
                for name, values in (entry.split("=") for entry in options.grid)}
    if not ablation.RUN.exists() or not (WORK / "papers").exists():
        sys.exit("leave_one_out.py: run bench/relevance.sh first")
    with tempfile.TemporaryDirectory() as folder:
        scores = Scores(folder, options.jobs)
        print(row("left out", ["as it stands", "chosen on the others", "change", "weights"]))
        print("|---" * 5 + "|")
        stands = scores.of({})
        sums = [0.0, 0.0]
        for left_out in GROUPS:
            weights = chosen(scores, grid, [name for name in GROUPS if name != left_out], options.passes, options.least)
            before, after = stands[left_out], scores.of(weights)[left_out]
            sums = [sums[0] + before, sums[1] + after]
            print(row(left_out, [f"{before:.4f}", f"{after:.4f}", f"{(after - before) * 100:+.2f}", text_of(weights)]), flush=True)
        before, after = (total / len(GROUPS) for total in sums)
        print(row("mean", [f"{before:.4f}", f"{after:.4f}", f"{(after - before) * 100:+.2f}", ""]))
        print(f"\nChosen on all: {text_of(chosen(scores, grid, list(GROUPS), options.passes, options.least))}")


if __name__ == "__main__":
    main()
