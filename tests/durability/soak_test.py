#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mixed load for a long time: a server answers while the library is indexed again and again. Memory stays flat.

usage: soak_test.py PROGRAM [--seconds N]

Counts every answer that is not what it should be, and the server's resident memory after a tenth of the time against
that at the end. Prints one line a minute.
"""
import argparse
import http.client
import pathlib
import random
import re
import signal
import subprocess
import tempfile
import threading
import time
import urllib.parse

from support import WORDS, Program, must, write_library

ALLOWED_GROWTH_KIB = 16 * 1024


def resident_kib(pid):
    text = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+) kB", text)[1])


def start_server(program):
    server = subprocess.Popen(program.command("serve", "--port", "0"), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
    for line in server.stdout:
        found = re.search(r"http://[^/\s]*:(\d+)", line)
        if found:
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return server, int(found[1])
    raise AssertionError("the server ended without naming its port")


def paths(chance):
    """A path that the server must answer with 200 or, for nothing found, 404."""
    words = " ".join(chance.sample(WORDS, chance.randrange(1, 5)))
    query = urllib.parse.urlencode({"q": chance.choice([words, f'"{words}"', f"{words[:4]}*", f"-{words}", "((("])})
    route = chance.choice(["/", "/api/v1/search", "/api/v1/search", "/evidence", "/api/v1/facets"])
    return f"{route}?{query}"


class Client(threading.Thread):
    def __init__(self, port, seed, stop):
        super().__init__()
        self.port, self.chance, self.stop = port, random.Random(seed), stop
        self.answers, self.failures = 0, []

    def run(self):
        while not self.stop.is_set():
            path = paths(self.chance)
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
                connection.request("GET", path)
                status = connection.getresponse()
                body = status.read()
                connection.close()
                if status.status != 200 or not body:
                    self.failures.append(f"{path}: {status.status}")
            except OSError as error:
                self.failures.append(f"{path}: {error}")
            self.answers += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=1800)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = pathlib.Path(name)
        program = Program(args.program.resolve(), home / "index")
        write_library(home / "papers", 40, "state0")
        must(program.run("index", home / "papers"), 0)
        server, port = start_server(program)
        stop = threading.Event()
        clients = [Client(port, seed, stop) for seed in range(3)]
        for client in clients:
            client.start()
        begin, commits, early, said = time.monotonic(), 0, None, 0
        try:
            while (elapsed := time.monotonic() - begin) < args.seconds:
                commits += 1
                write_library(home / "papers", 30 + commits % 20, f"state{commits}")
                must(program.run("index", home / "papers"), 0)
                if early is None and elapsed > args.seconds / 10:
                    early = resident_kib(server.pid)
                if elapsed // 60 > said:
                    said = elapsed // 60
                    print(f"minute {said:.0f}: {commits} commits, {sum(c.answers for c in clients)} answers, "
                          f"{resident_kib(server.pid)} KiB", flush=True)
                time.sleep(0.2)
        finally:
            stop.set()
            for client in clients:
                client.join()
        late = resident_kib(server.pid)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=20) == 0, "the server did not end well"
        failures = [failure for client in clients for failure in client.failures]
        assert not failures, f"{len(failures)} answers failed, the first: {failures[0]}"
        assert early is not None and late - early < ALLOWED_GROWTH_KIB, f"memory grew from {early} to {late} KiB"
        print(f"{args.seconds} s, {commits} commits, {sum(c.answers for c in clients)} answers, none failed; "
              f"memory {early} KiB early, {late} KiB at the end")


if __name__ == "__main__":
    main()
