#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the indexer while it makes meaning: the commit before it holds, the index answers, the next run makes up for it.

usage: kill_meaning_test.py PROGRAM [--times N] [--seed N] [--papers N]

An invented library grows by half, so that meaning is made anew after the commit. As soon as the commit is seen, the
indexer is killed (SIGKILL) after a random part of the time that remains. Then `check` must be clean, all passages must
be there and a search must answer. The next `index`, for which no file has changed, must give the answers, with their
scores, that an indexer gives which nobody killed. It fails where no kill came before the meaning was whole.
"""
import json
import os
import pathlib
import random
import shutil
import signal
import tempfile
import time

from support import Program, must, options

SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "ar", "en", "il")]
SUBJECTS, WORDS_OF_SUBJECT = 40, 100


def vocabulary():
    """Invented words by subject: meaning takes long to make of many words, and finds out which belong together."""
    chance = random.Random(7)
    return [["".join(chance.choices(SYLLABLES, k=3)) for _ in range(WORDS_OF_SUBJECT)] for _ in range(SUBJECTS)]


WORDS = vocabulary()
QUERIES = [" ".join(words[:3]) for words in WORDS[:3]]


def write_papers(folder, numbers, paragraphs=30):
    folder.mkdir(exist_ok=True)
    for number in numbers:
        chance = random.Random(number)
        lines = [f"# Paper number{number}", "", "## Findings", ""]
        for _ in range(paragraphs):
            lines += [" ".join(chance.choices(WORDS[chance.randrange(SUBJECTS)], k=40)).capitalize() + ".", ""]
        (folder / f"paper{number:03}.md").write_text("\n".join(lines), encoding="utf-8")


def answers(program):
    """What a search finds, and how it scores: both depend on the meaning that is stored."""
    found = []
    for query in QUERIES:
        hits = json.loads(must(program.run("search", "--json", "--limit", "30", query), 0).stdout)["hits"]
        found.append([(hit["passage"]["id"], hit["score"]) for hit in hits])
    return found


def commit(index):
    """Changes with each commit, in place or not."""
    current = (index / "current").read_text(encoding="utf-8").splitlines()[1]
    try:
        return current, (index / current / "manifest").stat().st_mtime_ns
    except FileNotFoundError:
        return current, 0  # a commit is under way


def wait_for_commit(program, before, indexer):
    """Waits until the index is another than `before`, and whole."""
    end = time.monotonic() + 60
    while commit(program.index) == before or commit(program.index)[1] == 0:
        assert indexer.poll() is None, "the indexer ended without a commit"
        assert time.monotonic() < end, "no commit within a minute"
        time.sleep(0.001)


def main():
    args = options(__doc__, times=200, seed=15, papers=60).parse_args()
    chance = random.Random(args.seed)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        library = folder / "papers"
        write_papers(library, range(args.papers))
        program = Program(args.program.resolve(), folder / "index")
        must(program.run("index", library), 0)
        shutil.copytree(program.index, folder / "before")
        write_papers(library, range(args.papers, args.papers + args.papers // 2))

        # Nobody kills this one; how long it goes on after its commit tells where to aim.
        before = commit(program.index)
        indexer = program.start("index", library)
        wait_for_commit(program, before, indexer)
        begin = time.monotonic()
        status = indexer.wait(timeout=120)
        assert status == os.EX_OK, f"the indexer ended with {status}"
        remaining = time.monotonic() - begin
        passages, whole = program.state(), answers(program)

        killed = finished = 0
        for turn in range(args.times):
            shutil.rmtree(program.index)
            shutil.copytree(folder / "before", program.index)
            before = commit(program.index)
            indexer = program.start("index", library)
            wait_for_commit(program, before, indexer)
            time.sleep(chance.random() * remaining)
            indexer.send_signal(signal.SIGKILL)
            indexer.wait()
            must(program.run("check"), 0)
            assert program.state() == passages, f"turn {turn}: the commit before the kill does not hold"
            if answers(program) == whole:
                finished += 1
            else:
                killed += 1
            must(program.run("index", library), 0)
            assert answers(program) == whole, f"turn {turn}: the next run did not make up for what was cut off"
            must(program.run("check"), 0)
        assert killed > 0, "no kill came before the meaning was whole: a larger library is needed (--papers)"
        print(f"killed {args.times} times: {killed} while meaning was made, {finished} after it; always mended")


if __name__ == "__main__":
    main()
