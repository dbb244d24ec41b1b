#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, two indexers, Ctrl-C, no index and a damaged one: a message with a remedy, and the index whole."""
import os
import pathlib
import resource
import shutil
import signal
import unittest
from pathlib import Path

from workbench import DONE, NO_INDEX, PAPER, PROGRAM, Workbench, main, wait_for


class NoIndex(Workbench):
    COMMANDS = (["search", "water"], ["evidence", "water"], ["matrix", "theory", "dyad"], ["similar", "a:0"], ["show", "a:0"],
                ["facets"], ["papers"], ["status"], ["check"], ["passages"])

    def test_each_command_says_how_to_make_one(self):
        for command in self.COMMANDS:
            with self.subTest(command=command):
                done = self.run_program(*command)
                self.assertEqual(done.returncode, NO_INDEX, done.stdout + done.stderr)
                self.assertIn("dossier index", done.stderr)
                self.assertEqual(done.stdout, "")

    def test_something_else_where_the_index_should_be(self):
        self.index.write_text("not an index")
        done = self.run_program("search", "water")
        self.assertEqual(done.returncode, NO_INDEX, done.stderr)
        self.assert_names_file(done.stderr, str(self.index))
        done = self.run_program("index", self.papers)
        self.assertEqual(done.returncode, NO_INDEX, done.stderr)
        self.assertEqual(self.index.read_text(), "not an index", "what is no index is left alone")

    def test_a_folder_of_other_things_is_left_alone(self):
        self.index.mkdir()
        (self.index / "letter.txt").write_text("dear")
        done = self.run_program("search", "water")
        self.assertEqual(done.returncode, NO_INDEX, done.stderr)
        self.run_program("index", self.papers)
        self.assertEqual((self.index / "letter.txt").read_text(), "dear")


class BusyIndex(Workbench):
    MANY = 1500

    def setUp(self):
        super().setUp()
        self.index_papers()
        self.before = self.state()
        for i in range(self.MANY):
            self.put(f"paper{i}.md", PAPER.format(word=f"beacon{i}") * 6)

    def locked(self):
        """Whether some process holds the index's lock; asking the kernel takes it from nobody."""
        inode = (self.index / "lock").stat().st_ino
        return any(line.split()[5].endswith(f":{inode}") for line in Path("/proc/locks").read_text().splitlines()
                   if "->" not in line)

    def start_and_wait_until_busy(self):
        """An indexer that holds the index open and has the many papers still to read."""
        indexer = self.start_program("index", self.papers)
        self.addCleanup(indexer.kill)
        wait_for(lambda: indexer.poll() is not None or self.index_is_open_in(indexer.pid))
        self.assertIsNone(indexer.poll(), "the indexer was done before it could be disturbed")
        return indexer

    def index_is_open_in(self, process):
        try:
            files = [os.readlink(entry) for entry in pathlib.Path(f"/proc/{process}/fd").iterdir()]
        except OSError:  # closed while we looked
            return False
        return any(file.startswith(str(self.index)) for file in files)

    def test_second_indexer_is_told_and_the_first_goes_on(self):
        first = self.start_and_wait_until_busy()
        first.send_signal(signal.SIGSTOP)
        second = self.run_program("index", self.papers, timeout=30)
        readers = self.run_program("search", "lighthouse")
        first.send_signal(signal.SIGCONT)
        self.assertEqual(second.returncode, NO_INDEX, second.stderr)
        self.assertRegex(second.stderr, "(?i)another|lock|busy")
        self.assertEqual(readers.returncode, DONE, "readers are not disturbed: " + readers.stderr)
        _, said = first.communicate(timeout=120)
        self.assertEqual(first.returncode, DONE, said)
        self.assertEqual(self.found(f'"beacon{self.MANY - 1}"'), [f"paper{self.MANY - 1}"])

    def test_interrupt(self):
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            with self.subTest(signal=how.name):
                indexer = self.start_and_wait_until_busy()
                indexer.send_signal(how)
                indexer.communicate(timeout=30)
                self.assertNotEqual(indexer.returncode, DONE)
                after = self.state()
                self.assertTrue(after == self.before or after.count("\n") > self.before.count("\n"))
        self.index_papers()
        self.assertEqual(self.found('"beacon7"'), ["paper7"])


class FullDisk(Workbench):
    """A limit on the size of files stands for the disk: writes fail with an error as they do when it is full."""

    def limited(self, size):
        def before():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return before

    def test_old_state_stays_at_every_stage(self):
        self.index_papers()
        before = self.state()
        for i in range(60):
            self.put(f"paper{i}.md", PAPER.format(word=f"beacon{i}") * 30)
        failed = 0
        for size in (0, 512, 4096, 16_384, 65_536, 131_072, 262_144):
            with self.subTest(size=size):
                done = self.run_program("index", self.papers, before=self.limited(size))
                if done.returncode == DONE:
                    continue
                failed += 1
                self.assertEqual(done.returncode, NO_INDEX, done.stdout + done.stderr)
                self.assertRegex(done.stderr, "(?i)full|space|room|large|writ")
                self.assertEqual(self.state(), before)
        self.assertGreaterEqual(failed, 4)
        self.index_papers()
        self.assertEqual(self.found('"beacon59"'), ["paper59"])

    def test_no_room_for_a_first_index(self):
        done = self.run_program("index", self.papers, before=self.limited(1024))
        self.assertEqual(done.returncode, NO_INDEX, done.stdout + done.stderr)
        self.index_papers()
        self.assertEqual(self.found("lighthouse"), ["good"])


class DamagedIndex(Workbench):
    QUERIES = (["search", "lighthouse"], ["check"], ["papers"], ["passages"], ["status"], ["facets"])

    def setUp(self):
        super().setUp()
        for i in range(40):
            self.put(f"paper{i}.md", PAPER.format(word=f"beacon{i}") * 4)
        self.index_papers()
        self.whole = self.folder / "whole"
        shutil.copytree(self.index, self.whole)

    def damaged(self, change):
        """Damages each file of the index in turn; no command may crash, and a failing one names the remedy."""
        for path in sorted(p for p in self.whole.rglob("*") if p.is_file() and p.stat().st_size > 0):
            shutil.rmtree(self.index)
            shutil.copytree(self.whole, self.index)
            victim = self.index / path.relative_to(self.whole)
            victim.write_bytes(change(victim.read_bytes()))
            for command in self.QUERIES:
                with self.subTest(file=victim.name, command=command):
                    done = self.run_program(*command, timeout=60)
                    self.assertIn(done.returncode, (DONE, 1, NO_INDEX), f"{done.returncode}: {done.stderr}")
                    if done.returncode == NO_INDEX:
                        self.assertRegex(done.stderr, "dossier (index|check)")
            done = self.run_program("index", self.papers, "--rebuild", timeout=60)
            self.assertEqual(done.returncode, DONE, f"{victim.name}: {done.stderr}")
            self.assertEqual(self.found("lighthouse"), ["good"])

    def test_cut_in_half(self):
        self.damaged(lambda data: data[:len(data) // 2])

    def test_emptied(self):
        self.damaged(lambda data: b"")

    def test_overwritten_in_the_middle(self):
        self.damaged(lambda data: data[:len(data) // 3] + b"\xa5" * (len(data) // 3) + data[2 * len(data) // 3:])


if __name__ == "__main__":
    assert PROGRAM and unittest
    main()
