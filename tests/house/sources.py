#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sources.py ROOT: what every source keeps to: a licence line, at most 400 lines, no loose ends; no text has marks of a merge."""
import re
import statistics
import sys
from pathlib import Path

FOLDERS = ["base", "stopwords", "taxonomy", "index", "vectors", "indexer", "searcher", "picture", "own", "cluster", "collection", "web", "mcp", "cli", "tests",
           "bench"]
LICENCE = "SPDX-License-" + "Identifier: GPL-3.0-or-later"  # in two, as REUSE reads this file too
MOST_LINES = 400
MOST_MEDIAN = 150
MARKED = ("*.md", "*.txt", "*.py", "*.sh", "*.json", "*.mustache", "*.js", "*.css", "*.[ch]pp", "*.test", "*.mjs")
MERGE_MARKS = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
LOOSE_ENDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def faults_of(name, text):
    lines = text.splitlines()
    if not any(LICENCE in line for line in lines[:3]):
        yield f"{name}: no line `{LICENCE}` at its head"
    if len(lines) > MOST_LINES:
        yield f"{name}: {len(lines)} lines; {MOST_LINES} are the most"
    if name.endswith(".hpp") and "#pragma once" not in lines[:3]:
        yield f"{name}: no `#pragma once` in line 2"
    for number, line in enumerate(lines, 1):
        if LOOSE_ENDS.search(line):
            yield f"{name}:{number}: a loose end: {line.strip()}"
    if text and not text.endswith("\n"):
        yield f"{name}: no newline at its end"


def merge_faults(root):
    folders = [root / folder for folder in (*FOLDERS, "docs", "examples", "scripts")]
    paths = [*root.glob("*.md"), *(path for folder in folders for kind in MARKED for path in folder.rglob(kind))]
    for path in paths:
        if path.is_file() and "node_modules" not in path.parts and MERGE_MARKS.search(path.read_text(encoding="utf-8", errors="replace")):
            yield f"{path.relative_to(root)}: marks of a merge"


def main():
    root = Path(sys.argv[1])
    assert MERGE_MARKS.search("a\n" + "<" * 7 + " HEAD\n")
    assert len(list(faults_of("a.hpp", "int x;  // TO" + "DO\n" * 500))) >= 3  # the check has to be able to fail
    faults, lengths = [], []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            text = path.read_text(encoding="utf-8")
            lengths.append(len(text.splitlines()))
            faults += faults_of(path.relative_to(root).as_posix(), text)
    faults += merge_faults(root)
    if statistics.median(lengths) > MOST_MEDIAN:
        faults.append(f"the median file has {statistics.median(lengths)} lines; {MOST_MEDIAN} are the most")
    print("\n".join(faults) or f"{len(lengths)} files, {statistics.median(lengths):.0f} lines the median")
    sys.exit(1 if faults else 0)


main()
