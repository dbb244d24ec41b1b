#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ablation_pdf.py [PDF_READ] [--signs] [--only TEXT] [--jobs N]

What each step of the reading of PDFs is worth, on the PDFs beside the checkout ($DOSSIER_SHARED, else ../shared): the scores
without it, as a table. With --signs each sign that speaks for or against a break, a drawing, a heading or a join in turn: by
how many thousandths the scores fall (+: rise) without it, and how many PDFs are read differently, those of examples/ among
them. --only takes those alone whose name has the text.

The words of a PDF are taken from it once, and only PDFs that are read differently are scored again: all signs take some
minutes.
"""
import argparse
import collections
import concurrent.futures
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
from quality import read_jsonl, shared_folder  # noqa: E402

STEPS = ("furniture", "table-rows", "front", "drawings", "headings", "run-in-headings", "zones", "joining")
FIGURES = ("recall", "precision", "heading", "kind", "lost")
SETS = ("rendered", "real")


def signs():
    """Names of all signs as `--without` takes them: `drawings: code`."""
    steps = {"BreakSigns": "lines", "DebrisSigns": "drawings", "HeadingSigns": "headings", "JoinSigns": "joining"}
    for source in sorted((ROOT / "indexer" / "pdf").glob("*.cpp")):
        for name, kind in re.findall(r'\{"([^"]+)", &(\w+)::', source.read_text(encoding="utf-8")):
            yield f"{steps[kind]}: {name}"


def scorer(pdfs):
    found = importlib.util.spec_from_file_location("score_pdf", pdfs / "score_pdf.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def measured(program, pdf, truth, names):
    """What the scorer counts in one PDF, by the name that is left out (None: nothing), where it is read differently."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listed:
        listed.write("".join(name + "\n" for name in names))
        listed.flush()
        told = subprocess.run([program, "--each", listed.name, pdf], check=True, capture_output=True, text=True).stdout
    readings = collections.defaultdict(list)
    for row in map(json.loads, told.splitlines()):
        readings[row.get("without")] += [row] if "text" in row else []
    if truth is None:
        return {name: None for name in readings}
    meta = pdf.with_name(pdf.stem + ".meta.json")
    known = json.loads(meta.read_text(encoding="utf-8")) if meta.exists() else None
    score = scorer(pdf.parent.parent).score
    return {name: score(read_jsonl(truth), known, rows, None) for name, rows in readings.items()}


def figures(score, papers, name):
    total = collections.Counter()
    for counts in papers:
        score.add(total, counts.get(name, counts[None]))
    found = score.figures(total)
    return [found[figure] for figure in FIGURES]


def tables(program, pdfs, names, jobs):
    """By name, the figures of each set, and how many PDFs are read differently."""
    files = {which: sorted((pdfs / which).glob("*.pdf")) for which in SETS}
    own = sorted((ROOT / "examples" / "pdfs").glob("*.pdf"))
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        runs = {which: [pool.submit(measured, program, pdf, pdf.with_suffix(".jsonl"), names) for pdf in files[which]]
                for which in SETS}
        runs["own"] = [pool.submit(measured, program, pdf, None, names) for pdf in own]
        found = {which: [run.result() for run in these] for which, these in runs.items()}
    score = scorer(pdfs)
    return {name: ([one for which in SETS for one in figures(score, found[which], name)],
                   sum(name in counts for papers in found.values() for counts in papers))
            for name in (None, *names)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=ROOT / "build" / "dev" / "tests" / "tools" / "pdf_read")
    parser.add_argument("--signs", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("ablation_pdf.py: no shared PDFs (set DOSSIER_SHARED)")
    names = [name for name in (signs() if options.signs else STEPS) if options.only in name]
    results = tables(options.program, shared / "pdf", names, options.jobs)
    print("| without | PDFs | " + " | ".join(f"{which} {figure}" for which in SETS for figure in FIGURES) + " |")
    print("|---" * (2 + 2 * len(FIGURES)) + "|")
    whole = results.pop(None)[0]
    print("| nothing | | " + " | ".join(f"{one:.3f}" for one in whole) + " |")
    for name, (now, count) in results.items():
        if options.signs:
            change = [round(1000 * (one - then)) for one, then in zip(now, whole)]
            cells = [f"{one:+d}" if one else "" for one in change]
        else:
            cells = [f"{one:.3f}" for one in now]
        print(f"| {name} | {count} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
