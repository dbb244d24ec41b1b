#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes until a changed paper is found, among many.

usage: fresh.py PROGRAM [--papers N] [--passages N] [--times N]

Invented papers are indexed; then one is changed, again and again, and the index brought up to date, once by a run of
`index` and once by one that watches. Prints a line of JSON: seconds from the change to the answer that shows it (median
and worst), of a run that finds nothing to do, of `status`, and of one search.
"""
import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

WORDS = """border treaty river corridor envoy pipeline fence tariff summit ministry garrison strait quota refugee census
harbour railway ceasefire doctrine alliance embargo parliament patrol customs grievance memorandum province loan of the
in and to a that with by from China Pakistan India Iran France""".split()


def paper(chance, number, passages, mark):
    lines = [f"# Paper {number} on {chance.choice(WORDS)} and {chance.choice(WORDS)}", ""]
    for section in ("Introduction", "Findings", "Discussion", "Conclusion"):
        lines += [f"## {section}", "", f"In mark{mark} " + " ".join(chance.choices(WORDS, k=40)) + ".", ""]
        for _ in range(max(1, passages // 4)):
            lines += [" ".join(chance.choices(WORDS, k=100)) + ".", ""]
    return "\n".join(lines)


class Library:
    def __init__(self, program, home, papers, passages):
        self.program, self.home, self.chance, self.passages = str(program), home, random.Random(5), passages
        self.papers = home / "papers"
        for number in range(papers):
            folder = self.papers / f"shelf{number % 50}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"paper{number}.md").write_text(paper(self.chance, number, passages, "none"), encoding="utf-8")

    def run(self, *words, allowed=(0,)):
        begin = time.monotonic()
        done = subprocess.run([self.program, *words], cwd=self.home, capture_output=True, check=False)
        assert done.returncode in allowed, done.stderr.decode()
        return time.monotonic() - begin

    def change(self, mark):
        path = self.papers / "shelf7" / "paper7.md"
        path.write_text(paper(self.chance, 7, self.passages, mark), encoding="utf-8")

    def found(self, mark):
        return subprocess.run([self.program, "search", "--exact", "--json", f"mark{mark}"], cwd=self.home,
                              capture_output=True, check=False).returncode == 0


def summary(times):
    return {"median": round(statistics.median(times), 3), "worst": round(max(times), 3)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--papers", type=int, default=5000)
    parser.add_argument("--passages", type=int, default=40, help="passages a paper")
    parser.add_argument("--times", type=int, default=10)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        library = Library(args.program.resolve(), pathlib.Path(name), args.papers, args.passages)
        out = {"papers": args.papers, "first_seconds": round(library.run("index", "--quiet", "papers"), 2)}
        out["nothing_to_do"] = summary([library.run("index", "--quiet", "papers") for _ in range(args.times)])
        out["status"] = summary([library.run("status") for _ in range(args.times)])
        out["search"] = summary([library.run("search", "river treaty") for _ in range(args.times)])
        times = []
        for turn in range(args.times):
            library.change(f"run{turn}")
            begin = time.monotonic()
            library.run("index", "--quiet", "papers")
            assert library.found(f"run{turn}")
            times.append(time.monotonic() - begin)
        out["changed_by_run"] = summary(times)
        with subprocess.Popen([library.program, "index", "--watch", "papers"], cwd=name, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True) as watching:
            for line in watching.stderr:
                if line.startswith("Watching"):
                    break
            time.sleep(2)
            times = []
            for turn in range(args.times):
                library.change(f"watch{turn}")
                begin = time.monotonic()
                while not library.found(f"watch{turn}"):
                    assert time.monotonic() - begin < 60
                times.append(time.monotonic() - begin)
            out["changed_while_watching"] = summary(times)
            watching.terminate()
        json.dump(out, sys.stdout)
        print()


if __name__ == "__main__":
    main()
