#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""terminal_picture.py PROGRAM OUT.svg: draws what the program really prints on a terminal, colours and all."""
import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

SOURCE = pathlib.Path(__file__).resolve().parents[1]
COMMAND = ["search", "--limit", "2", "water", "treaty"]
COLUMNS, FONT, LINE, MARGIN = 92, 14, 20, 18
CELL = FONT * 0.602
NO_BREAK = "\u00a0"  # SVG drops spaces at the ends of a piece
STYLES = {"1": "font-weight:bold", "2": "fill:#8b949e", "33": "fill:#e3b341", "36": "fill:#56d4dd"}


def printed(program):
    """The answer as a terminal gets it, from an index of the example papers."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SOURCE / "examples", pathlib.Path(folder) / "examples")
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": str(COLUMNS), "HOME": folder}
        for words in (["index", "--quiet", "examples/papers"], [COMMAND[0], "--color=always", *COMMAND[1:]]):
            done = subprocess.run([program, *words], cwd=folder, env=environment, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8")


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def spans(line, styles):
    """The line as pieces at their columns; the styles go on from line to line."""
    column = 0
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        if piece.startswith("\x1b["):
            codes = piece[2:-1].split(";")
            styles[:] = [] if codes == ["0"] else codes
        elif piece:
            style = ";".join(STYLES[code] for code in styles)
            attribute = f' style="{style}"' if style else ""
            text = html.escape(piece.replace(" ", NO_BREAK))
            yield f'<tspan x="{MARGIN + column * CELL:.1f}"{attribute}>{text}</tspan>'
            column += width(piece)


def main():
    program, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    lines = ["\x1b[2m$\x1b[0m dossier " + " ".join(COMMAND), "", *printed(program).rstrip("\n").split("\n")]
    styles, rows = [], []
    for number, line in enumerate(lines):
        row = "".join(spans(line, styles))
        rows.append(f'<text y="{MARGIN + LINE * (number + 1) - 5}">{row}</text>')
    wide, high = 2 * MARGIN + COLUMNS * CELL, 2 * MARGIN + LINE * len(lines)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" width="{wide:.0f}" height="{high}" '
        f'role="img" aria-label="dossier {html.escape(" ".join(COMMAND))}, and its answer">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n'
        f'<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,\'DejaVu Sans Mono\',monospace" '
        f'font-size="{FONT}" fill="#e6edf3" xml:space="preserve">\n' + "\n".join(rows) + "\n</g>\n</svg>\n",
        encoding="utf-8")


main()
