#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds `dossier evidence` to a floor: how much of what it shows first is evidence on the question.

usage: evidence_gate.py PROGRAM [--show]

evidence.jsonl holds 24 questions on the invented papers with judgements of passages, each a paper and the words that it
begins with; EVIDENCE.md says how they were judged. A passage that was not judged counts as no evidence.
"""
import json
import os
import pathlib
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
from quality import SOURCE, held, read_jsonl, run, squeeze  # noqa: E402

PAPERS = 2
FLOORS = {"precision": 0.40, "first": 0.74, "judged": 0.90}


def grades_of(passage, case):
    text = squeeze(passage["text"])
    return [one["grade"] for one in case["judged"] if one["paper"] == passage["paper"] and text.startswith(squeeze(one["quote"]))]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, cases = sys.argv[1], read_jsonl(TESTS / "relevance" / "evidence.jsonl")
    shown = good = first = judged = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DOSSIER_INDEX": f"{folder}/index"}
        run(program, "index", SOURCE / "examples" / "papers", env=environment)
        for case in cases:
            answer = json.loads(run(program, "evidence", "--json", "--limit", str(PAPERS), case["question"], env=environment))
            passages = [hit["passage"] for paper in answer["papers"] for hit in paper["hits"]]
            grades = [grades_of(passage, case) for passage in passages]
            shown += len(passages)
            judged += sum(bool(some) for some in grades)
            good += sum(max(some, default=0) for some in grades)
            first += max(grades[0], default=0) if grades else 0
            if "--show" in sys.argv:
                print(case["question"], grades)
    return 0 if held({"precision": good / shown, "first": first / len(cases), "judged": judged / shown}, FLOORS) else 1


if __name__ == "__main__":
    sys.exit(main())
