#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dossier beside other engines, over the same corpora in one run: the whole table of docs/performance.md.

usage: peers.py CORPUS.jsonl… [--sizes N,N,…] [--engines NAME,…] [--bin DIR] [--work DIR] [--queries N] [--turns N]

The corpora are taken one behind the other, then again under other ids, until there are as many passages as a size asks
for. A line is a JSON record: _id, title, text, and year, country and session where it has them (also within
`metadata`); the paper of a passage is what stands before the `#` of its id. The scripts of the other engines come from
$DOSSIER_SHARED/peers (else ../shared/peers) and are copied to WORK/scripts, where they build what they need once:
lucene10 wants a JDK of 21 or later and Maven, tantivy wants cargo, lucene8 a JDK. They know facets as paper, section,
dyad and theory, so session, country and decade are written for them under the last three; Dossier counts all facets
that it has. It is asked a second time to do what they do: to rank by words alone (bench/weights.hpp). An engine that
cannot index is left out, and so said.

Engines take turns for each figure, so that other work on the machine meets them alike; the median of --turns is told.
Beside the time by the clock stands the processor time of the thread that answers, which other work lengthens less.
Prints Markdown; everything measured is kept in WORK/results.json.
"""
import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys

from peer_engines import Dossier, Peer, WordsAlone, peers_source

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODES = {"ids": "top ten", "snip": "with text and snippets", "facet": "with exact counts of facets"}


def machine():
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace"))
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def records(corpora):
    """All records of all corpora, then again under other ids, without end."""
    turn = 0
    while True:
        for corpus in corpora:
            with open(corpus, encoding="utf-8") as lines:
                for line in lines:
                    record = json.loads(line)
                    record = {**record.pop("metadata", {}), **record}
                    yield record, f"again{turn}-" if turn else ""
        turn += 1


def write_corpora(corpora, folder, size):
    """The corpus as Dossier reads it and as the others do; the bytes of its text."""
    ours, theirs, text = folder / "corpus.jsonl", folder / "peer.jsonl", 0
    source = records(corpora)
    with open(ours, "w", encoding="utf-8") as a, open(theirs, "w", encoding="utf-8") as b:
        for _ in range(size):
            record, again = next(source)
            year = str(record.get("year") or "none")
            own = {"_id": again + str(record["_id"]), "title": record.get("title", ""), "text": record["text"],
                   "paper": again + str(record["_id"]).split("#")[0]}
            session = str(record.get("session", record.get("volume", "none")))
            country = str(record.get("country", "none"))
            text += len(own["text"].encode())
            years = {"year": int(year)} if year.isdigit() else {}
            a.write(json.dumps({**own, **years, "country": country, "session": session, "decade": year[:3] + "0s"},
                               ensure_ascii=False) + "\n")
            b.write(json.dumps({**own, **years, "section": session, "dyad": [country], "theory": [year[:3] + "0s"]},
                               ensure_ascii=False) + "\n")
    return ours, theirs, text


def write_queries(corpus, path, count):
    with open(path, "w", encoding="utf-8") as out:
        subprocess.run([sys.executable, ROOT / "bench" / "make_queries.py", corpus, str(count)], stdout=out, check=True)


def median_of(turns):
    return {key: statistics.median(turn[key] for turn in turns) for key in turns[0]}


def measure_queries(args, engines, queries):
    """By mode and number of threads, then by engine: the medians of all turns."""
    found = {}
    for mode in MODES:
        for threads in (1, args.threads):
            turns = {engine.name: [] for engine in engines}
            for _ in range(args.turns):
                for engine in engines:
                    turns[engine.name].append(engine.ask(queries, mode, threads, args.rounds))
            found[mode, threads] = {name: median_of(all_turns) for name, all_turns in turns.items()}
    return found


def measure_cold(engines, queries, folder, count=12):
    """The first answer of a fresh process: medians by the clock and of processor time, by engine."""
    with open(queries, encoding="utf-8") as lines:
        chosen = [json.loads(line) for line in lines][:count]
    turns = {engine.name: [] for engine in engines}
    for query in chosen:
        for engine in engines:
            turns[engine.name].append(engine.ask_cold(query, folder))
    return {name: [statistics.median(turn[i] for turn in all_turns) for i in (0, 1)]
            for name, all_turns in turns.items()}


def measure(args, size, engines):
    folder = args.work / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    ours, theirs, text = write_corpora(args.corpora, folder, size)
    queries = folder / "queries.jsonl"
    write_queries(ours, queries, args.queries)
    indexing, here = {}, []
    for engine in engines:
        found = engine.index(ours if engine.name == "Dossier" else theirs, folder / engine.name, args.threads, size)
        if found is None:
            print(f"{engine.name} is left out: it does not index (is what it wants installed?)")
            continue
        indexing[engine.name] = {**found, "over_text": found["bytes"] / text}
        here.append(engine)
    words_alone = [WordsAlone(engine) for engine in here if engine.name == "Dossier"]
    asked = measure_queries(args, here + words_alone, queries)
    return {"size": size, "text_mb": text / 1e6, "indexing": indexing, "cold": measure_cold(here, queries, folder),
            "asked": {f"{mode} {threads}": found for (mode, threads), found in asked.items()},
            "load": os.getloadavg()[0]}


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def print_indexing(found):
    row("engine", "passages/s", "a second of processor time", "index over text", "first answer of a process, ms",
        "of processor time, ms")
    row(*["---"] * 6)
    for name, indexing in found["indexing"].items():
        row(name, f"{indexing['rate']:,.0f}", f"{indexing['processor_rate']:,.0f}", f"{indexing['over_text']:.2f}",
            *(f"{ms:.0f}" for ms in found["cold"][name]))


def print_queries(found, threads):
    row("ms", "engine", "p50 / p99", "processor p50 / p99", f"{threads} threads, of one's rate",
        "the same by processor time")
    row(*["---"] * 6)
    for mode, title in MODES.items():
        one, several = found["asked"][f"{mode} 1"], found["asked"][f"{mode} {threads}"]
        for name, times in one.items():
            row(title, name, f"{times['p50_ms']:.2f} / {times['p99_ms']:.1f}",
                f"{times['cp50_ms']:.2f} / {times['cp99_ms']:.1f}", f"{several[name]['qps'] / times['qps']:.2f}",
                f"{threads * times['cpu_ms'] / several[name]['cpu_ms']:.2f}")


def print_ratios(found):
    """What Dossier takes of what the faster of the others does."""
    others = [name for name in found["indexing"] if name != "Dossier"]
    if not others:
        return
    ours = found["indexing"]["Dossier"]
    best = {key: max(found["indexing"][name][key] for name in others) for key in ("rate", "processor_rate")}
    smallest = min(found["indexing"][name]["over_text"] for name in others)
    print(f"\nOf the better of the others: indexing {ours['rate'] / best['rate']:.2f} (by processor time "
          f"{ours['processor_rate'] / best['processor_rate']:.2f}), index size {ours['over_text'] / smallest:.2f}")
    for name in ("Dossier", WordsAlone.name):
        for mode, title in MODES.items():
            asked = found["asked"][f"{mode} 1"]
            ratios = {key: asked[name][key] / min(asked[other][key] for other in others)
                      for key in ("p50_ms", "p99_ms", "cp50_ms", "cp99_ms")}
            print(f"- {name}, {title}: p50 {ratios['p50_ms']:.2f}, p99 {ratios['p99_ms']:.2f}; by processor time "
                  f"{ratios['cp50_ms']:.2f}, {ratios['cp99_ms']:.2f}")


def print_tables(found, args):
    print(f"\n### {found['size']:,} passages, {found['text_mb']:.0f} MB of text\n")
    print_indexing(found)
    print(f"\n{args.queries} queries, warm, by one thread\n")
    print_queries(found, args.threads)
    print_ratios(found)
    print(f"\nLoad of the machine at the end: {found['load']:.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=pathlib.Path, nargs="+")
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build" / "bench", help="the build by preset bench")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "peers")
    parser.add_argument("--sizes", default="10000,100000,500000")
    parser.add_argument("--engines", default="tantivy,lucene10")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--turns", type=int, default=3)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    engines = [Dossier(args.bin)]
    if peers_source().is_dir():
        scripts = args.work / "scripts"
        shutil.copytree(peers_source(), scripts, dirs_exist_ok=True)
        engines += [Peer(name, scripts) for name in args.engines.split(",") if name]
    print(f"{machine()}; corpora {', '.join(path.name for path in args.corpora)}; load {os.getloadavg()[0]:.1f}; "
          f"{'; '.join(engine.version() for engine in engines)}")
    results = []
    for size in map(int, args.sizes.split(",")):
        results.append(measure(args, size, engines))
        print_tables(results[-1], args)
        (args.work / "results.json").write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
