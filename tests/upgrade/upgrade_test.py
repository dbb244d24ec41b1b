#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""upgrade_test.py PROGRAM ROOT: an index of each format that there was is said to be one, and is made anew with --rebuild; what
is the user's own (corrections of labels and papers, saved searches, collections) is kept and holds afterwards.

format-N.tar.xz is the index of library/ as a program of that format made it. Those of another format than today's cannot be read;
today's can, and its archive is to be kept as it is when the format changes."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
HERE = ROOT / "tests" / "upgrade"


class Library:
    def __init__(self, folder, archive=None):
        self.folder = pathlib.Path(folder)
        shutil.copy(HERE / "library" / "river.md", self.folder)
        if archive:
            with tarfile.open(archive) as packed:
                packed.extractall(self.folder)

    def run(self, *words):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DOSSIER_INDEX")}
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False, timeout=120)
        return done.returncode, done.stdout + done.stderr

    def own(self):
        return {path.name: path.read_bytes() for path in self.folder.glob("dossier-*.json*")}


def todays_format():
    done = subprocess.run([PROGRAM, "version", "--json"], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["index_format"]


class Upgrade(unittest.TestCase):
    def setUp(self):
        self.places = tempfile.TemporaryDirectory(prefix="dossier-upgrade-")
        self.count = 0

    def tearDown(self):
        self.places.cleanup()

    def place(self):
        self.count += 1
        folder = pathlib.Path(self.places.name, str(self.count))
        folder.mkdir()
        return folder

    def users_own(self):
        """What a user has made in a library of today: a corrected label, a corrected year, a saved search, a collection."""
        library = Library(self.place())
        self.assertEqual(library.run("index", "--quiet", ".")[0], 0)
        found = json.loads(library.run("search", "--json", "gauges")[1])
        passage = found["hits"][0]["passage"]["id"]
        for words in (("label", passage, "--section", "methods"), ("papers", "--fix", "river", "year=1999"),
                      ("search", "gauges", "--save", "gauges"),
                      ("collection", "add", "Chapter 2", passage),
                      ("collection", "note", "Chapter 2", passage, "--note", "The hourly readings.")):
            status, text = library.run(*words)
            self.assertEqual(status, 0, text)
        self.assertEqual(len(library.own()), 4)
        return library.own(), passage

    def check_own(self, library, own, passage):
        self.assertEqual(library.own(), own)
        self.assertIn("methods", library.run("show", passage)[1])
        self.assertIn("1999", library.run("papers")[1])
        status, text = library.run("collection", "show", "Chapter 2")
        self.assertEqual(status, 0, text)
        self.assertIn("The hourly readings.", text)
        self.assertIn("gauges of the Nile", text)
        status, text = library.run("news")
        self.assertEqual((status, text.split(";")[0]), (1, "gauges: nothing new"))

    def rebuilt(self, archive, number):
        own, passage = self.users_own()
        library = Library(self.place(), archive)
        if number and not archive:
            self.assertEqual(library.run("index", "--quiet", ".")[0], 0)
            (library.folder / ".dossier" / "current").write_text(f"dossier-index {number}\ngeneration-1\n")
        for name, content in own.items():
            (library.folder / name).write_bytes(content)
        if number != todays_format():
            for words in (("search", "gauges"), ("index", "--quiet", "."), ("news",), ("serve", "--port", "0")):
                status, text = library.run(*words)
                self.assertEqual(status, 3, (words, text))
                self.assertIn(f"has format {number}, this program {todays_format()}", text)
                self.assertIn("--rebuild", text)
            self.assertEqual(library.run("backup", str(library.folder / f"{number}.tar"))[0], 0)
            self.assertEqual(library.run("saved")[0], 0)
        else:
            status, text = library.run("search", "--no-facets", "gauges")
            if status == 3:  # words, stop words or the taxonomy have changed since, which is said as well
                self.assertIn("was made with a different text analysis", text)
                self.assertIn("--rebuild", text)
            else:
                self.assertIn("gauges of the Nile", text)
        status, text = library.run("index", "--quiet", "--rebuild", ".")
        self.assertEqual(status, 0, text)
        self.check_own(library, own, passage)

    def test_each_format(self):
        archives = {int(path.name.split("-")[1].split(".")[0]): path for path in HERE.glob("format-*.tar.xz")}
        self.assertEqual(sorted(archives), list(range(1, todays_format() + 1)))
        for number, archive in sorted(archives.items()):
            with self.subTest(archive.name):
                self.rebuilt(archive, number)

    def test_a_format_to_come(self):
        self.rebuilt(None, todays_format() + 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
