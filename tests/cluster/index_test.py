#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""index_test.py PROGRAM ROOT [TEST…]: an index in a real cluster is made, changed, copied and checked; nodes and writers
are killed, and what the program says of a cluster that does not take or give is compared with what is so."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from harness import records, run_tests  # noqa: E402


def same_as_on_disk(harness):
    """Made, changed, and papers taken out: always what an index on this disk holds."""
    lib = harness.home / "lib"
    records(lib / "many.jsonl", 700)
    address = harness.nodes.address("lib")
    for step in ("made", "changed", "less", "rebuilt"):
        if step == "changed":
            text = (lib / "ninety-miles-of-sanctions.md").read_text(encoding="utf-8")
            (lib / "ninety-miles-of-sanctions.md").write_text(text.replace("sanctions", "tariffs"), encoding="utf-8")
            records(lib / "many.jsonl", 650, "second")
        if step == "less":
            (lib / "cod-peace-in-the-barents.txt").unlink()
        rebuild = ["--rebuild"] if step == "rebuilt" else []
        harness.run("index", "--quiet", *rebuild, "--index", address, "lib")
        harness.run("index", "--quiet", "--index", "here", "lib")
        assert harness.content(address) == harness.content("here"), step
        harness.run("check", "--index", address, says="No damage found")
    harness.run("index", "--quiet", "--index", address, "lib", says="Nothing changed")
    in_cluster, here = (json.loads(harness.run("status", "--json", "--index", place)) for place in (address, "here"))
    for key in ("passages", "papers", "corpus_digest", "fingerprint"):
        assert in_cluster["index"][key] == here["index"][key], key
    assert harness.run("papers", "--json", "--index", address) == harness.run("papers", "--json", "--index", "here")
    assert harness.run("passages", "--index", address) == harness.run("passages", "--index", "here")
    cites = harness.run("cites", "--json", "--index", "here")
    assert json.loads(cites)["links"] and harness.run("cites", "--json", "--index", address) == cites
    copy = harness.nodes.address("copied")
    harness.run("copy", "--quiet", "here", copy)
    harness.run("copy", "--quiet", address, copy, status=2, says="--replace")
    harness.run("copy", "--quiet", "--replace", address, copy)
    assert harness.content(copy) == harness.content("here")
    assert len(harness.nodes.ask("GET", "/_cat/indices/lib-*?format=json")) == 1, "old indexes stay"


def a_full_disk(harness):
    """The nodes are told that a disk with one per cent in use is full: nothing new is made there, and it is said why."""
    nodes, allocation = harness.nodes, "cluster.routing.allocation.disk."
    harness.run("index", "--quiet", "--index", nodes.address("full"), "lib")
    watermarks = {"watermark.low": "1%", "watermark.high": "2%", "watermark.flood_stage": "3%", "threshold_enabled": True}
    interval = {"cluster.info.update.interval": "10s"}
    nodes.ask("PUT", "/_cluster/settings",
              {"persistent": {**{allocation + key: value for key, value in watermarks.items()}, **interval}})
    try:
        nodes.wait_for(lambda: "read_only_allow_delete" in json.dumps(nodes.ask("GET", "/full/_settings")), 90)
        records(harness.home / "lib" / "late.jsonl", 10)
        harness.run("index", "--quiet", "--index", nodes.address("full"), "lib", status=3, says="a disk of it is full")
        harness.run("index", "--quiet", "--index", nodes.address("new"), "lib", status=3, says="a disk of it is full")
        harness.run("status", "--index", nodes.address("full"))
    finally:
        nodes.ask("PUT", "/_cluster/settings",
                  {"persistent": {**{allocation + key: None for key in watermarks}, "cluster.info.update.interval": None}})
    nodes.wait_for(lambda: "read_only_allow_delete" not in json.dumps(nodes.ask("GET", "/full/_settings")), 90)
    harness.run("index", "--quiet", "--index", nodes.address("full"), "lib")
    harness.run("check", "--index", nodes.address("full"), says="No damage found")


def one_of_two_writers(harness):
    records(harness.home / "two.jsonl", 20000)
    address = harness.nodes.address("two")
    first = harness.start("index", "--quiet", "--index", address, "two.jsonl")
    harness.nodes.wait_for(lambda: harness.documents("two") > 0)
    harness.run("index", "--quiet", "--index", address, "two.jsonl", status=3, says="is being written by process")
    harness.run("index", "--quiet", "--index", address, "two.jsonl", status=3, says="is being written by process")
    assert first.wait(300) == 0, first.stderr.read()
    harness.run("check", "--index", address, says="20,000 passages")


