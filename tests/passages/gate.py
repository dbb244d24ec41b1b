#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the reading of papers to floors: `dossier index` and `dossier passages` against annotated papers.

usage: gate.py PROGRAM own|odd|shared [--prove-it-closes]

own     the invented papers of examples/ against tests/passages/gold
odd     the small papers of odd shapes in tests/passages/odd
shared  the papers beside this checkout (DOSSIER_SHARED, else ../shared) with the scorer that lies there; 77 where absent

With --prove-it-closes the passages are spoilt before they are scored, one fault at a time, and each has to be caught.
"""
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
sys.path.insert(0, str(TESTS / "passages"))
import score  # noqa: E402
from quality import SKIPPED, SOURCE, held, run, shared_folder  # noqa: E402

SHARED_FLOORS = {"segmentation": 0.99, "kind": 0.99, "section": 0.99, "heading": 0.99, "dyads": 0.93, "theories": 0.96,
                 "lost": 0.001}
OWN_FLOORS = {"segmentation": 0.99, "kind": 0.99, "section": 0.99, "heading": 0.99, "dyads": 0.90, "theories": 0.95,
              "lost": 0.001}
ODD_FLOORS = {"segmentation": 0.99, "kind": 0.99, "section": 0.99, "heading": 0.99, "dyads": 0.86, "theories": 0.95,
              "lost": 0.001}
OWN = {"own": (SOURCE / "examples" / "papers", TESTS / "passages" / "gold", OWN_FLOORS),
       "odd": (TESTS / "passages" / "odd" / "papers", TESTS / "passages" / "odd" / "gold", ODD_FLOORS)}
FAULTS = {
    "segmentation": lambda row: row.update(text=row["text"] + " more") if row["n"] % 9 == 0 else None,
    "kind": lambda row: row.update(kind="list") if row["n"] % 9 == 0 else None,
    "section": lambda row: row.update(section="back") if row["n"] % 9 == 0 else None,
    "heading": lambda row: row.update(heading=["Elsewhere"]) if row["n"] % 9 == 0 else None,
    "dyads": lambda row: row.update(dyads=["Chad-Libya"]) if row["n"] % 3 == 0 else None,
    "theories": lambda row: row.update(theories=["neoregionalism"]) if row["n"] % 3 == 0 else None,
    "lost": lambda row: row.update(text=row["text"][: len(row["text"]) // 2]) if row["n"] % 9 == 0 else None,
}


def passages_of(program, papers):
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DOSSIER_INDEX": f"{folder}/index"}
        run(program, "index", papers, env=environment)
        return [json.loads(line) for line in run(program, "passages", env=environment).splitlines()]


def shared_figures(passages, gold):
    """The figures of the scorer that lies beside the shared annotation, under our names."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in passages)
        file.flush()
        out = subprocess.run([sys.executable, gold / "score_passages.py", file.name, gold, "--json"], check=True,
                             capture_output=True, text=True).stdout
    names = {"segmentation": "segmentation_f1", "dyads": "dyads_f1", "theories": "theories_f1"}
    figures = json.loads(out)["all"]
    return {name: figures[names.get(name, name)] for name in SHARED_FLOORS}


def main():
    if len(sys.argv) < 3 or sys.argv[2] not in (*OWN, "shared"):
        sys.exit(__doc__)
    program, which = sys.argv[1:3]
    if which in OWN:
        papers, gold, floors = OWN[which]
        figures = lambda rows: score.score(rows, gold)["all"]  # noqa: E731
    else:
        folder = shared_folder()
        if folder is None:
            print("skipped: no shared papers beside this checkout (set DOSSIER_SHARED)")
            return SKIPPED
        papers, floors = folder / "papers", SHARED_FLOORS
        figures = lambda rows: shared_figures(rows, folder / "gold")  # noqa: E731
    passages = passages_of(program, papers)
    if "--prove-it-closes" not in sys.argv:
        return 0 if held(figures(passages), floors, upper_bounds={"lost"}) else 1
    closed = True
    for name, fault in FAULTS.items():
        spoilt = copy.deepcopy(passages)
        for row in spoilt:
            fault(row)
        print(f"passages spoilt in: {name}")
        closed = not held(figures(spoilt), {name: floors[name]}, upper_bounds={"lost"}) and closed
    return 0 if closed else 1


if __name__ == "__main__":
    sys.exit(main())
