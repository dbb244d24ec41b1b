#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers go on while the index is updated, rebuilt and swapped: no query fails, every answer is of one whole state.

usage: readers_test.py PROGRAM [--commits N]

Every paragraph of the library's state N holds the word `stateN`, and each state has the same number of passages. While
a writer goes from state to state, readers ask for the passages of all states; each answer must show one state only,
whole, and never an older one than the answer before.
"""
import argparse
import json
import pathlib
import tempfile
import threading

from support import Program, must, write_library


def states_seen(output):
    """Passages a state in one answer of `passages`."""
    counts = {}
    for line in output.splitlines():
        text = json.loads(line)["text"].split()
        if text[:1] == ["In"]:
            counts[text[1]] = counts.get(text[1], 0) + 1
    return counts


class Reader(threading.Thread):
    def __init__(self, program, passages, stop):
        super().__init__()
        self.program, self.passages, self.stop = program, passages, stop
        self.answers, self.failure = 0, None

    def run(self):
        last = 0
        while not self.stop.is_set() and self.failure is None:
            result = self.program.run("passages")
            counts = states_seen(result.stdout) if result.returncode == 0 else {}
            if len(counts) != 1 or list(counts.values()) != [self.passages]:
                self.failure = f"exit {result.returncode}, {counts}: {result.stderr.decode(errors='replace')[-500:]}"
                return
            now = int(next(iter(counts)).removeprefix("state"))
            if now < last:
                self.failure = f"state {now} was seen after state {last}"
            last = now
            self.answers += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--commits", type=int, default=40)
    parser.add_argument("--readers", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = pathlib.Path(name)
        library = home / "papers"
        program = Program(args.program.resolve(), home / "index")
        write_library(library, 5, "state0")
        must(program.run("index", library), 0)
        passages = sum(states_seen(must(program.run("passages"), 0).stdout).values())
        assert passages == 5 * 12, passages
        stop = threading.Event()
        readers = [Reader(program, passages, stop) for _ in range(args.readers)]
        for reader in readers:
            reader.start()
        try:
            for commit in range(1, args.commits + 1):
                write_library(library, 5, f"state{commit}")
                rebuild = ["--rebuild"] if commit % 10 == 0 else []
                must(program.run("index", *rebuild, library), 0)
        finally:
            stop.set()
            for reader in readers:
                reader.join()
        for reader in readers:
            assert reader.failure is None, reader.failure
            assert reader.answers > 0
        print(f"{args.commits} commits, {sum(r.answers for r in readers)} answers, each of one whole state")


if __name__ == "__main__":
    main()
