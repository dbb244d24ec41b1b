#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program prints and exports, in every form, of the examples and of a library that chance made, is what
tests/relevance/printed.txt says: a line a command, with how the output begins and a digest of the whole.

usage: printed.py PROGRAM [--update] [--show WORDS]

With --update today's lines are written; the diff is part of the review. --show prints what the commands that hold the words
print. Meaning is left out, as in answers.py.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE / "printed.txt"
sys.path.insert(0, str(HERE.parent / "support"))
sys.path.insert(0, str(HERE.parent / "passages"))
import sentences  # noqa: E402
from golden_lines import hold  # noqa: E402
from questions import ROOT  # noqa: E402

QUERIES = ["treaty", 'war truce "border treaty"', "dyad:*", "China Pakistan", "realism state* OR allianc*"]
STYLES = ["pandoc", "apa", "chicago", "mla", "plain"]
CITED = ["text", "markdown", "csv", "bibtex", "ris", "csl-json", "jsonl"]
DRAWN = ["text", "svg", "csv", "markdown"]
WORDS_ONLY = ("search", "evidence", "matrix", "compare", "timeline", "dispersion", "network", "heat", "keyness")
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><citation><layout delimiter="; ">
<names variable="author"><name and="text" et-al-min="3" et-al-use-first="1" form="short"/><label form="short"/></names>
<text variable="title" font-style="italic" text-case="title" prefix=", "/><date variable="issued" prefix=" (" suffix=")"><date-part name="year"/></date>
<group delimiter=" " prefix=", "><label variable="locator" form="short"/><text variable="locator"/></group></layout></citation></style>"""


def cited(form, style):
    return ["--format", form] + (["--style", style] if form != "text" else [])


def asked(ids):
    """The words of each command; `ids` are those of passages of papers that cite each other."""
    for number, query in enumerate(QUERIES):
        for form in CITED:
            for style in STYLES if number == 0 and form == "markdown" else [STYLES[number]]:
                yield ["search", "--limit", "12", *cited(form, style), "--", query]
        yield ["search", "--limit", "9", "--format", "markdown", "--style", "own.csl", "--", query]
        yield ["evidence", *cited(CITED[number], STYLES[number]), "--", query]
        for view in (["timeline"], ["timeline", "--by", "mentions"], ["dispersion"], ["network"], ["heat"], ["heat", "--by", "mentions"], ["keyness"]):
            for form in DRAWN:
                yield [*view, "--format", form, "--", query]
        for more in (["--limit", "3"], ["--limit", "5", "--min-confidence", ".6"], ["--year", "1990..2021"]):
            for view in ("dispersion", "network", "heat", "keyness", "compare", "matrix"):
                facets = ["year", "dyad"] if view == "matrix" else []
                drop = more if view != "matrix" or more[0] != "--limit" else ["--papers"]
                yield [view, *drop, *facets, "--", query]
        for form in ("text", "csv", "markdown"):
            yield ["matrix", "theory", "dyad", "--format", form, "--", query]
            yield ["compare", "--limit", "20", "--format", form, "--", query]
            yield ["search", "--kwic", "--kwic-sort", "right", "--format", form, "--", query]
        for sort in ("hit", "left", "left2", "left3", "right2", "right3"):
            yield ["search", "--kwic", "--kwic-sort", sort, "--collocates", "20", "--", query]
        yield ["compare", "--same", "dyad", "--", query]
        for flags in (["--explain"], ["--analyze"], ["--feedback"], ["--per-paper", "1"], ["--exact"], ["--offset", "7"], ["--sort", "year"]):
            yield ["search", *flags, "--", query]
        yield ["evidence", "--per-paper", "3", "--", query]
        yield ["facets", "--", query]
    for form in DRAWN:
        yield ["cites", "--format", form]
    for limit in ("5", "40"):
        yield ["cites", "--pairs", limit, "--format", "svg"]
    for number in range(0, 60, 3):
        yield ["cites", f"p{number}", "--json"]
        yield ["cites", f"p{number}"]
    for number, id in enumerate(ids):
        yield ["show", id, "--context", "2"] if number % 2 else ["show", id, *cited(CITED[number % 7], STYLES[number % 5])]
        yield ["similar", id] if number % 3 else ["similar", id, "--json", "--limit", "25", "--per-paper", "0"]
    yield ["papers"]
    yield ["batch", "--format", "trec", "topics.jsonl"]
    yield ["batch", "--feedback", "--limit", "20", "topics.jsonl"]
    yield ["batch", "--per-paper", "2", "--filter-by", "kind", "topics.jsonl"]


def write_library(folder):
    chance = random.Random("printed")
    known = sentences.works(chance, 40)
    (folder / "papers").symlink_to(ROOT / "examples" / "papers")
    (folder / "library").mkdir()
    for number in range(60):
        (folder / "library" / f"p{number}.md").write_text(sentences.paper(chance, known), encoding="utf-8")
    (folder / "library" / "works.bib").write_text("".join(sentences.bibtex(chance, work, n) for n, work in enumerate(known)), encoding="utf-8")
    sentences.records(folder / "records.jsonl", chance, 150)
    (folder / "own.csl").write_text(STYLE, encoding="utf-8")
    topics = [{"id": f"t{n}", "query": sentences.made(chance, "{event} {state}"), "kind": "paragraph"} for n in range(40)]
    (folder / "topics.jsonl").write_text("".join(json.dumps(topic) + "\n" for topic in topics), encoding="utf-8")


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def call(self, *words):
        home = {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data"), "COLUMNS": "100"}
        meaning = ["--no-meaning"] if words[0] in WORDS_ONLY else []
        done = subprocess.run([self.path, words[0], "--index", "index", *meaning, *words[1:]], cwd=self.folder, capture_output=True, env=home, check=False)
        return done.returncode, re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"TIME", done.stdout), done.stderr


def line_of(words, answer):
    status, out, err = answer
    begin = " ".join(out.decode(errors="replace").split())[:60]
    said = " ! " + " ".join(err.decode(errors="replace").split())[:60] if err else ""
    return f"{' '.join(words)} | {status}{said} | {begin} | {hashlib.sha256(out).hexdigest()[:8]}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="writes today's lines")
    parser.add_argument("--show", metavar="WORDS", help="prints what commands that hold these words print")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        program = Program(options.program.resolve(), pathlib.Path(name))
        write_library(program.folder)
        status, _, err = program.call("index", "--quiet", "papers", "library", "records.jsonl")
        if status not in (0, 4):
            raise SystemExit(err.decode())
        rows = [json.loads(line) for line in program.call("passages")[1].splitlines()]
        ids = [row["id"] for row in rows if row["id"].startswith("p")][5::40][:28]
        questions = [words for words in asked(ids) if not options.show or options.show in " ".join(words)]
        answers = list(pool.map(lambda words: program.call(*words), questions))
    if options.show:
        for words, (_, out, err) in zip(questions, answers):
            print(" ".join(words) + "\n" + out.decode(errors="replace") + err.decode(errors="replace"))
        return 0
    now = [line_of(words, answer) for words, answer in zip(questions, answers)]
    return 0 if hold(GOLDEN, now, options.update) else 1


if __name__ == "__main__":
    sys.exit(main())
