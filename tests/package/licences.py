#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""licences.py ROOT: every file of the project has a copyright and a licence whose text is in LICENSES/, by REUSE.toml or by what
its own first lines say; sources say it themselves. Prints how many files each licence has. It needs no other
program; reuse_test.py asks REUSE's own."""
import collections
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(sys.argv[1]).resolve()
OWN_WORDS = {".cpp", ".hpp", ".py", ".service", ".socket", ".desktop", ".mjs"}
TAG = re.compile(r"SPDX-License-" r"Identifier:\s*([A-Za-z0-9.+-]+)")  # in two, as REUSE reads this file too


def files():
    """What is tracked; where the project lies without its history, all but what builds leave."""
    done = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=False)
    if done.returncode == 0 and done.stdout:
        return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    left = {"build", ".git", "node_modules"}
    return [path for path in ROOT.rglob("*") if path.is_file() and not left & set(path.relative_to(ROOT).parts)]


def pattern(path):
    """`**` is anything, `*` anything within a folder (REUSE 3.3, REUSE.toml)."""
    parts = re.split(r"(\*\*|\*)", path)
    return re.compile("".join({"**": ".*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts))


def annotations():
    told = tomllib.loads((ROOT / "REUSE.toml").read_text())
    assert told["version"] == 1
    for one in told["annotations"]:
        paths = one["path"] if isinstance(one["path"], list) else [one["path"]]
        yield [pattern(path) for path in paths], one.get("SPDX-FileCopyrightText"), one.get("SPDX-License-Identifier")


def main():
    rules = list(annotations())
    texts = {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}
    faults, counts = [], collections.Counter()
    for path in files():
        name = str(path.relative_to(ROOT))
        if name.startswith("LICENSES/"):
            continue
        found = [(holder, licence) for patterns, holder, licence in rules if any(p.fullmatch(name) for p in patterns)]
        holder, licence = found[-1] if found else (None, None)
        own = TAG.search(path.read_bytes()[:600].decode("utf-8", "replace"))
        if own and licence and own[1] != licence:
            faults.append(f"{name}: says {own[1]}, REUSE.toml says {licence}")
        if not own and path.suffix in OWN_WORDS and not name.startswith("tests/fuzz/corpus/"):
            faults.append(f"{name}: does not say its licence")
        licence = licence or (own and own[1])
        if not holder or not licence:
            faults.append(f"{name}: no copyright or no licence")
        elif licence not in texts:
            faults.append(f"{name}: LICENSES/{licence}.txt is not there")
        counts[licence] += 1
    for licence in texts - set(counts):
        faults.append(f"LICENSES/{licence}.txt is of no file")
    for licence, number in counts.most_common():
        print(f"{number} files: {licence}")
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
