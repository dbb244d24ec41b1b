#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""layering.py ROOT: compares every #include of the project with the table in layering.txt."""
import re
import sys
from pathlib import Path


def read_table(path):
    folders, libraries = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"folder (\w+):(.*)", line):
            folders[match[1]] = {match[1], *match[2].split()}
        elif match := re.fullmatch(r"library (\S+): (\S+)", line):
            libraries.append((re.compile(match[1]), re.compile(match[2])))
        elif line and not line.startswith("#"):
            sys.exit(f"{path}: not understood: {line}")
    return folders, libraries


def faults_of(source, name, folders, libraries):
    own = name.split("/")[0]
    for number, line in enumerate(source.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        header = match[2]
        folder = header.split("/")[0]
        if match[1] == '"' and folder in folders and folder not in folders[own]:
            yield f"{name}:{number}: {own}/ must not include {header}"
        if match[1] == '"' and "/" not in header and not header.startswith("embedded_"):
            yield f"{name}:{number}: write the path from the project's root: {header}"
        for headers, files in libraries:
            if headers.fullmatch(header) and not files.fullmatch(name):
                yield f"{name}:{number}: <{header}> may be included only in {files.pattern}"


def main():
    root = Path(sys.argv[1])
    folders, libraries = read_table(Path(__file__).with_name("layering.txt"))
    # The check has to be able to fail.
    assert list(faults_of('#include "web/x.hpp"', "base/a.cpp", folders, libraries))
    assert list(faults_of("#include <xapian.h>", "searcher/a.cpp", folders, libraries))
    faults, count = [], 0
    for folder in folders:
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            count += 1
            name = path.relative_to(root).as_posix()
            faults += faults_of(path.read_text(encoding="utf-8"), name, folders, libraries)
    print("\n".join(faults) or f"{count} files keep to the table")
    sys.exit(1 if faults or count == 0 else 0)


main()
