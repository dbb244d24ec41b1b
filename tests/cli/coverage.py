#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""coverage.py PROGRAM: the transcripts type every command, and see every exit status but the one of a bug."""
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent
BUG = 70  # none is known; tests/unit/cli holds the handler to it


def printed(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def commands(program):
    listed = printed(program, "help").split("Commands:\n")[1].split("\n\n")[0]
    return {line.split()[0] for line in listed.splitlines() if re.match(r"  \w", line)}


def statuses(program):
    table = printed(program, "__reference", "markdown")
    return {int(number) for number in re.findall(r"^\| (\d+) \| ", table, re.MULTILINE)}


def main():
    program = sys.argv[1]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.test")))
    typed = {word for line in re.findall(r"^[$>] (.*)$", text, re.MULTILINE)
             for word in re.findall(r"dossier (?:--?[\w-]+(?:[= ][\w./]+)? )*([a-z]+)", line)}
    seen = {int(number) for number in re.findall(r"^\[(\d+)\]$", text, re.MULTILINE)} | {0}
    missing = sorted(commands(program) - typed)
    unseen = sorted(statuses(program) - seen - {BUG})
    assert commands(program) and BUG in statuses(program)
    if missing:
        print("no transcript types: " + ", ".join(missing))
    if unseen:
        print("no transcript sees the exit status " + ", ".join(map(str, unseen)))
    return 1 if missing or unseen else 0


sys.exit(main())
