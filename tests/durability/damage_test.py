#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flips one byte in each file of an index: `check` finds it, and no command crashes or hangs.

usage: damage_test.py PROGRAM [--places N] [--seed N]
"""
import argparse
import pathlib
import random
import shutil
import tempfile

from support import Program, must, write_library


def damage(path, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 0x5A
    path.write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--places", type=int, default=6, help="flipped bytes a file, one at a time")
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name:
        home = pathlib.Path(name)
        write_library(home / "papers", 30, "monsoon")
        program = Program(args.program.resolve(), home / "index")
        must(program.run("index", home / "papers"), 0)
        must(program.run("check"), 0)
        whole = home / "whole"
        shutil.copytree(program.index, whole, symlinks=True)
        tried = 0
        for path in sorted(p for p in whole.rglob("*") if p.is_file() and not p.is_symlink() and p.stat().st_size):
            relative = path.relative_to(whole)
            if relative.name.endswith("lock"):
                continue
            for _ in range(args.places):
                shutil.rmtree(program.index)
                shutil.copytree(whole, program.index, symlinks=True)
                place = chance.randrange(path.stat().st_size)
                damage(program.index / relative, place)
                tried += 1
                where = f"{relative} at byte {place}"
                found = program.run("check")
                assert found.returncode == 3, f"{where}: check says {found.returncode}, not 3\n{found.stdout.decode()}"
                for words in (("search", "monsoon border"), ("status",), ("papers",), ("facets",), ("passages",)):
                    result = program.run(*words)
                    assert result.returncode in (0, 1, 3), f"{where}: {words[0]} ends with {result.returncode}"
        assert tried > 0
        print(f"{tried} flipped bytes: each found by check, no command crashed")


if __name__ == "__main__":
    main()
