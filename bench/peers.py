#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dossier beside Lucene 8 and Xapian Omega, over the same corpus in one run.

usage: peers.py CORPUS.jsonl [--bin DIR] [--work DIR] [--limit N] [--omega-limit N] [--queries N] [--rounds N]

CORPUS holds a JSON record a line: _id, title, text, and plain facets (year, country, session). The scripts of the other
engines come from $DOSSIER_SHARED/peers (else ../shared/peers) and are copied to the work folder; they know facets under
the names paper, section, dyad and theory, so year, session, country and decade are written for them under those. An engine that is not
installed is left out, and so said. Omega works in one thread, and its rate falls with size: it gets the first
--omega-limit records only. Prints the machine, a table of indexing, a table of queries, and the ratios, as Markdown.
"""
import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def peers_source():
    shared = os.environ.get("DOSSIER_SHARED")
    return (pathlib.Path(shared) if shared else ROOT.parent / "shared") / "peers"


def machine():
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace"))
    load = os.getloadavg()[0]
    return (f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {platform.system()} "
            f"{platform.release()}, load {load:.1f} at the beginning")


def write_corpora(corpus, work, limit, omega_limit):
    """The corpus cut to its limit, and as the other engines read it, whole and short; the number of records."""
    ours, theirs, short = work / "corpus.jsonl", work / "peer.jsonl", work / "omega.jsonl"
    count = 0
    with open(corpus, encoding="utf-8") as lines, open(ours, "w", encoding="utf-8") as a, \
            open(theirs, "w", encoding="utf-8") as b, open(short, "w", encoding="utf-8") as c:
        for line in lines:
            if count == limit:
                break
            record = json.loads(line)
            a.write(line)
            year = str(record.get("year", ""))
            record["dyad"], record["section"] = [str(record.pop("country", "none"))], str(record.pop("session", "none"))
            record["paper"], record["theory"] = year or "none", [year[:3] + "0s"]
            text = json.dumps(record, ensure_ascii=False) + "\n"
            b.write(text)
            if count < omega_limit:
                c.write(text)
            count += 1
    return ours, theirs, short, count


def run_json(command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def index_peer(peers, name, corpus, out, threads):
    environment = {**os.environ, "THREADS": str(threads)}
    return run_json(["bash", peers / "measure_index.sh", name, corpus, out, "peers"], env=environment)[0]


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def measure_indexing(args, peers, engines, corpora):
    ours, theirs, short, count = corpora
    rows = {}
    for label in (False, True):
        command = [args.bin / "bench_index", args.work / "dossier", ours, "--threads", args.threads]
        found = run_json(command + (["--label"] if label else []))[0]
        rows["Dossier, labelling" if label else "Dossier"] = (
            found["passages_per_second"], found["passages_per_cpu_second"], found["peak_mib"], found["index_mb"])
        text = found["text_mb"]
    # The index without labels is the one that is asked.
    run_json([args.bin / "bench_index", args.work / "dossier", ours, "--threads", args.threads])
    for name, corpus, threads in (("lucene8", theirs, args.threads), ("omega", short, 1)):
        if name not in engines:
            continue
        found = index_peer(peers, name, corpus, args.work / name, threads)
        rows[name] = (found["pass_per_s"], found["pass_per_cpu_s"], found["rss_mb"], found["disk_mb"])
    print(f"\nIndexing {count:,} passages, {text} MB of text, {args.threads} threads"
          f" (omega: the first {min(count, args.omega_limit):,}, one thread)\n")
    row("engine", "passages/s", "passages a second of processor time", "peak MiB", "index MB")
    row(*["---"] * 5)
    for name, cells in rows.items():
        row(name, *cells)
    print()
    rate = rows["Dossier"][0]
    for name in engines:
        if name in rows:
            print(f"Dossier indexes {rate / rows[name][0]:.2f} times as fast as {name}.")
    print(f"With labelling {rows['Dossier, labelling'][0] / rate:.2f} of the rate; "
          f"index {rows['Dossier'][3] / text:.3f} of the text.")


def measure_queries(args, peers, engines, corpus):
    queries = args.work / "queries.jsonl"
    with open(queries, "w", encoding="utf-8") as out:
        subprocess.run([sys.executable, ROOT / "bench" / "make_queries.py", corpus, str(args.queries)], stdout=out, check=True)
    print(f"\n{args.queries} queries of 1 to 6 words, top 10 with text, snippets and exact facet counts, warm, milliseconds\n")
    row("engine", "threads", "p50", "p99", "queries/s")
    row(*["---"] * 5)
    medians = {}
    for threads in (1, args.threads):
        for name in ("Dossier", "lucene8"):
            if name == "Dossier":
                found = run_json([args.bin / "bench_query", args.work / "dossier", queries, "--threads", threads, "--rounds",
                                  args.rounds])[0]
            elif name in engines:
                found = run_json(["bash", peers / "lucene8" / "bench.sh", args.work / "lucene8", queries, "facet", threads,
                                  args.rounds])[0]
            else:
                continue
            row(name, threads, found["p50_ms"], found["p99_ms"], found["qps"])
            medians[name, threads] = (found["p50_ms"], found["p99_ms"], found["qps"])
    print()
    if ("lucene8", 1) in medians:
        ours, theirs = medians["Dossier", 1], medians["lucene8", 1]
        print(f"Dossier takes {ours[0] / theirs[0]:.2f} of lucene8's p50 and {ours[1] / theirs[1]:.2f} of its p99.")
    print(f"{args.threads} threads answer {medians['Dossier', args.threads][2] / medians['Dossier', 1][2]:.2f} times as many "
          "queries a second as one.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build" / "bench" / "bench")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "peers")
    parser.add_argument("--limit", type=int, default=-1)
    parser.add_argument("--omega-limit", type=int, default=50000)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    print(machine())
    peers, engines = args.work / "scripts", []
    if peers_source().is_dir():
        shutil.copytree(peers_source(), peers, dirs_exist_ok=True)
        (peers / "lucene8" / "build").mkdir(exist_ok=True)
        engines = [name for name, tool in (("lucene8", "javac"), ("omega", "scriptindex")) if shutil.which(tool)]
    for name in {"lucene8", "omega"} - set(engines):
        print(f"{name} is left out: it, or its scripts, are not here")
    corpora = write_corpora(args.corpus, args.work, args.limit, args.omega_limit)
    measure_indexing(args, peers, engines, corpora)
    measure_queries(args, peers, engines, corpora[0])


if __name__ == "__main__":
    main()
