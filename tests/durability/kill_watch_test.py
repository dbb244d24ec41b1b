#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `dossier index --watch` at random moments: each paper stays whole, and the next watch finds what was missed.

usage: kill_watch_test.py PROGRAM [--times N] [--seed N] [--papers N]

The papers of an invented library are replaced, one after the other, and the program that watches them is killed (SIGKILL)
after a random part of the time that it needs to find them all. Then `check` must be clean, and each paper must be in
the index as it was or as it is, whole. One more paper is replaced while nobody watches. The next watch must bring the
index to what the folder holds.
"""
import collections
import hashlib
import json
import pathlib
import random
import signal
import subprocess
import tempfile
import time

from support import Program, must, options, paper

PATIENCE = 60  # seconds


def replace(library, number, state):
    """As an editor saves: never half of a paper."""
    beside = library / f".paper{number:03}.tmp"
    beside.write_text(paper(number, state), encoding="utf-8")
    beside.rename(library / f"paper{number:03}.md")


def by_paper(program):
    """A digest of the passages of each paper."""
    rows = collections.defaultdict(list)
    for line in must(program.run("passages"), 0).stdout.splitlines():
        passage = json.loads(line)
        rows[passage["paper"]].append(json.dumps(passage, sort_keys=True))
    return {name: hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest() for name, lines in rows.items()}


def watch(program, library):
    """A process that watches, once it says so."""
    process = subprocess.Popen([*program.command("index"), "--watch", str(library)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True, encoding="utf-8")
    said = []
    while not any("Watching" in line for line in said):
        said.append(process.stderr.readline())
        assert said[-1], f"the watch ended: {''.join(said)}"
    return process


def wait_until(program, wanted, watching, what):
    end = time.monotonic() + PATIENCE
    while by_paper(program) != wanted:
        assert watching.poll() is None, f"{what}: the watch ended with {watching.returncode}"
        assert time.monotonic() < end, f"{what}: waited in vain"
        time.sleep(0.05)


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()


def main():
    args = options(__doc__, times=100, seed=16, papers=40).parse_args()
    chance = random.Random(args.seed)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        library = folder / "papers"
        library.mkdir()
        program = Program(args.program.resolve(), folder / "index")
        states = {}
        for state in ("harvest", "monsoon"):
            for number in range(args.papers):
                replace(library, number, state)
            must(program.run("index", library), 0)
            states[state] = by_paper(program)
        assert all(states["harvest"][name] != states["monsoon"][name] for name in states["monsoon"])

        def change(state):
            for number in range(1, args.papers):
                replace(library, number, state)

        # Nobody kills this one; how long it takes tells where to aim.
        watching = watch(program, library)
        begin = time.monotonic()
        change("harvest")
        replace(library, 0, "harvest")
        wait_until(program, states["harvest"], watching, "the first watch")
        duration = time.monotonic() - begin
        kill(watching)

        outcomes = collections.Counter()
        for turn in range(args.times):
            before, target = ("harvest", "monsoon") if turn % 2 == 0 else ("monsoon", "harvest")
            watching = watch(program, library)
            end = time.monotonic() + chance.random() * duration
            change(target)
            time.sleep(max(0.0, end - time.monotonic()))
            assert watching.poll() is None, f"turn {turn}: the watch ended with {watching.returncode}"
            kill(watching)
            must(program.run("check"), 0)
            found = by_paper(program)
            assert set(found) == set(states[target]), f"turn {turn}: papers are missing, or there are others"
            for name, digest in found.items():
                assert digest in (states[before][name], states[target][name]), f"turn {turn}: {name} is not whole"
            new = sum(found[name] == states[target][name] for name in found)
            outcomes["none" if new == 0 else "all" if new == args.papers - 1 else "some"] += 1
            replace(library, 0, target)  # nobody watches
            watching = watch(program, library)
            wait_until(program, states[target], watching, f"turn {turn}, the next watch")
            kill(watching)
            must(program.run("check"), 0)
        must(program.run("index", library), 0)
        assert by_paper(program) == states["harvest" if args.times % 2 == 0 else "monsoon"]
        must(program.run("check"), 0)
        assert outcomes["all"] < args.times, "no kill came before all changes were found"
        print(f"killed {args.times} times in the midst of changes: {outcomes['none']} with none of them found, "
              f"{outcomes['some']} with some, {outcomes['all']} with all; never half of a paper")


if __name__ == "__main__":
    main()
