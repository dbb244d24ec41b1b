#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""credentials_test.py PROGRAM: no command prints a password that stands in the address of an index, wherever the
address comes from, and none takes the address for a folder."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ADDRESSES = ("https://ada:hush/hush@127.0.0.1:1/papers", "HTTPS://ada:hush@127.0.0.1:1/papers", "http:/ada:hush@h/papers",
             "ada:hush@127.0.0.1:1/papers")
WITHOUT_INDEX = {"help", "version", "read", "start"}
# What a command needs beside an index.
WORDS = {
    "batch": ["-"], "backup": ["saved.tar"], "restore": ["saved.tar"], "cites": [], "collection": ["list"],
    "compare": ["p1", "p2"], "copy": ["to"], "facets": [], "label": ["p1:1", "--section", "methods"], "papers": [],
    "saved": ["list"], "show": ["p1:1"], "similar": ["p1:1"], "vectors": ["--command", "cat"], "status": [], "check": [],
    "mcp": [], "serve": [], "passages": [], "news": [], "matrix": ["a", "b"],
}
MORE = [["papers", "--fix", "p1", "title=A"], ["vectors", "--remove"], ["label", "p1:1", "--undo"], ["label", "--list"],
        ["saved", "run", "x"], ["collection", "show", "x"], ["status", "--json"], ["index", "--json", "lib"],
        ["index", "--rebuild", "lib"], ["show", "--open", "p1:1"]]


def commands(program):
    listed = subprocess.run([program, "help"], check=True, capture_output=True, text=True).stdout
    listed = listed.split("Commands:\n")[1].split("\n\n")[0]
    return [line.split()[0] for line in listed.splitlines() if re.match(r"  \w", line)]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    calls = [[name, *WORDS.get(name, ["lib"])] for name in commands(program) if name not in WITHOUT_INDEX] + MORE
    assert len(calls) > 25, calls
    failed = []
    with tempfile.TemporaryDirectory() as home:
        (pathlib.Path(home) / "lib").mkdir()
        before = sorted(os.listdir(home))
        for address in ADDRESSES:
            for words in calls:
                if words[0] == "copy":
                    variants = [(["copy", address, "to"], None), (["copy", "from", address], None)]
                else:
                    variants = [([words[0], "--index", address, *words[1:]], None), (words, address)]
                for typed, named in variants:
                    environment = {**os.environ, **({"DOSSIER_INDEX": named} if named else {})}
                    done = subprocess.run([program, *typed], capture_output=True, text=True, cwd=home, input="", timeout=60,
                                          env=environment, check=False)
                    if "hush" in done.stdout + done.stderr or done.returncode != 2 or sorted(os.listdir(home)) != before:
                        failed.append(f"{typed} ({named}): exit {done.returncode}\n{done.stdout}{done.stderr}")
    print("\n".join(failed) if failed else f"{len(calls)} commands")
    return 1 if failed else 0


sys.exit(main())
