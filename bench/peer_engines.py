# SPDX-License-Identifier: GPL-3.0-or-later
"""The engines that peers.py compares. Each has a name, version(), index(), ask() and ask_cold()."""
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def peers_source():
    shared = os.environ.get("DOSSIER_SHARED")
    return (pathlib.Path(shared) if shared else ROOT.parent / "shared") / "peers"


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(command, **options):
    """A process that ends: seconds by the clock, seconds of processor time, and the finished process."""
    before, begin = children_seconds(), time.monotonic()
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    return time.monotonic() - begin, children_seconds() - before, done


def json_line(done):
    """The first line of JSON that a process printed."""
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or not lines:
        sys.exit(f"{' '.join(done.args)}\n{done.stderr[-2000:]}")
    return json.loads(lines[0])


class Dossier:
    """This program, by the tools of bench/ and its command line."""
    name = "Dossier"
    more = ()  # flags of bench_query
    flags = {"ids": ["--no-facets", "--no-snippets"], "snip": ["--no-facets"], "facet": []}

    def __init__(self, build):
        self.tools = build / "bench"
        found = [path for path in (build / "cli" / "dossier", build / "dossier") if path.is_file()]
        self.program = found[0] if found else build / "dossier"
        self.folder = None

    def version(self):
        return timed([self.program, "--version"])[2].stdout.split("\n")[0]

    def index(self, corpus, folder, threads, passages):
        self.folder = folder
        clock, processor, done = timed([self.tools / "bench_index", folder, corpus, "--threads", threads])
        seconds = json_line(done)
        # What bench_index does behind the building, measuring, is left out.
        return {"rate": seconds["passages_per_second"], "processor_rate": seconds["passages_per_cpu_second"],
                "bytes": size_of(folder), "clock": clock, "processor": processor, "passages": passages}

    def ask(self, queries, mode, threads, rounds):
        found = json_line(timed([self.tools / "bench_query", self.folder, queries, "--threads", threads, "--rounds", rounds,
                                 *self.flags[mode], *self.more])[2])
        return {**{key: found[key] for key in ("p50_ms", "p99_ms", "qps")}, "cp50_ms": found["cpu_p50_ms"],
                "cp99_ms": found["cpu_p99_ms"], "cpu_ms": found["cpu_mean_ms"]}

    def ask_cold(self, query, _):
        clock, processor, done = timed([self.program, "search", "--index", self.folder, query["text"]])
        if done.returncode not in (0, 1):
            sys.exit(done.stderr)
        return clock * 1e3, processor * 1e3


class WordsAlone(Dossier):
    """The same over the same index, doing what an engine for keywords does (bench/weights.hpp)."""
    name = "Dossier, words alone"
    more = ("--words-alone",)

    def __init__(self, indexed):
        super().__init__(indexed.tools.parent)
        self.folder = indexed.folder


class Peer:
    """Another engine, by its scripts."""

    def __init__(self, name, scripts):
        self.name = name
        self.scripts = scripts / name
        (self.scripts / "build").mkdir(exist_ok=True)
        self.folder = None

    def version(self):
        for file, pattern in (("Cargo.toml", r'tantivy = "=?([\d.]+)"'), ("pom.xml", r"<lucene.version>([\d.]+)")):
            path = self.scripts / file
            found = re.search(pattern, path.read_text(encoding="utf-8")) if path.is_file() else None
            if found:
                return f"{self.name} {found[1]}"
        return self.name

    def build(self):
        """Lets the scripts fetch and compile what they need, so that no measurement holds it."""
        return timed(["bash", "-c", f". {self.scripts}/env.sh"])[2]

    def index(self, corpus, folder, threads, passages):
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        self.build()
        environment = {**os.environ, "THREADS": str(threads), "MERGE": "true"}
        clock, processor, done = timed(["bash", self.scripts / "index.sh", corpus, folder], env=environment)
        if done.returncode != 0:
            print(done.stderr[-500:], file=sys.stderr)
            return None
        return {"rate": passages / clock, "processor_rate": passages / processor, "bytes": size_of(folder), "clock": clock,
                "processor": processor, "passages": passages}

    def ask(self, queries, mode, threads, rounds):
        environment = {**os.environ, "WARM_S": os.environ.get("WARM_S", "4")}
        return json_line(timed(["bash", self.scripts / "bench.sh", self.folder, queries, mode, threads, rounds],
                               env=environment)[2])

    def ask_cold(self, query, folder):
        one = folder / "one.jsonl"
        one.write_text(json.dumps(query) + "\n", encoding="utf-8")
        clock, processor, done = timed(["bash", self.scripts / "query.sh", self.folder, one, 10])
        if done.returncode != 0:
            sys.exit(done.stderr[-2000:])
        return clock * 1e3, processor * 1e3
