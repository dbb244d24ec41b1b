# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `dossier mcp` over an index of its own and talks to it, a line a message."""

import json
import pathlib
import subprocess
import tempfile

META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}


class Server:
    """An index of the given papers, served until the end of a `with`."""

    def __init__(self, program, papers):
        self.program = str(program)
        self.folder = tempfile.TemporaryDirectory(prefix="dossier-mcp-")
        self.index = pathlib.Path(self.folder.name, "index")
        self.run("index", "--quiet", papers)
        self.serial = 0

    def run(self, command, *arguments):
        line = [self.program, command, "--index", str(self.index), *map(str, arguments)]
        return subprocess.run(line, check=True, capture_output=True, timeout=120)

    def __enter__(self):
        self.process = subprocess.Popen([self.program, "mcp", "--index", str(self.index)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()
        self.folder.cleanup()

    def send(self, line):
        self.process.stdin.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
        self.process.stdin.flush()

    def receive(self):
        line = self.process.stdout.readline()
        assert line.endswith(b"\n"), f"the server ended: {self.process.stderr.read().decode()}"
        return json.loads(line.decode("utf-8"))

    def raw(self, line):
        self.send(line)
        return self.receive()

    def ask(self, method, params=None, meta=None):
        """The response to one request."""
        self.serial += 1
        message = {"jsonrpc": "2.0", "id": self.serial, "method": method}
        params = dict(params or {})
        if meta:
            params["_meta"] = meta
        if params:
            message["params"] = params
        answer = self.raw(json.dumps(message))
        assert answer["jsonrpc"] == "2.0" and answer["id"] == self.serial, answer
        return answer

    def notify(self, method, params=None):
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params or {}}))

    def call(self, tool, meta=None, **arguments):
        """The result of a call of a tool."""
        answer = self.ask("tools/call", {"name": tool, "arguments": arguments}, meta)
        assert "result" in answer, answer
        return answer["result"]

    def end(self):
        """Ends the input; gives the exit status and what was written to the standard error."""
        self.process.stdin.close()
        status = self.process.wait(timeout=20)
        return status, self.process.stderr.read().decode()
