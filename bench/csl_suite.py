#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many cases of github.com/citation-style-language/test-suite our engine of CSL answers as they want it.

Usage: csl_suite.py CSL_CASE SUITE [-v NAME…] — CSL_CASE is build/…/csl_case, SUITE a checkout. A case that needs what
docs/citing.md rules out (several citations in a document) is passed over and counted so. -v shows those that differ, of
these kinds.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys


def sections(text):
    found = re.findall(r">>=+ ([A-Z0-9-]+) =+>>\n(.*?)\n?<<=+ \1 =+<<", text, re.S)
    return dict(found)


def case_of(parts):
    items = json.loads(parts["INPUT"])
    for number, item in enumerate(items):
        item.setdefault("id", f"item-{number}")
    citations = json.loads(parts["CITATION-ITEMS"]) if "CITATION-ITEMS" in parts else [
        [{"id": item["id"]} for item in items]]
    return {"style": parts["CSL"], "items": items, "citations": citations,
            "bibliography": parts["MODE"].strip() == "bibliography"}


def main():
    program, suite, names = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[4:]
    runner = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    kinds = collections.defaultdict(lambda: [0, 0])
    passed_over = 0
    for path in sorted(suite.glob("processor-tests/humans/*.txt")):
        parts = sections(path.read_text(encoding="utf-8"))
        kind = path.stem.split("_")[0]
        if "CITATIONS" in parts or "BIBENTRIES" in parts or "BIBSECTION" in parts or "MODE" not in parts:
            passed_over += 1
            continue
        runner.stdin.write(json.dumps(case_of(parts)) + "\n")
        runner.stdin.flush()
        line = runner.stdout.readline()
        got = json.loads(line) if line else "ended"
        good = got.strip() == parts["RESULT"].strip()
        kinds[kind][0] += good
        kinds[kind][1] += 1
        if not good and any(path.stem.startswith(name) for name in names):
            print(f"--- {path.stem}\n  wanted {parts['RESULT'].strip()}\n  got    {got.strip()}")
        if not line:
            print("ended at", path.stem)
            return 1
    for kind, (good, all_of) in sorted(kinds.items()):
        print(f"{kind:14} {good:4} of {all_of}")
    total = [sum(pair[i] for pair in kinds.values()) for i in (0, 1)]
    print(f"all            {total[0]:4} of {total[1]}, {passed_over} passed over")
    return 0


sys.exit(main())
