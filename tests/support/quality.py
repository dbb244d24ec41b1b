# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scorers and the gates share: comparing text, reading JSON lines, running the program, holding floors."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

SKIPPED = 77  # ctest's SKIP_RETURN_CODE
SOURCE = pathlib.Path(__file__).resolve().parents[2]


def squeeze(text):
    """The letters and digits alone, so that space, marks and case do not count."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def words(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def shared_folder():
    """The folder of shared test data, or None where this checkout stands alone."""
    folder = pathlib.Path(os.environ.get("DOSSIER_SHARED", SOURCE.parent / "shared"))
    return folder if folder.is_dir() else None


def run(program, *args, **options):
    """Runs the program and gives its standard output; ends this script with the program's message where it fails."""
    done = subprocess.run([program, *map(str, args)], capture_output=True, text=True, encoding="utf-8", **options)
    if done.returncode not in (0, 1):  # 1: nothing found
        sys.exit(f"{program} {' '.join(map(str, args))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def pdf_scores(program, sources, truth):
    """What score_pdf.py of the shared data says of papers that are indexed from these files; `truth` is its folder.
    `layout`: recall in the layout that has the least."""
    with tempfile.TemporaryDirectory() as work:
        environment = {**os.environ, "DOSSIER_INDEX": f"{work}/index"}
        run(program, "index", "--threads", "2", *sources, env=environment)
        passages = pathlib.Path(work, "passages.jsonl")
        passages.write_text(run(program, "passages", env=environment), encoding="utf-8")
        scored = subprocess.run([sys.executable, truth.parent / "score_pdf.py", passages, truth, "--json", "--by-layout"],
                                check=True, capture_output=True, text=True).stdout
    figures = json.loads(scored)
    whole = figures.pop("all")
    whole["layout"] = min(one["recall"] for one in figures.values())
    return whole


def held(figures, floors, upper_bounds=()):
    """Prints each figure beside its bound; True where every one is kept."""
    good = True
    for name, floor in floors.items():
        bad = figures[name] > floor if name in upper_bounds else figures[name] < floor
        good = good and not bad
        print(f"  {name:14} {figures[name]:.4f}  {'at most' if name in upper_bounds else 'at least'} {floor}"
              f"{'  <-- NOT HELD' if bad else ''}")
    return good
