#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures who cites whom against the hand-made truth of a library beside this file: `library` or `second`.

    score.py DOSSIER SET [--least-precision P --least-recall R]

The truth has a line for each passage and paper that it cites: the citing paper, words that the passage holds, the cited
paper. What the program says of it comes from `dossier cites ID --json`. Prints precision, recall and what differs; fails
below the floors."""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def run(dossier, *arguments):
    done = subprocess.run([dossier, *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def said(dossier, index):
    """(citing paper, passage, cited paper) as the program has them, and the passages' texts."""
    texts = {}
    for line in run(dossier, "passages", "--index", index).splitlines():
        passage = json.loads(line)
        texts[passage["id"]] = (passage["paper"], passage["text"])
    papers = sorted({paper for paper, _ in texts.values()})
    found = set()
    for paper in papers:
        answer = json.loads(run(dossier, "cites", paper, "--json", "--sentences", "0", "--index", index))
        for link in answer["cites"]:
            for sentence in link["sentences"]:
                found.add((paper, sentence["id"], link["cited"]))
    return found, texts


def truth_of(path, texts):
    truth = set()
    for line in path.read_text().splitlines()[1:]:
        citing, words, cited = line.split("\t")
        holds = [i for i, (paper, text) in texts.items() if paper == citing and words in text]
        if not holds:
            sys.exit(f"no passage of {citing} holds “{words}”")
        # A list of references may hold the same words; passages of the text come first.
        truth.add((citing, holds[0], cited))
    return truth


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("dossier")
    arguments.add_argument("set", choices=("library", "second"))
    arguments.add_argument("--least-precision", type=float, default=0)
    arguments.add_argument("--least-recall", type=float, default=0)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index = str(Path(folder) / "index")
        run(given.dossier, "index", "--index", index, str(HERE / given.set))
        found, texts = said(given.dossier, index)
        truth = truth_of(HERE / (given.set + ".tsv"), texts)
    right = found & truth
    precision = len(right) / len(found) if found else 0
    recall = len(right) / len(truth) if truth else 0
    for name, rest in (("wrong", found - truth), ("missed", truth - found)):
        for citing, passage, cited in sorted(rest):
            print(f"{name}: {citing} → {cited}: {texts[passage][1][:90]}")
    print(f"citations {len(truth)}  precision {precision:.3f}  recall {recall:.3f}")
    if precision < given.least_precision or recall < given.least_recall:
        sys.exit("below the floor")


if __name__ == "__main__":
    main()
