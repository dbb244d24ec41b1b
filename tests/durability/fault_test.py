#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets each system call on the index fail, one at a time: afterwards the index is in the old or the new state.

usage: fault_test.py PROGRAM [--short] [--modes MODE,…] [--step KIB] [--only CALL] [--reads N]

An update of an invented library is traced with strace. Then it is run again and again, and each time one of its system
calls on the index fails with one error, or the process is killed there (SIGKILL), or its address space is limited, in
small steps. The modes: `place`, a commit in place; `anew`, a new generation; `first`, the first indexing.

After each run:
- the passages, the answers to queries and the report of `check` are those of the old or of the new state, whole;
- exit status 0 means the new state, 4 the new state but for the files that are named as unread, and what the message says of the state is true;
- nothing is called damaged, and no bug is reported or crash seen (but for aborts of libraries without memory);
- the update, run again, succeeds.

With --reads N, of the calls that write nothing at most N of a sort fail, spread over the run. With --short, every call fails with one error only, and of many like calls some. Exit status 77 (skipped) where strace
is missing or may not trace.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

from support import Program, must, write_library

ERRORS = {
    "openat": "ENOSPC EIO EDQUOT EMFILE EACCES ENOMEM", "pwrite64": "ENOSPC EIO EDQUOT", "write": "ENOSPC EIO EDQUOT",
    "fsync": "EIO ENOSPC EDQUOT", "fdatasync": "EIO ENOSPC EDQUOT", "rename": "ENOSPC EIO EDQUOT EACCES",
    "unlink": "EIO EACCES", "unlinkat": "EIO EACCES", "rmdir": "EIO EACCES", "mkdir": "ENOSPC EIO EDQUOT EACCES",
    "close": "EIO ENOSPC EDQUOT", "read": "EIO ENOMEM", "pread64": "EIO ENOMEM", "ftruncate": "EIO ENOSPC",
    "newfstatat": "EIO EACCES ENOMEM", "fstat": "EIO", "stat": "EIO EACCES", "getdents64": "EIO ENOMEM", "lseek": "EIO",
    "flock": "EIO", "fcntl": "EIO EMFILE", "mmap": "ENOMEM", "clone3": "EAGAIN ENOMEM",
    "fadvise64": "EIO", "statx": "EIO EACCES",
}
WRITES_NOTHING = {"openat", "close", "read", "pread64", "newfstatat", "fstat", "stat", "statx", "getdents64", "lseek", "fcntl"}
ANY_FILE = {"mmap", "clone3"}  # fail wherever they are
CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")


def calls_on(index, trace):
    """The system calls of a trace that concern the index: name → ordinals within a thread, where strace counts."""
    counts, wanted, begun, main = collections.Counter(), collections.defaultdict(set), False, None
    for line in trace.read_text(errors="replace").splitlines():
        call = CALL.match(line)
        if not call or " resumed>" in line:
            continue
        thread, name, rest = call.groups()
        counts[thread, name] += 1
        main = main or thread
        begun = begun or (name != "execve" and str(index) in rest)
        if name in ERRORS and (str(index) in rest or (begun and name in ANY_FILE and thread == main)):
            wanted[name].add(counts[thread, name])
    return {name: sorted(ordinals) for name, ordinals in sorted(wanted.items())}


class Failure(Exception):
    """A run after which the index is not what it has to be."""


