#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""parity_test.py PROGRAM ROOT [TEST…]: many questions to the API over an index on this disk and over the same library in
a real cluster; the JSON of both is compared, but for the time that an answer took.

$DOSSIER_SHARED, where it is set, brings collections and debates that are not ours; $DOSSIER_PARITY_COLLECTIONS names the
collections (cisi,cacm,cranfield), $DOSSIER_PARITY_PASSAGES says how many passages of the debates are taken (20000)."""
import concurrent.futures
import itertools
import json
import lzma
import math
import os
import pathlib
import random
import subprocess
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from harness import json_lines, run_tests  # noqa: E402
from pair import STATES, WORDS, Pair, differences, varied_records  # noqa: E402
from served import Server, address  # noqa: E402


class Compared:
    """Servers over a pair of indexes, and what was asked of both."""

    def __init__(self, harness, pair):
        self.pair, self.here, self.there = pair, Server(harness, pair.disk), Server(harness, pair.cluster)
        self.paths = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.here.__exit__()
        self.there.__exit__()

    def ask(self, path, **parameters):
        self.paths.append(address(path, **parameters))

    def views(self, query, facets=("year", "kind")):
        self.ask("/api/v1/evidence", q=query)
        self.paths.append("/api/v1/matrix?" + urllib.parse.urlencode({"q": query, "rows": facets[0], "columns": facets[1]}))
        self.ask("/api/v1/kwic", q=query, limit="40")

    def differing(self, path):
        (status, left), (other, right) = self.here.get(path), self.there.get(path)
        if status != 200 or other != 200:
            return [f"{status} and {other}: {left[:200]} {right[:200]}"]
        return list(itertools.islice(differences(json.loads(left), json.loads(right)), 3))

    def done(self, what):
        with concurrent.futures.ThreadPoolExecutor(3) as clients:
            failed = [(path, found) for path, found in zip(self.paths, clients.map(self.differing, self.paths)) if found]
        for path, found in failed[:10]:
            print(f"  {urllib.parse.unquote_plus(path)[:300]}:\n    " + "\n    ".join(found), flush=True)
        print(f"  {what}: {len(self.paths)} answers compared, {len(failed)} differ", flush=True)
        assert self.paths, "nothing was compared"
        assert not failed, f"{what}: {len(failed)} of {len(self.paths)} answers differ"
        self.paths = []


def random_query(chance, words, depth=0):
    """A query of words, phrases, fields, ranges and operators."""
    def word():
        text = chance.choice(words)
        return text + "*" if chance.random() < .08 and len(text) > 3 else text

    def leaf():
        kind = chance.random()
        if kind < .5:
            return word()
        if kind < .62:
            return f'"{chance.choice(words)} {chance.choice(words)}"' + chance.choice(["", "", "~5", "~20"])
        if kind < .7:
            return f"{chance.choice(words)} NEAR/{chance.randint(1, 12)} {chance.choice(words)}"
        if kind < .78:
            return chance.choice(["title:", "heading:", "text:", "author:"]) + word()
        if kind < .86:
            first = chance.randint(1950, 2020)
            return chance.choice([f"year:{first}..{first + 10}", f"year:>{first}", f"year:{first}"])
        if kind < .93:
            return "kind:" + chance.choice(["paragraph", "reference", "footnote"])
        return f'dyad:"{"-".join(sorted(chance.sample(STATES, 2)))}"'

    if depth > 2 or chance.random() < .45:
        return leaf()
    parts = [random_query(chance, words, depth + 1) for _ in range(chance.randint(2, 3))]
    joined = chance.choice([" ", " ", " AND ", " OR "]).join(parts)
    if chance.random() < .2:
        joined += " " + chance.choice(["-", "NOT "]) + leaf()
    return f"({joined})" if depth else joined


def nasty(harness):
    made = subprocess.run([sys.executable, str(harness.root / "bench" / "make_nasty_queries.py")], capture_output=True,
                          text=True, check=True)
    return [line["query"] for line in json_lines(made.stdout)]


def random_queries(harness):
    varied_records(harness.home / "random.jsonl")
    with Compared(harness, Pair(harness, "random", "lib", "random.jsonl")) as compared:
        chance = random.Random(17)
        queries = [random_query(chance, WORDS + ["the", "of", "rivers", "treaties"]) for _ in range(300)]
        for number, query in enumerate(queries):
            compared.ask("/api/v1/search", q=query, limit="50")
            if number % 6 == 0:
                compared.views(query)
        compared.done("300 random queries, every sixth in all views")


def views_by_paper(harness):
    """What is counted or listed by paper: timelines, dispersions, networks, comparisons, who cites whom."""
    varied_records(harness.home / "papers.jsonl")
    library = harness.root / "tests" / "citations" / "library"
    papers = sorted(file.stem for file in library.glob("*.md"))
    with Compared(harness, Pair(harness, "bypaper", "lib", "papers.jsonl", library)) as compared:
        def ask(view, **parameters):
            compared.paths.append(f"/api/v1/{view}?" + urllib.parse.urlencode(parameters))
        for query in ("water", "river water dam", "treaty NEAR/4 river", "", "zzzzqqq", "kind:reference river", "NOT water"):
            for more in ({}, {"year": "1995..2010"}, {"kind": "paragraph"}, {"kind": "reference"}, {"notes": "off"}):
                for by in ("papers", "mentions"):
                    ask("timeline", q=query, by=by, **more)
                for sort in ("relevance", "year", "paper"):
                    ask("dispersion", q=query, sort=sort, limit=20, **more)
                ask("network", q=query, pairs=5, **more)
                ask("compare", q=query, **more)
            for same in ("section", "cites", "kind,year"):
                ask("compare", q=query, same=same, pairs=30)
            compared.ask("/api/v1/search", q=query + " cites:*")
        for paper in ["", *("/" + name for name in papers)]:
            ask("citations" + paper)
            ask("citations" + paper, q="border OR river")
            ask("citations" + paper, section="introduction")
        compared.done("views by paper")


def nasty_queries(harness):
    varied_records(harness.home / "nasty.jsonl")
    with Compared(harness, Pair(harness, "nasty", "lib", "nasty.jsonl")) as compared:
        for query in nasty(harness):
            compared.ask("/api/v1/search", q=query)
        compared.done("nasty queries")


def shared():
    folder = os.environ.get("DOSSIER_SHARED")
    if not folder or not pathlib.Path(folder).is_dir():
        print("  skipped: DOSSIER_SHARED is not set", flush=True)
        return None
    return pathlib.Path(folder)


def judged(folder):
    marks = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 3 and parts[-1].lstrip("-").isdigit():
            marks.setdefault(parts[0], {})[parts[-2]] = int(parts[-1])
    return marks


def ndcg(run, marks):
    """The mean nDCG@10 of a run as trec_eval reads it."""
    def gain(values):
        return sum((2 ** value - 1) / math.log2(place + 2) for place, value in enumerate(values[:10]))
    found = {}
    for line in run.splitlines():
        query, _, passage = line.split()[:3]
        found.setdefault(query, []).append(passage)
    sums = [gain([of_query.get(passage, 0) for passage in found.get(query, [])])
            / max(gain(sorted(of_query.values(), reverse=True)), 1e-9) for query, of_query in marks.items()]
    return sum(sums) / max(len(sums), 1)


def collections(harness):
    folder = shared()
    if folder is None:
        return
    for name in os.environ.get("DOSSIER_PARITY_COLLECTIONS", "cisi,cacm,cranfield").split(","):
        collection = folder / "collections" / name
        pair = Pair(harness, name.replace("_", "-"), collection / "corpus.jsonl")
        batch = ["batch", "--no-meaning", collection / "queries.jsonl"]
        here, there = (json_lines(pair.ask(place, batch)[1]) for place in (pair.disk, pair.cluster))
        found = list(itertools.islice(differences(here, there), 5))
        assert not found, f"{name}: {found}"
        marks = judged(collection)
        scores = [ndcg(pair.ask(place, [*batch, "--format", "trec"])[1], marks) for place in (pair.disk, pair.cluster)]
        assert scores[0] == scores[1], scores
        print(f"  {name}: {len(here)} topics, the hundred best of each equal; nDCG@10 of both {scores[0]:.4f}", flush=True)
        topics = [json.loads(line) for line in (collection / "queries.jsonl").open(encoding="utf-8")]
        with Compared(harness, pair) as compared:
            for topic in topics[::4]:
                text = (topic.get("text") or topic.get("query"))[:400]
                compared.ask("/api/v1/search", q=text, limit="20", explain="on")
                compared.views(text, ("kind", "section"))
            compared.done(f"{name}: every fourth topic in all views")


def debates(harness):
    folder = shared()
    if folder is None:
        return
    wanted = int(os.environ.get("DOSSIER_PARITY_PASSAGES", "20000"))
    file = harness.home / "debates.jsonl"
    with lzma.open(folder / "scale" / "ungdc.jsonl.xz", "rt", encoding="utf-8") as lines, open(file, "w", encoding="utf-8") as out:
        every = max(270000 // wanted, 1)  # taken from all years
        out.writelines(itertools.islice(itertools.islice(lines, 0, None, every), wanted))
    made = subprocess.run([sys.executable, str(harness.root / "bench" / "make_queries.py"), str(file), "200"],
                          capture_output=True, text=True, check=True)
    queries = [line["text"] for line in json_lines(made.stdout)]
    words = sorted({word for query in queries for word in query.lower().split() if word.isalpha()})
    chance = random.Random(23)
    with Compared(harness, Pair(harness, "debates", "debates.jsonl")) as compared:
        for number, query in enumerate(queries):
            compared.ask("/api/v1/search", q=query, limit="100")
            if number % 10 == 0:
                compared.views(query)
        for _ in range(100):
            compared.ask("/api/v1/search", q=random_query(chance, words), limit="20")
        for query in nasty(harness):
            compared.ask("/api/v1/search", q=query)
        compared.done(f"{wanted} passages of debates: 200 typed, 100 random and the nasty queries")


run_tests((views_by_paper, random_queries, nasty_queries, collections, debates))
