#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same papers in the dresses of many converters read alike.

usage: dresses_test.py DOSSIER_READ [GOLD_DIR] [--show N]

The annotated passages (tests/passages/gold) are printed in each dress, read by the reader alone, and scored.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
sys.path.insert(0, str(TESTS / "passages"))
import dresser  # noqa: E402
import score  # noqa: E402
from quality import held, read_jsonl  # noqa: E402

FLOORS = {"segmentation": 0.97, "kind": 0.98, "section": 0.95, "heading": 0.94, "lost": 0.002}


def read(program, folder):
    out = subprocess.run([program, *sorted(folder.iterdir())], capture_output=True, check=True, encoding="utf-8").stdout
    return [json.loads(line) for line in out.splitlines()]


def main():
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    show = int(arguments.pop()) if "--show" in sys.argv else 0
    if not 1 <= len(arguments) <= 2:
        sys.exit(__doc__)
    gold = pathlib.Path(arguments[1]) if len(arguments) == 2 else TESTS / "passages" / "gold"
    good = True
    for name, dress in dresser.DRESSES.items():
        with tempfile.TemporaryDirectory() as folder:
            for path in sorted(gold.glob("*.jsonl")):
                rows = read_jsonl(path)
                if "kind" in rows[0] and "text" in rows[0]:
                    text = dresser.Dresser(dress, len(path.stem)).print(rows)
                    pathlib.Path(folder, path.stem + (".txt" if dress.width else ".md")).write_text(text, encoding="utf-8")
            print(name)
            passages = read(arguments[0], pathlib.Path(folder))
            good = held(score.score(passages, gold, show)["all"], FLOORS, upper_bounds={"lost"}) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
