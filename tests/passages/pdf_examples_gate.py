#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the reading of the example PDFs to floors: `dossier index` and `dossier passages` against the passages that were laid out.

usage: pdf_examples_gate.py DOSSIER [--show]

Of examples/pdfs/, whose truth is in pdf/ beside this file. A passage is found where one that was read has the same letters and
digits. `recall`: paragraphs found; `precision`: paragraphs read that are true ones; `notes`: footnotes, references and
lists found under their kind; `headings`, `pages`: found passages with their innermost heading, and with their first page.
"""
import collections
import json
import os
import pathlib
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
from quality import SOURCE, held, read_jsonl, run, squeeze  # noqa: E402

FLOORS = {"recall": 1, "precision": 1, "notes": 1, "headings": 1, "pages": 1}


def passages_of(program, folder):
    """Passages of each paper."""
    with tempfile.TemporaryDirectory() as work:
        environment = {**os.environ, "DOSSIER_INDEX": f"{work}/index"}
        run(program, "index", "--threads", "2", folder, env=environment)
        papers = collections.defaultdict(list)
        for line in run(program, "passages", env=environment).splitlines():
            passage = json.loads(line)
            papers[passage["paper"]].append(passage)
        return papers


def score(truth, mine, show):
    counts = collections.Counter()
    unused = collections.defaultdict(list)
    for block in mine:
        unused[squeeze(block["text"])].append(block)
    known = {squeeze(row["text"]) for row in truth if row["kind"] in ("paragraph", "front")}
    ignored = [squeeze(row["text"]) for row in truth if row["kind"] == "ignore"]
    for row in truth:
        kind = row["kind"]
        if kind == "ignore" or kind == "front" or row.get("role") == "caption":
            continue
        group = "paragraphs" if kind == "paragraph" else "others"
        counts[group] += 1
        found = unused[squeeze(row["text"])]
        if not found:
            show(f"missed {kind}: {row['text'][:90]!r}")
            continue
        block = found.pop(0)
        counts[group + " found"] += block["kind"] == kind
        counts["found"] += 1
        right = (block["heading"] or [""])[-1] == (row["heading"] or [""])[-1]
        counts["headings"] += right
        if not right:
            show(f"heading {block['heading']} for {row['heading']}: {row['text'][:60]!r}")
        counts["pages"] += block["page"] == row["page"]
        if block["page"] != row["page"]:
            show(f"page {block['page']} for {row['page']}: {row['text'][:60]!r}")
    for block in mine:
        text = squeeze(block["text"])
        if block["kind"] == "paragraph" and not any(text.endswith(cells[-len(text):]) or text in cells for cells in ignored):
            counts["read"] += 1
            counts["read right"] += text in known
            if text not in known:
                show(f"false paragraph: {block['text'][:90]!r}")
    return counts


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--show"]):
        sys.exit(__doc__)
    program, show = sys.argv[1], print if sys.argv[2:] else lambda _: None
    good = True
    papers = passages_of(program, SOURCE / "examples" / "pdfs")
    for path in sorted((SOURCE / "examples" / "pdfs").glob("*.pdf")):
        truth = read_jsonl(TESTS / "passages" / "pdf" / f"{path.stem}.jsonl")
        n = score(truth, papers[path.stem], show)
        print(path.name)
        good = held({"recall": n["paragraphs found"] / n["paragraphs"], "precision": n["read right"] / n["read"],
                     "notes": n["others found"] / max(1, n["others"]), "headings": n["headings"] / n["found"],
                     "pages": n["pages"] / n["found"]}, FLOORS) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
