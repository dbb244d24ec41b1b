#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be read keeps what the index had of it; what only pretends to be a file is passed over; ids stay apart."""
import json
import os
import socket
import subprocess
import threading
import unittest

from workbench import DONE, PAPER, PROGRAM, SOME_FILES, Workbench, has, main


def records(count, word="ferry"):
    return "".join(f'{{"_id":"r{i}","text":"The {word} number{i} crosses the strait."}}\n' for i in range(count))


class Keeps(Workbench):
    """Runs as nobody where the test runs as root, who may read everything."""

    def setUp(self):
        super().setUp()
        self.sub = self.papers / "sub"
        self.sub.mkdir()
        for i in range(4):
            self.put(f"sub/p{i}.md", PAPER.format(word=f"beacon{i}"))
        self.before = None
        if os.geteuid() == 0:
            for path in (self.folder, self.papers, self.sub):
                path.chmod(0o777)
            self.before = lambda: os.setuid(65534)  # noqa: E731
        self.index_papers(before=self.before)
        self.held = self.state()

    def keeps_all(self, *flags):
        done = self.run_program("index", *flags, self.papers, before=self.before)
        self.assertEqual(done.returncode, SOME_FILES, done.stdout + done.stderr)
        self.assertEqual(self.state(), self.held)
        return done.stdout + done.stderr

    def forbidden(self, path, mode=0):
        self.addCleanup(path.chmod, 0o777)
        path.chmod(mode)

    def test_unreadable_folder(self):
        self.forbidden(self.sub)
        for flags in ((), ("--allow-removal",)):
            self.assertRegex(self.assert_names_file(self.keeps_all(*flags), "papers/sub"), "keeps")

    def test_folder_that_may_be_listed_but_not_entered(self):
        self.forbidden(self.sub, 0o444)
        self.keeps_all()

    def test_library_that_may_not_be_listed(self):
        self.forbidden(self.papers)
        self.keeps_all()

    def test_folder_above_that_may_not_be_entered(self):
        outer = self.folder / "outer"
        outer.mkdir()
        os.rename(self.papers, outer / "papers")
        outer.chmod(0o777)
        self.papers = outer / "papers"
        self.index_papers(before=self.before)
        self.held = self.state()
        self.forbidden(outer)
        self.keeps_all()

    def test_rebuild_does_not_lose_what_cannot_be_read(self):
        self.forbidden(self.sub)
        self.assertIn("the index is as it was", self.keeps_all("--rebuild"))
        done = self.run_program("index", "--rebuild", "--allow-removal", self.papers, before=self.before)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.assertEqual(self.found("lighthouse"), ["good"])
        self.assertEqual(self.found("beacon1"), [])

    def test_emptied_library(self):
        away = self.folder / "away"
        os.rename(self.papers, away)
        self.papers.mkdir()
        said = self.keeps_all()
        self.assert_names_file(said, "papers: skipped")
        self.assertIn("--allow-removal", said)
        done = self.run_program("index", "--allow-removal", self.papers)
        self.assertEqual(done.returncode, DONE, done.stdout + done.stderr)
        self.assertEqual(self.state(), "")

    def test_most_of_a_library(self):
        for i in range(4):
            (self.sub / f"p{i}.md").unlink()
        self.put("sub/other.log", "not a paper")
        self.index_papers()  # 4 of 5 papers, but no more than a handful
        self.assertEqual(self.found("beacon1"), [])
        for i in range(9):
            self.put(f"sub/p{i}.md", PAPER.format(word=f"beacon{i}"))
        self.index_papers()
        self.held = self.state()
        for i in range(9):
            (self.sub / f"p{i}.md").unlink()
        self.assertIn("9 papers of 10", self.keeps_all())

    @unittest.skipUnless(has("script"), "script makes a terminal and is not installed")
    def test_a_yes_at_the_terminal(self):
        for i in range(4):
            (self.sub / f"p{i}.md").unlink()
        command = f"'{PROGRAM}' index '{self.papers}'"
        for answer, words in (("n", ["sub"]), ("y", [])):
            done = subprocess.run(["script", "-qec", command, "/dev/null"], input=answer + "\n", text=True,
                                  capture_output=True, env=self.environment(), cwd=self.folder, timeout=60, check=False)
            self.assertIn("Remove", done.stdout)
            self.assertEqual(done.returncode, SOME_FILES if answer == "n" else DONE, done.stdout)
            self.assertEqual(bool(self.found("beacon1")), bool(words))


