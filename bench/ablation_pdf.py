#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ablation_pdf.py [PDF_READ]: what each step of the reading of PDFs is worth, on the PDFs beside the checkout ($DOSSIER_SHARED, else
../shared): the scores without it, as a table."""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))
from quality import shared_folder  # noqa: E402

STEPS = ("furniture", "table-rows", "front", "drawings", "headings", "run-in-headings", "zones", "joining")
FIGURES = ("recall", "precision", "heading", "kind", "lost")


def scores(program, folder, without):
    flags = ["--without", without] if without else []
    done = subprocess.run([program, *flags, *sorted(folder.glob("*.pdf"))], check=True, capture_output=True,
                          text=True)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as passages:
        passages.write(done.stdout)
        passages.flush()
        told = subprocess.run([sys.executable, folder.parent / "score_pdf.py", passages.name, folder, "--json"], check=True,
                              capture_output=True, text=True).stdout
    return json.loads(told)["all"]


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "dev" / "tests" / "tools" / "pdf_read")
    shared = shared_folder()
    if shared is None:
        sys.exit("ablation_pdf.py: no shared PDFs (set DOSSIER_SHARED)")
    print("| without | " + " | ".join(f"{which} {figure}" for which in ("rendered", "real") for figure in FIGURES) + " |")
    print("|---" * (1 + 2 * len(FIGURES)) + "|")
    for step in (None, *STEPS):
        row = []
        for which in ("rendered", "real"):
            figures = scores(program, shared / "pdf" / which, step)
            row += [f"{figures[name]:.3f}" for name in FIGURES]
        print(f"| {step or 'nothing'} | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
