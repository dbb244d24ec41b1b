#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the indexer at random moments: afterwards the index is exactly what it was, or exactly what it was to become.

usage: kill_test.py PROGRAM [--times N] [--seed N] [--papers N] [--changed N]

Two states of an invented library take turns, which differ in all papers, so that each update writes the index anew, or
in a few (--changed), so that most are commits in place. An update from one to the other is started and killed (SIGKILL) after a
random part of the time that an update takes. Then `check` must be clean, the passages must be those of one of the two
states whole, and the update, run again, must succeed.
"""
import pathlib
import random
import signal
import tempfile
import time

from support import Program, must, options, write_library


def main():
    parser = options(__doc__, times=200, seed=20, papers=40)
    parser.add_argument("--changed", type=int, help="papers in which the states differ; all unless given")
    args = parser.parse_args()
    chance = random.Random(args.seed)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        library, changed = folder / "papers", args.changed or args.papers
        write_library(library, args.papers, "always")
        program = Program(args.program.resolve(), folder / "index")
        states = {}
        duration = 0.0
        for state in ("monsoon", "harvest", "monsoon"):
            write_library(library, changed, state)
            begin = time.monotonic()
            must(program.run("index", library), 0)
            duration = time.monotonic() - begin
            states[state] = program.state()
        assert states["monsoon"] != states["harvest"], "the two states do not differ"

        current, outcomes = "monsoon", {"old": 0, "new": 0, "finished": 0}
        for turn in range(args.times):
            target = "harvest" if current == "monsoon" else "monsoon"
            write_library(library, changed, target)
            indexer = program.start("index", library)
            time.sleep(chance.random() * duration * 1.1)
            finished = indexer.poll() is not None
            indexer.send_signal(signal.SIGKILL)
            indexer.wait()
            found = program.state()
            assert found in states.values(), f"turn {turn}: the index is in neither state ({found[1]} passages)"
            if turn % 10 == 0 or found != states[current]:
                must(program.run("check"), 0)
            reached = target if found == states[target] else current
            outcomes["finished" if finished else "new" if reached == target else "old"] += 1
            if reached != target:
                must(program.run("index", library), 0)
                assert program.state() == states[target], f"turn {turn}: the update after the kill went wrong"
            current = target
        print(f"killed {args.times} times: {outcomes['old']} as before, {outcomes['new']} committed, "
              f"{outcomes['finished']} had ended; never anything else")


if __name__ == "__main__":
    main()
