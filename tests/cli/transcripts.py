#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs transcripts: what is typed, what is answered, and the exit status.

usage: transcripts.py PROGRAM FILE… [--update]

FILE is a .test file, or Markdown, of which the blocks fenced as ```console are run. In both:

    # a comment, behind a blank line; not in Markdown
    $ dossier search water          a command for sh, in a new folder that holds examples/
    > more of it                    goes on with the command
    answer                          what it prints, standard output and error together
    some [..] answer                [..] stands for anything within a line
    ...                             any number of lines
    FOLDER                          the folder that it runs in
    [1]                             the exit status, where it is not 0

With --update what is printed today is written into the files in place of what differs.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]


class Step:
    def __init__(self, line, number):
        self.lines, self.number, self.expected = [line], number, []

    def command(self):
        return "\n".join(line[2:] for line in self.lines)


def steps_of(lines, is_console):
    """Steps with the lines that are not theirs between them, so that the file can be written again."""
    parts, step, inside = [], None, not is_console
    for number, line in enumerate(lines, 1):
        if is_console and line.startswith("```"):
            inside, step = line.strip() == "```console", None
            parts.append(line)
        elif inside and line.startswith("$ "):
            step = Step(line, number)
            parts.append(step)
        elif inside and step and line.startswith("> ") and not step.expected:
            step.lines.append(line)
        elif not inside or step is None or (not is_console and comments(line, step)):
            step = None
            parts.append(line)
        else:
            step.expected.append(line)
    return parts


def comments(line, step):
    """In a .test file a line with # behind a blank line is no answer."""
    return line.startswith("# ") and step.expected and not step.expected[-1]


def trimmed(lines):
    """Blank lines at the end part steps and are not expected."""
    lines = list(lines)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def matches(expected, actual):
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(expected[1:], actual[skip:]) for skip in range(len(actual) + 1))
    if not actual:
        return False
    pattern = ".*".join(re.escape(piece) for piece in expected[0].split("[..]"))
    return re.fullmatch(pattern, actual[0]) is not None and matches(expected[1:], actual[1:])


def environment(program, home):
    sanitizers = ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS")
    kept = {name: os.environ[name] for name in sanitizers if name in os.environ}
    path = f"{pathlib.Path(program).resolve().parent}:{os.environ['PATH']}"
    return {**kept, "PATH": path, "HOME": home, "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "80", "SOURCE": str(SOURCE)}


def run(step, folder, program):
    done = subprocess.run(["sh", "-c", step.command()], cwd=folder, env=environment(program, folder), timeout=120,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    text = done.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n").replace(str(folder), "FOLDER")
    lines = trimmed(text.split("\n"))
    return lines + ([f"[{done.returncode}]"] if done.returncode else [])


def replay(program, path, update):
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = steps_of(lines, path.suffix == ".md")
    steps = [part for part in parts if isinstance(part, Step)]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SOURCE / "examples", pathlib.Path(folder) / "examples")
        for step in steps:
            actual = run(step, folder, program)
            if matches(trimmed(step.expected), actual):
                continue
            failed += 1
            if not update:
                shown = "\n".join(f"    {line}" for line in actual)
                print(f"{path.relative_to(SOURCE)}:{step.number}: $ {step.command()}\n  answered\n{shown}")
            blank = [""] * (len(step.expected) - len(trimmed(step.expected)))
            step.expected = actual + blank
    if update and failed:
        out = []
        for part in parts:
            out += [*part.lines, *part.expected] if isinstance(part, Step) else [part]
        path.write_text("\n".join(out) + "\n", encoding="utf-8")
        print(f"{path.relative_to(SOURCE)}: {failed} of {len(steps)} answers are new")
        failed = 0
    return len(steps), failed


def main():
    words = [word for word in sys.argv[1:] if word != "--update"]
    if len(words) < 2:
        sys.exit(__doc__)
    assert matches(["a [..] c", "..."], ["a b c", "d"]) and not matches(["a"], ["b"])  # it has to be able to fail
    total = failed = 0
    for name in words[1:]:
        steps, bad = replay(words[0], pathlib.Path(name).resolve(), "--update" in sys.argv)
        total, failed = total + steps, failed + bad
    print(f"{total} commands, {failed} answered otherwise")
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
