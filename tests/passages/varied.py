#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of papers that chance varies is what tests/passages/varied says: a line a file with what it consists of and a
digest of the whole reading, with what each stage did and why.

usage: varied.py DOSSIER_READ [--update] [--write FOLDER] [--show NAME]

Lines change here with any change of reading; their number tells how far it reaches. With --update today's readings are
written. --write leaves the varied files in a folder; --show prints the whole reading of one of them.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

PASSAGES = pathlib.Path(__file__).resolve().parent
VARIED = PASSAGES / "varied"
sys.path.insert(0, str(PASSAGES))
sys.path.insert(0, str(PASSAGES.parent / "support"))
import pdf_variations  # noqa: E402
import variations  # noqa: E402
from golden_lines import hold  # noqa: E402
from quality import read_jsonl  # noqa: E402

COUNTS = {"texts": 420, "odd": 260, "formats": 300, "pdfs": 200}


def files(sort):
    """Name and bytes of each varied file of a sort."""
    golds = [read_jsonl(path) for path in sorted((PASSAGES / "gold").glob("*.jsonl"))]
    odd = sorted((PASSAGES / "odd" / "papers").iterdir())
    kinds = sorted(set(variations.TAGS) | {"md"})
    for number in range(COUNTS[sort]):
        chance = random.Random(f"{sort} {number}")
        rows = golds[number % len(golds)]
        if sort == "texts":
            yield f"{number:03}.txt", variations.varied_text(variations.dressed(rows, chance), chance)
        elif sort == "odd":
            yield f"{number:03}.txt", variations.varied_text(odd[number % len(odd)].read_text(encoding="utf-8"), chance)
        elif sort == "formats":
            kind = kinds[number % len(kinds)]
            yield f"{number:03}.{kind}", variations.varied_format(rows, kind, chance)
        else:
            yield f"{number:03}.pdf", pdf_variations.varied_pdf(rows, chance)


def rounded(value):
    if isinstance(value, dict):
        return {name: rounded(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value


def line_of(row):
    """A reading on one line."""
    name = pathlib.Path(row.pop("file")).name
    if "message" in row:
        return f"{name} | {row['message'][:80]}\n"
    reading = row["reading"]
    for part in ("id", "source"):
        reading["paper"].pop(part, None)
    kinds = collections.Counter(block["kind"] for block in reading["blocks"])
    edits = sum(len(stage["edits"]) for stage in reading["stages"])
    whole = hashlib.sha256(json.dumps(rounded(reading), sort_keys=True).encode()).hexdigest()[:8]
    return f"{name} | {' '.join(f'{kind}={count}' for kind, count in sorted(kinds.items()))} | edits={edits} | {whole}\n"


def readings(program, folder, names):
    """The reading of each file; where one ends the program, that is said and the rest goes on."""
    while names:
        done = subprocess.run([program, "--json", *names], cwd=folder, capture_output=True, encoding="utf-8", check=False)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        yield from rows
        names = names[len(rows):]
        if names:
            yield {"file": names[0], "message": f"the program ended with {done.returncode}"}
            names = names[1:]


def main(doc, sorts, made, prefix=""):
    """A gate over files that are made: made(sort) gives the name and bytes of each; VARIED has a list of lines a sort."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="writes today's readings")
    parser.add_argument("--write", type=pathlib.Path, metavar="FOLDER", help="writes the files and ends")
    parser.add_argument("--show", metavar="NAME", help="prints the reading of one file, as in texts/012.txt")
    options = parser.parse_args()
    differs = False
    for sort in sorts:
        with tempfile.TemporaryDirectory() as name:
            folder = options.write / sort if options.write else pathlib.Path(name)
            folder.mkdir(parents=True, exist_ok=True)
            written = []
            for file, content in made(sort):
                if options.show in (None, f"{sort}/{file}"):
                    (folder / file).write_bytes(content)
                    written.append(file)
            if options.write:
                continue
            rows = readings(options.program.resolve(), folder, written)
            if options.show:
                for row in rows:
                    print(json.dumps(row, indent=1, ensure_ascii=False))
                continue
            now = [line_of(row) for row in rows]
        differs |= not hold(VARIED / f"{prefix}{sort}.txt", now, options.update)
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main(__doc__, COUNTS, files))
