# SPDX-License-Identifier: GPL-3.0-or-later
"""One library on this disk and in a cluster, and how their answers are compared: JSON, but for the time that an answer
took; numbers may differ by a billionth."""
import concurrent.futures
import json
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from questions import OPERATORS, STATES, WORDS, documented, varied_records  # noqa: E402, F401


def differences(a, b, at=""):
    """Where two answers differ; numbers as near as sums of the same numbers in another order are the same."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys()):
            if key != "milliseconds":
                yield from differences(a.get(key), b.get(key), f"{at}.{key}")
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for number, (left, right) in enumerate(zip(a, b)):
            yield from differences(left, right, f"{at}[{number}]")
    elif isinstance(a, float) and isinstance(b, (float, int)) and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9):
        return
    elif a != b:
        yield f"{at}: {json.dumps(a)[:200]} on disk, {json.dumps(b)[:200]} in the cluster"


class Pair:
    """One library on this disk and in a cluster."""

    def __init__(self, harness, name, *paths):
        self.harness, self.disk, self.cluster = harness, name + "-here", harness.nodes.address(name)
        self.asked = []
        for place in (self.disk, self.cluster):
            harness.run("index", "--quiet", "--index", place, *paths)

    def ask(self, place, words):
        done = self.harness.call(words[0], "--index", place, *words[1:])
        assert done.returncode in (0, 1), f"{words} of {place}: exit {done.returncode}\n{done.stderr}"
        return done.returncode, done.stdout

    def compare(self, *words):
        """To be compared by done()."""
        self.asked.append([*words[:1], "--json", *words[1:]])

    def differing(self, words):
        here, there = (self.ask(place, words) for place in (self.disk, self.cluster))
        found = list(differences(json.loads(here[1]), json.loads(there[1])))
        if here[0] != there[0]:
            found.append(f"exit status {here[0]} on disk, {there[0]} in the cluster")
        return found

    def done(self):
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            failed = [(words, found) for words, found in zip(self.asked, pool.map(self.differing, self.asked)) if found]
        for words, found in failed[:12]:
            print(f"  {' '.join(words)!r}:\n    " + "\n    ".join(found[:4]), flush=True)
        print(f"  {self.disk}: {len(self.asked)} answers compared, {len(failed)} differ", flush=True)
        assert self.asked, "nothing was compared"
        assert not failed, f"{len(failed)} of {len(self.asked)} answers differ"
