#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tidy.py BUILD [FILES…]: clang-tidy as errors over the given sources, else over all, tests included. A source is not
looked at again while its own text, the project's headers that it includes and the rules are as they were when it passed."""
import concurrent.futures
import functools
import hashlib
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)
# Headers that g++ compiled before are nothing for clang; the sources include what they need.
FOR_GCC = re.compile(r" -Winvalid-pch| -include \S*cmake_pch\S*")


@functools.cache
def included(path):
    """The project's headers that a file names itself."""
    beside = (ROOT / path).parent
    found = set()
    for name in INCLUDE.findall((ROOT / path).read_text(encoding="utf-8")):
        found |= {place.resolve() for place in (ROOT / name, beside / name) if place.is_file()}
    return found


def with_headers(path):
    """A source and all of the project's headers that it includes, directly or not, in a fixed order."""
    seen, waiting = set(), [(ROOT / path).resolve()]
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            waiting.extend(included(file))
    return sorted(seen)


def stamp_of(path, rules):
    known = hashlib.sha256(rules)
    for file in with_headers(path):
        known.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return known.hexdigest()[:32]


def looked_at(path, stamps, rules):
    """What clang-tidy says of a source; empty where it finds nothing."""
    stamp = stamps / stamp_of(path, rules)
    if stamp.exists():
        return ""
    done = subprocess.run(["clang-tidy", "--quiet", "--warnings-as-errors=*", "-p", str(stamps), path], cwd=ROOT,
                          capture_output=True, text=True)
    if done.returncode == 0:
        stamp.touch()
        return ""
    return done.stdout + done.stderr or f"{path}: clang-tidy ended with {done.returncode}\n"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    build, paths = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    stamps = build / "tidy"
    stamps.mkdir(parents=True, exist_ok=True)
    commands = (build / "compile_commands.json").read_text(encoding="utf-8")
    (stamps / "compile_commands.json").write_text(FOR_GCC.sub("", commands), encoding="utf-8")
    rules = (ROOT / ".clang-tidy").read_bytes()
    if not paths:
        # Benchmarks have a build of their own.
        paths = subprocess.run(["git", "ls-files", "*.cpp", ":!:bench/*"], cwd=ROOT, check=True, capture_output=True,
                               text=True).stdout.split()
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS") or os.cpu_count() or 1)) as pool:
        for said in pool.map(lambda path: looked_at(path, stamps, rules), paths):
            if said:
                failed += 1
                print(said, end="", flush=True)
    if failed:
        sys.exit(f"tidy: {failed} of {len(paths)} files have to be mended")
    print(f"tidy: nothing found in {len(paths)} files")


if __name__ == "__main__":
    main()
