# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of lines that a program's answers are compared with."""
import difflib
import sys


def hold(golden, now, update=False):
    """Whether today's lines, each with its line break, are those of the file; prints those that are not. With `update` the
    file becomes what they are."""
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text("".join(now), encoding="utf-8")
        return True
    then = golden.read_text(encoding="utf-8").splitlines(True)
    sys.stdout.writelines(difflib.unified_diff(then, now, golden.name, "today", n=0))
    return now == then