def a_writer_dies(harness):
    name, file = "dies", harness.home / "dies.jsonl"
    address = harness.nodes.address(name)
    write = ["index", "--quiet", "--index", address, "dies.jsonl"]
    records(file, 30000)
    for round_ in range(3):
        harness.kill_writer(name, 1000 * round_, *write)
        harness.run("status", "--index", address, status=3, says="is still empty")
    records(file, 300)
    harness.run(*write)
    harness.run("check", "--index", address, says="300 passages")
    # One paper a record, and the account of the file.
    assert harness.documents(name) < 1000, "what the dead writers left is still there"
    before = harness.content(address)
    records(file, 30000, "second")
    harness.kill_writer(name, 3000, *write)
    assert harness.content(address) == before, "half of a writing is seen"
    harness.run(*write)
    harness.run("check", "--index", address, says="30,000 passages")


def a_node_dies(harness):
    """Amid a first writing, which waits until the node is back, as its shards have no replicas yet; and amid a later
    one, which goes on with the replicas."""
    for victim, first in ((2, True), (1, False)):
        name = f"node{victim}"
        address = harness.nodes.address(name)
        if not first:
            records(harness.home / "node.jsonl", 3000, "first")
            harness.run("index", "--quiet", "--index", address, "node.jsonl")
        records(harness.home / "node.jsonl", 30000, "second")
        harness.run("index", "--quiet", "--index", "node-here", "node.jsonl")
        last = harness.last_writing(name)
        writer = harness.start("index", "--quiet", "--index", address, "node.jsonl")
        harness.nodes.wait_for(lambda: harness.documents(name, last) > 3000)
        harness.nodes.kill(victim)
        if first:
            harness.nodes.start()
        assert writer.wait(500) == 0, writer.stderr.read()
        harness.run("check", "--index", address, says="30,000 passages")
        harness.nodes.start()
        harness.nodes.green(name)
        assert harness.content(address) == harness.content("node-here"), "acknowledged passages are lost"


def what_does_not_fit(harness):
    nodes = harness.nodes
    nodes.ask("PUT", "/foreign", {"mappings": {"properties": {"title": {"type": "text"}}}})
    for command in (["index", "--quiet", "lib"], ["status"], ["check"], ["papers"]):
        harness.run(command[0], "--index", nodes.address("foreign"), *command[1:], status=3, says="not one of Dossier's")
    nodes.ask("PUT", "/old-000001", {"mappings": {"_meta": {"dossier": {"format": 99, "fingerprint": "x"}}},
                                     "aliases": {"old": {}}})
    harness.run("index", "--quiet", "--index", nodes.address("old"), "lib", status=3, says="has format 99")
    harness.run("index", "--quiet", "--rebuild", "--index", nodes.address("old"), "lib")
    harness.run("check", "--index", nodes.address("old"), says="No damage found")
    harness.run("status", "--index", nodes.address("nothing"), status=3, says="there is no index")
    harness.run("index", "--quiet", "--index", nodes.address("lib"), "lib")
    for words in (["vectors", "--command", "cat"], ["label", "--list"]):
        harness.run(words[0], "--index", nodes.address("lib"), *words[1:], status=3, says="dossier copy")


def what_a_cluster_refuses(harness):
    nodes = harness.nodes
    harness.run("index", "--quiet", "--index", nodes.address("lib"), "lib")
    name = next(iter(nodes.ask("GET", "/lib/_mapping")))
    nodes.ask("PUT", f"/{name}/_settings", {"index.blocks.read_only_allow_delete": True})
    records(harness.home / "lib" / "more.jsonl", 10)
    harness.run("index", "--quiet", "--index", nodes.address("lib"), "lib", status=3, says="a disk of it is full")
    harness.run("status", "--index", nodes.address("lib"))
    nodes.ask("PUT", f"/{name}/_settings", {"index.blocks.read_only_allow_delete": None})
    harness.run("index", "--quiet", "--index", nodes.address("lib"), "lib")
    harness.run("check", "--index", nodes.address("lib"), says="No damage found")
    mapping = nodes.ask("GET", "/lib/_mapping")[name]["mappings"]
    nodes.ask("PUT", "/red-000001?wait_for_active_shards=0",
              {"settings": {"index.routing.allocation.require._name": "nowhere"}, "aliases": {"red": {}},
               "mappings": {"_meta": mapping["_meta"]}})
    harness.run("status", "--index", nodes.address("red"), status=3, says="part of the cluster")
    harness.run("status", "--index", "http://127.0.0.1:1/lib", status=3, says="no node of the cluster")


run_tests((same_as_on_disk, what_does_not_fit, what_a_cluster_refuses, a_full_disk, one_of_two_writers, a_writer_dies, a_node_dies))
