#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""layering.py ROOT: compares every #include of the project with the table in layering.txt, and finds circles of files.

A header and the source of the same name are one node of a circle.
"""
import re
import sys
from pathlib import Path

MOST_FILES = 30  # of one sub-folder; about 25 is what a reader takes in
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


class Table:
    def __init__(self, text):
        self.folders, self.tops, self.libraries = {}, {}, []
        self.circles, self.loose = set(), set()
        for line in text.splitlines():
            if match := re.fullmatch(r"folder ([\w/]+):(.*)", line):
                self.add_folder(match[1], match[2].split())
            elif match := re.fullmatch(r"top (\w+):(.*)", line):
                self.tops[match[1]] = set(match[2].split())
            elif match := re.fullmatch(r"library (\S+): (\S+)", line):
                self.libraries.append((re.compile(match[1]), re.compile(match[2])))
            elif match := re.fullmatch(r"circle (.+)", line):
                self.circles.add(frozenset(match[1].split()))
            elif match := re.fullmatch(r"loose (\S+)", line):
                self.loose.add(match[1])
            elif line and not line.startswith("#"):
                sys.exit(f"layering.txt: not understood: {line}")

    def add_folder(self, name, allowed):
        for other in allowed:
            if other not in self.folders:
                sys.exit(f"layering.txt: {name} includes {other}, which does not stand before it")
        top = name.split("/")[0]
        if top in allowed and top not in self.tops:
            sys.exit(f"layering.txt: {name} includes the top of {top}, which may include {name}: give it a line `top`")
        self.folders[name] = {name, *allowed}

    def room_of(self, path):
        """The longest folder of the table that a file stands in; None outside the table."""
        parts = path.split("/")[:-1]
        while parts and "/".join(parts) not in self.folders:
            parts.pop()
        return "/".join(parts) or None

    def allows(self, source, header):
        own, other = self.room_of(source), self.room_of(header)
        if other is None or own == other:
            return True
        top, other_top = own.split("/")[0], other.split("/")[0]
        if top != other_top:
            return other_top in self.folders[top]
        if own == top:
            return top not in self.tops or other in self.tops[top]
        return other in self.folders[own]


def includes_of(source):
    for number, line in enumerate(source.splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match[1] == '"', match[2]


def faults_of(source, name, table):
    for number, quoted, header in includes_of(source):
        if quoted and not table.allows(name, header):
            yield f"{name}:{number}: {table.room_of(name)}/ must not include {header}"
        if quoted and "/" not in header and not header.startswith("embedded_"):
            yield f"{name}:{number}: write the path from the project's root: {header}"
        for headers, files in table.libraries:
            if headers.fullmatch(header) and not files.fullmatch(name):
                yield f"{name}:{number}: <{header}> may be included only in {files.pattern}"


def folder_faults(files, table):
    """Sub-folders without a line in the table, lines without a sub-folder, and sub-folders with too many files."""
    counts = {}
    for name in files:
        folder = name.rsplit("/", 1)[0]
        counts[folder] = counts.get(folder, 0) + 1
    for folder, count in sorted(counts.items()):
        if folder not in table.folders and folder not in table.loose:
            yield f"{folder}/ has no line in layering.txt"
        elif "/" in folder and count > MOST_FILES:
            yield f"{folder}/ has {count} files; {MOST_FILES} are the most"
    for folder in sorted((table.folders.keys() | table.loose) - counts.keys()):
        yield f"layering.txt: {folder}/ has no files"


def graph_of(files):
    """Each file without its ending, and those that it includes."""
    graph = {}
    for name, source in files.items():
        node = name.rsplit(".", 1)[0]
        graph.setdefault(node, set()).update(
            header.rsplit(".", 1)[0] for _, quoted, header in includes_of(source) if quoted and header in files)
        graph[node].discard(node)
    return graph


def circles_of(graph):
    """Files that can all be reached from each other: the strongly connected components, after Tarjan."""
    order, low, stack, circles = {}, {}, [], []

    def visit(node):
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in order:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == order[node]:
            at = stack.index(node)
            if len(stack) - at > 1:
                circles.append(frozenset(stack[at:]))
            del stack[at:]

    for node in sorted(graph):
        if node not in order:
            visit(node)
    return circles


def circle_faults(circles, allowed):
    for circle in circles:
        if circle not in allowed:
            yield "a circle of files: " + " ".join(sorted(circle))
    for circle in allowed - set(circles):
        yield "layering.txt: no circle any more, take it out: " + " ".join(sorted(circle))


def check_itself(table):
    """The check has to be able to fail."""
    def fails(source, name):
        return bool(list(faults_of(source, name, table)))

    assert fails('#include "web/site.hpp"', "base/a.cpp")
    assert fails("#include <xapian.h>", "searcher/a.cpp")
    assert fails('#include "searcher/match/matcher.hpp"', "searcher/query/a.cpp")
    assert fails('#include "searcher/searcher.hpp"', "searcher/answers/a.cpp")
    assert fails('#include "index/read/index_reader.hpp"', "index/a.hpp")
    assert not fails('#include "searcher/query/query.hpp"', "searcher/match/a.cpp")
    assert not fails('#include "index/read/index_reader.hpp"', "searcher/match/a.cpp")
    ring = graph_of({"base/a.hpp": '#include "base/b.hpp"', "base/b.hpp": "", "base/b.cpp": '#include "base/a.hpp"'})
    assert circles_of(ring) == [frozenset({"base/a", "base/b"})]
    assert list(circle_faults(circles_of(ring), set())) and not list(circle_faults(circles_of(ring), {*circles_of(ring)}))
    assert not circles_of(graph_of({"base/a.hpp": '#include "base/b.hpp"', "base/b.hpp": "", "base/b.cpp": ""}))
    assert list(folder_faults({"base/new/a.hpp": ""}, table))


def main():
    root = Path(sys.argv[1])
    table = Table(Path(__file__).with_name("layering.txt").read_text(encoding="utf-8"))
    check_itself(table)
    files = {}
    for folder in (name for name in table.folders if "/" not in name):
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            files[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
    faults = []
    for name, source in files.items():
        faults += faults_of(source, name, table)
    faults += folder_faults(files, table)
    faults += circle_faults(circles_of(graph_of(files)), table.circles)
    listed = " but those that it lists" if table.circles else ""
    print("\n".join(faults) or f"{len(files)} files keep to the table, and there is no circle{listed}")
    sys.exit(1 if faults or not files else 0)


main()
