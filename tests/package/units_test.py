#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""units_test.py PROGRAM ROOT: a user's systemd starts the units of packaging/: the index follows the folder, and comes back after
a crash; the first visit of the port starts the server.

The manager runs in namespaces of its own (processes, mounts, network), which end with the test. Status 77 where there can be none:
without root, systemd or unshare, or where systemd has started the machine and would share its control groups."""
import fcntl
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
MANAGER = pathlib.Path("/usr/lib/systemd/systemd")
SPACES = ["unshare", "--mount", "--pid", "--net", "--fork", "--kill-child", "--mount-proc"]
INSIDE = "DOSSIER_UNITS_INSIDE"
GROUPS = [path / "init.scope" for path in (*pathlib.Path("/sys/fs/cgroup").glob("*/"), pathlib.Path("/sys/fs/cgroup"))]
PATIENCE = 60 * float(os.environ.get("DOSSIER_PATIENCE", "1"))


def why_not():
    if os.geteuid() != 0:
        return "only root can give a systemd namespaces of its own"
    if pathlib.Path("/run/systemd/system").exists():
        return "systemd has started this machine"
    if not MANAGER.exists() or shutil.which("systemctl") is None or shutil.which("unshare") is None:
        return "systemd or unshare is not installed"
    if subprocess.run([*SPACES, "mount", "-t", "tmpfs", "none", "/run"], capture_output=True, check=False).returncode:
        return "no namespaces can be had"
    return ""


def loopback_up():
    """The network of the namespace begins without any interface that is up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        request = struct.pack("16sH14s", b"lo", 1, b"")  # IFF_UP
        fcntl.ioctl(one, 0x8914, request)  # SIOCSIFFLAGS


class Units(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        loopback_up()
        subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
        pathlib.Path("/run/systemd/system").mkdir(parents=True)  # what tells systemctl that systemd is there
        cls.home = pathlib.Path(tempfile.mkdtemp(prefix="home-", dir="/run"))
        units = cls.home / ".config/systemd/user"
        units.mkdir(parents=True)
        for path in (ROOT / "packaging").glob("dossier*@.*"):
            units.joinpath(path.name).write_text(path.read_text().replace("ExecStart=dossier", f"ExecStart={PROGRAM}"))
        units.joinpath("dossier-watch@.service.d").mkdir()
        units.joinpath("dossier-watch@.service.d/soon.conf").write_text("[Service]\nRestartSec=1\n")
        cls.runtime = cls.home / "runtime"
        cls.runtime.mkdir(mode=0o700)
        cls.environment = {**os.environ, "HOME": str(cls.home), "XDG_RUNTIME_DIR": str(cls.runtime)}
        for name in ("XDG_CONFIG_HOME", "DOSSIER_INDEX", "DBUS_SESSION_BUS_ADDRESS"):
            cls.environment.pop(name, None)
        cls.log = open(cls.home / "log", "wb")
        cls.manager = subprocess.Popen([MANAGER, "--user", "--log-target=console", "--show-status=no"], env=cls.environment,
                                       stdin=subprocess.DEVNULL, stdout=cls.log, stderr=cls.log)
        cls.library = cls.home / "my papers"
        shutil.copytree(ROOT / "examples" / "papers", cls.library)
        cls.instance = subprocess.run(["systemd-escape", "--path", cls.library], check=True, capture_output=True,
                                      text=True).stdout.strip()

    @classmethod
    def tearDownClass(cls):
        cls.manager.terminate()
        cls.manager.wait(timeout=PATIENCE)
        cls.log.close()

    def control(self, *words):
        done = subprocess.run(["systemctl", "--user", "--no-pager", *words], env=self.environment, capture_output=True, text=True,
                              check=False, timeout=PATIENCE)
        return done.returncode, done.stdout.strip() + done.stderr.strip()

    def state(self, unit, name="ActiveState"):
        return self.control("show", "--value", "--property", name, unit)[1]

    def until(self, what, holds):
        """What is right in the end; says what else there was."""
        end = time.monotonic() + PATIENCE
        while not (value := holds()):
            if time.monotonic() > end:
                self.fail(f"{what} has not come\n{(self.home / 'log').read_text()[-2000:]}")
            time.sleep(0.2)
        return value

    def start(self, unit):
        self.until("the manager", lambda: self.control("is-system-running")[1] == "running")
        status, text = self.control("start", unit)
        self.assertEqual(status, 0, text)
        self.addCleanup(self.control, "stop", unit)

    def found(self, word):
        done = subprocess.run([PROGRAM, "search", "--json", "--limit", "0", "--index", self.library / ".dossier", word],
                              capture_output=True, text=True, check=False, timeout=PATIENCE)
        return json.loads(done.stdout)["total"] if done.returncode in (0, 1) and done.stdout else 0

    def test_the_index_follows_the_folder(self):
        unit = f"dossier-watch@{self.instance}.service"
        self.start(unit)
        self.until("an index", lambda: self.found("gauges"))
        (self.library / "airship.md").write_text("# Airships\n\nA zeppelin crossed the frontier of the two states at dawn.\n")
        self.until("a new paper", lambda: self.found("zeppelin"))
        first = self.state(unit, "MainPID")
        os.kill(int(first), 9)
        self.until("another start", lambda: self.state(unit, "MainPID") not in ("0", first))
        (self.library / "balloon.md").write_text("# Balloons\n\nA dirigible was seen above the treaty port on the same day.\n")
        self.until("a paper after a crash", lambda: self.found("dirigible"))
        self.assertEqual(self.control("stop", unit), (0, ""))
        self.assertEqual(self.state(unit), "inactive")
        self.assertEqual(self.state(unit, "Result"), "success")

    def test_the_first_visit_starts_the_server(self):
        subprocess.run([PROGRAM, "index", "--quiet", "--index", self.library / ".dossier", self.library], check=True)
        unit = f"dossier@{self.instance}"
        self.start(unit + ".socket")
        self.assertEqual(self.state(unit + ".socket"), "active")
        self.assertEqual(self.state(unit + ".service"), "inactive")
        with urllib.request.urlopen("http://127.0.0.1:8733/api/v1/search?q=gauges&limit=0", timeout=PATIENCE) as answer:
            self.assertGreater(json.load(answer)["total"], 0)
        self.assertEqual(self.state(unit + ".service"), "active")
        self.assertEqual(self.control("stop", unit + ".service", unit + ".socket"), (0, ""))
        self.assertEqual(self.state(unit + ".service", "Result"), "success")


def outside():
    reason = why_not()
    if reason:
        print(f"The units are not started: {reason}.")
        return 77
    there = [path for path in GROUPS if path.exists()]
    try:
        return subprocess.run([*SPACES, sys.executable, *sys.argv], env={**os.environ, INSIDE: "1"}, check=False).returncode
    finally:
        for path in GROUPS:  # the manager's own, empty now
            if path.exists() and path not in there:
                path.rmdir()


if __name__ == "__main__":
    if INSIDE in os.environ:
        unittest.main(argv=[sys.argv[0]])
    sys.exit(outside())
