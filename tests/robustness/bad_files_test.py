#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that no converter should have left: each is named with reason and remedy, and the good one beside it is indexed."""
import os
import pathlib
import subprocess
import unittest

from workbench import DONE, PAPER, PROGRAM, SOME_FILES, Workbench, has, main


class NotText(Workbench):
    def refused(self, name, content):
        self.put(name, content)
        line = self.assert_names_file(self.index_papers(expect=SOME_FILES), name)
        self.assertGreater(len(line), len(name) + 10, "a reason stands beside the name")
        self.assertEqual(self.found("lighthouse"), ["good"])
        self.state()
        return self.file_records_of(name)

    def test_empty_file(self):
        self.assertRegex(self.refused("empty.md", b""), "empty")

    def test_white_space_only(self):
        self.refused("blank.md", b" \n\t\n \n" * 40)

    def test_image_with_the_wrong_name(self):
        self.refused("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64)

    def test_noise(self):
        self.refused("noise.txt", bytes((i * 7919 + i // 3) % 256 for i in range(200_000)))


class OtherEncodings(Workbench):
    TEXT = PAPER.format(word="café in Ålesund")

    def readable(self, content, name="other.md", noted=True, word="café"):
        self.put(name, content)
        self.index_papers()
        self.assertIn("other", self.found(f'"{word}"'))
        if noted:
            self.assertRegex(self.file_records_of(name), r'"(notes|repairs)": *[\[{] *"')
        self.state()

    def test_utf16_with_mark(self):
        self.readable(self.TEXT.encode("utf-16"))

    def test_utf16_big_endian_without_mark(self):
        self.readable(self.TEXT.encode("utf-16-be"))

    def test_latin1(self):
        self.readable((self.TEXT * 3).encode("latin-1"))

    def test_invalid_utf8(self):
        self.readable((self.TEXT * 3).encode().replace(b"quarrelled", b"quarrel\xffled \xc3\x28 \xed\xa0\x80", 1))

    def test_nul_bytes(self):
        self.readable(self.TEXT.encode().replace(b"thirty", b"thi\0rty\0", 1))

    def test_byte_order_mark(self):
        self.readable(b"\xef\xbb\xbf" + self.TEXT.encode(), noted=False)

    def test_carriage_returns(self):
        for ending in (b"\r\n", b"\r"):
            self.readable(self.TEXT.encode().replace(b"\n", ending), noted=False)
            kinds = [line.split('"kind":')[1][:12] for line in self.state().splitlines() if '"other"' in line]
            self.assertEqual(len(kinds), 3, "a title and two paragraphs, as with plain line ends")


class Extremes(Workbench):
    def test_line_of_50_mb(self):
        self.put("line.txt", b"The strait between Norway and Sweden is narrow and the beacon is old. " * 750_000)
        self.index_papers(timeout=300)
        self.assertEqual(self.found("lighthouse"), ["good"])
        self.assertEqual(self.found("beacon"), ["line"])

    def test_one_word_of_20_mb(self):
        self.put("word.txt", b"x" * 20_000_000)
        message = self.run_program("index", self.papers, timeout=120)
        self.assertIn(message.returncode, (DONE, SOME_FILES), message.stderr)
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_100_000_headings(self):
        self.put("headings.md", "".join(f"{'#' * (i % 6 + 1)} Heading {i}\n\n" for i in range(100_000)) + "The beacon stands.\n")
        self.index_papers(timeout=120)
        self.assertEqual(self.found("beacon"), ["headings"])

    def test_deep_nesting(self):
        self.put("deep.md", "> " * 50_000 + "the beacon\n\n" + "- " * 50_000 + "stands\n\n" + "[" * 50_000 + "](" * 50_000 + "*_" * 50_000)
        self.run_and_find_good()

    def test_open_tags_and_entities(self):
        self.put("tags.md", "<table><tr><td>" * 60_000 + "&amp;" * 200_000 + "<!--" * 60_000)
        self.run_and_find_good()

    def test_wide_table(self):
        self.put("wide.md", "| " + "cell | " * 300_000 + "\n" + "|---" * 300_000 + "\n" + "a | " * 300_000 + "\n")
        self.run_and_find_good()

    def test_many_footnotes(self):
        self.put("notes.md", "".join(f"Sentence with a mark.{i}\n\n{i}. Note number {i} of the paper\n\n" for i in range(20_000)))
        self.run_and_find_good()

    def run_and_find_good(self):
        done = self.run_program("index", self.papers, timeout=120)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.assertEqual(self.found("lighthouse"), ["good"])
        self.state()


class OddPlaces(Workbench):
    def test_loop_of_symbolic_links(self):
        inner = self.papers / "inner"
        inner.mkdir()
        (inner / "again").symlink_to(self.papers)
        (self.papers / "self.md").symlink_to(self.papers / "self.md")
        done = self.run_program("index", self.papers, timeout=30)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.assertEqual(self.found("lighthouse"), ["good"])
        self.assertEqual(self.state().count('"The ferry across the strait"'), 1, "each file once")

    def test_dangling_link(self):
        (self.papers / "gone.md").symlink_to(self.folder / "nowhere.md")
        self.assert_names_file(self.index_papers(expect=SOME_FILES), "gone.md")
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_folder_named_like_a_paper(self):
        inside = self.papers / "folder.md"
        inside.mkdir()
        (inside / "inside.md").write_text(PAPER.format(word="beacon"))
        self.index_papers()
        self.assertEqual(self.found("beacon"), ["inside"])

    def test_name_that_is_no_utf8(self):
        path = os.fsencode(self.papers) + b"/caf\xe9.md"
        pathlib.Path(os.fsdecode(path)).write_text(PAPER.format(word="beacon"))
        done = self.run_program("index", self.papers)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.state()

    def test_named_pipe_is_not_waited_for(self):
        os.mkfifo(self.papers / "pipe.md")
        done = self.run_program("index", self.papers, timeout=20)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_path_that_is_not_there(self):
        done = self.run_program("index", self.papers, self.folder / "absent.md")
        self.assertIn(done.returncode, (2, SOME_FILES), done.stderr)
        self.assert_names_file(done.stderr + done.stdout, "absent.md")

    def test_unreadable_file(self):
        self.put("secret.md", PAPER.format(word="beacon")).chmod(0)
        before = None
        if os.geteuid() == 0:  # root reads everything: become nobody for the run
            for path in (self.folder, self.papers):
                path.chmod(0o777)
            before = lambda: os.setuid(65534)  # noqa: E731
        done = self.run_program("index", self.papers, before=before)
        self.assertEqual(done.returncode, SOME_FILES, done.stdout + done.stderr)
        self.assertRegex(self.assert_names_file(done.stdout + done.stderr, "secret.md"), "(?i)permi|read")


@unittest.skipUnless(has("strace"), "strace makes a file fail on cue and is not installed")
class FailingFile(Workbench):
    """strace makes system calls on one file fail, as though it vanished or its disk did."""

    def fails(self, injection):
        bad = self.put("bad.md", PAPER.format(word="beacon"))
        self.index_papers()
        before = self.state()
        bad.write_text(PAPER.format(word="foghorn"))
        tracer = ("strace", "-f", "-qq", "-o", "/dev/null", "-P", str(bad), "-e", f"inject={injection}")
        if subprocess.run([*tracer, "true"], capture_output=True, check=False).returncode != 0:
            self.skipTest("strace may not trace here")
        done = self.run_program("index", self.papers, wrapper=tracer)
        self.assertEqual(done.returncode, SOME_FILES, done.stdout + done.stderr)
        self.assert_names_file(done.stdout + done.stderr, "bad.md")
        self.assertEqual(self.found("foghorn"), [])
        self.assertEqual(self.found("lighthouse"), ["good"])
        return before

    def test_vanishes_before_it_is_opened(self):
        self.fails("openat:error=ENOENT")

    def test_disk_fails_while_it_is_read(self):
        self.fails("read,pread64,mmap:error=EIO")


if __name__ == "__main__":
    assert PROGRAM
    main()
