#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the ranking to floors: `dossier batch --format hits` on judged topics.

usage: gate.py PROGRAM own|shared [--show] [--prove-it-closes]

own     the invented papers of examples/ and tests/relevance/topics.jsonl
shared  the papers and topics beside this checkout (DOSSIER_SHARED, else ../shared); 77 where absent

With --prove-it-closes the hits are put in another order, or cut off, before they are scored, and the gate has to close.
"""
import json
import os
import pathlib
import random
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
sys.path.insert(0, str(TESTS / "relevance"))
import score  # noqa: E402
from quality import SKIPPED, SOURCE, held, read_jsonl, run, shared_folder  # noqa: E402

SHARED_FLOORS = {"nDCG@10": 0.84, "recall@20": 0.72, "MRR": 0.97}
OWN_FLOORS = {"nDCG@10": 0.70, "recall@20": 0.68, "MRR": 0.86}


def runs_of(program, papers, topics):
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DOSSIER_INDEX": f"{folder}/index"}
        run(program, "index", papers, env=environment)
        out = run(program, "batch", topics, "--format", "hits", env=environment)
        return [json.loads(line) for line in out.splitlines()]


def spoilt(runs):
    """Ways in which a ranking can be wrong, each to be caught by at least one floor."""
    shuffle = random.Random(8733).shuffle
    shuffled = [{**r, "hits": list(r["hits"])} for r in runs]
    for r in shuffled:
        shuffle(r["hits"])
    yield "hits shuffled", shuffled
    yield "worst first", [{**r, "hits": r["hits"][::-1]} for r in runs]
    yield "best three hits gone", [{**r, "hits": r["hits"][3:]} for r in runs]
    yield "every third topic without hits", [{**r, "hits": r["hits"] if i % 3 else []} for i, r in enumerate(runs)]


def main():
    if len(sys.argv) < 3 or sys.argv[2] not in ("own", "shared"):
        sys.exit(__doc__)
    program, which = sys.argv[1:3]
    if which == "own":
        papers, topics, floors = SOURCE / "examples" / "papers", TESTS / "relevance" / "topics.jsonl", OWN_FLOORS
    else:
        folder = shared_folder()
        if folder is None:
            print("skipped: no shared topics beside this checkout (set DOSSIER_SHARED)")
            return SKIPPED
        papers, topics, floors = folder / "papers", folder / "gold" / "topics-dev.jsonl", SHARED_FLOORS
    judged, runs = read_jsonl(topics), runs_of(program, papers, topics)
    if "--prove-it-closes" not in sys.argv:
        return 0 if held(score.score(runs, judged, "--show" in sys.argv)["all"], floors) else 1
    closed = True
    for fault, spoilt_runs in spoilt(runs):
        print(f"ranking spoilt: {fault}")
        closed = not held(score.score(spoilt_runs, judged)["all"], floors) and closed
    return 0 if closed else 1


if __name__ == "__main__":
    sys.exit(main())
