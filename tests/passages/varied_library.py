#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the index says of a library that chance made is what tests/passages/varied says: a line a record or paper with a digest
of its passages, their labels and reasons, of who cites whom, and of the report.

usage: varied_library.py PROGRAM [--update] [--write FOLDER] [--show ID]

The library has records, papers that cite each other, and bibliographies. With --update today's lines are written. --write
leaves the library in a folder; --show prints all that is known of one paper.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

PASSAGES = pathlib.Path(__file__).resolve().parent
GOLDEN = PASSAGES / "varied" / "library.txt"
sys.path.insert(0, str(PASSAGES))
sys.path.insert(0, str(PASSAGES.parent / "support"))
import sentences  # noqa: E402
from golden_lines import hold  # noqa: E402


def write_library(folder):
    chance = random.Random("library")
    known = sentences.works(chance, 40)
    sentences.records(folder / "records.jsonl", chance, 700)
    for number in range(60):
        (folder / f"p{number}.md").write_text(sentences.paper(chance, known), encoding="utf-8")
    (folder / "works.bib").write_text("".join(sentences.bibtex(chance, work, n) for n, work in enumerate(known[:20])), encoding="utf-8")
    (folder / "works.ris").write_text("".join(sentences.ris(chance, work, n) for n, work in enumerate(known[10:30], 10)), encoding="utf-8")
    (folder / "works.json").write_text(json.dumps([sentences.csl(chance, work, n) for n, work in enumerate(known[20:], 20)]), encoding="utf-8")


class Library:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def call(self, *words):
        home = {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data")}
        done = subprocess.run([self.program, words[0], "--index", "index", *words[1:]], cwd=self.folder, capture_output=True,
                              encoding="utf-8", env=home, check=False)
        if done.returncode not in (0, 1, 4):
            raise SystemExit(f"{' '.join(words)}: exit {done.returncode}\n{done.stderr}")
        return done.stdout


def digest(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:8]


def known_of(library):
    """What is known of each record and paper, by its id; and of the whole library."""
    out = {}
    for line in library.call("passages").splitlines():
        passage = json.loads(line)
        for label in passage.get("why") or []:
            label["strength"] = round(label["strength"], 5)
        out.setdefault(passage["paper"] if isinstance(passage.get("paper"), str) else passage["id"], []).append(passage)
    return out


def lines_of(library):
    known = known_of(library)
    lines = []
    for name, passages in sorted(known.items()):
        labels = sorted({f"{label['facet']}:{label['value']}" for passage in passages for label in passage.get("why") or []})
        shown = " ".join(labels[:3])
        lines.append(f"{name} | {len(passages)} | {shown[:70]} | {digest(passages)}\n")
    for words in (["papers"], ["cites"], ["status"], ["facets", "--top", "1000"]):
        answer = json.loads(library.call(words[0], "--json", *words[1:]))
        for name, value in sorted(answer.items()):
            if name in ("papers", "links", "files", "facets", "passages"):
                rows = value if isinstance(value, list) else [value]
                lines += [f"{words[0]} {name} {n} | {digest(row)}\n" for n, row in enumerate(rows)]
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="writes today's lines")
    parser.add_argument("--write", type=pathlib.Path, metavar="FOLDER", help="writes the library and ends")
    parser.add_argument("--show", metavar="ID", help="prints all that is known of one paper")
    options = parser.parse_args()
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        write_library(options.write)
        return 0
    with tempfile.TemporaryDirectory() as name:
        library = Library(options.program.resolve(), pathlib.Path(name))
        write_library(library.folder)
        library.call("index", "--quiet", ".")
        if options.show:
            print(json.dumps(known_of(library).get(options.show), indent=1, ensure_ascii=False))
            return 0
        now = lines_of(library)
    return 0 if hold(GOLDEN, now, options.update) else 1


if __name__ == "__main__":
    sys.exit(main())
