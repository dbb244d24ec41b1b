#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets each system call of commands that only read the index fail, one at a time: the answer is whole or there is none.

usage: read_fault_test.py PROGRAM [--short] [--commands NAME,…] [--reads N]

Each command is traced with strace. Then it is run again and again, and each time one of its system calls on the index fails
with one error, or the process is killed there (SIGKILL). After each run:
- exit status 0 or 1 means the answer without the fault, whole;
- any other exit status comes with a message, and no bug is reported or crash seen;
- nothing is called damaged, or missing;
- no byte of the index has changed.

The server is asked three times after the fault: each answer is the one without the fault, or an error of 5xx that says no bug
and no damage; the last answer is the one without the fault. A server that does not start ends with a message.

With --reads N, at most N calls of a sort fail, spread over the run. With --short, a few of each with one error only. Exit
status 77 (skipped) where strace is missing or may not trace.
"""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

from fault_test import ANY_FILE, ERRORS, Failure, calls_on, thinned
from support import Program, must, write_library

COMMANDS = {
    "search": ["search", "--json", "monsoon border OR trea*"], "meaning": ["similar", "--json", "{id}"],
    "evidence": ["evidence", "--json", "monsoon treaty"], "show": ["show", "--json", "--context", "2", "{id}"],
    "passages": ["passages"], "facets": ["facets", "--json"], "status": ["status", "--json"], "check": ["check", "--json"],
    "papers": ["papers", "--json"], "kwic": ["search", "--kwic", "--format", "csv", "border"],
}
ASKED = ["/api/v1/search?q=monsoon+border", "/api/v1/facets?q=treaty", "/?q=border"]
CHANGING = re.compile(rb'"(?:took_ms|milliseconds)": *[0-9.]+|[0-9.]+ ms')


class Library:
    def __init__(self, path, home):
        self.home, self.program = home, Program(path, home / "index")
        write_library(home / "papers", 12, "monsoon")
        must(self.program.run("index", home / "papers"), 0)
        self.id = json.loads(self.program.run("passages").stdout.splitlines()[9])["id"]
        self.bytes = self.digest()

    def digest(self):
        digest = hashlib.sha256()
        for path in sorted(self.program.index.rglob("*")):
            digest.update(str(path).encode() + (path.read_bytes() if path.is_file() else b""))
        return digest.hexdigest()

    def traced(self, run):
        """The system calls on the index that `run`, given the words before a command, makes: name → ordinals in a thread, see calls_on()."""
        trace = self.home / "trace"
        run(["strace", "-f", "-y", "-qq", "-s", "300", "-o", str(trace)])
        return calls_on(self.program.index, trace)


class Command:
    """A command that reads, and what it answers."""

    def __init__(self, library, words):
        self.library = library
        self.command = library.program.command(*(word.format(id=library.id) for word in words))
        self.answer = self.told(must(self.run([]), 0))

    def run(self, before):
        return subprocess.run([*before, *self.command], capture_output=True, check=False, timeout=600)

    def told(self, result):
        return result.returncode, CHANGING.sub(b"", result.stdout)

    def judge(self, before, killed):
        result = self.run(before)
        said = (result.stderr + result.stdout).decode(errors="replace")
        if killed:
            return "killed"
        if result.returncode < 0 or result.returncode > 128 or "internal error" in said:
            raise Failure(f"a crash: exit {result.returncode}, said: {said[-300:]}")
        if result.returncode in (0, 1):
            if self.told(result) != self.answer:
                raise Failure(f"exit {result.returncode}, and not the whole answer: {said[:300]}")
            return "answered"
        if not result.stderr and b'"message"' not in result.stdout:
            raise Failure(f"exit {result.returncode} without a message")
        check_message(result.stderr.decode(errors="replace"))
        return "told"


def check_message(said):
    if re.search(r"damaged|no index|writes it anew|bug", said):
        raise Failure(f"not true: {said[:300]}")


def stop(server):
    """Ends a server and the strace above it, which would leave it running."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, how)
            server.wait(timeout=20)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass


