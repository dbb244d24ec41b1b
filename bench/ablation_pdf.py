#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ablation_pdf.py [--signs] [PDF_READ]: what each step of the reading of PDFs is worth, on the PDFs beside the checkout
($DOSSIER_SHARED, else ../shared): the scores without it, as a table. With --signs each sign that speaks for or against a
break, a drawing, a heading or a join in turn: by how many thousandths the scores fall (+: rise) without it."""
import json
import pathlib
import re
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


def signs():
    """Names of all signs as `--without` takes them: `drawings: code`."""
    steps = {"BreakSigns": "lines", "DebrisSigns": "drawings", "HeadingSigns": "headings", "JoinSigns": "joining"}
    for source in sorted((ROOT / "indexer" / "pdf").glob("*.cpp")):
        for name, kind in re.findall(r'\{"([^"]+)", &(\w+)::', source.read_text(encoding="utf-8")):
            yield f"{steps[kind]}: {name}"


def sign_table(program, pdfs):
    def figures(without):
        found = [scores(program, pdfs / which, without) for which in ("rendered", "real")]
        return [one[name] for one in found for name in FIGURES]

    whole, idle = figures(None), []
    for sign in signs():
        change = [round(1000 * (now - then)) for now, then in zip(figures(sign), whole)]
        if any(change):
            print(f"| {sign} | " + " | ".join(f"{one:+d}" if one else "" for one in change) + " |", flush=True)
        else:
            idle.append(sign)
    print("\nWithout effect: " + ", ".join(idle))


def main():
    arguments = [one for one in sys.argv[1:] if one != "--signs"]
    program = pathlib.Path(arguments[0] if arguments else ROOT / "build" / "dev" / "tests" / "tools" / "pdf_read")
    shared = shared_folder()
    if shared is None:
        sys.exit("ablation_pdf.py: no shared PDFs (set DOSSIER_SHARED)")
    print("| without | " + " | ".join(f"{which} {figure}" for which in ("rendered", "real") for figure in FIGURES) + " |")
    print("|---" * (1 + 2 * len(FIGURES)) + "|")
    if "--signs" in sys.argv:
        return sign_table(program, shared / "pdf")
    for step in (None, *STEPS):
        row = []
        for which in ("rendered", "real"):
            figures = scores(program, shared / "pdf" / which, step)
            row += [f"{figures[name]:.3f}" for name in FIGURES]
        print(f"| {step or 'nothing'} | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
