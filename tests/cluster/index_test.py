#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""index_test.py PROGRAM ROOT [TEST…]: an index in a real cluster is made, changed, copied and checked; nodes and writers
are killed, and what the program says of a cluster that does not take or give is compared with what is so."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bench import records, run_tests  # noqa: E402


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
    for words in (["timeline", "water"], ["cites"], ["compare", "water"], ["news"], ["passages"]):
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


run_tests((same_as_on_disk, what_does_not_fit, what_a_cluster_refuses, one_of_two_writers, a_writer_dies, a_node_dies))
