#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that documents of many sorts, none of which the weights were fitted on, get their pairs of states.

usage: documents_test.py LABEL_PASSAGES

`documents/languages.jsonl` holds invented speeches and telegrams in Spanish, French, Portuguese, German, Russian, Arabic and Chinese, a third of
them about no other state: words that look like a state's must not make one. `documents/invented.jsonl` holds invented telegrams, memoranda, speeches, treaties, communiqués, debates, reports of newspapers and
letters, in English. A passage a line: `gold_dyads` must be there, `optional_dyads` may. Prints what is missed and wrong, then precision,
recall and F1, of the languages by language too; fails where precision or F1 is below its floor.
"""
import json
import pathlib
import subprocess
import sys

FLOORS = {"invented": (0.90, 0.78), "languages": (0.90, 0.75)}  # precision, F1


def figures(counts):
    right, given, wanted = map(sum, zip(*counts))
    return right / max(1, given), right / max(1, wanted), 2 * right / max(1, given + wanted)


def score(program, name):
    source = pathlib.Path(__file__).with_name("documents") / f"{name}.jsonl"
    out = subprocess.run([program], input=source.read_bytes(), stdout=subprocess.PIPE, check=True).stdout
    counts = {}
    for line in out.decode("utf-8").splitlines():
        row = json.loads(line)
        want = set(row["gold_dyads"])
        got = set(row["dyads"]) - set(row["optional_dyads"])
        group = row["_id"].split("-")[0] if name == "languages" else "all"
        counts.setdefault(group, []).append((len(want & got), len(got), len(want)))
        if want != got:
            print(f"{row['_id']} missed {sorted(want - got)} wrong {sorted(got - want)}: {row['title']}")
    everything = sum(counts.values(), [])
    for group, rows in [*counts.items(), (name, everything)]:
        if group != "all":
            print(f"{group}: {len(rows)} passages, precision {figures(rows)[0]:.3f} recall {figures(rows)[1]:.3f} F1 {figures(rows)[2]:.3f}")
    precision, _, f1 = figures(everything)
    return precision >= FLOORS[name][0] and f1 >= FLOORS[name][1]


def main(program):
    return 0 if all([score(program, name) for name in FLOORS]) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