class Bench:
    """A library and an index in two known states, and the update from one to the other."""

    def __init__(self, program_path, home, mode):
        self.mode, self.home = mode, home
        self.program = Program(program_path, home / "index")
        self.library, self.whole = home / "papers", home / "whole"
        write_library(self.library, 12, "monsoon")
        self.old = None
        if mode != "first":
            must(self.program.run("index", "--threads", "1", self.library), 0)
            self.old = self.answers()
        if self.program.index.exists():
            shutil.copytree(self.program.index, self.whole)
        write_library(self.library, 2 if mode == "place" else 12, "harvest")
        must(self.program.run(*self.update()), 0)
        self.new = self.answers()
        assert self.new != self.old

    def update(self):
        return ("index", "--threads", "1", self.library)

    def reset(self):
        shutil.rmtree(self.program.index, ignore_errors=True)
        if self.whole.exists():
            shutil.copytree(self.whole, self.program.index)

    def answers(self):
        """A digest of what the index says; None where there is no index."""
        checked = self.program.run("check", "--json")
        if checked.returncode == 3 and b"there is no index" in checked.stderr:
            return None
        if checked.returncode != 0:
            raise Failure(f"check: exit {checked.returncode}: {(checked.stdout + checked.stderr).decode()[:300]}")
        digest = hashlib.sha256(checked.stdout)
        digest.update(self.program.state()[0].encode())
        for query in ("monsoon border", "harvest", '"in always the"~4 OR treaty'):
            found = self.program.run("search", "--json", query)
            if found.returncode not in (0, 1):
                raise Failure(f"search: exit {found.returncode}: {found.stderr.decode()[:300]}")
            answer = json.loads(found.stdout)
            for name in ("took_ms", "milliseconds", "index"):
                answer.pop(name, None)
            digest.update(json.dumps(answer, sort_keys=True).encode())
        return digest.hexdigest()

    def traced(self):
        """The update's system calls that concern the index: name → ordinals within a thread, where strace counts."""
        self.reset()
        trace = self.home / "trace"
        done = subprocess.run(["strace", "-f", "-y", "-qq", "-s", "300", "-o", trace, *self.program.command(*self.update())],
                              capture_output=True, check=False)
        if done.returncode != 0:
            print("skipped: strace cannot trace here:", done.stderr.decode()[:200])
            sys.exit(77)
        return calls_on(self.program.index, trace)

    def run_update(self, inject=None, limit=None):
        command = self.program.command(*self.update())
        if inject:
            command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={inject}", *command]
        limits = (lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit))) if limit else None
        return subprocess.run(command, capture_output=True, check=False, timeout=120, preexec_fn=limits)

    def starts(self, limit):
        """Whether there is memory enough to come to the first line of the program: libraries need some before it."""
        limits = (lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        return subprocess.run([self.program.path, "version"], capture_output=True, check=False,
                              preexec_fn=limits).returncode == 0

    def judge(self, result, killed):
        """Which state the index is in after a run, `old` or `new`; raises Failure where something is wrong."""
        said = result.stderr.decode(errors="replace")
        found = self.answers()
        report = said + result.stdout.decode(errors="replace")
        if not killed and result.returncode == 4 and found is not None and f"{self.library.name}/" in report and "skipped" in report:
            return "part"
        if found not in (self.old, self.new):
            raise Failure(f"the index is in neither state; exit {result.returncode}, said: {report[:600]}")
        state = "new" if found == self.new else "old"
        if killed:
            return state
        if result.returncode < 0 or result.returncode > 128 or "internal error" in said:
            raise Failure(f"a crash: exit {result.returncode}, said: {said[-300:]}")
        if result.returncode == 0 and state != "new":
            raise Failure("exit 0, and the index is in the old state")
        if result.returncode != 0 and (("as it was" in said and state != "old") or ("has the change" in said and state != "new")):
            raise Failure(f"not true ({state}): {said[:300]}")
        if "damaged" in said or "writes it anew" in said:
            raise Failure(f"called damaged: {said[:300]}")
        return state

    def try_one(self, inject=None, limit=None, killed=False):
        self.reset()
        result = self.run_update(inject, limit)
        # Some libraries abort where a destructor finds no memory: counted, and the index has to be whole all the same.
        aborted = limit is not None and result.returncode == -6
        state = self.judge(result, killed or aborted)
        must(self.program.run(*self.update()), 0)
        if state == "part":  # the new state but for the files that the report names; they are read next time, as a change
            return "told", "new"
        if self.answers() != self.new:
            raise Failure("the update, run again, does not reach the new state")
        return ("killed" if killed else "aborted" if aborted else "done" if result.returncode == 0 else "told"), state


def thinned(ordinals, most):
    """At most so many, spread over all, with the first and the last."""
    if len(ordinals) <= most:
        return ordinals
    return sorted({ordinals[round(i * (len(ordinals) - 1) / (most - 1))] for i in range(most)})


class Table:
    """Counts what came of the tries."""

    def __init__(self):
        self.rows, self.failures, self.tries = collections.OrderedDict(), [], 0

    def add(self, kind, bench, **how):
        row = self.rows.setdefault((bench.mode, kind), collections.Counter())
        row["tries"] += 1
        self.tries += 1
        if self.tries % 200 == 0:
            print(f"{self.tries} tries, now {bench.mode}: {kind}", flush=True)
        try:
            outcome, state = bench.try_one(**how)
            row[outcome] += 1
            row[state] += 1
        except (Failure, AssertionError, subprocess.TimeoutExpired) as failure:
            row["lost"] += 1
            self.failures.append(f"{bench.mode} {how}: {failure}")
            print(f"LOST {self.failures[-1]}", flush=True)

    def show(self):
        head = ("mode", "kind", "tries", "done", "told", "killed", "aborted", "old", "new", "lost")
        print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
        total = collections.Counter()
        for (mode, kind), row in self.rows.items():
            print(f"| {mode} | {kind} | " + " | ".join(str(row[name]) for name in head[2:]) + " |")
            total.update(row)
        print("| all | | " + " | ".join(str(total[name]) for name in head[2:]) + " |")


def least_memory(bench):
    """Bytes of address space with which the update succeeds, about, and with which the program does not start."""
    low, high = 16 << 20, 1 << 30
    while high - low > 256 << 10:
        middle = (low + high) // 2
        bench.reset()
        if bench.run_update(limit=middle).returncode == 0:
            high = middle
        else:
            low = middle
    return high


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--modes", default="place,anew,first")
    parser.add_argument("--step", type=int, default=128, help="KiB between two limits of memory")
    parser.add_argument("--reads", type=int, default=1 << 30, help="calls of a sort that write nothing, at most")
    parser.add_argument("--only", help="one system call, or `memory`")
    args = parser.parse_args()
    if not shutil.which("strace"):
        print("skipped: there is no strace")
        sys.exit(77)
    table = Table()
    try:
        for mode in args.modes.split(","):
            with tempfile.TemporaryDirectory() as name:
                run_mode(Bench(args.program.resolve(), pathlib.Path(name), mode), args, table)
    except KeyboardInterrupt:
        table.failures.append("stopped before its end")
    table.show()
    if table.failures:
        sys.exit(f"{len(table.failures)} lost" if table.failures != ["stopped before its end"] else table.failures[0])


def run_mode(bench, args, table):
    for call, ordinals in bench.traced().items():
        if args.only and args.only != call:
            continue
        most = 3 if args.short else args.reads if call in WRITES_NOTHING else len(ordinals)
        for n, ordinal in enumerate(thinned(ordinals, most)):
            errors = ERRORS[call].split()
            for error in [errors[n % len(errors)]] if args.short else errors:
                table.add(f"{call} fails", bench, inject=f"{call}:error={error}:when={ordinal}")
            if call not in ANY_FILE and (not args.short or n == 1):
                table.add(f"killed at {call}", bench, inject=f"{call}:signal=KILL:when={ordinal}", killed=True)
    if args.only and args.only != "memory":
        return
    most = least_memory(bench)
    span = (2 << 20) if args.short else (24 << 20)
    step = (512 << 10) if args.short else (args.step << 10)
    for limit in range(most - span, most + step, step):
        if bench.starts(limit):
            table.add("memory", bench, limit=limit)


if __name__ == "__main__":
    main()
