#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks whether the tests would notice: puts small faults into the sources, one at a time, and runs the tests.

A mutant is one changed token: an operator, a boundary, a constant, a negated condition, a statement left out. Comments,
strings, preprocessor lines and headers are left alone. Each is put into a copy of the tree (build/mutants/source), the
test program of its folder is built and run; where that passes, those of the folders that stand on it follow. A mutant is
caught when a test fails, crashes or takes far longer than without it. Some mutants change nothing that can be seen, so
that no test could catch them; they count as not caught all the same.

    scripts/mutants.py                               100 mutants of base/, searcher/, index/ and indexer/
    scripts/mutants.py --count 20 --seed 7 searcher  20 of one folder or file, others than with another seed
    scripts/mutants.py --list searcher/answers/kwic.cpp      prints all mutants of a file, runs nothing
"""
import argparse
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / "build/mutants/source"
FOLDERS = ["base", "searcher", "index", "indexer"]
# The test programs of a folder: its own, then those of folders that stand on it.
PROGRAMS = {
    "base": ["base", "searcher", "indexer", "cli"],
    "index": ["index", "searcher", "indexer"],
    "indexer": ["indexer"],
    "searcher": ["searcher", "web", "cli"],
}
# The tests write and sync many small files: in memory they take a tenth of the time.
IN_MEMORY = {**os.environ, **({"TMPDIR": "/dev/shm"} if os.access("/dev/shm", os.W_OK) else {})}
MEMORY = 6 << 30  # bytes of address space: a mutant must not take the machine down

SWAPS = [(" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "),
         (" && ", " || "), (" || ", " && "), (" + ", " - "), (" - ", " + "), (" * ", " / "), (" / ", " * "),
         (" += ", " -= "), (" -= ", " += "), ("++", "--"), ("--", "++"), ("std::min(", "std::max("),
         ("std::max(", "std::min("), ("true", "false"), ("false", "true"), (" & ", " | "), (" | ", " & ")]
SKIPPED = re.compile(r"^\s*(#|//|template|using |static_assert|assert\(|namespace|class |struct |enum )|\.reserve\(|"
                     r"operator[<>=!+-]")
STATEMENT = re.compile(r"^\s+(?:(?:continue|break);|[a-z_][\w.\[\]>-]*(?:\(.*\)| [-+*/|&]?= .*);|(?:\+\+|--)\w+;)$")
NUMBER = re.compile(r"(?<![\w.'\"])(\d+(?:\.\d+)?)(?![\w.'])")
CONDITION = re.compile(r"\b(if|while) \((?!const |auto )(.*)\)( \{| [^()]*;)?$")


def masked(text):
    """The text with comments and literals of strings and characters blanked, of the same length."""
    pattern = re.compile(r'R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*(?:.|\n)*?\*/')
    return pattern.sub(lambda m: re.sub(r"[^\n]", "\x01", m.group()), text)


def changed_number(number):
    if "." in number:
        return str(float(number) * 2 + (1 if float(number) == 0 else 0))
    return {"0": "1", "1": "2"}.get(number, str(int(number) + 1))


def mutants_of_line(line, plain):
    """(begin, end, new) for each mutant of a line; `plain` is the line masked."""
    for old, new in SWAPS:
        for match in re.finditer(re.escape(old), plain):
            inside_word = re.search(r"\w$", plain[:match.start()]) or re.match(r"\w", plain[match.end():])
            if old.isalpha() and inside_word:
                continue
            yield match.start(), match.end(), new
    for match in NUMBER.finditer(plain):
        yield match.start(), match.end(), changed_number(match.group(1))
    match = CONDITION.search(plain)
    if match and match.group(2).count("(") == match.group(2).count(")") and ";" not in match.group(2):
        yield match.start(2), match.end(2), "!(" + line[match.start(2):match.end(2)] + ")"
    if STATEMENT.match(plain) and not plain.strip().startswith(("return", "case", "default", "else", "delete")):
        begin = len(plain) - len(plain.lstrip())
        yield begin, len(plain), ";"


def mutants_of(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    for number, (line, plain) in enumerate(zip(text.split("\n"), masked(text).split("\n"))):
        if SKIPPED.search(plain):
            continue
        for begin, end, new in mutants_of_line(line, plain):
            yield path, number, begin, end, new


def sources(places):
    listed = subprocess.run(["git", "ls-files", "*.cpp"], cwd=ROOT, check=True, capture_output=True,
                            text=True).stdout
    return [path for path in listed.split("\n")
            if path and any(path == place or path.startswith(place.rstrip("/") + "/") for place in places)]


def copy_tree():
    """Brings the copy up to date; files that have not changed keep their times, so that little is built anew."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            check=True, capture_output=True, text=True).stdout
    wanted = {path for path in listed.split("\0") if path and (ROOT / path).is_file()}
    for path in wanted:
        here, there = ROOT / path, COPY / path
        if there.is_file() and there.read_bytes() == here.read_bytes():
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(here, there)
    for there in COPY.rglob("*"):
        inside = there.relative_to(COPY)
        if there.is_file() and inside.parts[0] != "build" and str(inside) not in wanted:
            there.unlink()


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.nice(5)


