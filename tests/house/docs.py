#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs.py ROOT PROGRAM: what the documents name is there: files, commands, flags, targets of make, and links."""
import re
import subprocess
import sys
from pathlib import Path

SUFFIXES = "md|txt|cpp|hpp|py|sh|json|jsonl|cmake|test|svg|png|js|css|html|yml|yaml"
# Made by a build or a run, or by the user; or a name with a placeholder, as generation-N/.
MADE = re.compile(r"^(build/|\.dossier|\.\./|https?://|/|~)|-[A-Z]+/")


def documents(root):
    yield from sorted(root.glob("*.md"))
    yield from sorted((root / "docs").rglob("*.md"))


def paths_named(text):
    for match in re.finditer(r"`([A-Za-z0-9_.\-/]+)`", text):
        word = match[1]
        if MADE.search(word) or "//" in word:
            continue
        if "/" in word and re.fullmatch(rf"[\w.\-]+(/[\w.\-]+)*/?", word) and (
                word.endswith("/") or re.search(rf"\.({SUFFIXES})$", word)):
            yield word
    for match in re.finditer(r"\]\(([^)#\s]+)\)", text):
        if not MADE.search(match[1]):
            yield match[1]


def faults_of(path, root, table, goals):
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(root).as_posix()
    for word in paths_named(text):
        if not (root / word).exists() and not (path.parent / word).exists():
            yield f"{name}: {word} is not there"
    for match in re.finditer(r"`(?:build/release/)?dossier ([a-z]+)([^`\n]*)`", text):
        if match[1] not in table:
            yield f"{name}: there is no command {match[1]}"
            continue
        for flag in re.findall(r"(?<=\s)--([a-z][a-z-]*)", match[2]):
            if flag not in table[match[1]]:
                yield f"{name}: dossier {match[1]} has no --{flag}"
    for match in re.finditer(r"`make ([a-z-]+)[^`\n]*`", text):
        if match[1] not in goals:
            yield f"{name}: there is no make {match[1]}"


def table_of(program):
    """Commands and their flags, from the program's own reference."""
    text = subprocess.run([program, "__reference", "markdown"], check=True, capture_output=True, text=True,
                          encoding="utf-8").stdout
    common, table = set(), {}
    for section in re.split(r"^## ", text, flags=re.M)[1:]:
        title = section.split("\n", 1)[0]
        flags = set(re.findall(r"--([a-z][a-z-]*)", section))
        if title == "Common flags":
            common = flags
        elif title not in ("Exit status", "Environment"):
            table[title] = flags
    return {command: flags | common for command, flags in table.items()}


def main():
    root, program = Path(sys.argv[1]).resolve(), sys.argv[2]
    table = table_of(program)
    goals = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    assert list(paths_named("see `cli/no_such_file.cpp`")) == ["cli/no_such_file.cpp"]  # it has to be able to fail
    faults, count = [], 0
    for path in documents(root):
        count += 1
        faults += faults_of(path, root, table, goals)
    print("\n".join(faults) or f"{count} documents name nothing that is not there")
    sys.exit(1 if faults or not count else 0)


main()