@unittest.skipUnless(has("strace"), "strace makes a disk fail on cue and is not installed")
class FailingDisk(Workbench):
    def traced(self, path, injection, *args):
        tracer = ("strace", "-f", "-qq", "-o", "/dev/null", "-P", str(path), "-e", f"inject={injection}")
        if subprocess.run([*tracer, "true"], capture_output=True, check=False).returncode != 0:
            self.skipTest("strace may not trace here")
        return self.run_program("index", *args, self.papers, wrapper=tracer)

    def keeps(self, path, injection):
        self.index_papers()
        held = self.state()
        with open(path, "ab") as file:
            file.write(b'{"_id":"new","text":"One more."}\n' if path.suffix == ".jsonl" else b"\n\nMore text is here.\n")
        done = self.traced(path, injection)
        self.assertEqual(done.returncode, SOME_FILES, done.stdout + done.stderr)
        self.assertRegex(self.assert_names_file(done.stdout + done.stderr, path.name), "passages are kept")
        self.assertEqual(self.state(), held)
        self.index_papers()
        self.assertNotEqual(self.state(), held)

    def test_json_lines_at_each_read(self):
        many = self.put("many.jsonl", records(30_000))
        # 2 MB: 10 reads for the hash, 3 for the records.
        for call in ("1", "6", "10", "11", "12+", "13"):
            with self.subTest(call=call):
                many.write_text(records(30_000))
                self.keeps(many, f"read:error=EIO:when={call}")

    def test_opening(self):
        many = self.put("many.jsonl", records(10))
        for error in ("EIO", "EACCES", "EMFILE", "ESTALE"):
            with self.subTest(error=error):
                many.write_text(records(10))
                self.keeps(many, f"openat:error={error}")

    def test_paper_that_cannot_be_opened_or_read(self):
        paper = self.put("paper.md", PAPER.format(word="beacon"))
        for injection in ("openat:error=EIO", "read:error=EIO:when=1", "openat:error=ENFILE"):
            with self.subTest(injection=injection):
                paper.write_text(PAPER.format(word="beacon"))
                self.keeps(paper, injection)

    def test_folder_that_fails_while_it_is_listed(self):
        sub = self.papers / "sub"
        sub.mkdir()
        for i in range(3):
            self.put(f"sub/p{i}.md", PAPER.format(word=f"beacon{i}"))
        self.index_papers()
        held = self.state()
        for injection in ("getdents64:error=EIO", "getdents64:error=EIO:when=2", "openat:error=EMFILE"):
            with self.subTest(injection=injection):
                done = self.traced(sub, injection)
                self.assertEqual(done.returncode, SOME_FILES, done.stdout + done.stderr)
                self.assertEqual(self.state(), held)

    def test_library_that_cannot_be_looked_at(self):
        self.index_papers()
        held = self.state()
        for error in ("EIO", "EACCES", "ESTALE"):
            done = self.traced(self.papers, f"stat,newfstatat,statx:error={error}")
            self.assertEqual(done.returncode, SOME_FILES, done.stdout + done.stderr)
            self.assertEqual(self.state(), held)


class NoFiles(Workbench):
    def test_sockets_and_pipes(self):
        os.mkfifo(self.papers / "pipe.jsonl")
        (self.papers / "null.md").symlink_to("/dev/null")
        (self.papers / "tty.md").symlink_to("/dev/zero")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.papers / "socket.md"))
            done = self.run_program("index", "--follow-links", self.papers, timeout=20)
        self.assertIn(done.returncode, (DONE, SOME_FILES), done.stderr)
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_pipe_swapped_in_between_listing_and_reading(self):
        """Names change their nature all the time; whatever a run finds, it ends, and the index is sound."""
        names = [self.papers / f"swap{i}.{ending}" for i, ending in enumerate(("md", "jsonl", "txt", "md"))]
        stop = threading.Event()

        def swap():
            spare = self.papers / ".spare"
            while not stop.is_set():
                for name in names:
                    os.mkfifo(spare)
                    os.rename(spare, name)
                    spare.write_text(PAPER.format(word="beacon") if name.suffix != ".jsonl" else records(3))
                    os.rename(spare, name)

        swapper = threading.Thread(target=swap)
        swapper.start()
        try:
            for _ in range(25):
                done = self.run_program("index", "--allow-removal", self.papers, timeout=20)
                self.assertIn(done.returncode, (DONE, SOME_FILES), done.stdout + done.stderr)
        finally:
            stop.set()
            swapper.join()
        self.state()
        self.assertEqual(self.found("lighthouse"), ["good"])


