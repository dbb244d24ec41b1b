#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the reading of PDFs to floors: `dossier index` and `dossier passages` against PDFs with known passages.

usage: pdf_gate.py PROGRAM rendered|real

The PDFs and their scorer lie beside this checkout (DOSSIER_SHARED, else ../shared); exit status 77 where they are absent.
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from quality import SKIPPED, held, pdf_scores, shared_folder  # noqa: E402

FLOORS = {
    "rendered": {"recall": 0.97, "precision": 0.96, "heading": 0.96, "kind": 0.97, "page": 0.975, "layout": 0.93, "lost": 0.004,
                 "furn": 0.02},
    "real": {"recall": 0.935, "precision": 0.86, "heading": 0.93, "kind": 0.92, "page": 0.935, "layout": 0.85, "lost": 0.01},
}


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in FLOORS:
        sys.exit(__doc__)
    program, which = sys.argv[1:]
    shared = shared_folder()
    folder = shared / "pdf" / which if shared else None
    if folder is None or not folder.is_dir():
        print("skipped: no shared PDFs beside this checkout (set DOSSIER_SHARED)")
        return SKIPPED
    # The truth lies there as JSON lines: the PDFs are named one by one.
    scores = pdf_scores(program, sorted(folder.glob("*.pdf")), folder)
    return 0 if held(scores, FLOORS[which], upper_bounds=("lost", "furn")) else 1


if __name__ == "__main__":
    sys.exit(main())
