#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks whether the tests would notice: puts small faults into the sources, one at a time, and runs the tests.

A mutant is one changed token: an operator, a boundary, a constant, a negated condition, a statement left out. Comments,
strings, preprocessor lines and headers are left alone. Each is put into a copy of the tree (build/mutants/source), the
test program of its folder is built and run; where that passes, tests that compare what the program prints (readings,
traces, transcripts) follow, then the test programs of folders that stand on it. A mutant is caught when a test fails, crashes or
takes far longer than without it. Some mutants change nothing that can be seen, so that no test could catch them; they
count as not caught all the same. Left out is what provably changes nothing: sizes to reserve, and how far words are
counted where that is beyond the number that the count is compared with.

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

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = (ROOT / "build/mutants").resolve() / "source"  # build/mutants may be a link to a folder in memory
FOLDERS = ["base", "searcher", "index", "indexer"]
# The test programs of a folder: its own, then those of folders that stand on it.
PROGRAMS = {
    "base": ["base", "searcher", "indexer", "cli"],
    "index": ["index", "searcher", "indexer"],
    "index/vectors": ["index", "vectors"],
    "indexer": ["indexer", "pdf"],
    "indexer/bibliography": ["bibliography", "indexer"],
    "indexer/citations": ["citations", "indexer"],
    "indexer/pdf": ["pdf", "indexer"],
    "indexer/source": ["pdf", "indexer"],
    "searcher": ["searcher", "web", "cli"],
    "searcher/relations": ["citations", "searcher"],
}
# What the unit tests do not notice may change what the program prints: these tests of ctest compare it, the quickest first.
READINGS = ["gate: traces", "gate: swept", "gate: varied", "gate: readings", "gate: passages, (own|odd)",
            "cli: (read|index|label|intake|bibliography|pdf|report|cites)", "gate: who cites whom", "passages: formats"]
ANSWERS = ["gate: citations in varied", "gate: printed", "gate: answers", "gate: relevance, own", "gate: similar", "gate: evidence",
           "cli: (search|evidence|matrix|show|export|batch|hostile|documents|report|charts|cites|collection|label|saved)"]
GOLDEN = {
    "base": READINGS + ANSWERS,
    "index": ["gate: varied library", *ANSWERS, "cli: (index|intake)"],
    "indexer": READINGS,
    "indexer/intake": [*READINGS, "cli: watch"],
    "searcher": ANSWERS,
}
GOLDEN_TARGETS = ["dossier", "dossier_read", "csl_case"]
# The tests write and sync many small files: in memory they take a tenth of the time.
IN_MEMORY = {**os.environ, **({"TMPDIR": "/dev/shm"} if os.access("/dev/shm", os.W_OK) else {})}
MEMORY = 6 << 30  # bytes of address space: a mutant must not take the machine down
PROCESSOR = 90  # seconds of processor time that a process may take: none takes a quarter of it without a fault
SECONDS = 1800  # by the clock, for what sleeps for ever
# Symbols are of no use here, and a quick linker saves most of what remains of building a mutant.
LINKING = "-Wl,-S" + (" -fuse-ld=gold" if shutil.which("ld.gold") else "")

SWAPS = [(" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "),
         (" && ", " || "), (" || ", " && "), (" + ", " - "), (" - ", " + "), (" * ", " / "), (" / ", " * "),
         (" += ", " -= "), (" -= ", " += "), ("++", "--"), ("--", "++"), ("std::min(", "std::max("),
         ("std::max(", "std::min("), ("true", "false"), ("false", "true"), (" & ", " | "), (" | ", " & ")]
SKIPPED = re.compile(r"^\s*(#|//|template|using |static_assert|assert\(|namespace|class |struct |enum )|\.reserve\(|"
                     r"operator[<>=!+-]")
STATEMENT = re.compile(r"^\s+(?:(?:continue|break);|[a-z_][\w.\[\]>-]*(?:\(.*\)| [-+*/|&]?= .*);|(?:\+\+|--)\w+;)$")
NUMBER = re.compile(r"(?<![\w.'\"])(\d+(?:\.\d+)?)(?![\w.'])")
COUNT_LIMIT = re.compile(r"count_words\([^;{}]*?, (\d+)\) (<=|<|>=|>) (\d+)")
CONDITION = re.compile(r"\b(if|while) \((?!const |auto )(.*)\)( \{| [^()]*;)?$")


def masked(text):
    """The text with comments and literals of strings and characters blanked, of the same length."""
    pattern = re.compile(r'R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*(?:.|\n)*?\*/')
    return pattern.sub(lambda m: re.sub(r"[^\n]", "\x01", m.group()), text)


def changed_number(number):
    if "." in number:
        return str(float(number) * 2 + (1 if float(number) == 0 else 0))
    return {"0": "1", "1": "2"}.get(number, str(int(number) + 1))


def limits_without_effect(plain):
    """Places of limits in `count_words(text, 13) <= 12` that may be raised: the count is the same up to what it is compared
    with."""
    return {match.start(1) for match in COUNT_LIMIT.finditer(plain)
            if int(match[1]) > int(match[3]) or (match[2] in ("<", ">=") and match[1] == match[3])}


