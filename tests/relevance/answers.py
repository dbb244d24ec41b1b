#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program answers to many questions, in every view, over papers and records that are made up, is what
tests/relevance/answers says: totals, the first hits with their scores, and a digest of the whole JSON with its explanation.

usage: answers.py PROGRAM [--update] [--show QUESTION]

A change that is to make things faster must not change a line; where a line changes, the change says why. With --update today's
answers are written; the diff is part of the review. --show prints the whole JSON of the questions that hold the text, so
that two builds can be compared. Meaning is left out: its numbers are sums in single precision, which compilers order differently.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ANSWERS = HERE / "answers"
sys.path.insert(0, str(HERE.parent / "support"))
from golden_lines import hold  # noqa: E402
from questions import OPERATORS, ROOT, STATES, WORDS, documented, varied_records  # noqa: E402

QUERIES = ["water", "river water dam", "treaty NEAR/4 river", "federation", "sanctions -dam", '"the river"', "China Pakistan"]
FLAGS = [["--sort", "year"], ["--sort", "paper"], ["--per-paper", "2"], ["--offset", "95", "--limit", "20"], ["--limit", "200"],
         ["--year", "1995..2010"], ["--exact"], ["--filter", "place=north"], ["--filter", "place!=north"],
         ["--filter", "year=(unknown)"], ["--filter", "kind=paragraph", "--year", "2001"], ["--feedback"], ["--no-related"],
         ["--no-stems"], ["--no-spelling"], ["--no-synonyms"], ["--no-variants"], ["--limit", "0"], ["--min-confidence", ".7"]]
VIEWS = [["evidence"], ["evidence", "--offset", "5", "--per-paper", "5"], ["evidence", "--sort", "year"],
         ["matrix", "year", "kind"], ["matrix", "dyad", "section"], ["facets"], ["facets", "--top", "2"], ["timeline"], ["dispersion"],
         ["network"], ["heat"], ["keyness"], ["search", "--kwic", "--kwic-sort", "left2"], ["search", "--kwic", "--collocates", "30"]]
WITHOUT_MEANING = ("search", "evidence", "compare")


def random_queries(count):
    chance = random.Random(7)
    for _ in range(count):
        words = [chance.choice(chance.choice((WORDS, WORDS, STATES))) for _ in range(chance.randint(1, 5))]
        joined = chance.choice((" ", " ", " OR ", " AND ", " NEAR/6 ")).join(words)
        yield joined + (f" -{chance.choice(WORDS)}" if chance.random() < 0.2 else "")


def asked():
    """Name of a file of answers, and the words of each question in it."""
    search = ["search", "--explain"]
    yield "documented", [[*search, "--", query] for query in documented()]
    yield "operators", [[*search, "--", query] for query in OPERATORS]
    yield "random", [[*search, "--", query] for query in random_queries(120)]
    yield "flags", [["search", *flags, "--", query] for flags in FLAGS for query in QUERIES]
    yield "views", [[*view, "--", query] for view in VIEWS for query in QUERIES] + [
        ["compare", "--", "treaty river"], ["cites"], ["papers"]]


def rounded(value):
    """JSON with numbers as near as two compilers give them, and without the time that an answer took."""
    if isinstance(value, dict):
        return {name: rounded(inner) for name, inner in value.items() if name != "milliseconds"}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value


class Library:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        (self.folder / "papers").symlink_to(ROOT / "examples" / "papers")
        (self.folder / "library").symlink_to(ROOT / "examples" / "library")
        varied_records(self.folder / "records.jsonl", 300)
        self.call("index", "--quiet", "papers", "library", "records.jsonl")

    def call(self, *words):
        home = {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data")}
        done = subprocess.run([self.program, words[0], "--index", "index", *words[1:]], cwd=self.folder, capture_output=True,
                              encoding="utf-8", env=home, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(words)}: exit {done.returncode}\n{done.stderr}")
        return done.stdout

    def answer(self, words):
        flags = ["--json"] + (["--no-meaning"] if words[0] in WITHOUT_MEANING else [])
        return rounded(json.loads(self.call(words[0], *flags, *words[1:])))


def line_of(words, answer):
    """An answer on one line: what was asked, totals, the first three hits, a digest."""
    counts = " ".join(f"{name}={answer[name]}" for name in ("total", "total_all_words", "total_loose", "papers")
                      if isinstance(answer.get(name), int))
    hits = answer.get("hits")
    first = [f"{hit['passage']['id']} {hit['score']:.4f}" for hit in hits[:3] if "passage" in hit] if isinstance(hits, list) else []
    digest = hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()[:8]
    return " | ".join(part for part in (" ".join(words), counts, *first, digest) if part) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="writes today's answers")
    parser.add_argument("--show", metavar="QUESTION", help="prints the answers to questions that hold this text")
    options = parser.parse_args()
    differs = False
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        library = Library(options.program.resolve(), folder)
        for name, questions in asked():
            if options.show is not None:
                questions = [words for words in questions if options.show in " ".join(words)]
            answers = pool.map(library.answer, questions)
            if options.show is not None:
                for words, answer in zip(questions, answers):
                    print(" ".join(words) + "\n" + json.dumps(answer, indent=1, ensure_ascii=False))
                continue
            now = [line_of(words, answer) for words, answer in zip(questions, answers)]
            differs |= not hold(ANSWERS / (name + ".txt"), now, options.update)
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
