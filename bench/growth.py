#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How cost grows with the number of passages: measures, and draws a picture.

usage: growth.py CORPUS.jsonl [--bin DIR] [--work DIR] [--sizes N,N,…] [--queries N] [--picture FILE]

For each size the first N records of the corpus are indexed (labels off), and the same queries, made of the smallest
part, are asked in one thread. Prints a JSON line a size; the picture is an SVG.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

import growth_picture

ROOT = pathlib.Path(__file__).resolve().parent.parent


def run_json(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def cut(corpus, path, size):
    count = 0
    with open(corpus, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        for line in lines:
            if count == size:
                break
            out.write(line)
            count += 1
    return count


def measured(args, corpus, queries):
    built, loaded = run_json(args.bin / "bench_index", args.work / "index", corpus, "--threads", os.cpu_count(), "--load")
    asked = run_json(args.bin / "bench_query", args.work / "index", queries, "--rounds", 3)[0]
    return {"passages": built["passages"], "passages_per_second": built["passages_per_second"],
            "peak_mib": built["peak_mib"], "index_over_text": built["index_over_text"],
            "p50_ms": asked["p50_ms"], "p99_ms": asked["p99_ms"],
            "open_ms": round(loaded["lengths_ms"] + loaded["columns_ms"], 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build" / "bench" / "bench")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "growth")
    parser.add_argument("--sizes", default="10000,30000,90000,270000")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--picture", type=pathlib.Path, default=ROOT / "docs" / "pictures" / "growth.svg")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    corpus, queries = args.work / "corpus.jsonl", args.work / "queries.jsonl"
    rows = []
    for size in sorted(int(size) for size in args.sizes.split(",")):
        if cut(args.corpus, corpus, size) < size:
            print(f"the corpus has no {size} records", file=sys.stderr)
            break
        if not rows:
            with open(queries, "w", encoding="utf-8") as out:
                subprocess.run([sys.executable, ROOT / "bench" / "make_queries.py", corpus, str(args.queries)], stdout=out,
                               check=True)
        rows.append(measured(args, corpus, queries))
        print(json.dumps(rows[-1]), flush=True)
    args.picture.write_text(growth_picture.picture(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
