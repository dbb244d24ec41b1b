#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ablation.py [--every K] [--only NAME,...] [--jobs N] [--measure ndcg|map|recall20|recall] [SETTING...]

What each weight of the ranking is worth: runs the judged collections and the judged topics once with the weights as they
stand, then once a SETTING, and prints a Markdown table of what each setting gains or loses. A SETTING is
`NAME=VALUE[,NAME=VALUE...]` as bench_relevance --set takes them, `feedback`, `quoted` (quotation marks in a collection's queries
are kept, which are blanks else) or `strict` (and what they hold must stand in every hit: each gets a plus); without any, each weight is left out and varied by turns. --every K takes every K-th query only, --only these collections only. Data: $DOSSIER_SHARED, else ../shared beside the checkout; indexes
are those of relevance.sh ($DOSSIER_WORK, else build/relevance).
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("DOSSIER_SHARED", ROOT.parent / "shared"))
WORK = pathlib.Path(os.environ.get("DOSSIER_WORK", ROOT / "build" / "relevance"))
RUN = ROOT / "build" / "bench" / "bench" / "bench_relevance"
COLLECTIONS = {"scifact": [], "cranfield": [], "cisi": [], "npl": [], "cacm": [], "scisumm": [],
               "frus_index_public": ["--filter-by", "volume"]}
MEASURES = {"ndcg": "nDCG@10", "map": "MAP", "recall20": "recall@20", "recall": "recall@100"}
SETTINGS = [
    "k1=0.9", "k1=1.5", "b=0.5", "b=0.9", "heading_b=0.5", "heading_b=1", "title_b=0.5", "title_b=1",
    "heading=0", "heading=0.5", "heading=2", "title=0", "title=1", "title=3",
    "proximity=0", "proximity=0.3", "proximity=1", "note=0.25", "note=1", "all_words=0", "all_words=0.5",
    "context=0", "context=0.3", "context=1", "context_passages=5", "context_passages=20", "context_in=1", "context_in=3",
    "context_words=10", "context_words=40", "context_fading=0", "context_fading=1", "context_fading=1.5",
    "related=0", "related=0.1", "related=0.5", "neighbour=0", "neighbour=0.15", "neighbour=0.6", "depth=50", "depth=200",
    "stem=0", "stem=0.6", "stem=1", "variant=0", "variant=0.8", "spelling=0", "spelled=1", "synonym=0", "synonym=0.5",
    "synonym=1", "acronym=0", "acronym=0.5", "acronym=1", "prefix=0.5", "prefix=1", "compound=0", "compound=1", "part=0", "part=0.6",
    "label=0", "label=1", "label=2", "stop_word=0.05",
]


def sampled(queries, every, folder):
    lines = queries.read_text(encoding="utf-8").splitlines(keepends=True)
    path = pathlib.Path(folder) / f"{queries.parent.name}.jsonl"
    path.write_text("".join(lines[::every]), encoding="utf-8")
    return path


def asked(queries, setting, folder):
    """The queries of a setting: as they are, with their quotations, or with these as what must be there."""
    how = {"quoted", "strict"} & set(setting.split(","))
    if not how:
        return queries
    how = how.pop()
    path = pathlib.Path(folder) / f"{setting}-{queries.parent.name}-{queries.name}"  # settings run side by side
    lines = [json.loads(line) for line in queries.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        text = line.get("query") or line["text"]
        if "query" not in line and len(re.findall(r'"[^"]+"', text)) > 0:  # else words only, as it is
            text = re.sub(r"[^\w\s\"'’.-]|(?<!\w)[-+]", " ", text)
            line["query"] = re.sub(r"\b(AND|OR|NOT|NEAR\d*)\b", lambda found: found[0].lower(), text)
        if how == "strict" and "query" in line:
            line["query"] = re.sub(r'(?<![+\-\w"])("[^"]+")', r"+\1", line["query"])
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def flags_of(setting):
    flags = []
    for part in filter(None, setting.split(",")):
        if part in ("quoted", "strict"):
            continue
        flags += ["--feedback"] if part == "feedback" else ["--set", part]
    return flags


def run_collection(name, setting, measure, every, folder):
    place = SHARED / "collections" / name
    queries = place / "queries.jsonl"
    if every > 1:
        queries = pathlib.Path(folder) / f"{name}.jsonl"
    queries = asked(queries, setting, folder)
    command = [RUN, WORK / name, "--", queries, place / "qrels.tsv"]
    done = subprocess.run(command + COLLECTIONS[name] + flags_of(setting), capture_output=True, text=True, check=False)
    found = re.search(re.escape(MEASURES[measure]) + r" ([0-9.]+)", done.stdout)
    if not found:
        sys.exit(f"ablation.py: {setting}: {done.stderr.strip() or 'no result'}")
    return float(found.group(1))


def run_topics(setting, folder):
    topics = SHARED / "gold" / "topics-dev.jsonl"
    hits = pathlib.Path(folder) / f"hits-{abs(hash(setting))}.jsonl"
    command = [RUN, WORK / "papers", "--", asked(topics, setting, folder), "-", "--hits", hits] + flags_of(setting)
    subprocess.run(command, check=True, capture_output=True)
    scores = subprocess.run([sys.executable, SHARED / "gold" / "score_topics.py", hits, topics], check=True,
                            capture_output=True, text=True).stdout
    return [float(value) for value in re.search(r"^all +\d+ +([0-9.]+) +([0-9.]+) +([0-9.]+)", scores, re.M).groups()]


def all_scores(setting, options, folder):
    scores = [run_collection(name, setting, options.measure, options.every, folder) for name in options.only]
    return scores + [sum(scores) / len(scores)] + run_topics(setting, folder)


def row(name, cells):
    return f"| {name} | " + " | ".join(cells) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", type=lambda names: names.split(","), default=list(COLLECTIONS))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--measure", choices=MEASURES, default="ndcg")
    parser.add_argument("settings", nargs="*", default=SETTINGS)
    options = parser.parse_args()
    if not RUN.exists() or not (WORK / "papers").exists():
        sys.exit("ablation.py: run bench/relevance.sh first")
    with tempfile.TemporaryDirectory() as folder:
        if options.every > 1:
            for name in options.only:
                sampled(SHARED / "collections" / name / "queries.jsonl", options.every, folder)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = pool.map(lambda setting: all_scores(setting, options, folder), ["", *options.settings])
            heads = [*options.only, "mean", "topics nDCG@10", "recall@20", "MRR"]
            print(row(f"{MEASURES[options.measure]}", heads))
            print("|---" * (len(heads) + 1) + "|")
            base = next(results)
            print(row("as it stands", [f"{score:.4f}" for score in base]), flush=True)
            for setting, scores in zip(options.settings, results):
                changes = [f"{(score - was) * 100:+.2f}" for score, was in zip(scores, base)]
                print(row(f"`{setting}`", changes), flush=True)


if __name__ == "__main__":
    main()
