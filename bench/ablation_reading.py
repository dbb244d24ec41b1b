#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ablation_reading.py [DOSSIER_READ] [--rules] [--sets NAME,…] [--min GAIN] [--jobs N]

What each stage of reading is worth: reads the annotated papers with all stages, then once without each, and prints a
Markdown table of what is lost, in points of a hundred. With --rules each rule of each stage, by the reason that its edits
give, is left out in turn too; where rules of one stage build on each other, the figure is a lower bound. --min leaves out
rows in which no figure moves as far; with --sets only some of the sets are read.

The sets: `own` (examples/), `odd` (tests/passages/odd), `dresses` (those of `own` printed as many converters would), and `shared`
(the papers beside the checkout: $DOSSIER_SHARED, else ../shared). `edits` counts how often the stage or rule acts in all of
them. DOSSIER_READ is build/dev/tests/tools/dossier_read where none is given.
"""
import argparse
import collections
import concurrent.futures
import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PASSAGES = ROOT / "tests" / "passages"
sys.path.insert(0, str(ROOT / "tests" / "support"))
sys.path.insert(0, str(PASSAGES))
import dresser  # noqa: E402
import score  # noqa: E402
from quality import read_jsonl  # noqa: E402

SHARED = pathlib.Path(os.environ.get("DOSSIER_SHARED", ROOT.parent / "shared"))
MEASURES = {"segmentation": "cut", "kind": "kind", "section": "section", "heading": "heading"}


def annotated(gold):
    """Names of the papers that an annotation covers."""
    return {path.stem for path in gold.glob("*.jsonl") if {"kind", "text"} <= set(read_jsonl(path)[0])}


def papers_of(folder, gold):
    names = annotated(gold)
    return [path for path in sorted(folder.iterdir()) if path.stem in names]


def dressed(golds, folder):
    """One set a dress, since the name of a file is that of its paper: (files, gold folder)."""
    for gold in golds:
        for name, dress in dresser.DRESSES.items():
            place = folder / gold.parent.name / name.replace(" ", "-").replace("/", "-")
            place.mkdir(parents=True)
            for stem in sorted(annotated(gold)):
                text = dresser.Dresser(dress, len(stem)).print(read_jsonl(gold / f"{stem}.jsonl"))
                (place / (stem + (".txt" if dress.width else ".md"))).write_text(text, encoding="utf-8")
            yield sorted(place.iterdir()), gold


def read(program, files, flags):
    done = subprocess.run([program, "--stages", *flags, *files], check=True, capture_output=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()], collections.Counter(done.stderr.splitlines())


def measured(program, sets, without=None):
    """Figures by (set, measure), and how often each rule acted."""
    figures, acted = {}, collections.Counter()
    flags = ["--without", without] if without else []
    for name, groups in sets.items():
        sums = collections.Counter()
        for files, gold in groups:
            rows, rules = read(program, files, flags)
            acted.update(rules)
            sums.update({measure: value for measure, value in score.score(rows, gold)["all"].items() if measure in MEASURES})
        figures.update({(name, measure): 100 * sums[measure] / len(groups) for measure in MEASURES})
    return figures, acted


def figures_without(program, sets, name):
    return measured(program, sets, name)[0]


def table(before, rows, least):
    columns = list(before)
    print("| left out | edits | " + " | ".join(f"{name} {MEASURES[measure]}" for name, measure in columns) + " |")
    print("|---|" + "---|" * (len(columns) + 1))
    print("| nothing | | " + " | ".join(f"{before[column]:.1f}" for column in columns) + " |")
    for name, count, figures in rows:
        moves = [figures[column] - before[column] for column in columns]
        if max(map(abs, moves)) >= least:
            print(f"| {name} | {count} | " + " | ".join(f"{move:+.1f}" if abs(move) >= 0.05 else "" for move in moves) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=ROOT / "build" / "dev" / "tests" / "tools" / "dossier_read")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--sets", default="own,odd,dresses,shared")
    parser.add_argument("--min", type=float, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    own, odd = PASSAGES / "gold", PASSAGES / "odd" / "gold"
    with tempfile.TemporaryDirectory() as folder:
        sets = {"own": [(papers_of(ROOT / "examples" / "papers", own), own)],
                "odd": [(papers_of(PASSAGES / "odd" / "papers", odd), odd)],
                "dresses": list(dressed([own], pathlib.Path(folder)))}
        if (SHARED / "gold").is_dir():
            sets["shared"] = [(papers_of(SHARED / "papers", SHARED / "gold"), SHARED / "gold")]
        sets = {name: sets[name] for name in options.sets.split(",") if name in sets}
        before, acted = measured(options.program, sets)
        listed = subprocess.run([options.program, "--list-stages"], check=True, capture_output=True, encoding="utf-8").stdout
        names = listed.split()
        edits = collections.Counter()
        for rule, count in acted.items():
            edits[rule.split(": ")[0]] += count
            for reason in rule.split(": ", 1)[1].split("; "):
                edits[f"{rule.split(': ')[0]}: {reason}"] += count
        left_out = []
        for stage in names:
            left_out.append(stage)
            if options.rules:
                left_out += sorted(rule for rule in edits if rule.startswith(stage + ": "))
        with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
            results = pool.map(functools.partial(figures_without, options.program, sets), left_out)
            table(before, [(name, edits[name], figures) for name, figures in zip(left_out, results)], options.min)


if __name__ == "__main__":
    main()
