#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""search_test.py PROGRAM ROOT [TEST…]: the same library on this disk and in a real cluster gives the same answers. The
JSON of both is compared, but for the time that an answer took; numbers may differ by a billionth. $DOSSIER_SHARED, where
it is set, brings papers that are not ours."""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from harness import json_lines, lines_of, run_tests  # noqa: E402
from pair import OPERATORS, WORDS, Pair, differences, documented, varied_records  # noqa: E402

def queries_of_the_documentation(harness):
    pair = Pair(harness, "documented", "lib")
    for query in documented():
        pair.compare("search", "--no-meaning", "--", query)
    pair.done()


def operators_filters_and_pages(harness):
    varied_records(harness.home / "many.jsonl")
    pair = Pair(harness, "operators", "lib", "many.jsonl")
    for query in OPERATORS:
        pair.compare("search", "--no-meaning", "--", query)
    for flags in (["--sort", "year"], ["--sort", "paper"], ["--per-paper", "2"], ["--offset", "95", "--limit", "20"],
                  ["--limit", "300"], ["--offset", "700", "--limit", "50"], ["--year", "1995..2010"], ["--exact"],
                  ["--filter", "place=north"], ["--filter", "place!=north"], ["--filter", "year=(unknown)"],
                  ["--filter", "place=north", "--filter", "kind=paragraph", "--year", "2001"], ["--explain"],
                  ["--feedback"], ["--filter", "place=nowhere"], ["--sort", "year", "--offset", "150", "--limit", "30"],
                  ["--sort", "paper", "--offset", "350", "--limit", "30"], ["--no-related"], ["--limit", "0"],
                  ["--per-paper", "1", "--offset", "90", "--limit", "40"], ["--no-notes"]):
        for query in ("water", "river water dam", "treaty NEAR/4 river", "", "federation"):
            pair.compare("search", "--no-meaning", *flags, "--", query)
    pair.done()


def words_of_titles_alone(harness):
    """A word that stands in a title and in no text is of the family of its stem, too."""
    texts = ("Each ordering of the rivers is weak.", "They ordered new dams.", "The orders came late.")
    with open(harness.home / "titles.jsonl", "w", encoding="utf-8") as out:
        for number in range(60):
            title = ("Fuzzy Orderings", "Rivers", "Negotiability of Dams")[number % 3] + f" {number}"
            text = texts[number % 7 % 3] + (" They negotiated." if number % 4 == 0 else "")
            out.write(json.dumps({"_id": f"t{number}", "title": title, "text": text}) + "\n")
    pair = Pair(harness, "titles", "titles.jsonl")
    for query in ("ordered", "ordering rivers", "orderings", "negotiated dams", "negotiation"):
        pair.compare("search", "--no-meaning", "--explain", "--limit", "60", "--", query)
    pair.done()


VIEWS = ("water", "river water dam", "treaty NEAR/4 river", "federation", "", "sanctions -dam", "zzzzqqq", '"the river"')


def other_views(harness):
    """Evidence, matrix, concordance, similar passages, facets."""
    varied_records(harness.home / "views.jsonl")
    for name, paths in (("views", ["lib", "views.jsonl"]), ("few", ["lib"])):
        pair = Pair(harness, name, *paths)
        ids = [line["id"] for line in json_lines(harness.run("passages", "--index", pair.disk))]
        for query in VIEWS:
            asked = ["--no-meaning", "--", query]
            for flags in ([], ["--limit", "40"], ["--offset", "5", "--per-paper", "5"], ["--sort", "year"],
                          ["--sort", "paper", "--limit", "200"], ["--year", "1995..2005"], ["--with-notes"]):
                pair.compare("evidence", *flags, *asked)
            for sides in (["year", "kind"], ["dyad", "paper"], ["section", "year"], ["kind", "kind"]):
                pair.compare("matrix", *sides, "--", query)
            pair.compare("facets", "--", query)
            pair.compare("facets", "--top", "2", "--filter", "kind=paragraph", "--", query)
            for flags in ([], ["--kwic-sort", "left2"], ["--kwic-passages", "0", "--limit", "500"],
                          ["--collocates", "30"]):
                pair.compare("search", "--kwic", *flags, *asked)
            for by in ("papers", "mentions"):
                pair.compare("timeline", "--by", by, "--", query)
                pair.compare("timeline", "--by", by, "--year", "1995..2005", "--filter", "kind=paragraph", "--", query)
            for flags in ([], ["--sort", "year", "--limit", "40"], ["--sort", "paper", "--offset", "3"]):
                pair.compare("dispersion", *flags, "--", query)
            for flags in ([], ["--limit", "3"], ["--no-notes"]):
                pair.compare("network", *flags, "--", query)
            for flags in ([], ["--same", "section", "--same", "year"], ["--limit", "40", "--same", "kind"]):
                pair.compare("compare", *flags, "--", query)
        if name == "few":  # no directions of words are learnt of so few passages
            for number in ids[::9]:
                pair.compare("similar", number)
                pair.compare("similar", number, "--per-paper", "1", "--limit", "30")
            for number in ids[::17]:
                pair.compare("show", number, "--context", "3")
        pair.done()


def labels_less_sure(harness):
    """A least confidence of labels takes the less sure ones from every filter, count and score."""
    pair = Pair(harness, "sure", "lib")
    counted = {}
    for least in ("0.3", "0.6", "0.75", "0.9", "1"):
        sure = ["--min-confidence", least]
        for query in ("", "water", "river water dam", "realism", "dyad:*", "theory:*", "-dyad:*", "theory:(unknown) water",
                      "water theory:liberalism"):
            pair.compare("search", "--no-meaning", *sure, "--explain", "--", query)
            pair.compare("facets", *sure, "--", query)
        for flags in (["--filter", "theory=realism"], ["--filter", "theory!=realism"], ["--filter", "dyad=(unknown)"],
                      ["--filter", "dyad!=(unknown)"], ["--filter", "theory=(unknown)", "--filter", "kind=paragraph"]):
            pair.compare("search", "--no-meaning", *sure, *flags, "--", "water")
            pair.compare("facets", *sure, *flags, "--", "")
        for query in ("water", "", "conflict"):
            pair.compare("evidence", "--no-meaning", *sure, "--", query)
            for sides in (["theory", "year"], ["dyad", "paper"], ["theory", "dyad"]):
                pair.compare("matrix", *sides, *sure, "--", query)
            pair.compare("search", "--kwic", "--no-meaning", *sure, "--", query)
            for view in ("timeline", "dispersion", "network", "compare"):
                pair.compare(view, *sure, "--", query)
        answer = json.loads(pair.ask(pair.disk, ["facets", "--json", *sure, "--", ""])[1])
        counted[least] = json.dumps(answer["facets"], sort_keys=True)
    assert len(set(counted.values())) > 2, "the confidences tell no labels apart"
    ids = [line["id"] for line in json_lines(harness.run("passages", "--index", pair.disk))]
    for number in ids[::23]:
        pair.compare("similar", number, "--min-confidence", "0.75")
    pair.done()


def key_words(harness):
    varied_records(harness.home / "key.jsonl")
    pair = Pair(harness, "key", "lib", "key.jsonl")
    for query in (*VIEWS, "theory:*", "NOT water"):
        for flags in ([], ["--limit", "5"], ["--no-notes"], ["--filter", "kind=paragraph"], ["--year", "1995..2010"],
                      ["--min-confidence", "0.75", "--filter", "theory!=realism"]):
            pair.compare("keyness", *flags, "--", query)
    words = json.loads(pair.ask(pair.disk, ["keyness", "--json", "--", "water"])[1])
    assert words["words"] or words["pairs"], "no key words are compared"
    pair.done()


def who_cites_whom(harness):
    pair = Pair(harness, "cites", harness.root / "tests" / "citations" / "library")
    papers = json.loads(harness.run("papers", "--json", "--index", pair.disk))["papers"]
    for flags in ([], ["--year", "2000.."], ["--section", "introduction"], ["--no-notes"]):
        pair.compare("cites", *flags)
        for paper in papers:
            pair.compare("cites", paper["id"], *flags)
    pair.compare("cites", papers[0]["id"], "--sentences", "1")
    for query in ("border", "dam OR river", "treaty"):
        pair.compare("compare", "--same", "cites", "--", query)
        pair.compare("search", "--no-meaning", "--", query + " cites:*")
        pair.compare("matrix", "cites", "year", "--", query)
    pair.done()


def batches_and_exports(harness):
    varied_records(harness.home / "batch.jsonl")
    pair = Pair(harness, "batch", "lib", "batch.jsonl")
    with open(harness.home / "queries.jsonl", "w", encoding="utf-8") as out:
        for number, query in enumerate([*OPERATORS, *VIEWS]):
            out.write(json.dumps({"_id": f"q{number}", "text": query}) + "\n")
    here, there = (json_lines(pair.ask(place, ["batch", "--no-meaning", "queries.jsonl"])[1]) for place in (pair.disk, pair.cluster))
    assert len(here) == len(OPERATORS) + len(VIEWS)
    found = list(differences(here, there))
    assert not found, "\n".join(found[:5])
    for form in ("csv", "markdown", "bibtex", "ris", "csl-json"):
        for words in (["search", "--no-meaning"], ["evidence", "--no-meaning"]):
            here, there = (pair.ask(place, [*words, "--format", form, "--", "river water"])[1]
                           for place in (pair.disk, pair.cluster))
            assert without_time(here) == without_time(there), f"{words} as {form}"
    for place in (pair.disk, pair.cluster):
        assert "river" in pair.ask(place, ["search", "--analyze", "--", "river NEAR/3 dams"])[1]
    here, there = (pair.ask(place, ["search", "--analyze", "--", "river NEAR/3 dams year:2000..2010"])[1]
                   for place in (pair.disk, pair.cluster))
    assert here == there, "--analyze"


def tools_for_assistants(harness):
    pair = Pair(harness, "tools", "lib")
    ids = [line["id"] for line in json_lines(harness.run("passages", "--index", pair.disk))]
    papers = sorted({number.split(":")[0] for number in ids})
    calls = [("search", {"query": "river water", "exact": True}), ("evidence", {"query": "river NEAR/5 water"}),
             ("passage", {"id": ids[3], "before": 2}), ("papers", {"limit": 3}), ("papers", {"ids": papers[:2]}),
             ("facets", {"query": "water"}), ("matrix", {"rows": "year", "columns": "section", "query": "water"}),
             ("cite", {"ids": [ids[0], papers[1]], "format": "bibtex"}), ("passage", {"id": "nothing"})]
    lines = [{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}},
             {"jsonrpc": "2.0", "method": "notifications/initialized"}]
    lines += [{"jsonrpc": "2.0", "id": number + 1, "method": "tools/call", "params": {"name": name, "arguments": given}}
              for number, (name, given) in enumerate(calls)]
    lines += [{"jsonrpc": "2.0", "id": "papers", "method": "resources/list", "params": {}}]
    asked = "".join(json.dumps(line) + "\n" for line in lines)
    answers = []
    for place in (pair.disk, pair.cluster):
        done = subprocess.run([harness.program, "mcp", "--index", place], cwd=harness.home, input=asked, text=True,
                              capture_output=True, timeout=300, check=True)
        answers.append([json.loads(re.sub(r'"milliseconds": ?[\d.]+', '"milliseconds": 0', without_time(line)))
                        for line in lines_of(done.stdout)])
    assert len(answers[0]) == len(calls) + 2
    found = list(differences(*answers))
    assert not found, "\n".join(found[:5])


def amid_queries(harness, name, disturb):
    """Asks a thousand queries while `disturb` does something to a node: each answer is the one of the index on this
    disk, or an error; never another one."""
    varied_records(harness.home / f"{name}.jsonl")
    pair = Pair(harness, name, f"{name}.jsonl")
    harness.nodes.green(name)
    chance = random.Random(5)
    asked = [" ".join(chance.sample(WORDS, chance.randint(1, 3))) for _ in range(1000)]
    with open(harness.home / "amid.jsonl", "w", encoding="utf-8") as out:
        out.writelines(json.dumps({"_id": str(number), "text": query}) + "\n" for number, query in enumerate(asked))
    batch = ["batch", "--no-meaning", "--limit", "20", "--threads", "4", "amid.jsonl"]
    right = json_lines(pair.ask(pair.disk, batch)[1])
    counts = {query: json.loads(pair.ask(pair.disk, ["facets", "--json", "--", query])[1]) for query in asked[:40]}
    answers = harness.home / f"{name}-answers"
    errors = []
    with open(answers, "w", encoding="utf-8") as out:
        running = subprocess.Popen([harness.program, batch[0], "--index", pair.cluster, *batch[1:]], cwd=harness.home,
                                   stdout=out, stderr=subprocess.PIPE, text=True)
        harness.nodes.wait_for(lambda: answers.stat().st_size > 0 or running.poll() is not None, 300)
        disturb()
        for query in asked[:40]:
            done = harness.call("facets", "--json", "--index", pair.cluster, "--", query)
            if done.returncode == 3:
                errors.append(done.stderr)
                continue
            found = list(differences(counts[query], json.loads(done.stdout)))
            assert not found, f"a wrong count for {query!r}: {found[:3]}"
        status = running.wait(1200)
        errors += [running.stderr.read()] if status == 3 else []
    given = json_lines(answers.read_text(encoding="utf-8"))
    assert status in (0, 3), f"exit {status}"
    found = list(differences(right[:len(given)], given))
    assert not found, found[:3]
    assert len(given) == len(right) or errors, "answers are missing, and nothing is said"
    assert all("cluster" in error for error in errors), errors
    print(f"  {len(given)} of {len(right)} answers and {len(counts)} counts, none wrong; {len(errors)} errors said: "
          f"{[error.strip().splitlines()[0] for error in errors]}", flush=True)


def a_node_dies_amid_queries(harness):
    for victim in (2, 1):
        amid_queries(harness, f"dying{victim}", lambda: harness.nodes.kill(victim))
        harness.nodes.start()


def a_node_stands_still_amid_queries(harness):
    def pause():
        harness.nodes.pause(3)
        resumed.start()
    resumed = threading.Timer(20, lambda: harness.nodes.resume(3))
    try:
        amid_queries(harness, "paused", pause)
    finally:
        resumed.cancel()
        harness.nodes.resume(3)


def what_cannot_be_answered(harness):
    """No answer without all shards; each cause has its own message."""
    nodes = harness.nodes
    for name in ("lib", "part"):
        harness.run("index", "--quiet", "--index", nodes.address(name), "lib")
    harness.run("search", "--index", "http://127.0.0.1:1/lib", "water", status=3, says="no node of the cluster")
    harness.run("search", "--index", nodes.address("nothing"), "water", status=3, says="there is no index")
    nodes.ask("PUT", "/_cluster/settings", {"persistent": {"indices.query.bool.max_clause_count": 20}})
    harness.run("search", "--index", nodes.address("lib"), "sanction river water treaty dam", status=3,
              says="expands to more clauses")
    nodes.ask("PUT", "/_cluster/settings", {"persistent": {"indices.query.bool.max_clause_count": None}})
    harness.run("search", "--index", nodes.address("lib"), "sanction river water treaty dam")
    if nodes.count > 1:
        index = next(iter(nodes.ask("GET", "/part/_mapping")))
        nodes.ask("PUT", f"/{index}/_settings", {"index.auto_expand_replicas": False, "index.number_of_replicas": 0})
        nodes.green(index)
        nodes.kill(2)
        harness.run("search", "--index", nodes.address("part"), "water", status=3, says="part of the cluster")
        nodes.start()
        nodes.green(index)
        harness.run("search", "--index", nodes.address("part"), "water")


def without_time(text):
    """An export without the time at which the index was made."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "TIME", text)


def papers_that_are_not_ours(harness):
    shared = os.environ.get("DOSSIER_SHARED")
    if not shared or not (pathlib.Path(shared) / "papers").is_dir():
        print("  skipped: DOSSIER_SHARED is not set", flush=True)
        return
    shutil.copytree(pathlib.Path(shared) / "papers", harness.home / "theirs")
    pair = Pair(harness, "theirs", "theirs")
    topics = pathlib.Path(shared) / "gold" / "topics-dev.jsonl"
    asked = [json.loads(line) for line in topics.open(encoding="utf-8")] if topics.exists() else []
    for topic in asked:
        pair.compare("search", "--no-meaning", "--explain", "--", topic.get("query") or topic.get("text") or "")
    for query in [*documented(), *OPERATORS]:
        pair.compare("search", "--no-meaning", "--", query)
    pair.done()


run_tests((queries_of_the_documentation, operators_filters_and_pages, words_of_titles_alone, other_views, labels_less_sure, key_words, who_cites_whom, batches_and_exports,
           tools_for_assistants, papers_that_are_not_ours, what_cannot_be_answered, a_node_dies_amid_queries,
           a_node_stands_still_amid_queries))
