#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""start_test.py PROGRAM ROOT: the guided start, typed at a terminal."""
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
PATIENCE = 20 * float(os.environ.get("DOSSIER_PATIENCE", "1"))


class Terminal:
    """The program at a terminal of its own."""

    def __init__(self, home, *words):
        self.home = pathlib.Path(home)
        browser = self.home / "browser"
        browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{self.home}/opened.part"; mv "{self.home}/opened.part" "{self.home}/opened"\n')
        browser.chmod(0o755)
        environment = {**os.environ, "HOME": str(home), "BROWSER": str(browser), "NO_COLOR": "1", "TERM": "dumb"}
        for name in ("XDG_CONFIG_HOME", "DOSSIER_INDEX"):
            environment.pop(name, None)
        master, slave = pty.openpty()
        self.process = subprocess.Popen([PROGRAM, *words], cwd=home, env=environment, stdin=slave, stdout=slave, stderr=slave,
                                        start_new_session=True)
        os.close(slave)
        self.master, self.text = master, ""

    def wait_for(self, words):
        until = time.monotonic() + PATIENCE
        while words not in self.text:
            ready, _, _ = select.select([self.master], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise AssertionError(f"{words!r} has not come: {self.text}")
            try:
                self.text += os.read(self.master, 4096).decode("utf-8", "replace").replace("\r\n", "\n")
            except OSError as ended:
                raise AssertionError(f"it ended without {words!r}: {self.text}") from ended
        before, self.text = self.text.split(words, 1)
        return before

    def type(self, line):
        os.write(self.master, line.encode() + b"\n")

    def end(self, number=None):
        if number:
            self.process.send_signal(number)
        status = self.process.wait(timeout=PATIENCE)
        os.close(self.master)
        return status

    def opened(self):
        until = time.monotonic() + PATIENCE
        while not (self.home / "opened").exists():
            if time.monotonic() > until:
                raise AssertionError("nothing was opened: " + self.text)
            time.sleep(0.05)
        return (self.home / "opened").read_text()


class Start(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory(prefix="dossier-start-")
        self.papers = pathlib.Path(self.home.name, "my papers")
        self.papers.mkdir()
        for name in ("rules-for-a-reservoir.md", "who-holds-the-tap.md"):
            (self.papers / name).write_bytes((ROOT / "examples" / "papers" / name).read_bytes())

    def tearDown(self):
        self.home.cleanup()

    def test_from_nothing_to_the_page_and_the_next_time(self):
        terminal = Terminal(self.home.name)
        terminal.wait_for("Folder with your papers")
        terminal.type("~/no such folder")
        terminal.wait_for("There is no folder")
        terminal.wait_for("]: ")
        terminal.type("~/my papers")
        terminal.wait_for("2 indexed")
        terminal.wait_for("Open the search page in your browser? [Y/n] ")
        terminal.type("")
        terminal.wait_for("Dossier is at ")
        address = terminal.opened()
        self.assertRegex(address, r"^http://127\.0\.0\.1:\d+/$")
        self.assertIn(b"Dossier", urllib.request.urlopen(address, timeout=PATIENCE).read())
        self.assertEqual(terminal.end(signal.SIGINT), 0)
        self.assertTrue((self.papers / ".dossier").is_dir())

        again = Terminal(self.home.name, "start")
        self.assertIn(f"[{self.papers}]", again.wait_for("]: ") + "]")
        again.type("")
        self.assertRegex(again.wait_for("Look for new and changed papers? [Y/n] "), r"passages of 2 papers")
        again.type("n")
        again.wait_for("in your browser? [Y/n] ")
        again.type("no")
        again.wait_for("dossier search --index")
        self.assertEqual(again.end(), 0)

    def test_an_index_of_another_version_is_made_anew(self):
        subprocess.run([PROGRAM, "index", "--quiet", "--index", self.papers / ".dossier", self.papers], check=True, capture_output=True)
        current = self.papers / ".dossier" / "current"
        current.write_text(re.sub(r"^dossier-index \d+", "dossier-index 1", current.read_text()))
        terminal = Terminal(self.home.name)
        terminal.wait_for("]: ")
        terminal.type(str(self.papers))
        terminal.wait_for("of another version of Dossier")
        terminal.wait_for("Read all papers again? [Y/n] ")
        terminal.type("y")
        terminal.wait_for("2 indexed")
        terminal.wait_for("[Y/n] ")
        terminal.type("n")
        self.assertEqual(terminal.end(), 0)

    def test_the_end_of_the_input_ends_it(self):
        terminal = Terminal(self.home.name)
        terminal.wait_for("]: ")
        os.write(terminal.master, b"\x04")
        self.assertEqual(terminal.end(), 130)

    def test_without_a_terminal(self):
        done = subprocess.run([PROGRAM], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertIn("Usage: dossier COMMAND", done.stdout)
        done = subprocess.run([PROGRAM, "start"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("needs a terminal", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
