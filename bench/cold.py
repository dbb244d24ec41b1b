#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one query from a cold command line costs: each in a process of its own.

usage: cold.py PROGRAM INDEX QUERIES.jsonl [--times N] [--evict] [--serve]

Prints a line of JSON: milliseconds of a query by the clock and of processor time (median, worst of the medians of each
query). The queries are those of make_queries.py. With --evict the system is asked to forget the index's files before
each query, so that they come from the disk. With --serve each query is the first of a server that is started for it:
from its start to the end of the answer of its API.
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import time
import urllib.parse
import urllib.request


def evict(index):
    for path in index.rglob("*"):
        if path.is_file():
            with open(path, "rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ask(program, index, query):
    before, begin = processor_seconds(), time.monotonic()
    done = subprocess.run([program, "search", "--index", index, query], stdout=subprocess.DEVNULL, check=False)
    elapsed = time.monotonic() - begin
    assert done.returncode in (0, 1), f"{query}: exit {done.returncode}"
    return elapsed * 1e3, (processor_seconds() - before) * 1e3


def ask_server(program, index, query):
    before, begin = processor_seconds(), time.monotonic()
    with subprocess.Popen([program, "serve", "--index", index, "--port", "0"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as server:
        origin = None
        while origin is None:
            line = server.stdout.readline()
            assert line, "the server has ended"
            origin = next((word for word in line.split() if word.startswith("http://")), None)
        with urllib.request.urlopen(f"{origin.rstrip('/.')}/api/v1/search?q={urllib.parse.quote(query)}") as answer:
            answer.read()
        elapsed = time.monotonic() - begin
        server.terminate()
    return elapsed * 1e3, (processor_seconds() - before) * 1e3


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("index", type=pathlib.Path)
    parser.add_argument("queries", type=pathlib.Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--evict", action="store_true")
    parser.add_argument("--serve", action="store_true")
    args = parser.parse_args()
    program = args.program.resolve()
    clock, processor = [], []
    with open(args.queries, encoding="utf-8") as lines:
        queries = [json.loads(line)["text"] for line in lines]
    for query in queries:
        turns = []
        for _ in range(args.times):
            if args.evict:
                evict(args.index)
            turns.append((ask_server if args.serve else ask)(program, args.index, query))
        clock.append(statistics.median(turn[0] for turn in turns))
        processor.append(statistics.median(turn[1] for turn in turns))
    print(json.dumps({"queries": len(queries), "median_ms": round(statistics.median(clock), 1),
                      "worst_ms": round(max(clock), 1), "processor_median_ms": round(statistics.median(processor), 1),
                      "processor_worst_ms": round(max(processor), 1)}))


if __name__ == "__main__":
    main()
