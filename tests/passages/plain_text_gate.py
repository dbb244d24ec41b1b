#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the reading of plain text that tools make of PDFs to floors: `dossier index` and `dossier passages` over what
pdftotext prints of PDFs with known passages.

usage: plain_text_gate.py PROGRAM plain|layout|bare

plain   pdftotext as it is
layout  pdftotext -layout: columns side by side
bare    without form feeds and blank lines, as PyMuPDF's get_text() and many chains of tools give it

The PDFs and their scorer lie beside this checkout (DOSSIER_SHARED, else ../shared); exit status 77 where they are absent
or pdftotext is.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from quality import SKIPPED, held, pdf_scores, shared_folder  # noqa: E402

FLOORS = {
    "plain": {"recall": 0.65, "precision": 0.63, "lost": 0.004},
    "layout": {"recall": 0.75, "precision": 0.67, "lost": 0.004},
    "bare": {"recall": 0.56, "precision": 0.58, "lost": 0.006},
}


def text_of(pdf, sort):
    command = ["pdftotext", "-enc", "UTF-8", *(["-layout"] if sort == "layout" else []), pdf, "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    if sort != "bare":
        return text
    return "".join(line + "\n" for line in text.replace("\f", "").splitlines() if line.strip())


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in FLOORS:
        sys.exit(__doc__)
    program, sort = sys.argv[1:]
    shared = shared_folder()
    folder = shared / "pdf" / "rendered" if shared else None
    if folder is None or not folder.is_dir():
        print("skipped: no shared PDFs beside this checkout (set DOSSIER_SHARED)")
        return SKIPPED
    if shutil.which("pdftotext") is None:
        print("skipped: no pdftotext (install poppler-utils)")
        return SKIPPED
    with tempfile.TemporaryDirectory() as work:
        papers = pathlib.Path(work, "papers")
        papers.mkdir()
        for pdf in sorted(folder.glob("*.pdf")):
            (papers / f"{pdf.stem}.txt").write_text(text_of(pdf, sort), encoding="utf-8")
        scores = pdf_scores(program, [papers], folder)
    return 0 if held(scores, FLOORS[sort], upper_bounds=("lost",)) else 1


if __name__ == "__main__":
    sys.exit(main())
