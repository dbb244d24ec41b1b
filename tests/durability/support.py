# SPDX-License-Identifier: GPL-3.0-or-later
"""What the durability tests share: a small invented library in known states, and the program under test."""
import argparse
import hashlib
import json
import pathlib
import random
import subprocess

WORDS = """border treaty river corridor envoy pipeline fence tariff summit ministry garrison strait quota refugee census
harbour railway ceasefire doctrine alliance embargo parliament patrol customs grievance memorandum province loan""".split()


def paper(number, state, paragraphs=12):
    """An invented paper; `state` is a word that stands in every paragraph, so that states can be told apart."""
    chance = random.Random(number * 1000003 + int(hashlib.md5(state.encode()).hexdigest()[:8], 16))
    lines = [f"# Paper number{number} on {chance.choice(WORDS)} and {chance.choice(WORDS)}", ""]
    for section in ("Introduction", "Findings", "Conclusion"):
        lines += [f"## {section}", ""]
        for _ in range(paragraphs // 3):
            body = " ".join(chance.choice(WORDS) for _ in range(40))
            lines += [f"In {state} the {body}.", ""]
    return "\n".join(lines)


def write_library(folder, count, state):
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"paper{number:03}.md").write_text(paper(number, state), encoding="utf-8")


class Program:
    """The program, run with one index."""

    def __init__(self, path, index):
        self.path = str(path)
        self.index = pathlib.Path(index)

    def command(self, *words):
        return [self.path, words[0], "--index", str(self.index), *map(str, words[1:])]

    def run(self, *words, timeout=120):
        return subprocess.run(self.command(*words), capture_output=True, timeout=timeout, check=False)

    def start(self, *words):
        return subprocess.Popen(self.command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def state(self):
        """A digest of every passage of the index: two indexes with the same content have the same."""
        result = self.run("passages")
        if result.returncode not in (0, 1):
            raise AssertionError(f"passages: exit {result.returncode}: {result.stderr.decode(errors='replace')}")
        rows = sorted(json.dumps(json.loads(line), sort_keys=True) for line in result.stdout.splitlines() if line)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest(), len(rows)


def options(description, times, seed, papers):
    """The options of a test that kills the program again and again."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--times", type=int, default=times)
    parser.add_argument("--seed", type=int, default=seed)
    parser.add_argument("--papers", type=int, default=papers)
    return parser


def must(result, *allowed):
    """The result, if its exit status is one of those allowed."""
    if result.returncode not in allowed:
        raise AssertionError(f"{result.args}: exit {result.returncode}, wanted {allowed}\n"
                             f"{result.stderr.decode(errors='replace')[-2000:]}")
    return result