class Refused(Workbench):
    def test_deep_metadata(self):
        depth = 100_000
        for number, (begin, end) in enumerate((('{"metadata":', "}"), ("[", "]"), ('{"a":[', "]}"))):
            self.put(f"deep{number}.jsonl", '{"_id":"d%d","text":"The ferry.","metadata":' % number + begin * depth + "1" +
                     end * depth + "}\n" + '{"_id":"g%d","text":"The granary stands."}\n' % number)
        self.index_papers()
        self.assertEqual(self.found("granary"), ["g0", "g1", "g2"])
        self.assertIn("nested", self.file_records_of("deep1.jsonl"))

    def test_deep_yaml(self):
        deep = {"flow": "[" * 20_000, "map": "a: {" * 5000, "list": "- " * 30_000, "keys": "? " * 30_000,
                "mixed": "- ? " * 15_000, "pairs": "a: " * 20_000, "quotes": "> " * 10_000,
                "steps": "\n".join(" " * i + "a:" for i in range(350)), "tags": "!a &b " * 9000,
                "aliases": "\n".join(f"a{i}: &a{i} [{', '.join(['*a%d' % (i - 1)] * 9) if i else 'x'}]" for i in range(60))}
        for name, yaml in deep.items():
            self.put(f"{name}.md", f"---\ntitle: On {name}\nx:\n {yaml}\n---\n\n# On {name}\n\nThe granary of {name} stands.\n")
        done = self.run_program("index", self.papers, timeout=60)
        self.assertEqual(done.returncode, DONE, done.stdout + done.stderr)
        self.assertEqual(len(self.found("granary")), min(len(deep), 10))

    def test_large_file_and_record(self):
        self.put("large.md", b"The beacon stands on the cape. " * 100_000)
        self.put("large.jsonl", '{"_id":"l","text":"' + "beacon " * 3_000_000 + '"}\n{"_id":"s","text":"The granary."}\n')
        said = self.index_papers(expect=SOME_FILES, flags=("--max-file-size", "1"))
        self.assertRegex(self.assert_names_file(said, "large.md"), "larger than 1 MiB")
        self.assertIn("longer than 16 MiB", self.file_records_of("large.jsonl"))
        self.assertEqual(self.found("granary"), ["s"])
        self.assertEqual(self.found("beacon"), [])
        self.index_papers()
        self.assertEqual(self.found("beacon"), ["large"])

    def test_names_that_are_repaired_to_one(self):
        for byte in (b"\xe8", b"\xe9", b"\xff"):
            with open(os.fsencode(self.papers) + b"/caf" + byte + b".md", "w", encoding="utf-8") as file:
                file.write(PAPER.format(word=f"beacon{byte[0]}"))
        said = self.index_papers(expect=SOME_FILES)
        self.assert_names_file(said, "caf\\xE9.md")
        self.assert_names_file(said, "caf\\xFF.md")
        self.assertEqual(len(self.found("beacon232")), 1)
        self.state()

    def test_path_beyond_the_limit_of_the_system(self):
        here = os.getcwd()
        self.addCleanup(subprocess.run, ["rm", "-rf", str(self.papers)], check=False)
        try:
            os.chdir(self.papers)
            for _ in range(25):
                os.mkdir("d" * 200)
                os.chdir("d" * 200)
            with open("lost.md", "w", encoding="utf-8") as file:
                file.write(PAPER.format(word="beacon"))
        finally:
            os.chdir(here)
        said = self.index_papers(expect=SOME_FILES)
        self.assertIn("too long", said)
        self.assertEqual(self.found("lighthouse"), ["good"])

    def test_lines_without_text_cost_little(self):
        self.put("items.md", "* a\n" * 4_000_000)
        said = self.index_papers(expect=SOME_FILES)
        self.assertRegex(self.assert_names_file(said, "items.md"), "lines")


class Ids(Workbench):
    def test_passages_exported_into_the_library(self):
        self.index_papers()
        passages = self.run_program("passages").stdout
        self.put("passages.jsonl", passages)
        said = self.index_papers()
        self.assertIn("the paper id `good` is taken by papers/good.md; here it is `good~passages`", " ".join(said.split()))
        self.assertEqual(self.found("lighthouse"), ["good", "good~passages"])
        self.assertEqual(self.state().count("\n"), 2 * passages.count("\n"))
        (self.papers / "passages.jsonl").unlink()
        self.index_papers()
        self.assertEqual(self.state(), passages)

    def test_ids_of_every_kind_at_once(self):
        lines = [{"_id": "a"}, {"_id": "b", "paper": "a"}, {"_id": "a~2"}, {"_id": "a"}, {"_id": "good"}, {"_id": "a~2", "paper": "a"},
                 {"_id": "c", "paper": "good"}, {"_id": "good:1", "paper": "good"}, {"_id": "c", "paper": "c"}]
        for name in ("x.jsonl", "y.jsonl"):
            self.put(name, "".join(json.dumps({**line, "text": f"The ferry {i} of {name}."}) + "\n" for i, line in enumerate(lines)))
        self.index_papers()
        held = [json.loads(line) for line in self.state().splitlines()]
        self.assertEqual(len({passage["id"] for passage in held}), len(held))
        self.assertEqual(sum("of x.jsonl" in passage["text"] for passage in held), len(lines))
        self.assertEqual(sum("of y.jsonl" in passage["text"] for passage in held), len(lines))


if __name__ == "__main__":
    assert PROGRAM
    main()
