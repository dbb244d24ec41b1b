# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests in a cluster share: records that are made up, the program as it is called, and the run of the tests that
are asked for."""
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

from nodes import Nodes

WORDS = """border treaty river corridor envoy pipeline fence tariff summit ministry garrison strait quota refugee census
harbour railway ceasefire doctrine alliance embargo parliament patrol customs grievance memorandum province loan""".split()


def lines_of(text):
    """The lines of JSON lines. A text may hold U+2028, which `splitlines` takes for the end of a line."""
    return [line for line in text.split("\n") if line]


def json_lines(text):
    return [json.loads(line) for line in lines_of(text)]


def records(path, count, state="first"):
    chance = random.Random(count)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            text = f"In the {state} state " + " ".join(chance.choice(WORDS) for _ in range(60)) + "."
            out.write(json.dumps({"_id": f"r{number}", "title": f"Record {number}", "text": text}) + "\n")


class Harness:
    def __init__(self, program, nodes, home):
        self.program, self.nodes, self.home = program, nodes, pathlib.Path(home)

    def call(self, *words, cwd=None):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, timeout=600, check=False,
                              cwd=cwd or self.home)

    def run(self, *words, status=0, says="", cwd=None):
        done = self.call(*words, cwd=cwd)
        assert done.returncode == status, f"{words}: exit {done.returncode}, wanted {status}\n{done.stdout}{done.stderr}"
        assert says in done.stdout + done.stderr, f"{words}: no “{says}” in\n{done.stdout}{done.stderr}"
        return done.stdout

    def start(self, *words):
        return subprocess.Popen([self.program, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                cwd=self.home, text=True)

    def content(self, index):
        """A digest of all passages and of who cites whom; an index in a cluster is copied to this disk for it."""
        if index.startswith("http"):
            shutil.rmtree(self.home / "copy", ignore_errors=True)
            self.run("copy", "--quiet", index, "copy")
            index = "copy"
        rows = sorted(lines_of(self.run("passages", "--index", index))) + [self.call("cites", "--json", "--index", index).stdout]
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


def run_tests(tests):
    """`PROGRAM ROOT [TEST…]` of the command line: each test in turn over three nodes."""
    program, root = sys.argv[1], sys.argv[2]
    wanted = sys.argv[3:]
    failed = []
    for name in ("USER", "PASSWORD", "API_KEY", "CREDENTIALS", "CA", "SHARDS", "REPLICAS"):
        os.environ.pop("DOSSIER_CLUSTER_" + name, None)
    with tempfile.TemporaryDirectory() as home, Nodes(root) as nodes:
        harness = Harness(str(pathlib.Path(program).resolve()), nodes, home)
        harness.root = pathlib.Path(root).resolve()
        shutil.copytree(harness.root / "examples" / "papers", harness.home / "lib")
        nodes.ask("PUT", "/_cluster/settings",
                  {"persistent": {"action.auto_create_index": "false"}})
        for test in tests:
            if wanted and test.__name__ not in wanted:
                continue
            start = time.monotonic()
            try:
                test(harness)
                outcome = "ok"
            except (AssertionError, RuntimeError) as error:
                failed.append(test.__name__)
                outcome = f"failed: {error}\n{traceback.format_exc()}"
            print(f"{test.__name__} ({time.monotonic() - start:.1f} s): {outcome}", flush=True)
    sys.exit(1 if failed else 0)
