#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of files that differ in one number (text_sweeps.py, pdf_sweeps.py) or one element (markup_sweeps.py) is
what tests/passages/varied/swept-*.txt say: a line a file, as in tests/passages/varied.py.

usage: swept.py DOSSIER_READ [--update] [--write FOLDER] [--show NAME]
"""
import re
import sys

import markup_sweeps
import pdf_sweeps
import text_sweeps
import varied

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


if __name__ == "__main__":
    sys.exit(varied.main(__doc__, SORTS, swept, "swept-"))
