#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an index in a cluster costs beside one on this disk: starts nodes of OpenSearch on this machine, makes both of the
same records, and asks both the same queries.

usage: cluster_cost.py CORPUS.jsonl[.xz] [--passages N] [--copies K] [--nodes N] [--queries N] [--rounds N] [--warm N]
                       [--bulk-only] [--program FILE] [--work DIR]

Prints the machine, the corpus and its load, then a table: passages a second (`dossier copy` of the index on this disk,
with one replica: bulk alone; `dossier index`: with reading and labelling, left out with --bulk-only), bytes without
replicas, milliseconds of a search with all facets and without, the first time that each query is asked and again, and
the ratio of cluster to disk. Searches are timed twice: on nodes that have just started, and after as many other queries
as --warm says, each asked with facets and without: the nodes' Java compiles what it runs often. The processor time of
the nodes and of Dossier a query and a passage depends less on what else runs. The nodes share this machine, so times say how the two compare, not how fast a cluster of
its own machines is.

270,000 passages take about ten minutes on two cores. Ten times as many: --copies 10 --bulk-only, with HEAP=2g in the
environment where the memory is there; some 3 GB of disk, and an hour.
"""
import argparse
import contextlib
import json
import lzma
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "cluster"))
from nodes import Nodes  # noqa: E402

UNTIMED = 20


def write_corpus(source, path, passages, copies):
    """The first records, each as often as is wanted, under ids of its own. Gives the number of records and bytes of text."""
    opened = lzma.open(source, "rt", encoding="utf-8") if source.suffix == ".xz" else open(source, encoding="utf-8")
    count = size = 0
    with opened as lines, open(path, "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            if number == passages:
                break
            record = json.loads(line)
            for copy in range(copies):
                kept = record if copy == 0 else {**record, "_id": f"{record['_id']}-copy{copy}"}
                out.write(json.dumps(kept, ensure_ascii=False) + "\n")
                count += 1
                size += len(record.get("text", "").encode())
    return count, size


def seconds_of(*words):
    start = time.monotonic()
    subprocess.run([str(word) for word in words], check=True)
    return time.monotonic() - start


def bytes_below(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def bytes_in_cluster(nodes, name):
    nodes.ask("POST", f"/{name}/_refresh")
    return nodes.ask("GET", f"/{name}/_stats/store")["_all"]["primaries"]["store"]["size_in_bytes"]


def percentile(values, share):
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def processor_seconds(pids):
    """User and system time that processes have taken."""
    fields = [pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in pids]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def serving(program, index):
    """A server of the index: gives how to ask it, and its process id."""
    server = subprocess.Popen([program, "serve", "--port", "0", "--index", str(index)], stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().split()[-1].rstrip("/")

        def ask(query, facets):
            """Milliseconds that the answer takes."""
            asked = urllib.parse.urlencode({"q": query, "limit": 10, "facets": facets, "meaning": "off"})
            start = time.monotonic()
            with urllib.request.urlopen(f"{url}/api/v1/search?{asked}", timeout=600) as answer:
                answer.read()
            return 1000 * (time.monotonic() - start)

        yield ask, server.pid
    finally:
        server.terminate()
        server.wait(60)


def times(ask, server_pid, queries, rounds, node_pids):
    """Milliseconds of searches by one client, with and without facets: of the first round, and of the others. The first
    20 queries are not timed: with them the server finds what it keeps of a generation."""
    for query in queries[:UNTIMED]:
        ask(query, "on")
    found = {}
    for facets in ("on", "off"):
        first = [ask(query, facets) for query in queries[UNTIMED:]]
        before = processor_seconds(node_pids), processor_seconds([server_pid])
        again = [ask(query, facets) for _ in range(rounds) for query in queries[UNTIMED:]]
        after = processor_seconds(node_pids), processor_seconds([server_pid])
        found[facets] = {"first": [percentile(first, .5), percentile(first, .99)],
                         "again": [percentile(again, .5), percentile(again, .99)],
                         "processor_ms": [1000 * (b - a) / len(again) for a, b in zip(before, after)]}
    return {("facets" if facets == "on" else "plain"): {key: [round(value, 1) for value in values]
                                                         for key, values in measured.items()}
            for facets, measured in found.items()}


def machine(nodes):
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = next(int(line.split()[1]) >> 20 for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    java = nodes.ask("GET", "/_nodes/jvm")["nodes"]
    one = next(iter(java.values()))
    heap = one["jvm"]["mem"]["heap_max_in_bytes"] >> 20
    return (f"{os.cpu_count()} processors ({model}), {memory} GiB, {platform.system()} {platform.release()}; {len(java)} "
            f"nodes of OpenSearch {one['version']} on it, Java {one['jvm']['version']}, heap {heap} MiB each")


def heaps(nodes):
    stats = nodes.ask("GET", "/_nodes/stats/jvm")["nodes"].values()
    return [one["jvm"]["mem"]["heap_used_in_bytes"] >> 20 for one in stats]


def texts_of_queries(args, corpus):
    """As many queries as two timed sets and the other searches between them need."""
    path = args.work / "queries.jsonl"
    wanted = 2 * args.queries + args.warm
    with open(path, "w", encoding="utf-8") as out:
        subprocess.run([sys.executable, ROOT / "bench" / "make_queries.py", corpus, str(wanted)], stdout=out, check=True)
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    if len(texts) < wanted:
        sys.exit(f"cluster_cost: the corpus gives {len(texts)} queries, {wanted} are needed")
    return texts


def searches(args, indexes, texts, node_pids):
    """The times of both indexes: of nodes that have just started, and of warm ones."""
    started, between, warm = texts[:args.queries], texts[args.queries:-args.queries], texts[-args.queries:]
    row = {"load_before_queries": os.getloadavg()[0]}
    for name, index in indexes.items():
        with serving(args.program, index) as (ask, pid):
            row[f"{name}_started"] = times(ask, pid, started, args.rounds, node_pids)
            for query in between:
                for facets in ("on", "off"):
                    ask(query, facets)
            row[f"{name}_warm"] = times(ask, pid, warm, args.rounds, node_pids)
    return row


def measure(args, nodes, corpus, count):
    disk, bulk, indexed = args.work / "disk", nodes.address("bulk"), nodes.address("indexed")
    pids = nodes.pids()
    shutil.rmtree(disk, ignore_errors=True)
    row = {"disk_index": count / seconds_of(args.program, "index", "--quiet", "--index", disk, corpus)}
    before = processor_seconds(pids)
    row["bulk"] = count / seconds_of(args.program, "copy", "--quiet", disk, bulk)
    row["bulk_processor_ms"] = 1000 * (processor_seconds(pids) - before) / count
    nodes.green("bulk")
    if not args.bulk_only:
        row["cluster_index"] = count / seconds_of(args.program, "index", "--quiet", "--index", indexed, corpus)
        nodes.ask("DELETE", "/" + next(iter(nodes.ask("GET", "/indexed/_mapping"))))
    row["disk_bytes"], row["cluster_bytes"] = bytes_below(disk), bytes_in_cluster(nodes, "bulk")
    row.update(searches(args, {"disk": disk, "cluster": bulk}, texts_of_queries(args, corpus), pids))
    row["heap_mib"] = heaps(nodes)
    return row


def show_searches(state, disk, cluster):
    for what, name in (("facets", "search with all facets"), ("plain", "without facets")):
        for when, said in (("again", "asked again"), ("first", "the first time")):
            here, there = disk[what][when], cluster[what][when]
            print(f"| {state}: {name}, {said}, p50 and p99 | {here[0]} and {here[1]} ms | {there[0]} and {there[1]} ms | "
                  f"{there[0] / here[0]:.1f} |")
        nodes, dossier = cluster[what]["processor_ms"]
        print(f"| {state}: processor time of this | {disk[what]['processor_ms'][1]} ms | "
              f"{nodes} ms of the nodes, {dossier} of Dossier | |")


def show(row):
    print(f"| bulk (`dossier copy`, one replica) | | {row['bulk']:.0f} passages/s | |")
    if "cluster_index" in row:
        print(f"| `dossier index`, with reading and labels | {row['disk_index']:.0f} passages/s | "
              f"{row['cluster_index']:.0f} | {row['cluster_index'] / row['disk_index']:.2f} |")
    print(f"| bytes without replicas | {row['disk_bytes'] / 1e6:.1f} MB | {row['cluster_bytes'] / 1e6:.1f} MB | "
          f"{row['cluster_bytes'] / row['disk_bytes']:.2f} |")
    for state in ("warm", "started"):
        show_searches("warm nodes" if state == "warm" else "nodes just started", row[f"disk_{state}"], row[f"cluster_{state}"])
    print(f"| processor time of the nodes a passage | | {row['bulk_processor_ms']:.2f} ms | |")
    print(f"| heap in use | | {row['heap_mib']} MiB | |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--passages", type=int, default=270000)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--queries", type=int, default=100, help="of each timed set, with 20 that are not timed")
    parser.add_argument("--warm", type=int, default=1000, help="other queries asked before the warm set (default: 1000)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bulk-only", action="store_true")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build" / "release" / "dossier")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "cluster-cost")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    corpus = args.work / "corpus.jsonl"
    count, size = write_corpus(args.corpus, corpus, args.passages, args.copies)
    os.environ["DOSSIER_CLUSTER_REPLICAS"] = "1"
    with Nodes(ROOT, args.nodes) as nodes:
        print(f"Machine: {machine(nodes)}; load before: {os.getloadavg()[0]:.1f}")
        print(f"Corpus: {count} records of {args.corpus.name}, {size / 1e6:.1f} MB of text; 3 shards; "
              f"two sets of {args.queries} queries, {args.warm} others between them, {args.rounds} rounds, one client\n", flush=True)
        row = measure(args, nodes, corpus, count)
    print("| | on this disk | in the cluster | ratio |\n|---|---|---|---|")
    show(row)
    print(f"\nLoad before the queries: {row['load_before_queries']:.1f}")
    print(json.dumps({"passages": count, **row}))


if __name__ == "__main__":
    main()
