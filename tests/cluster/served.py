# SPDX-License-Identifier: GPL-3.0-or-later
"""`dossier serve` as tests call it."""
import subprocess
import urllib.error
import urllib.parse
import urllib.request


class Server:
    """A server over one index, on a port that is free. It takes no corrections, as over an index in a cluster."""

    def __init__(self, harness, index):
        self.process = subprocess.Popen([harness.program, "serve", "--port", "0", "--no-corrections", "--index", index],
                                        cwd=harness.home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        assert line.startswith("Dossier is at "), line + self.process.stderr.read()
        self.url = line.split()[-1].rstrip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)

    def get(self, path, fields=None):
        """Status and body. `fields`: those of a form that is sent."""
        data = None if fields is None else urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(self.url + path, data, {"Origin": self.url} if data else {})
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def address(path, **parameters):
    """The address of a question that is answered by words alone, as an index in a cluster does."""
    return path + "?" + urllib.parse.urlencode({"meaning": "off", **parameters})
