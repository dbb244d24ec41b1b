#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""index_test.py PROGRAM ROOT: an index in a real cluster is made, changed, copied and checked; nodes and writers are
killed, and what the program says of a cluster that does not take or give is compared with what is so."""
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from nodes import Nodes  # noqa: E402

WORDS = """border treaty river corridor envoy pipeline fence tariff summit ministry garrison strait quota refugee census
harbour railway ceasefire doctrine alliance embargo parliament patrol customs grievance memorandum province loan""".split()


def records(path, count, state="first"):
    chance = random.Random(count)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            text = f"In the {state} state " + " ".join(chance.choice(WORDS) for _ in range(60)) + "."
            out.write(json.dumps({"_id": f"r{number}", "title": f"Record {number}", "text": text}) + "\n")


class Bench:
    def __init__(self, program, nodes, home):
        self.program, self.nodes, self.home = program, nodes, pathlib.Path(home)

    def run(self, *words, status=0, says="", cwd=None):
        done = subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, timeout=600, check=False,
                              cwd=cwd or self.home)
        assert done.returncode == status, f"{words}: exit {done.returncode}, wanted {status}\n{done.stdout}{done.stderr}"
        assert says in done.stdout + done.stderr, f"{words}: no “{says}” in\n{done.stdout}{done.stderr}"
        return done.stdout

    def start(self, *words):
        return subprocess.Popen([self.program, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                cwd=self.home, text=True)

    def content(self, index):
        """A digest of all passages; an index in a cluster is copied to this disk for it."""
        if index.startswith("http"):
            shutil.rmtree(self.home / "copy", ignore_errors=True)
            self.run("copy", "--quiet", index, "copy")
            index = "copy"
        rows = sorted(self.run("passages", "--index", index).splitlines())
        return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()

    def documents(self, name, after=0):
        """How many documents the nodes hold of it, seen or not, from writings with a higher number than `after`."""
        self.nodes.ask("POST", f"/{name}/_refresh")
        query = {"query": {"range": {"born": {"gt": after}}}}
        return self.nodes.ask("POST", f"/{name}/_count", query).get("count", 0)

    def last_writing(self, name):
        """The highest number of a writing of which the nodes hold documents; 0 where there is none."""
        self.nodes.ask("POST", f"/{name}/_refresh")
        found = self.nodes.ask("POST", f"/{name}/_search?size=0", {"aggs": {"last": {"max": {"field": "born"}}}})
        return int(found.get("aggregations", {}).get("last", {}).get("value") or 0)

    def kill_writer(self, name, at, *words):
        """Starts a writer and kills it once the nodes hold more than `at` documents of its own: what an earlier one
        left does not count, which the writer deletes first."""
        last = self.last_writing(name)
        writer = self.start(*words)
        self.nodes.wait_for(lambda: self.documents(name, last) > at or writer.poll() is not None, 180)
        assert writer.poll() is None, f"the writer ended before it was killed: {writer.stderr.read()}"
        writer.send_signal(signal.SIGKILL)
        writer.wait()


def same_as_on_disk(bench):
    """Made, changed, and papers taken out: always what an index on this disk holds."""
    lib = bench.home / "lib"
    records(lib / "many.jsonl", 700)
    address = bench.nodes.address("lib")
    for step in ("made", "changed", "less", "rebuilt"):
        if step == "changed":
            text = (lib / "ninety-miles-of-sanctions.md").read_text(encoding="utf-8")
            (lib / "ninety-miles-of-sanctions.md").write_text(text.replace("sanctions", "tariffs"), encoding="utf-8")
            records(lib / "many.jsonl", 650, "second")
        if step == "less":
            (lib / "cod-peace-in-the-barents.txt").unlink()
        rebuild = ["--rebuild"] if step == "rebuilt" else []
        bench.run("index", "--quiet", *rebuild, "--index", address, "lib")
        bench.run("index", "--quiet", "--index", "here", "lib")
        assert bench.content(address) == bench.content("here"), step
        bench.run("check", "--index", address, says="No damage found")
    bench.run("index", "--quiet", "--index", address, "lib", says="Nothing changed")
    in_cluster, here = (json.loads(bench.run("status", "--json", "--index", place)) for place in (address, "here"))
    for key in ("passages", "papers", "corpus_digest", "fingerprint"):
        assert in_cluster["index"][key] == here["index"][key], key
    assert bench.run("papers", "--json", "--index", address) == bench.run("papers", "--json", "--index", "here")
    copy = bench.nodes.address("copied")
    bench.run("copy", "--quiet", "here", copy)
    bench.run("copy", "--quiet", address, copy, status=2, says="--replace")
    bench.run("copy", "--quiet", "--replace", address, copy)
    assert bench.content(copy) == bench.content("here")
    assert len(bench.nodes.ask("GET", "/_cat/indices/lib-*?format=json")) == 1, "old indexes stay"


def one_of_two_writers(bench):
    records(bench.home / "two.jsonl", 20000)
    address = bench.nodes.address("two")
    first = bench.start("index", "--quiet", "--index", address, "two.jsonl")
    bench.nodes.wait_for(lambda: bench.documents("two") > 0)
    bench.run("index", "--quiet", "--index", address, "two.jsonl", status=3, says="is being written by process")
    bench.run("index", "--quiet", "--index", address, "two.jsonl", status=3, says="is being written by process")
    assert first.wait(300) == 0, first.stderr.read()
    bench.run("check", "--index", address, says="20,000 passages")


def a_writer_dies(bench):
    name, file = "dies", bench.home / "dies.jsonl"
    address = bench.nodes.address(name)
    write = ["index", "--quiet", "--index", address, "dies.jsonl"]
    records(file, 30000)
    for round_ in range(3):
        bench.kill_writer(name, 1000 * round_, *write)
        bench.run("status", "--index", address, status=3, says="is still empty")
    records(file, 300)
    bench.run(*write)
    bench.run("check", "--index", address, says="300 passages")
    # One paper a record, and the account of the file.
    assert bench.documents(name) < 1000, "what the dead writers left is still there"
    before = bench.content(address)
    records(file, 30000, "second")
    bench.kill_writer(name, 3000, *write)
    assert bench.content(address) == before, "half of a writing is seen"
    bench.run(*write)
    bench.run("check", "--index", address, says="30,000 passages")


def a_node_dies(bench):
    records(bench.home / "node.jsonl", 30000)
    bench.run("index", "--quiet", "--index", "node-here", "node.jsonl")
    for victim in (2, 1):
        name = f"node{victim}"
        address = bench.nodes.address(name)
        writer = bench.start("index", "--quiet", "--index", address, "node.jsonl")
        bench.nodes.wait_for(lambda: bench.documents(name) > 3000)
        bench.nodes.kill(victim)
        assert writer.wait(500) == 0, writer.stderr.read()
        bench.run("check", "--index", address, says="30,000 passages")
        bench.nodes.start()
        bench.nodes.green(name)
        assert bench.content(address) == bench.content("node-here"), "acknowledged passages are lost"


def what_does_not_fit(bench):
    nodes = bench.nodes
    nodes.ask("PUT", "/foreign", {"mappings": {"properties": {"title": {"type": "text"}}}})
    for command in (["index", "--quiet", "lib"], ["status"], ["check"], ["papers"]):
        bench.run(command[0], "--index", nodes.address("foreign"), *command[1:], status=3, says="not one of Dossier's")
    nodes.ask("PUT", "/old-000001", {"mappings": {"_meta": {"dossier": {"format": 99, "fingerprint": "x"}}},
                                     "aliases": {"old": {}}})
    bench.run("index", "--quiet", "--index", nodes.address("old"), "lib", status=3, says="has format 99")
    bench.run("index", "--quiet", "--rebuild", "--index", nodes.address("old"), "lib")
    bench.run("check", "--index", nodes.address("old"), says="No damage found")
    bench.run("status", "--index", nodes.address("nothing"), status=3, says="there is no index")
    bench.run("index", "--quiet", "--index", nodes.address("lib"), "lib")
    for words in (["search", "water"], ["facets"], ["similar", "x"], ["batch", "lib"], ["passages"]):
        bench.run(words[0], "--index", nodes.address("lib"), *words[1:], status=3, says="dossier copy")


def what_a_cluster_refuses(bench):
    nodes = bench.nodes
    bench.run("index", "--quiet", "--index", nodes.address("lib"), "lib")
    name = next(iter(nodes.ask("GET", "/lib/_mapping")))
    nodes.ask("PUT", f"/{name}/_settings", {"index.blocks.read_only_allow_delete": True})
    records(bench.home / "lib" / "more.jsonl", 10)
    bench.run("index", "--quiet", "--index", nodes.address("lib"), "lib", status=3, says="a disk of it is full")
    bench.run("status", "--index", nodes.address("lib"))
    nodes.ask("PUT", f"/{name}/_settings", {"index.blocks.read_only_allow_delete": None})
    bench.run("index", "--quiet", "--index", nodes.address("lib"), "lib")
    bench.run("check", "--index", nodes.address("lib"), says="No damage found")
    mapping = nodes.ask("GET", "/lib/_mapping")[name]["mappings"]
    nodes.ask("PUT", "/red-000001?wait_for_active_shards=0",
              {"settings": {"index.routing.allocation.require._name": "nowhere"}, "aliases": {"red": {}},
               "mappings": {"_meta": mapping["_meta"]}})
    bench.run("status", "--index", nodes.address("red"), status=3, says="part of the cluster")
    bench.run("status", "--index", "http://127.0.0.1:1/lib", status=3, says="no node of the cluster")


def main():
    program, root = sys.argv[1], sys.argv[2]
    wanted = sys.argv[3:]
    failed = []
    for name in ("USER", "PASSWORD", "API_KEY", "CREDENTIALS", "CA", "SHARDS", "REPLICAS"):
        os.environ.pop("DOSSIER_CLUSTER_" + name, None)
    with tempfile.TemporaryDirectory() as home, Nodes(root) as nodes:
        bench = Bench(str(pathlib.Path(program).resolve()), nodes, home)
        shutil.copytree(pathlib.Path(root) / "examples" / "papers", bench.home / "lib")
        nodes.ask("PUT", "/_cluster/settings",
                  {"persistent": {"action.auto_create_index": "false"}})
        for test in (same_as_on_disk, what_does_not_fit, what_a_cluster_refuses, one_of_two_writers, a_writer_dies, a_node_dies):
            if wanted and test.__name__ not in wanted:
                continue
            start = time.monotonic()
            try:
                test(bench)
                outcome = "ok"
            except (AssertionError, RuntimeError) as error:
                failed.append(test.__name__)
                outcome = f"failed: {error}\n{traceback.format_exc()}"
            print(f"{test.__name__} ({time.monotonic() - start:.1f} s): {outcome}", flush=True)
    sys.exit(1 if failed else 0)


main()
