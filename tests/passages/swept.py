#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of files that differ in one number (text_sweeps.py, pdf_sweeps.py) or one element (markup_sweeps.py) is what tests/passages/varied/swept-*.txt say:
a line a file, as in tests/passages/varied.py.

usage: swept.py DOSSIER_READ [--update] [--write FOLDER] [--show NAME]
"""
import argparse
import json
import pathlib
import re
import sys
import tempfile

import markup_sweeps
import pdf_sweeps
import text_sweeps
from varied import VARIED, line_of, readings
from golden_lines import hold


SORTS = ("texts", "pdfs", "html", "jats", "tei", "docx", "odt")
ENDINGS = {"jats": "jats.xml", "tei": "tei.xml"}


def swept(sort):
    """Name and bytes of each file of a sort."""
    if sort not in ("texts", "pdfs"):
        for number, (name, content) in enumerate(markup_sweeps.swept(sort)):
            shown = re.sub(r"[^\w-]+", "_", name).strip("_")
            yield f"{number:03}-{shown}.{ENDINGS.get(sort, sort)}", content
        return
    for name, (numbers, make) in (text_sweeps if sort == "texts" else pdf_sweeps).SWEEPS.items():
        for number in numbers:
            content = make(number)
            yield (f"{name}-{number}.txt", content.encode()) if sort == "texts" else (f"{name}-{number}.pdf", content)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="writes today's readings")
    parser.add_argument("--write", type=pathlib.Path, metavar="FOLDER", help="writes the files and ends")
    parser.add_argument("--show", metavar="NAME", help="prints the reading of one file, as in texts/items-7.txt")
    options = parser.parse_args()
    differs = False
    for sort in SORTS:
        with tempfile.TemporaryDirectory() as name:
            folder = options.write / sort if options.write else pathlib.Path(name)
            folder.mkdir(parents=True, exist_ok=True)
            written = []
            for file, content in swept(sort):
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
        differs |= not hold(VARIED / f"swept-{sort}.txt", now, options.update)
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
