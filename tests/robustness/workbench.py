# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of papers, an index beside it and the program, for tests of what users and disks can do wrong."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ["DOSSIER_PROGRAM"]
PATIENCE = float(os.environ.get("DOSSIER_PATIENCE", "1"))  # times longer, as under a sanitizer
DONE, NOTHING, USAGE, NO_INDEX, SOME_FILES = 0, 1, 2, 3, 4

PAPER = """# The ferry across the strait

## Introduction

Norway and Sweden have quarrelled about the ferry for thirty years, and the {word} has not been settled by either side.

## Analysis

The harbour dues that both countries levy on the {word} were raised in 1998 and never lowered since then by anyone.
"""


class Workbench(unittest.TestCase):
    """Each test has `self.papers`, one good paper in it, and an index that does not exist yet."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dossier-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.papers = self.folder / "papers"
        self.papers.mkdir()
        self.index = self.folder / "index"
        self.put("good.md", PAPER.format(word="lighthouse"))

    def put(self, name, content):
        path = self.papers / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def environment(self):
        return {**os.environ, "DOSSIER_INDEX": str(self.index), "NO_COLOR": "1", "PAGER": "cat"}

    def run_program(self, *args, timeout=120, before=None, wrapper=()):
        environment = self.environment()
        if wrapper:  # what is traced can not be searched for leaks
            environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        return subprocess.run([*wrapper, PROGRAM, *map(str, args)], capture_output=True, encoding="utf-8",
                              errors="replace", env=environment, cwd=self.folder, timeout=timeout * PATIENCE,
                              preexec_fn=before, check=False)

    def start_program(self, *args):
        return subprocess.Popen([PROGRAM, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                encoding="utf-8", errors="replace", env=self.environment(), cwd=self.folder)

    def index_papers(self, expect=DONE, flags=(), **options):
        done = self.run_program("index", *flags, self.papers, **options)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def found(self, query):
        """The papers' files in which the query finds something."""
        done = self.run_program("search", query, "--no-meaning", "--json")
        self.assertIn(done.returncode, (DONE, NOTHING), done.stderr)
        return sorted({hit["passage"]["paper"] for hit in json.loads(done.stdout)["hits"]})

    def state(self):
        """All that a reader sees of the index, which has to be sound."""
        check = self.run_program("check")
        self.assertEqual(check.returncode, DONE, check.stdout + check.stderr)
        return self.run_program("passages").stdout

    def file_records_of(self, name):
        """What the index says about a file, as one string."""
        done = self.run_program("status", "--json")
        self.assertEqual(done.returncode, DONE, done.stderr)
        entries = [e for e in walk(json.loads(done.stdout)) if str(e.get("path", "")).endswith(name)]
        self.assertTrue(entries, f"{name} is not in the report: {done.stdout}")
        return json.dumps(entries[0], ensure_ascii=False)

    def assert_names_file(self, message, name):
        line = next((line for line in message.splitlines() if name in line), None)
        self.assertIsNotNone(line, f"no line names {name}:\n{message}")
        return line


def walk(value):
    """All objects inside a JSON value."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(child)


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("waited in vain")
        time.sleep(0.002)


def has(tool):
    return shutil.which(tool) is not None


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    unittest.main(verbosity=2, warnings="ignore")
