#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the reader's own estimate of quality to what is true: its rank correlation with the true scores of readings.

usage: quality_gate.py DOSSIER_READ

The readings: each PDF beside this checkout (DOSSIER_SHARED, else ../shared) as it is, and as plain text that pdftotext makes of
it in its three ways, and as the Markdown of a converter that makes a paragraph of each block of lines; the true score is the F1 of paragraphs. Papers that are read well must give no warning: those of examples/
and tests/passages/odd, and the annotated ones beside this checkout. Without shared PDFs only the last is tested.
"""
import collections
import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
from quality import SOURCE, shared_folder  # noqa: E402

LEAST_CORRELATION = 0.7
WAYS = {"plain": [], "layout": ["-layout"], "raw": ["-raw"]}  # of pdftotext


def ranks(values):
    """Ranks from 0; equal values share their mean rank."""
    order = sorted(range(len(values)), key=values.__getitem__)
    out = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
            end += 1
        for place in order[at:end + 1]:
            out[place] = (at + end) / 2
        at = end + 1
    return out


def correlation(a, b):
    """Spearman's: Pearson's of the ranks."""
    a, b = ranks(a), ranks(b)
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    both = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b))
    square = sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)
    return both / square ** 0.5 if square > 0 else 0.0


def read(program, path):
    """Passages of a file and its account; nothing where it is refused."""
    done = subprocess.run([program, "--account", path], capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        return [], None
    return [json.loads(line) for line in done.stdout.splitlines()], json.loads(done.stderr)


def scorer_of(folder):
    spec = importlib.util.spec_from_file_location("score_pdf", folder / "score_pdf.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts_of(pdf, folder):
    """(way, file) of a PDF as it is and as plain text."""
    yield "pdf", pdf
    for way, flags in WAYS.items():
        path = pathlib.Path(folder, way, pdf.stem + ".txt")
        path.parent.mkdir(exist_ok=True)
        subprocess.run(["pdftotext", *flags, pdf, path], check=True)
        yield way, path
    for way in ("plain", "raw"):
        blocks = re.split(r"\n\s*\n|\f", pathlib.Path(folder, way, pdf.stem + ".txt").read_text(encoding="utf-8"))
        lines = [" ".join(block.split()) for block in blocks if block.strip()]
        path = pathlib.Path(folder, way, pdf.stem + ".md")
        path.write_text("# " + "\n\n".join(lines) + "\n", encoding="utf-8")
        yield f"{way}, md", path


def readings(program, folder):
    """Of each PDF and way: {paper, way, account, score}."""
    scorer = scorer_of(folder)
    out = []
    for truths in (folder / "rendered", folder / "real"):
        rows, accounts = collections.defaultdict(list), {}
        with tempfile.TemporaryDirectory() as work:
            for pdf in sorted(truths.glob("*.pdf")):
                for way, path in texts_of(pdf, work):
                    passages, account = read(program, path)
                    rows[way] += passages
                    accounts[way, pdf.stem] = account
        for way, passages in rows.items():
            for paper, counts in scorer.evaluate(passages, truths)[0].items():
                out.append({"paper": paper, "way": way, "account": accounts[way, paper],
                            "score": scorer.figures(counts)["f1"] or 0.0})
    return [one for one in out if one["account"] is not None]


def good_papers():
    folders = [SOURCE / "examples" / "papers", TESTS / "passages" / "odd" / "papers"]
    shared = shared_folder()
    if shared:
        folders.append(shared / "papers")
    for folder in folders:
        yield from (path for path in sorted(folder.iterdir()) if path.suffix in (".md", ".txt", ".pdf"))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    good = True
    for path in good_papers():
        account = read(program, path)[1]
        if account is not None and account["badly_read_because"]:
            good = False
            print(f"false alarm: {path} ({account['quality']}): {account['badly_read_because']}")
    shared = shared_folder()
    if shared is None or not (shared / "pdf").is_dir() or not shutil.which("pdftotext"):
        print("no shared PDFs beside this checkout (set DOSSIER_SHARED), or no pdftotext: the estimate is not compared")
        return 0 if good else 1
    found = readings(program, shared / "pdf")
    for way in dict.fromkeys(["all", *(one["way"] for one in found)]):
        some = [one for one in found if way in ("all", one["way"])]
        value = correlation([one["account"]["quality"] for one in some], [one["score"] for one in some])
        warned = sum(1 for one in some if one["account"]["badly_read_because"])
        print(f"  {way:9} {len(some):4} readings  correlation {value:.3f}  warned of {warned}")
        good = good and (way != "all" or value >= LEAST_CORRELATION)
    for one in found:
        if one["account"]["badly_read_because"] and one["score"] >= 0.75:
            print(f"  warned though read well: {one['way']} {one['paper']} {one['score']:.2f}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
