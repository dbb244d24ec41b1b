#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""generated.py ROOT PROGRAM [--update]: documents that the program writes of itself are those that lie in docs/."""
import pathlib
import shutil
import subprocess
import sys

DOCUMENTS = {"docs/cli.md": ["__reference", "markdown"]}
SHELLS = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"]}


def printed(program, words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def check_documents(root, program, update):
    good = True
    for name, words in DOCUMENTS.items():
        path = root / name
        text = printed(program, words)
        if update:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{name} is not what `dossier {' '.join(words)}` prints; run make golden")
            good = False
    return good


def check_shells(program):
    """The completions are read by the shells that are here."""
    good = True
    for shell, command in SHELLS.items():
        if shutil.which(command[0]) is None:
            print(f"{shell}: not here, its completion is not read")
            continue
        done = subprocess.run([*command, "/dev/stdin"], input=printed(program, ["__reference", shell]), text=True,
                              capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            print(f"{shell}: {done.stderr}")
            good = False
    return good


def check_man_page(program):
    if shutil.which("man") is None:
        print("man: not here, the page is not read")
        return True
    done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "-"], text=True, encoding="utf-8",
                          input=printed(program, ["__reference", "man"]), capture_output=True, check=False,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "100"})
    if done.returncode or done.stderr:
        print(f"man: {done.stderr}")
    return not done.returncode and not done.stderr


def main():
    root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    good = check_documents(root, program, "--update" in sys.argv)
    good = check_shells(program) and good
    return 0 if check_man_page(program) and good else 1


sys.exit(main())
