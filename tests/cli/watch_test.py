#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""watch_test.py PROGRAM: `dossier index --watch` follows a folder: files written, changed, renamed, replaced and deleted,
folders that come and go, bursts, failures, the end by a signal, and a system that gives no watches."""
import fcntl
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

PATIENCE = 20  # seconds; what is tested comes in less than one
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
PROGRAM = pathlib.Path(sys.argv[1]).resolve()


def paper(word):
    return f"# On {word}\n\n## Findings\n\n" + f"The survey of the {word} came to a clear end in the spring of that year. " * 4 + "\n"


class Watching:
    """A process that watches, and what it says."""

    def __init__(self, home, *words, before=()):
        self.home, self.out, self.err, self.listeners = home, [], [], []
        self.process = subprocess.Popen([*before, str(PROGRAM), "index", "--watch", *words], cwd=home,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        for stream, lines in ((self.process.stdout, self.out), (self.process.stderr, self.err)):
            listener = threading.Thread(target=lambda s=stream, l=lines: l.extend(iter(s.readline, "")), daemon=True)
            listener.start()
            self.listeners.append(listener)
        self.wait_for(lambda: any("Watching" in line for line in self.err), "the watch begins")

    def wait_for(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None or condition(), f"{what}: ended with {self.process.poll()}: {self.err}"
            assert time.monotonic() < end, f"waited in vain: {what}\n{''.join(self.out)}{''.join(self.err)}"
            time.sleep(0.02)

    def wait_for_line(self, pattern):
        self.wait_for(lambda: any(re.search(pattern, line) for line in self.out), pattern)

    def commits(self):
        return sum(line.startswith("Files:") for line in self.out)

    def found(self, word):
        done = subprocess.run([str(PROGRAM), "search", "--exact", "--json", word], cwd=self.home, capture_output=True,
                              check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.returncode == 0

    def wait_until_found(self, word, there=True):
        self.wait_for(lambda: self.found(word) == there, f"{word} is {'' if there else 'not '}found")

    def stop(self, number):
        self.process.send_signal(number)
        assert self.process.wait(timeout=PATIENCE) == 0, (self.process.returncode, self.err)
        for listener in self.listeners:
            listener.join()


def follows_changes(home):
    papers = home / "papers"
    papers.mkdir()
    (papers / "one.md").write_text(paper("harbour"), encoding="utf-8")
    watching = Watching(home, "papers")
    assert watching.found("harbour")

    (papers / "two.md").write_text(paper("glacier"), encoding="utf-8")
    watching.wait_until_found("glacier")
    (papers / "two.md").write_text(paper("orchard"), encoding="utf-8")
    watching.wait_until_found("orchard")
    assert not watching.found("glacier")

    # As editors save: a new file takes the place of the old one.
    (papers / ".two.md.tmp").write_text(paper("lighthouse"), encoding="utf-8")
    (papers / ".two.md.tmp").rename(papers / "two.md")
    watching.wait_until_found("lighthouse")
    assert not watching.found("orchard")

    (papers / "two.md").rename(papers / "three.md")
    watching.wait_for_line(r"papers/two\.md: removed")
    assert watching.found("lighthouse")
    (papers / "one.md").unlink()
    watching.wait_until_found("harbour", there=False)

    deep = papers / "new" / "folder"
    deep.mkdir(parents=True)
    (deep / "four.md").write_text(paper("monastery"), encoding="utf-8")
    watching.wait_until_found("monastery")
    (deep / "five.md").write_text(paper("vineyard"), encoding="utf-8")
    watching.wait_until_found("vineyard")
    (papers / "new").rename(papers / "old")
    watching.wait_for_line(r"papers/new/folder/five\.md: removed")
    (papers / "old" / "folder" / "six.md").write_text(paper("caravan"), encoding="utf-8")
    watching.wait_until_found("caravan")

    (papers / "broken.md").write_bytes(b"")
    watching.wait_for_line(r"broken\.md: skipped")
    watching.stop(signal.SIGINT)
    assert any(line.startswith("Stopped") for line in watching.err), watching.err


def bursts_give_few_commits(home):
    papers = home / "papers"
    papers.mkdir()
    (papers / "first.md").write_text(paper("harbour"), encoding="utf-8")
    watching = Watching(home, "papers")
    before = watching.commits()
    for number in range(60):
        (papers / f"p{number}.md").write_text(paper(f"word{number}"), encoding="utf-8")
    watching.wait_until_found("word59")
    assert 1 <= watching.commits() - before <= 3, watching.out
    # What does not change the text changes nothing.
    before = watching.commits()
    for number in range(20):
        os.utime(papers / f"p{number}.md")
        (papers / f"notes{number}.log").write_text("not a paper", encoding="utf-8")
    (papers / "last.md").write_text(paper("estuary"), encoding="utf-8")
    watching.wait_until_found("estuary")
    assert 1 <= watching.commits() - before <= 2, watching.out
    watching.stop(signal.SIGTERM)


def index_inside_is_no_change(home):
    (home / "one.md").write_text(paper("harbour"), encoding="utf-8")
    watching = Watching(home, "--index", "library", ".")
    time.sleep(1.0)
    (home / "two.md").write_text(paper("glacier"), encoding="utf-8")
    watching.wait_for(lambda: watching.commits() == 2, "the second commit")
    before = (home / "library").stat().st_mtime_ns
    time.sleep(1.5)
    assert (home / "library").stat().st_mtime_ns == before, "the index feeds itself"
    watching.stop(signal.SIGINT)


def a_paper_goes_on_in_its_other_form(home):
    """A PDF that comes beside its text is read instead of it; when it goes, the text is read again."""
    papers = home / "papers"
    papers.mkdir()
    (papers / "tap.md").write_bytes((EXAMPLES / "papers" / "who-holds-the-tap.md").read_bytes())
    watching = Watching(home, "papers")
    (papers / "tap.pdf").write_bytes((EXAMPLES / "pdfs" / "notes.pdf").read_bytes())
    watching.wait_for_line(r"tap\.md: skipped: it is the same paper as papers/tap\.pdf")
    assert watching.found("paper:tap Aswan")
    (papers / "tap.pdf").unlink()
    watching.wait_for_line(r"tap\.pdf: removed")
    assert watching.found("paper:tap Aswan")
    watching.stop(signal.SIGTERM)


def errors_keep_it_watching(home):
    papers = home / "papers"
    papers.mkdir()
    (papers / "first.md").write_text(paper("estuary"), encoding="utf-8")
    (papers / "stays.md").write_text(paper("granary"), encoding="utf-8")
    watching = Watching(home, "papers")
    (papers / "first.md").unlink()
    watching.wait_until_found("estuary", there=False)
    # An empty folder may be a share that is not mounted: what was read stays, and this is said once.
    (papers / "stays.md").unlink()
    watching.wait_for(lambda: any("--allow-removal" in line for line in watching.err), "the remedy")
    assert watching.found("granary")
    (papers / "next.md").write_text(paper("cistern"), encoding="utf-8")
    watching.wait_until_found("granary", there=False)
    (papers / "next.md").unlink()
    with open(home / ".dossier" / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (papers / "one.md").write_text(paper("harbour"), encoding="utf-8")
        watching.wait_for(lambda: any("written by another" in line for line in watching.err), "the message")
    watching.wait_until_found("harbour")
    assert not watching.found("cistern")
    # A folder that goes (a disk taken out: what was read stays) and comes again.
    (papers / "one.md").unlink()
    papers.rmdir()
    watching.wait_for_line("papers: skipped")
    assert watching.found("harbour")
    papers.mkdir()
    (papers / "two.md").write_text(paper("glacier"), encoding="utf-8")
    watching.wait_until_found("glacier")
    assert not watching.found("harbour")
    report = subprocess.run([str(PROGRAM), "status"], cwd=home, capture_output=True, check=True).stdout.decode()
    assert "skipped" not in report, report
    watching.stop(signal.SIGINT)


def looks_where_watches_run_out(home):
    """In a namespace of its own a process may be given fewer watches."""
    before = ["unshare", "--user", "--map-root-user", "sh", "-c",
              'echo 1 > /proc/sys/user/max_inotify_watches && exec "$@"', "sh"]
    try:
        if subprocess.run([*before, "true"], capture_output=True, check=False).returncode != 0:
            raise OSError("not allowed")
    except OSError as error:
        print(f"not tested: a system without watches ({error})")
        return
    deep = home / "papers" / "deep"
    deep.mkdir(parents=True)
    (deep / "first.md").write_text(paper("estuary"), encoding="utf-8")
    watching = Watching(home, "papers", before=before)
    watching.wait_for(lambda: any("max_user_watches" in line for line in watching.err), "the remedy")
    (deep / "one.md").write_text(paper("harbour"), encoding="utf-8")
    watching.wait_until_found("harbour")
    watching.stop(signal.SIGINT)


def main():
    for test in (follows_changes, bursts_give_few_commits, index_inside_is_no_change,
                 a_paper_goes_on_in_its_other_form, errors_keep_it_watching,
                 looks_where_watches_run_out):
        with tempfile.TemporaryDirectory() as name:
            begin = time.monotonic()
            test(pathlib.Path(name))
            print(f"{test.__name__.replace('_', ' ')}: {time.monotonic() - begin:.1f} s", flush=True)


if __name__ == "__main__":
    main()
