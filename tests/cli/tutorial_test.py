#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tutorial_test.py PROGRAM ROOT: what docs/tutorial.md does with pandoc works, behind all of its other commands; and the library
of the tutorial is the one that examples/make_library.py makes. Status 77 where there is no pandoc."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import transcripts

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()


def check_library():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, ROOT / "examples" / "make_library.py", folder], check=True)
        made = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
    kept = {path.name: path.read_bytes() for path in (ROOT / "examples" / "library").iterdir()}
    assert made.keys() == kept.keys() and len(made) == 9, (made.keys(), kept.keys())
    assert not [name for name in made if made[name] != kept[name]], "run examples/make_library.py"


def steps(text):
    """The commands of the tutorial in its order, those of its plain blocks of a shell as one each."""
    for fence, block in re.findall(r"^```(console|sh)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        if fence == "sh":
            yield "set -e\n" + block
            continue
        for part in transcripts.steps_of(["```console", *block.splitlines(), "```"], True):
            if isinstance(part, transcripts.Step):
                yield part.command()


def main():
    check_library()
    if shutil.which("pandoc") is None:
        print("no pandoc here: its commands are not run")
        return 77
    with tempfile.TemporaryDirectory() as home:
        shutil.copytree(ROOT / "examples", pathlib.Path(home, "examples"))
        for command in steps((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")):
            done = subprocess.run(["sh", "-c", command], cwd=home, env=transcripts.environment(PROGRAM, home), check=False,
                                  capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, (command, done.stdout, done.stderr)
        paper = re.sub(r"\s+", " ", pathlib.Path(home, "writing", "paper.html").read_text(encoding="utf-8"))
        for words in ("(Hartwell 2018, 201)", "(Moreau 2012, 77)", "Keller, Jonas", "Osei, Kwame, and Petra Lindholm",
                      "Journal of Quiet Borders", "https://doi.org/10.5555/asq.2012.0077"):
            assert words in paper, (words, paper[-3000:])
        assert pathlib.Path(home, "writing", "paper.docx").stat().st_size > 1000
    print("the paper has its citations and references")
    return 0


sys.exit(main())