class Server:
    """A server, and what it answers."""

    def __init__(self, library, _words):
        self.command = library.program.command("serve", "--port", "0")
        self.answers = None
        self.answers = self.ask([])[0]

    def run(self, before):
        self.ask(before)

    def ask(self, before):
        """The answers, each status and body; or None and the status with which it ended."""
        server = subprocess.Popen([*before, *self.command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        lines = queue.Queue()
        threading.Thread(target=lambda: ([lines.put(line) for line in server.stdout], lines.put(None)), daemon=True).start()
        said, port = b"", None
        try:
            while port is None and (line := lines.get(timeout=60)) is not None:
                said += line
                found = re.search(rb"http://[^/\s]*:(\d+)", line)
                port = int(found[1]) if found else None
            if port is None:
                return None, server.wait(timeout=60), said.decode(errors="replace")
            answers = [self.fetched(f"http://127.0.0.1:{port}{path}") for path in ASKED + ASKED]
            return answers, None, said.decode(errors="replace")
        finally:
            stop(server)

    @staticmethod
    def fetched(url):
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                return answer.status, CHANGING.sub(b"", answer.read())
        except urllib.error.HTTPError as error:
            return error.code, CHANGING.sub(b"", error.read())
        except OSError as error:
            return 0, str(error).encode()

    def judge(self, before, killed):
        answers, status, said = self.ask(before)
        if killed:
            return "killed"
        if answers is None:
            if status < 0 or status > 128 or "internal error" in said:
                raise Failure(f"a crash: exit {status}, said: {said[-300:]}")
            check_message(said)
            return "told"
        for (code, body), (right, whole) in zip(answers, self.answers):
            if code == right and body == whole:
                continue
            if code < 500 or b"internal" in body:
                raise Failure(f"answered {code}: {body[:300]}")
            check_message(body.decode(errors="replace"))
        if answers[len(ASKED):] != self.answers[len(ASKED):]:
            raise Failure(f"does not answer again: {[code for code, _ in answers]}, said: {said[-300:]}")
        return "answered" if answers == self.answers else "told"


def try_command(name, bench, library, args, row, failures):
    for call, ordinals in library.traced(bench.run).items():
        most = 2 if args.short else args.reads
        for n, ordinal in enumerate(thinned(ordinals, most)):
            errors = ERRORS[call].split()
            ways = [f"{call}:error={error}:when={ordinal}" for error in ([errors[n % len(errors)]] if args.short else errors)]
            if call not in ANY_FILE and (not args.short or n == 1):
                ways.append(f"{call}:signal=KILL:when={ordinal}")
            for way in ways:
                row["tries"] += 1
                try:
                    row[bench.judge(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={way}"], "KILL" in way)] += 1
                    if library.digest() != library.bytes:
                        raise Failure("the index has changed")
                except (Failure, AssertionError, subprocess.TimeoutExpired) as failure:
                    row["lost"] += 1
                    failures.append(f"{name} {way}: {failure}")
                    print(f"LOST {failures[-1]}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--commands", default=",".join([*COMMANDS, "serve"]))
    parser.add_argument("--reads", type=int, default=1 << 30, help="calls of a sort, at most")
    args = parser.parse_args()
    can_trace = shutil.which("strace") and subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    if not can_trace:
        print("skipped: there is no strace, or it cannot trace here")
        sys.exit(77)
    failures = []
    print("| command | tries | whole answer | a message | killed | lost |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        library = Library(args.program.resolve(), pathlib.Path(name))
        for command in args.commands.split(","):
            row = collections.Counter()
            bench = Server(library, None) if command == "serve" else Command(library, COMMANDS[command])
            try_command(command, bench, library, args, row, failures)
            print(f"| {command} | " + " | ".join(str(row[column]) for column in ("tries", "answered", "told", "killed", "lost")) + " |", flush=True)
    if failures:
        sys.exit(f"{len(failures)} lost")


if __name__ == "__main__":
    main()
