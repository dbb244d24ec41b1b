#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the reading of PDFs to floors: `dossier index` and `dossier passages` against PDFs with known passages.

usage: pdf_gate.py PROGRAM rendered|real

The PDFs and their scorer lie beside this checkout (DOSSIER_SHARED, else ../shared); exit status 77 where they are absent.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from quality import SKIPPED, held, run, shared_folder  # noqa: E402

FLOORS = {
    "rendered": {"recall": 0.94, "precision": 0.82, "heading": 0.88, "kind": 0.92, "page": 0.97, "lost": 0.005},
    "real": {"recall": 0.90, "precision": 0.68},
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
    with tempfile.TemporaryDirectory() as work:
        environment = {**os.environ, "DOSSIER_INDEX": f"{work}/index"}
        # The truth lies there as JSON lines: the PDFs are named one by one.
        run(program, "index", "--threads", "2", *sorted(folder.glob("*.pdf")), env=environment)
        passages = pathlib.Path(work, "passages.jsonl")
        passages.write_text(run(program, "passages", env=environment), encoding="utf-8")
        scored = subprocess.run([sys.executable, folder.parent / "score_pdf.py", passages, folder, "--json"], check=True,
                                capture_output=True, text=True).stdout
    return 0 if held(json.loads(scored)["all"], FLOORS[which], upper_bounds=("lost",)) else 1


if __name__ == "__main__":
    sys.exit(main())
