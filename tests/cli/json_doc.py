#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""json_doc.py ROOT PROGRAM: the members that docs/json.md names are those of the answers, all of them."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

COMMANDS = {
    "dossier search": ["search", "--explain", "water", "treaty"],
    "dossier search --kwic": ["search", "--kwic", "water"],
    "dossier news": ["news"],
    "dossier evidence": ["evidence", "gauges", "river"],
    "dossier matrix": ["matrix", "theory", "dyad"],
    "dossier compare": ["compare", "water"],
    "dossier cites": ["cites"],
    "dossier cites ID": ["cites", "PAPER"],
    "dossier timeline": ["timeline", "water"],
    "dossier dispersion": ["dispersion", "water"],
    "dossier network": ["network", "water"],
    "dossier keyness": ["keyness", "water"],
    "dossier similar": ["similar", "ID"],
    "dossier show": ["show", "ID"],
    "dossier facets": ["facets"],
    "dossier papers": ["papers"],
    "dossier status": ["status"],
    "dossier check": ["check"],
    "dossier read": ["read", "FILE"],
    "dossier version": ["version"],
}


def outside_brackets(text):
    while re.search(r"\([^()]*\)", text):
        text = re.sub(r"\([^()]*\)", "", text)
    return text


def names(text):
    return set(re.findall(r"`([a-z_]+)`", outside_brackets(text)))


class Documentation:
    def __init__(self, text):
        self.text = text

    def row(self, command):
        found = re.search(rf"^\| `{re.escape(command)}` \| (.*) \|$", self.text, re.MULTILINE)
        return names(found[1]) if found else set()

    def part(self, name):
        """The members of `**name**: …`, up to the next blank line."""
        found = re.search(rf"^\*\*{name}\*\*(.*?)\n\n", self.text, re.MULTILINE | re.DOTALL)
        return names(found[1]) if found else set()

    def passage(self):
        table = self.text.split("**passage**")[1].split("**paper**")[0]
        rows = re.findall(r"^\| (.*?) \| (.*) \|$", table, re.MULTILINE)
        return {name for row, what in rows if "left out" not in what for name in re.findall(r"`([a-z_]+)`", row)}

    def file(self):
        return names(self.text.split("A file of the report:")[1])


def main():
    root, program = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    documentation = Documentation((root / "docs" / "json.md").read_text(encoding="utf-8"))
    faults = []

    def compare(what, told, given):
        if set(told) != set(given):
            faults.append(f"{what}: only told {sorted(set(told) - set(given))}, only given {sorted(set(given) - set(told))}")

    with tempfile.TemporaryDirectory() as folder:
        def run(*words):
            environment = {**os.environ, "DOSSIER_INDEX": "doc.index"}
            done = subprocess.run([program, *words], cwd=folder, env=environment, capture_output=True, check=False)
            assert done.returncode in (0, 1), done.stderr  # 1: there is no news
            return done.stdout.decode("utf-8")

        run("index", "--quiet", root / "examples" / "papers")
        run("search", "water", "--save", "water")
        answers = {}
        for command, words in COMMANDS.items():
            if "ID" in words:
                words = [answers["dossier search"]["hits"][0]["passage"]["id"] if word == "ID" else word for word in words]
            words = [str(root / "examples/papers/who-holds-the-tap.md") if word == "FILE" else word for word in words]
            words = ["who-holds-the-tap" if word == "PAPER" else word for word in words]
            answers[command] = json.loads(run(*words, "--json"))
            compare(command, documentation.row(command) | {"schema"}, answers[command])
        search = answers["dossier search"]
        hit = search["hits"][0]
        compare("query", documentation.part("query"), search["query"])
        compare("hit", documentation.part("hit"), hit)
        compare("facet", documentation.part("facet"), search["facets"][0])
        compare("paper", documentation.part("paper") - {"other_files"}, answers["dossier papers"]["papers"][0])
        sometimes = {"labels", "fields", "marks"}
        compare("passage", documentation.passage(), set(hit["passage"]) - sometimes)
        of_passages = set().union(*(json.loads(line) for line in run("passages").splitlines()))
        compare("passage of `dossier passages`", set(hit["passage"]) | {"labels"}, of_passages | {"labels"})
        compare("file of the report", documentation.file(), answers["dossier status"]["files"][0])
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
