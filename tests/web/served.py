# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `dossier serve` over an index of its own, for tests on a real port."""

import http.client
import pathlib
import re
import signal
import socket
import subprocess
import tempfile


class Served:
    """An index of the given papers, served until the end of a `with`."""

    def __init__(self, program, papers, *flags):
        self.program = str(program)
        self.folder = tempfile.TemporaryDirectory(prefix="dossier-web-")
        self.index = pathlib.Path(self.folder.name, "index")
        self.log = pathlib.Path(self.folder.name, "access.log")
        self.run("index", *papers)
        self.flags = flags

    def run(self, *arguments, check=True):
        command = [self.program, arguments[0], "--index", str(self.index), *map(str, arguments[1:])]
        return subprocess.run(command, check=check, capture_output=True, timeout=120)

    def __enter__(self):
        command = [self.program, "serve", "--index", str(self.index), "--port", "0", "--log", str(self.log), *self.flags]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        line = self.process.stdout.readline().decode()
        self.port = int(re.search(r"http://[^ ]*:(\d+)/", line).group(1))
        return self

    def __exit__(self, *_):
        self.stop()
        self.process.stdout.close()
        self.folder.cleanup()

    def stop(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=20)

    def ask(self, target, method="GET", form=None, **headers):
        """Status, headers and body of one request on a connection of its own; `form` is its body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, target, form, headers={name.replace("_", "-"): value for name, value in headers.items()})
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply.status, dict(reply.getheaders()), body

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)
