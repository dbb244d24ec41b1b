#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds `dossier similar` to a floor: the share of its best five passages that were judged related.

usage: similar_gate.py PROGRAM [--show]

similar.jsonl holds 30 passages of the invented papers with judgements of others, each a paper and the words that it begins
with; SIMILAR.md says how they were judged. A passage that was not judged counts as not related.
"""
import json
import os
import pathlib
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
from quality import SOURCE, held, read_jsonl, run, squeeze  # noqa: E402

PAPERS = [SOURCE / "examples" / "papers", TESTS / "passages" / "odd" / "papers"]
BEST = 5
FLOORS = {"precision@5": 0.33, "judged": 0.97}


def is_at(passage, place):
    same_paper = pathlib.Path(passage["paper"]).stem == place["paper"]
    return same_paper and squeeze(passage["text"]).startswith(squeeze(place["quote"]))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, cases = sys.argv[1], read_jsonl(TESTS / "relevance" / "similar.jsonl")
    related = judged = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DOSSIER_INDEX": f"{folder}/index"}
        run(program, "index", *PAPERS, env=environment)
        listed = json.loads(run(program, "search", "--json", "--limit", "1000", "--per-paper", "0", "", env=environment))
        passages = [hit["passage"] for hit in listed["hits"]]
        for case in cases:
            here = [passage["id"] for passage in passages if is_at(passage, case)]
            if len(here) != 1:
                sys.exit(f"similar_gate.py: {len(here)} passages begin with {case['quote']!r}")
            answer = json.loads(run(program, "similar", here[0], "-n", str(BEST), "--json", env=environment))
            for hit in answer["hits"][:BEST]:
                grades = [j["grade"] for j in case["judged"] if is_at(hit["passage"], j)]
                judged += bool(grades)
                related += max(grades, default=0)
                if "--show" in sys.argv:
                    print(grades, case["quote"], "|", hit["passage"]["text"][:80])
    asked = BEST * len(cases)
    return 0 if held({"precision@5": related / asked, "judged": judged / asked}, FLOORS) else 1


if __name__ == "__main__":
    sys.exit(main())
