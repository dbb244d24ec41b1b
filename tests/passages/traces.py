#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The stages of reading do to each example paper what tests/passages/traces says.

usage: traces.py PROGRAM [--update]

A trace is the answer of `dossier read --stages`. With --update today's answers are written.
"""
import difflib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
TRACES = ROOT / "tests" / "passages" / "traces"


def trace(program, paper):
    return subprocess.run([program, "read", "--stages", paper], check=True, capture_output=True, encoding="utf-8",
                          env={**os.environ, "COLUMNS": "80"}).stdout


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    papers = sorted(path for path in EXAMPLES.glob("p*/*") if path.suffix in (".md", ".txt", ".pdf"))
    assert papers, f"no papers in {EXAMPLES}"
    differs = sorted({path.stem for path in TRACES.glob("*.trace")} - {path.stem for path in papers})
    for name in differs:
        print(f"{name}.trace: its paper is gone")
    for paper in papers:
        golden = TRACES / f"{paper.stem}.trace"
        now = trace(program, paper)
        if "--update" in sys.argv:
            TRACES.mkdir(exist_ok=True)
            golden.write_text(now, encoding="utf-8")
            continue
        then = golden.read_text(encoding="utf-8") if golden.exists() else ""
        if now != then:
            differs.append(paper.stem)
            sys.stdout.writelines(difflib.unified_diff(then.splitlines(True), now.splitlines(True), golden.name, "today"))
    return 1 if differs else 0


sys.exit(main())