def mutants_of_line(line, plain):
    """(begin, end, new) for each mutant of a line; `plain` is the line masked."""
    for old, new in SWAPS:
        for match in re.finditer(re.escape(old), plain):
            inside_word = re.search(r"\w$", plain[:match.start()]) or re.match(r"\w", plain[match.end():])
            if old.isalpha() and inside_word:
                continue
            yield match.start(), match.end(), new
    far_enough = limits_without_effect(plain)
    for match in NUMBER.finditer(plain):
        if match.start() in far_enough:
            continue
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


def known_for(path, table):
    """What the table has for the folder of the file, or for one above it."""
    while path not in table:
        path = path.rpartition("/")[0]
    return table[path]


def programs_of(path):
    return known_for(path, PROGRAMS)


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
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    os.nice(5)


def build(targets, jobs):
    done = subprocess.run(["cmake", "--build", "--preset", "dev", "-j", str(jobs), "--target", *targets], cwd=COPY,
                          capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


def passes(program):
    test = next((COPY / "build/dev/tests/unit").rglob("test_" + program))
    try:
        done = subprocess.run([test, "--abort"], cwd=test.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=SECONDS, preexec_fn=limited, env=IN_MEMORY)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def golden_fails(names, jobs):
    """The first of the tests that compare what is printed, and fail; empty where all pass."""
    for name in names:
        try:
            done = subprocess.run(["ctest", "--preset", "dev", "-j", str(jobs), "--stop-on-failure", "-R", "^" + name],
                                  cwd=COPY, env=IN_MEMORY, capture_output=True, text=True, timeout=SECONDS, preexec_fn=limited)
        except subprocess.TimeoutExpired:
            return name
        if done.returncode != 0:
            failed = re.search(r"^\s*\d+ - (.*) \(\w+\)", done.stdout, re.MULTILINE)
            return failed.group(1) if failed else name
    return ""


def prepare(programs, golden, trusted, jobs):
    """Builds the tests, and runs them without a fault where they are not trusted to pass."""
    copy_tree()
    if not (COPY / "build/dev/build.ninja").exists():
        subprocess.run(["cmake", "--preset", "dev", "-DCMAKE_EXE_LINKER_FLAGS=" + LINKING], cwd=COPY, check=True,
                       stdout=subprocess.DEVNULL)
    built, output = build(["test_" + program for program in programs] + (GOLDEN_TARGETS if golden else []), jobs)
    if not built:
        sys.exit("mutants: the tests do not build without a fault\n" + output[-2000:])
    if trusted:
        return
    for program in programs:
        if not passes(program):
            sys.exit(f"mutants: test_{program} fails without a fault")
    names = dict.fromkeys(name for names in GOLDEN.values() for name in names)
    if golden and (failed := golden_fails(names, jobs)):
        sys.exit(f"mutants: {failed} fails without a fault")


def caught_by_units(programs, jobs):
    """The verdict of the test programs, if there is one."""
    for program in programs:
        built, _ = build(["test_" + program], jobs)
        if not built:
            return "not compiled"
        if not passes(program):
            return "caught by test_" + program
    return ""


def caught_by_printing(path, jobs):
    build(GOLDEN_TARGETS, jobs)
    failed = golden_fails(known_for(path, GOLDEN), jobs)
    return "caught by " + failed if failed else ""


def verdict(mutant, golden, jobs):
    path, number, begin, end, new = mutant
    there = COPY / path
    original = there.read_text(encoding="utf-8")
    lines = original.split("\n")
    lines[number] = lines[number][:begin] + new + lines[number][end:]
    there.write_text("\n".join(lines), encoding="utf-8")
    try:
        own, *others = programs_of(path)
        return (caught_by_units([own], jobs) or (golden and caught_by_printing(path, jobs))
                or caught_by_units(others, jobs) or "NOT CAUGHT")
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
    parser.add_argument("--again", type=pathlib.Path, help="only the mutants that an earlier run's output calls not caught")
    parser.add_argument("--trusted", action="store_true", help="does not run all tests without a fault before")
    parser.add_argument("--unit-only", action="store_true", help="leaves out the tests that compare what is printed")
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
    if options.again:
        missed_then = {line.removeprefix("NOT CAUGHT: ") for line in options.again.read_text(encoding="utf-8").split("\n")}
        found = [mutant for mutant in found if told(mutant, text[mutant[0]]) in missed_then]
        paths = sorted({mutant[0] for mutant in found})
    if options.list:
        for mutant in found:
            print(told(mutant, text[mutant[0]]))
        return
    random.Random(options.seed).shuffle(found)
    programs = list(dict.fromkeys(program for path in paths for program in programs_of(path)))
    prepare(programs, not options.unit_only, options.trusted, options.jobs)
    caught = unit = missed = broken = 0
    # Those that do not compile are no mutants; others take their places.
    for mutant in found:
        if caught + missed == options.count:
            break
        result = verdict(mutant, not options.unit_only, options.jobs)
        print(f"{result}: {told(mutant, text[mutant[0]])}", flush=True)
        caught += result.startswith("caught")
        unit += result.startswith("caught by test_")
        missed += result == "NOT CAUGHT"
        broken += result == "not compiled"
    score = 100 * caught / max(1, caught + missed)
    print(f"mutants: {caught} of {caught + missed} caught ({score:.0f} %), {unit} of them by unit tests, {broken} more did not compile, "
          f"seed {options.seed}, of {len(found)} possible ones")
    if score < options.least:
        sys.exit(1)


if __name__ == "__main__":
    main()
