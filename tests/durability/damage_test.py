#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flips one byte in each file of an index: `check` finds it, no command crashes or hangs, nothing is written on top of
it, and a rebuild mends it.

usage: damage_test.py PROGRAM [--places N] [--seed N] [--large]

With --large the index is larger than what every opening compares with its checksums.
"""
import argparse
import json
import pathlib
import random
import shutil
import tempfile

from support import WORDS, Program, must, write_library

CHECKED_AT_OPENING = 32 << 20


def damage(path, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 0x5A
    path.write_bytes(data)


def write_collection(path, records, chance):
    """JSON lines of words that do not compress well."""
    vocabulary = WORDS + ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(20000)]
    with open(path, "w", encoding="utf-8") as lines:
        for number in range(records):
            text = "The monsoon border " + " ".join(chance.choices(vocabulary, k=90)) + "."
            lines.write(json.dumps({"_id": f"r{number}", "title": f"Record {number}", "text": text, "year": 1990}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--places", type=int, default=6, help="flipped bytes a file, one at a time")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--large", action="store_true")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name:
        home = pathlib.Path(name)
        write_library(home / "papers", 30, "monsoon")
        if args.large:
            write_collection(home / "papers" / "many.jsonl", 60000, chance)
        program = Program(args.program.resolve(), home / "index")
        must(program.run("index", home / "papers"), 0)
        must(program.run("check"), 0)
        size = sum(path.stat().st_size for path in program.index.rglob("*") if path.is_file())
        assert not args.large or size > CHECKED_AT_OPENING, f"the index has only {size} bytes"
        whole = home / "whole"
        shutil.copytree(program.index, whole, symlinks=True)
        write_library(home / "papers", 2, "harvest")
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
                for words in (("search", "monsoon border"), ("status",), ("papers",), ("facets",), ("passages",),
                              ("search", "border", "--year", "1990")):
                    result = program.run(*words)
                    assert result.returncode in (0, 1, 3), f"{where}: {words[0]} ends with {result.returncode}"
                result = program.run("index", home / "papers")
                assert result.returncode == 3, f"{where}: index ends with {result.returncode}"
            must(program.run("index", "--rebuild", home / "papers"), 0)
            must(program.run("check"), 0)
        assert tried > 0
        print(f"{tried} flipped bytes: each found by check, no command crashed, a rebuild mended it")


if __name__ == "__main__":
    main()
