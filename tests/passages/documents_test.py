#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that documents of many sorts, none of which the weights were fitted on, get their pairs of states.

usage: documents_test.py LABEL_PASSAGES

`documents/invented.jsonl` holds invented telegrams, memoranda, speeches, treaties, communiqués, debates, reports of newspapers and
letters, a passage a line: `gold_dyads` must be there, `optional_dyads` may. Prints what is missed and wrong, then precision,
recall and F1; fails where precision or F1 is below its floor.
"""
import json
import pathlib
import subprocess
import sys

PRECISION, F1 = 0.90, 0.78


def main(program):
    source = pathlib.Path(__file__).with_name("documents") / "invented.jsonl"
    out = subprocess.run([program], input=source.read_bytes(), stdout=subprocess.PIPE, check=True).stdout
    right = given = wanted = 0
    for line in out.decode("utf-8").splitlines():
        row = json.loads(line)
        want = set(row["gold_dyads"])
        got = set(row["dyads"]) - set(row["optional_dyads"])
        right, given, wanted = right + len(want & got), given + len(got), wanted + len(want)
        if want != got:
            print(f"{row['_id']} missed {sorted(want - got)} wrong {sorted(got - want)}: {row['title']}")
    precision, recall, f1 = right / given, right / wanted, 2 * right / (given + wanted)
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    return 0 if precision >= PRECISION and f1 >= F1 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
