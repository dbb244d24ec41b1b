# SPDX-License-Identifier: GPL-3.0-or-later
"""Three nodes of OpenSearch for a test, in a folder of their own, and what a test asks them."""
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


def free_ports(count):
    """The first of `count` ports in a row that nobody listens at."""
    for first in range(20000 + os.getpid() % 5000, 32000, count):
        try:
            for port in range(first, first + count):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
    raise RuntimeError("no free ports")


class Nodes:
    def __init__(self, root, count=3):
        self.script = str(pathlib.Path(root) / "scripts" / "opensearch.sh")
        self.count = count
        self.folder = tempfile.TemporaryDirectory(prefix="dossier-cluster-")
        first = free_ports(2 * count)
        self.environment = {**os.environ, "OPENSEARCH_RUN": self.folder.name + "/run", "HTTP_PORT": str(first),
                            "TRANSPORT_PORT": str(first + count)}
        self.urls = [f"http://127.0.0.1:{first + i}" for i in range(count)]

    def __enter__(self):
        # A test that is ended, by ctest's limit or a user, takes its nodes with it.
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, lambda number, _: sys.exit(128 + number))
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        subprocess.run([self.script, "stop"], env=self.environment, check=False)
        self.folder.cleanup()

    def start(self):
        """All nodes that do not run. Ends the test with 77 where they cannot be had."""
        done = subprocess.run([self.script, "start", str(self.count)], env=self.environment, check=False)
        if done.returncode == 77:
            sys.exit(77)
        if done.returncode != 0:
            raise RuntimeError("the nodes did not start")

    def kill(self, number):
        subprocess.run([self.script, "kill", f"n{number}"], env=self.environment, check=True)

    def signal(self, number, what):
        os.kill(int((pathlib.Path(self.environment["OPENSEARCH_RUN"]) / f"n{number}" / "pid").read_text()), what)

    def pids(self):
        run = pathlib.Path(self.environment["OPENSEARCH_RUN"])
        return [int((run / f"n{number}" / "pid").read_text()) for number in range(1, self.count + 1)]

    def pause(self, number):
        self.signal(number, signal.SIGSTOP)

    def resume(self, number):
        self.signal(number, signal.SIGCONT)

    def address(self, name):
        return "http://" + ",".join(url.removeprefix("http://") for url in self.urls) + "/" + name

    def ask(self, method, path, body=None):
        """The answer of the first node that gives one, as JSON; of an error too."""
        data = None if body is None else json.dumps(body).encode()
        for url in self.urls:
            request = urllib.request.Request(url + path, data, {"Content-Type": "application/json"}, method=method)
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                return json.load(error)
            except (OSError, http.client.HTTPException) as error:
                why = error
        raise AssertionError(f"no node answers: {why}")

    def wait_for(self, what, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if what():
                return
            time.sleep(0.1)
        raise AssertionError("it did not come to pass")

    def green(self, name):
        self.wait_for(lambda: self.ask("GET", f"/_cluster/health/{name}?wait_for_status=green&timeout=5s").get("status")
                      == "green", 120)