def build(programs, jobs):
    targets = ["test_" + program for program in programs]
    done = subprocess.run(["cmake", "--build", "--preset", "dev", "-j", str(jobs), "--target", *targets], cwd=COPY,
                          capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


def passes(program, seconds):
    test = COPY / "build/dev/tests/unit" / program / ("test_" + program)
    try:
        done = subprocess.run([test, "--abort"], cwd=test.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=seconds, preexec_fn=limited, env=IN_MEMORY)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def prepare(programs, jobs):
    """Builds and runs the tests without a fault. Gives the seconds that each program may take."""
    copy_tree()
    if not (COPY / "build/dev/build.ninja").exists():
        subprocess.run(["cmake", "--preset", "dev"], cwd=COPY, check=True, stdout=subprocess.DEVNULL)
    built, output = build(programs, jobs)
    if not built:
        sys.exit("mutants: the tests do not build without a fault\n" + output[-2000:])
    allowed = {}
    for program in programs:
        begin = time.monotonic()
        if not passes(program, 600):
            sys.exit(f"mutants: test_{program} fails without a fault")
        allowed[program] = 3 * (time.monotonic() - begin) + 10
    return allowed


def verdict(mutant, allowed, jobs):
    path, number, begin, end, new = mutant
    there = COPY / path
    original = there.read_text(encoding="utf-8")
    lines = original.split("\n")
    lines[number] = lines[number][:begin] + new + lines[number][end:]
    there.write_text("\n".join(lines), encoding="utf-8")
    try:
        for program in PROGRAMS[path.split("/")[0]]:
            built, _ = build([program], jobs)
            if not built:
                return "not compiled"
            if not passes(program, allowed[program]):
                return "caught by test_" + program
        return "NOT CAUGHT"
    finally:
        there.write_text(original, encoding="utf-8")


def told(mutant, lines):
    path, number, begin, end, new = mutant
    return f"{path}:{number + 1}: `{lines[number][begin:end].strip()}` -> `{new.strip()}` in `{lines[number].strip()}`"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="*", default=FOLDERS, help="folders or files (default: %(default)s)")
    parser.add_argument("--count", type=int, default=100, help="mutants, picked at random (default: 100)")
    parser.add_argument("--seed", type=int, default=1, help="of the choice (default: 1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="of the build")
    parser.add_argument("--least", type=float, default=0, help="fails when fewer percent are caught (default: 0)")
    parser.add_argument("--list", action="store_true", help="prints all mutants and runs nothing")
    options = parser.parse_args()
    paths = sources(options.places)
    if not paths:
        sys.exit("mutants: no sources in " + " ".join(options.places))
    unknown = {path.split("/")[0] for path in paths} - set(PROGRAMS)
    if unknown:
        sys.exit("mutants: no test programs are known for " + ", ".join(sorted(unknown)))
    text = {path: (ROOT / path).read_text(encoding="utf-8").split("\n") for path in paths}
    found = [mutant for path in paths for mutant in mutants_of(path)]
    if options.list:
        for mutant in found:
            print(told(mutant, text[mutant[0]]))
        return
    random.Random(options.seed).shuffle(found)
    programs = list(dict.fromkeys(program for path in paths for program in PROGRAMS[path.split("/")[0]]))
    allowed = prepare(programs, options.jobs)
    caught = missed = broken = 0
    # Those that do not compile are no mutants; others take their places.
    for mutant in found:
        if caught + missed == options.count:
            break
        result = verdict(mutant, allowed, options.jobs)
        print(f"{result}: {told(mutant, text[mutant[0]])}", flush=True)
        caught += result.startswith("caught")
        missed += result == "NOT CAUGHT"
        broken += result == "not compiled"
    score = 100 * caught / max(1, caught + missed)
    print(f"mutants: {caught} of {caught + missed} caught ({score:.0f} %), {broken} more did not compile, "
          f"seed {options.seed}, of {len(found)} possible ones")
    if score < options.least:
        sys.exit(1)


if __name__ == "__main__":
    main()
